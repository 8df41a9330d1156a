package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final ReportInput input = SampleReport.french();

    @Test
    void theFirstPageShowsTheKeyFiguresInTheirOrder() {
        assertThat(firstCells(sheet(input, "Synthèse").tables().get(0)))
                .startsWith("Activités", "Participations", "Bénéficiaires")
                .hasSize(10);
    }

    @Test
    void aKeyFigureThatIsMissingIsExplained() {
        assertThat(sheet(input, "Synthèse").remarks())
                .anyMatch(remark -> remark.contains("Émissions évitées") && remark.contains("Dons"));
    }

    @Test
    void aReportWithoutLastYearSaysThatNothingCompares() {
        ReportInput alone = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .filter(figure -> figure.year() == SampleReport.YEAR)
                        .toList());
        assertThat(sheet(alone, "Synthèse").remarks()).anyMatch(remark -> remark.startsWith("Aucune comparaison"));
        assertThat(sheet(alone, "Synthèse")
                        .tables()
                        .get(0)
                        .rows()
                        .get(0)
                        .cells()
                        .get(4))
                .isEqualTo(Cell.MISSING);
    }

    @Test
    void aReportOfOneYearHasNoChartAndSaysWhy() {
        ReportInput alone = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .filter(figure -> figure.year() == SampleReport.YEAR)
                        .toList());
        assertThat(sheet(alone, "Évolution").chart()).isEmpty();
        assertThat(sheet(alone, "Évolution").notes()).anyMatch(note -> note.startsWith("Pas de graphique"));
    }

    @Test
    void aReportWithoutAnyFigureIsStillLaidOut() {
        ReportInput empty = SampleReport.withFigures(input, figures -> List.of());
        assertThat(Report.of(empty).sheets()).hasSize(6);
    }

    @Test
    void aReportWithoutValueMapSaysSo() {
        ReportInput without = new ReportInput(
                input.year(),
                input.perimeter(),
                input.language(),
                input.indicators(),
                input.figures(),
                input.regions(),
                new TreeMap<>(),
                "",
                input.quality(),
                input.ruleLabel());
        assertThat(sheet(without, "Plus-value").tables()).isEmpty();
        assertThat(sheet(without, "Plus-value").notes()).anyMatch(note -> note.contains("aucune carte de la valeur"));
    }

    @Test
    void aChangeIsToldInTheUnitAndInPercent() {
        Change change = Change.between(new BigDecimal("80"), new BigDecimal("100"), Unit.COUNT);
        assertThat(change.difference()).isEqualByComparingTo("20");
        assertThat(change.percent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("25"));
    }

    @Test
    void theChangeOfAPercentageIsToldInPointsOnly() {
        Change change = Change.between(new BigDecimal("40"), new BigDecimal("42.5"), Unit.PERCENT);
        assertThat(change.difference()).isEqualByComparingTo("2.5");
        assertThat(change.percent()).isEmpty();
    }

    @Test
    void aChangeFromZeroHasNoPercent() {
        assertThat(Change.between(BigDecimal.ZERO, BigDecimal.TEN, Unit.COUNT).percent())
                .isEmpty();
    }

    @Test
    void aChangeFromADebtHasTheSignOfTheDifference() {
        assertThat(Change.between(new BigDecimal("-10"), new BigDecimal("-5"), Unit.EURO)
                        .percent())
                .hasValueSatisfying(percent -> assertThat(percent).isEqualByComparingTo("50"));
    }

    @Test
    void figuresOfOtherYearsToComeAreLeftOut() {
        ReportInput earlier = new ReportInput(
                SampleReport.YEAR - 1,
                input.perimeter(),
                input.language(),
                input.indicators(),
                input.figures(),
                input.regions(),
                input.valuations(),
                input.valueMapTitle(),
                input.quality(),
                input.ruleLabel());
        assertThat(earlier.figures()).noneMatch(figure -> figure.year() == SampleReport.YEAR);
    }

    private static Sheet sheet(ReportInput input, String name) {
        return Report.of(input).sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> firstCells(Table table) {
        return table.rows().stream()
                .map(row -> ((Cell.Text) row.cells().get(0)).text())
                .toList();
    }
}
