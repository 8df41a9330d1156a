package fr.mediation.bilan.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.HardCase;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportedYear;
import fr.mediation.bilan.report.SampleAppraisal;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.content.Change;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final ReportInput input = SampleReport.french();

    @Test
    void theFirstPageShowsTheKeyFiguresInTheirOrder() {
        assertThat(firstCells(sheet(input, "Synthèse").table()))
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
        assertThat(sheet(alone, "Synthèse").table().rows().get(0).cells().get(4))
                .isEqualTo(Cell.MISSING);
    }

    @Test
    void aReportOfOneYearHasNoChartAndSaysWhy() {
        ReportInput alone = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .filter(figure -> figure.year() == SampleReport.YEAR)
                        .toList());
        assertThat(sheet(alone, "Évolution").charts()).isEmpty();
        assertThat(sheet(alone, "Évolution").notes()).anyMatch(note -> note.startsWith("Pas de graphique"));
    }

    @Test
    void aReportWithoutAnyFigureIsStillLaidOut() {
        ReportInput empty = SampleReport.withFigures(input, figures -> List.of());
        assertThat(ReportLayout.of(empty).sheets())
                .hasSameSizeAs(ReportLayout.of(input).sheets())
                .filteredOn(sheet -> !sheet.name().equals("Sensibilité"))
                .allSatisfy(sheet -> assertThat(sheet.charts()).isEmpty());
    }

    @Test
    void aReportWithoutValueMapSaysSo() {
        ReportInput without = SampleReport.changed(input, draft -> draft.appraisal = SampleAppraisal.of(Map.of()));
        assertThat(sheet(without, "Plus-value").table()).isNull();
        assertThat(sheet(without, "Plus-value").notes()).anyMatch(note -> note.contains("aucune carte de la valeur"));
    }

    @Test
    void theRatioOfATerritoryStandsWithItsInterval() {
        Table byTerritory = sheet(input, "Plus-value").table();
        List<Cell> country = byTerritory.rows().get(0).cells();
        List<Cell> mayotte = byTerritory.rows().stream()
                .map(Table.Row::cells)
                .filter(cells -> cells.get(0).equals(new Cell.Text("Mayotte")))
                .findFirst()
                .orElseThrow();

        assertThat(country.subList(7, 10))
                .extracting(cell -> ((Cell.Quantity) cell).value())
                .isSorted();
        assertThat(mayotte.subList(6, 11)).containsOnly(Cell.NOT_APPLICABLE);
    }

    @Test
    void theStakeholdersAndTheArticlesAddUpToTheRatio() {
        BigDecimal ratio = input.valuations().get("FR").ratio();

        for (String parts : List.of("Plus-value – publics", "Plus-value – articles")) {
            assertThat(sheet(input, parts).table().rows().stream()
                            .map(row -> ((Cell.Quantity) row.cells().get(4)).value())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isCloseTo(ratio, within(new BigDecimal("1e-9")));
        }
    }

    @Test
    void everyAssumptionStandsWithItsBoundsAndSource() {
        Table assumptions = sheet(input, "Hypothèses").table();

        assertThat(assumptions.rows())
                // Ten assumptions, and the prices of two years.
                .hasSize(12)
                .anySatisfy(row -> assertThat(row.cells())
                        .startsWith(
                                new Cell.Text("Charge portée par les aidants"),
                                new Cell.Text("compté"),
                                new Cell.Text("Valeur unitaire"),
                                new Cell.Quantity(new BigDecimal("-10"), 0),
                                new Cell.Quantity(new BigDecimal("-6.5"), 1),
                                new Cell.Quantity(new BigDecimal("-2"), 0))
                        .endsWith(
                                new Cell.Text("2018"),
                                new Cell.Text("Enquête du réseau, 2024"),
                                new Cell.Text("non vérifié")));
    }

    @Test
    void anEnglishReportGivesUnitsAndSourcesInEnglish() {
        Table assumptions = sheet(SampleReport.english(), "Assumptions").table();

        assertThat(row(assumptions, "Burden on carers"))
                .endsWith(
                        new Cell.Text("EUR per person"),
                        new Cell.Text("2018"),
                        new Cell.Text("Survey of the network, 2024"),
                        new Cell.Text("not verified"));
    }

    @Test
    void theTornadoIsDrawnFromTheStrongestAssumption() {
        Sheet sheet = sheet(input, "Sensibilité");

        assertThat(sheet.charts().get(0).form()).isEqualTo(Chart.Form.TORNADO);
        assertThat(sheet.table().rows().get(0).cells().get(0))
                .isEqualTo(new Cell.Text("Autonomie dans les démarches en ligne : Valeur unitaire"));
    }

    @Test
    void theMethodSaysWhatWasDoneForEachOfTheSevenPrinciples() {
        assertThat(firstCells(sheet(input, "Méthode").table()))
                .filteredOn("Les sept principes de la valeur sociale"::equals)
                .hasSize(7);
    }

    @Test
    void aChangeIsToldInTheUnitAndInPercent() {
        Change change = Change.between(new BigDecimal("80"), new BigDecimal("100"), Unit.COUNT);
        assertThat(change.difference()).isEqualByComparingTo("20");
        assertThat(change.percent()).isEqualByComparingTo("25");
    }

    @Test
    void theChangeOfAPercentageIsToldInPointsOnly() {
        Change change = Change.between(new BigDecimal("40"), new BigDecimal("42.5"), Unit.PERCENT);
        assertThat(change.difference()).isEqualByComparingTo("2.5");
        assertThat(change.percent()).isNull();
    }

    @Test
    void aChangeFromZeroHasNoPercent() {
        assertThat(Change.between(BigDecimal.ZERO, BigDecimal.TEN, Unit.COUNT).percent())
                .isNull();
    }

    @Test
    void aChangeFromADebtHasTheSignOfTheDifference() {
        assertThat(Change.between(new BigDecimal("-10"), new BigDecimal("-5"), Unit.EURO)
                        .percent())
                .isEqualByComparingTo("50");
    }

    @Test
    void figuresOfOtherYearsToComeAreLeftOut() {
        ReportInput earlier = SampleReport.with(input, ReportedYear.civil(SampleReport.YEAR - 1));
        assertThat(earlier.figures()).noneMatch(figure -> figure.year() == SampleReport.YEAR);
    }

    @Test
    void aChangeAcrossABreakIsMarkedAndItsReasonTold() {
        ReportInput broken = SampleReport.withFigures(input, figures -> contributors(figures, 4));
        assertThat(row(sheet(broken, "Synthèse").table(), "Activités").get(5)).isEqualTo(Cell.BREAK);
        assertThat(sheet(broken, "Synthèse").remarks())
                .anyMatch(remark -> remark.startsWith("[b] «\u202fActivités\u202f»"));
    }

    @Test
    void theLegendExplainsTheMarkOfABreak() {
        ReportInput broken = SampleReport.withFigures(input, figures -> contributors(figures, 4));

        assertThat(sheet(broken, "Synthèse").legend())
                .anyMatch(sentence -> sentence.startsWith("Signes") && sentence.contains("[b] rupture"));
        assertThat(sheet(input, "Synthèse").legend()).noneMatch(sentence -> sentence.contains("[b] rupture"));
    }

    @Test
    void anImplausibleFigureIsListedBeforePublication() {
        ReportInput odd = SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .map(figure -> figure.year() == SampleReport.YEAR
                                        && figure.indicator().equals("ateliers")
                                        && figure.territory().equals("53")
                                ? withValue(figure, "-5")
                                : figure)
                        .toList());
        Table table = sheet(odd, "À vérifier").table();
        assertThat(table.rows().get(0).cells().subList(0, 3))
                .containsExactly(
                        new Cell.Text("Ateliers collectifs"),
                        new Cell.Text("Bretagne"),
                        new Cell.Quantity(new BigDecimal("-5"), 0));
    }

    @Test
    void theQualitySheetSaysWhoReportedAndWhoDidNot() {
        ReportInput silent = HardCase.A_REGION_WITHOUT_DATA.of(input);
        assertThat(sheet(input, "Qualité des données").notes())
                .anyMatch(note -> note.endsWith("territoires où une activité est déclarée\u202f: 18 sur 18."))
                .noneMatch(note -> note.startsWith("Sans activité"));
        assertThat(sheet(silent, "Qualité des données").notes())
                .anyMatch(note -> note.endsWith("17 sur 18."))
                .contains("Sans activité déclarée\u202f: Bretagne.");
    }

    @Test
    void thatNothingIsToBeCheckedIsSaid() {
        ReportInput empty = SampleReport.withFigures(input, figures -> List.of());
        assertThat(sheet(empty, "À vérifier").notes())
                .anyMatch(note -> note.startsWith("À vérifier avant publication") && note.contains("rien"));
    }

    @Test
    void theProfileSharesThoseKnownAndCountsTheOthersBeside() {
        List<Table.Row> gender = part("Profil des publics", "Genre");

        assertThat(gender.stream().map(row -> row.cells().get(1)))
                .containsExactly(
                        new Cell.Text("Femmes"),
                        new Cell.Text("Hommes"),
                        new Cell.Text("Autre"),
                        new Cell.Text("Non renseigné"));
        assertThat(gender.stream().map(row -> row.cells().get(3)))
                .containsExactly(percent("57.5"), percent("42.4"), percent("0.1"), Cell.NOT_APPLICABLE);
        assertThat(gender.get(3).cells().get(2)).isEqualTo(new Cell.Quantity(new BigDecimal("39750"), 0));
    }

    private List<Table.Row> part(String sheet, String first) {
        return part(input, sheet, first);
    }

    private static List<Table.Row> part(ReportInput from, String sheet, String first) {
        return sheet(from, sheet).table().rows().stream()
                .filter(row -> row.cells().get(0).equals(new Cell.Text(first)))
                .toList();
    }

    private static List<String> categories(List<Table.Row> rows) {
        return rows.stream().map(row -> ((Cell.Text) row.cells().get(1)).text()).toList();
    }

    @Test
    void agesAreShownFromTheYoungToTheOld() {
        assertThat(categories(part("Profil des publics", "Âge")))
                .containsExactly("Moins de 18 ans", "18 à 59 ans", "60 ans et plus", "Non renseigné");
    }

    @Test
    void aThemeThatNobodyNamedIsReadOffItsCode() {
        assertThat(categories(part("Thématiques", "Thème")))
                .containsExactly("Demarches en ligne", "Prendre en main un ordinateur");
    }

    @Test
    void theLongTailOfFreeThemesIsOneLine() {
        List<Table.Row> themes = part(withThemes(40, BigDecimal.ONE), "Thématiques", "Thème");

        assertThat(categories(themes))
                .containsExactly("Demarches en ligne", "Prendre en main un ordinateur", "Autres (40)");
        assertThat(themes.get(2).cells().get(2)).isEqualTo(new Cell.Quantity(new BigDecimal("40"), 0));
    }

    @Test
    void moreThemesThanAReaderTakesInAreOneLineHoweverLarge() {
        List<Table.Row> themes = part(withThemes(40, new BigDecimal("9000")), "Thématiques", "Thème");

        assertThat(categories(themes)).hasSize(16).endsWith("Autres (27)");
    }

    @Test
    void theFirstBreakdownsAreDrawnWithoutThoseWhoDidNotSay() {
        Sheet profile = sheet(input, "Profil des publics");
        Chart.Range drawn = profile.charts().get(0).series().get(0).values();

        assertThat(profile.charts()).hasSize(2);
        assertThat(profile.charts().get(0).title()).isEqualTo("Participations par genre, 2025");
        assertThat(categories(profile.table().rows().subList(drawn.firstRow(), drawn.lastRow() + 1)))
                .containsExactly("Femmes", "Hommes", "Autre");
    }

    private ReportInput withThemes(int count, BigDecimal size) {
        return SampleReport.withFigures(
                input,
                figures -> Stream.concat(
                                figures.stream(),
                                IntStream.range(0, count)
                                        .mapToObj(number -> theme(figures.get(0), "n° " + number, size)))
                        .toList());
    }

    private static Figure theme(Figure like, String name, BigDecimal size) {
        return new Figure(
                Period.year(SampleReport.YEAR),
                like.perimeter(),
                Figure.Level.NATIONAL,
                Figure.COUNTRY,
                "participations",
                new Category(Dimension.THEME, name),
                size,
                size,
                null,
                null,
                1,
                Figure.Status.NORMAL);
    }

    @Test
    void aReportWithoutCategoriesSaysThatTheProfileIsNotKnown() {
        ReportInput without = SampleReport.withFigures(
                input, figures -> figures.stream().filter(Figure::isAnnualTotal).toList());
        assertThat(sheet(without, "Profil des publics").table()).isNull();
        assertThat(sheet(without, "Profil des publics").notes()).anyMatch(note -> note.contains("pas connu"));
    }

    private static Cell percent(String value) {
        return new Cell.Quantity(new BigDecimal(value), 1);
    }

    private static List<Figure> contributors(List<Figure> figures, long ofTheYear) {
        return figures.stream()
                .map(figure -> figure.year() == SampleReport.YEAR ? changed(figure, figure.value(), ofTheYear) : figure)
                .toList();
    }

    private static Figure withValue(Figure figure, String value) {
        return changed(figure, new BigDecimal(value), figure.contributors());
    }

    private static Figure changed(Figure figure, BigDecimal value, long contributors) {
        return new Figure(
                figure.period(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.category(),
                value,
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                contributors,
                figure.status());
    }

    private static List<Cell> row(Table table, String first) {
        return table.rows().stream()
                .map(Table.Row::cells)
                .filter(cells -> cells.get(0).equals(new Cell.Text(first)))
                .findFirst()
                .orElseThrow();
    }

    private static Sheet sheet(ReportInput input, String name) {
        return ReportLayout.of(input).sheets().stream()
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
