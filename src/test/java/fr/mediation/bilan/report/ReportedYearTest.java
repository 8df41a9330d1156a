package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.report.csv.CsvWriter;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.text.Messages;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportedYearTest {
    private static final int YEAR = SampleReport.YEAR;

    private static ReportedYear convention(int year) {
        return new ReportedYear(
                year, YearBasis.CONVENTION, LocalDate.of(YEAR - 1, 1, 4), LocalDate.of(YEAR + 1, 1, 20));
    }

    private static ReportInput input() {
        return SampleReport.with(SampleReport.french(), convention(YEAR));
    }

    private static String period() {
        return "du 3 février " + YEAR + " au 2 février " + (YEAR + 1);
    }

    @Test
    void theTitleAndEverySheetSayThePeriod() {
        Report report = ReportLayout.of(input());

        assertThat(report.title()).endsWith(period());
        assertThat(report.sheets().get(0).title()).isEqualTo(report.title());
        assertThat(report.sheets())
                .allSatisfy(sheet -> assertThat(sheet.notes()).anyMatch(note -> note.contains(period())));
    }

    @Test
    void theFirstPageSaysWhatStaysCivilAndWhatWasDelivered() {
        assertThat(ReportLayout.of(input()).sheets().get(0).notes())
                .anyMatch(note -> note.contains("ceux de l’année civile " + YEAR))
                .anyMatch(note -> note.endsWith("du 3 février " + YEAR + " au 20 janvier " + (YEAR + 1) + "."));
    }

    @Test
    void aYearBeforeTheFirstFileHasItsJanuaryAlone() {
        ReportedYear january =
                new ReportedYear(2014, YearBasis.CONVENTION, LocalDate.of(2015, 1, 1), LocalDate.of(2017, 12, 30));

        assertThat(january.notes(Messages.FRENCH))
                .anyMatch(note -> note.endsWith("du 1er janvier 2015 au 2 février 2015."));
        assertThat(january.isPartial(2014)).isTrue();
        assertThat(january.isPartial(2015)).isFalse();
        assertThat(january.isPartial(2016)).isFalse();
        assertThat(january.isPartial(2017)).isTrue();
    }

    @Test
    void theChartLeavesOutAYearReachedInPart() {
        Sheet trends = ReportLayout.of(input()).sheets().stream()
                .filter(sheet -> sheet.name().equals("Évolution"))
                .findFirst()
                .orElseThrow();
        Chart.Range drawn = trends.charts().get(0).series().get(0).values();

        assertThat(trends.notes()).anyMatch(note -> note.startsWith("Les livraisons ne couvrent qu’une partie de"));
        assertThat(trends.table().columns().subList(drawn.firstColumn(), drawn.lastColumn() + 1))
                .extracting(Table.Column::header)
                .containsExactly(String.valueOf(YEAR - 1), String.valueOf(YEAR));
    }

    @Test
    void theDataPackageSaysThePeriodAndWhatTheYearIs() {
        String description = new CsvWriter()
                .files(input()).stream()
                        .filter(file -> file.name().equals("datapackage.json"))
                        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElseThrow();

        assertThat(description).contains(period(), "bilan-" + YEAR + "-convention", "Année de convention des faits");
    }

    @Test
    void aCivilYearNeedsNoNote() {
        assertThat(ReportedYear.civil(YEAR).notes(Messages.FRENCH)).isEmpty();
        assertThat(ReportedYear.civil(YEAR).isPartial(YEAR)).isFalse();
    }
}
