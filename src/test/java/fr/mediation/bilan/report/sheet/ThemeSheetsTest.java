package fr.mediation.bilan.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemeSheetsTest {
    private final ReportInput input = SampleReport.withFigures(
            SampleReport.french(),
            figures -> Stream.concat(
                            figures.stream(),
                            Stream.of(
                                    part("ecran", SampleReport.YEAR, "10"),
                                    part("portable", SampleReport.YEAR, "40"),
                                    part("portable", SampleReport.YEAR - 1, "50")))
                    .toList());

    @Test
    void thePartsFollowTheirWholeTheLargestFirst() {
        List<Table.Row> rows = sheet(input, "Ordi 2.0").table().rows();
        int whole = rows.indexOf(row(rows, "Ensemble"));
        assertThat(rows.get(whole).total()).isTrue();
        assertThat(rows.subList(whole + 1, whole + 3).stream()
                        .map(row -> row.cells().get(1)))
                .containsExactly(new Cell.Text("Ordinateurs portables"), new Cell.Text("Écrans"));
    }

    @Test
    void thePartsAreToldThroughTheYearsWithTheirChange() {
        assertThat(row(sheet(input, "Ordi 2.0").table().rows(), "Ordinateurs portables")
                        .cells())
                .endsWith(
                        Cell.MISSING,
                        new Cell.Quantity(new BigDecimal("50"), 0),
                        new Cell.Quantity(new BigDecimal("40"), 0),
                        new Cell.Quantity(new BigDecimal("-20"), 1, "\u202f%", true));
    }

    @Test
    void theChartsDrawTheWholeAndItsParts() {
        assertThat(sheet(input, "Ordi 2.0").charts())
                .extracting(Chart::form)
                .containsExactly(Chart.Form.COLUMNS, Chart.Form.BARS);
    }

    @Test
    void withoutAnyFigureEachThemeSaysWhatIsMissing() {
        ReportInput without = SampleReport.withFigures(input, figures -> List.of());
        assertThat(sheet(without, "Moyens").charts()).isEmpty();
        assertThat(sheet(without, "Moyens").notes())
                .anyMatch(note -> note.contains("Moyens engagés") && note.contains("faute de données"));
    }

    @Test
    void whatIsConfidentialIsNotCalledMissing() {
        ReportInput confidential = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .map(figure -> figure.indicator().equals("moyens_engages")
                                ? SampleReport.confidential(figure)
                                : figure)
                        .toList());
        assertThat(sheet(confidential, "Moyens").notes()).noneMatch(note -> note.contains("pas de chiffre"));
    }

    private static Figure part(String category, int year, String value) {
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                Figure.Level.NATIONAL,
                Figure.COUNTRY,
                "equipements_donnes",
                new Category(Dimension.EQUIPMENT, category),
                new BigDecimal(value),
                new BigDecimal(value),
                null,
                null,
                3,
                Figure.Status.NORMAL);
    }

    private static Table.Row row(List<Table.Row> rows, String category) {
        return rows.stream()
                .filter(row -> row.cells().get(0).equals(new Cell.Text("Équipements donnés"))
                        && row.cells().get(1).equals(new Cell.Text(category)))
                .findFirst()
                .orElseThrow();
    }

    private static Sheet sheet(ReportInput input, String name) {
        return new ThemeSheets(input, new Figures(input, new Wording(input.language())), new Wording(input.language()))
                .sheets().stream()
                        .map(Sheet.Draft::sheet)
                        .filter(sheet -> sheet.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
