package fr.mediation.bilan.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionFactSheetsTest {
    private final ReportInput input = SampleReport.french();

    @Test
    void theSheetsAreWrittenOnRequestOnly() {
        assertThat(names(input)).noneMatch(name -> name.startsWith("Fiche"));
        assertThat(names(SampleReport.with(input, Extra.REGION_SHEETS)))
                .filteredOn(name -> name.startsWith("Fiche"))
                .hasSize(18);
    }

    @Test
    void namesAreUniqueAndShortEnoughForExcel() {
        List<String> names = names(SampleReport.with(input, Extra.REGION_SHEETS));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 31);
    }

    @Test
    void aRegionStandsBesideTheCountryAndIsToldApartOnlyWhereChanceDoesNotExplainIt() {
        List<List<Cell>> rows = sheet("Fiche Bretagne").table().rows().stream()
                .map(Table.Row::cells)
                .toList();
        List<Cell> activities = rows.get(0);
        assertThat(activities.get(activities.size() - 1)).isEqualTo(Cell.NOT_APPLICABLE);
        assertThat(activities.get(activities.size() - 2))
                .isEqualTo(new Figures(input, new Wording(input.language()))
                        .cell(input.indicators().get(0)));
        assertThat(rows)
                .filteredOn(row -> row.get(0).equals(new Cell.Text("Part des femmes")))
                .singleElement()
                .satisfies(row -> assertThat(row.get(row.size() - 1)).isInstanceOf(Cell.Text.class));
    }

    @Test
    void itsPlacesAreNamed() {
        assertThat(sheet("Fiche Bretagne").remarks())
                .singleElement()
                .asString()
                .contains("(2)", "Cyber-base du port (Brest, labellisé)", "Médiathèque (Rennes)");
    }

    @Test
    void aRegionWithoutPlacesSaysSo() {
        assertThat(sheet("Fiche Corse").remarks()).singleElement().asString().startsWith("Aucun lieu");
    }

    private Sheet sheet(String name) {
        return new RegionFactSheets(
                        input, new Figures(input, new Wording(input.language())), new Wording(input.language()))
                .sheets().stream()
                        .map(Sheet.Draft::sheet)
                        .filter(sheet -> sheet.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> names(ReportInput input) {
        return ReportLayout.of(input).sheets().stream().map(Sheet::name).toList();
    }
}
