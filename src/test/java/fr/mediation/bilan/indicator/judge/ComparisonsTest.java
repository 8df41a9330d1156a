package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Comparison.Direction;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final int YEAR = 2018;
    private static final Territories TERRITORIES = Territories.load();
    private static final Indicator HOURS = Series.indicator(Series.ID, Unit.HOURS, true, "higher");

    @Test
    void theChangeIsToldInTheUnitAndInPercentOfLastYear() {
        Comparison comparison = country("80", "100");
        assertThat(comparison.previous()).isEqualByComparingTo("80");
        assertThat(comparison.difference()).isEqualByComparingTo("20");
        assertThat(comparison.percent()).isEqualByComparingTo("25");
    }

    @Test
    void theChangeOfAPercentageIsToldInPointsOnly() {
        Comparison comparison = compare(
                Series.indicator(Series.ID, Unit.PERCENT, false, "higher"), Series.of("FR", YEAR, "40", "42.5"), "FR");
        assertThat(comparison.difference()).isEqualByComparingTo("2.5");
        assertThat(comparison.percent()).isNull();
    }

    @Test
    void aChangeFromZeroHasNoPercent() {
        assertThat(country("0", "100").percent()).isNull();
    }

    @Test
    void nothingIsComparedWithAMissingYear() {
        Comparison comparison = country("-", "100");
        assertThat(comparison.difference()).isNull();
        assertThat(comparison.broken()).isNull();
    }

    @Test
    void theTrendIsTheLeastSquaresSlopeOfThreeYears() {
        Comparison comparison = country("100", "190", "130");
        assertThat(comparison.slope()).isEqualByComparingTo("15");
        assertThat(comparison.direction()).isEqualTo(Direction.RISING);
    }

    @Test
    void aTrendNeedsAllThreeYears() {
        assertThat(country("100", "-", "130").slope()).isNull();
        assertThat(country("100", "130").slope()).isNull();
    }

    @Test
    void aTrendBelowOnePercentOfTheMeanIsStable() {
        assertThat(country("1000", "1000", "1019").direction()).isEqualTo(Direction.STABLE);
        assertThat(country("1000", "1000", "1021").direction()).isEqualTo(Direction.RISING);
        assertThat(country("1021", "1000", "1000").direction()).isEqualTo(Direction.FALLING);
    }

    @Test
    void aTrendOfNothingIsStable() {
        assertThat(country("0", "0", "0").direction()).isEqualTo(Direction.STABLE);
    }

    @Test
    void noRegionHasARankWhereNothingSaysHowFarChanceTakesIt() {
        assertThat(ranks("higher", "40", "20", "20", "10")).containsOnlyNulls();
    }

    @Test
    void noRegionHasARankWhereNeitherWayIsBetter() {
        assertThat(ranks("none", "40", "20", "30", "10")).containsOnlyNulls();
    }

    @Test
    void theShareOfTheCountryIsToldWhereRegionsAddUp() {
        List<Figure> figures = both(Series.of("FR", YEAR, "80"), Series.of("53", YEAR, "20"));
        assertThat(compare(HOURS, figures, "53").share()).isEqualByComparingTo("25");
        assertThat(compare(Series.indicator(Series.ID, Unit.HOURS, false, "higher"), figures, "53")
                        .share())
                .isNull();
    }

    @Test
    void aYearWithoutADirectoryOfItsOwnIsNotStable() {
        Indicator places = Series.indicator(Series.ID, Unit.COUNT, true, "higher", "directory");
        List<Figure> figures = Series.of("FR", YEAR, "80", "80", "80").stream()
                .map(figure -> figure.year() == YEAR ? figure.with(Status.ESTIMATED) : figure)
                .toList();

        Comparison comparison = compare(places, figures, "FR");

        assertThat(comparison.broken()).isEqualTo(Break.CARRIED_OVER);
        assertThat(comparison.difference()).isNull();
        assertThat(comparison.direction()).isNull();
    }

    @Test
    void aFigureIsNotComparedAcrossAMergerOfItsTerritory() {
        Comparison normandy = compare(
                HOURS,
                YEAR + 2,
                both(
                        Series.in(Perimeter.ACADEMIES, "70", YEAR + 2, "90"),
                        Series.in(Perimeter.ACADEMIES, "05", YEAR + 1, "40")),
                "70",
                Map.of());
        assertThat(normandy.broken()).isEqualTo(Break.PERIMETER);
    }

    @Test
    void aTerritoryThatStaysAsItIsKeepsItsSeriesThroughAMergerOfOthers() {
        Comparison rennes =
                compare(HOURS, YEAR + 2, Series.in(Perimeter.ACADEMIES, "14", YEAR + 2, "80", "90"), "14", Map.of());
        assertThat(rennes.broken()).isNull();
    }

    @Test
    void aFigureIsNotComparedAcrossAChangeOfItsDefinition() {
        Comparison comparison =
                compare(HOURS, YEAR, Series.of("FR", YEAR, "80", "90", "100"), "FR", Map.of(Series.ID, Set.of(YEAR)));
        assertThat(comparison.broken()).isEqualTo(Break.DEFINITION);
        assertThat(comparison.difference()).isNull();
        assertThat(comparison.slope()).isNull();
    }

    @Test
    void aBreakAYearEarlierWithholdsTheTrendOnly() {
        Comparison comparison = compare(
                HOURS, YEAR, Series.of("FR", YEAR, "80", "90", "100"), "FR", Map.of(Series.ID, Set.of(YEAR - 1)));
        assertThat(comparison.broken()).isNull();
        assertThat(comparison.difference()).isEqualByComparingTo("10");
        assertThat(comparison.slope()).isNull();
        assertThat(comparison.trendBreak()).isEqualTo(Break.DEFINITION);
    }

    @Test
    void aFigureIsNotComparedWhereLessThanHalfOfThePlacesReport() {
        assertThat(covered(20, 9)).isEqualTo(Break.COVERAGE);
        assertThat(covered(20, 10)).isNull();
    }

    @Test
    void aFigureIsNotComparedWhereMoreThanTwiceThePlacesReport() {
        assertThat(covered(10, 21)).isEqualTo(Break.COVERAGE);
        assertThat(covered(10, 20)).isNull();
    }

    @Test
    void fewerThanFivePlacesTellNothingAboutCoverage() {
        assertThat(covered(1, 4)).isNull();
    }

    @Test
    void aFigureThatCountsItsContributorsIsComparedWhateverTheyDo() {
        List<Figure> figures = List.of(
                Series.figure(Perimeter.REGIONS_2016, Series.ID, "FR", YEAR - 1, new BigDecimal("20"), 20),
                Series.figure(Perimeter.REGIONS_2016, Series.ID, "FR", YEAR, new BigDecimal("9"), 9));
        assertThat(compare(HOURS, figures, "FR").broken()).isNull();
    }

    @Test
    void aYearThatDeliveriesReachInPartIsComparedWithNoOther() {
        List<Figure> figures = Series.of("FR", YEAR, "7", "90", "100");

        assertThat(reached(YEAR - 1, figures, "attendance").broken()).isEqualTo(Break.PARTIAL);
        assertThat(reached(YEAR, figures, "attendance").broken()).isEqualTo(Break.PARTIAL);
        Comparison later = reached(YEAR - 2, figures, "attendance");
        assertThat(later.difference()).isEqualByComparingTo("10");
        assertThat(later.trendBreak()).isEqualTo(Break.PARTIAL);
    }

    @Test
    void aYearReachedInPartIsNotComparedAtConstantScopeEither() {
        List<Figure> figures = Series.of("FR", YEAR, "90", "100");

        assertThat(sameReporters(YEAR - 5, figures).percent()).isEqualByComparingTo("11.111111");
        Scope partial = sameReporters(YEAR, figures);
        assertThat(partial.percent()).isNull();
        assertThat(partial.difference()).isNull();
        assertThat(partial.leastShare()).isPresent();
    }

    /** All of it over the same reporters, where one year is reached in part. */
    private static Scope sameReporters(int partial, List<Figure> figures) {
        Indicator indicator = Series.indicator(Series.ID, Unit.HOURS, true, "higher");
        ConstantScope scope = new ConstantScope(
                YEAR,
                Perimeter.REGIONS_2016,
                Figure.Level.NATIONAL,
                "FR",
                Series.ID,
                new BigDecimal("90"),
                new BigDecimal("100"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                null);
        Reporting reporting = new Reporting(
                List.of(scope), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
        return new Comparisons(List.of(indicator), figures, TERRITORIES, Targets.none(), Map.of(), Set.of(partial))
                .with(reporting)
                .of(indicator.id(), "FR", YEAR)
                .orElseThrow()
                .scope();
    }

    @Test
    void aStateOnTheLastDayOfAYearReachedInPartIsCompared() {
        assertThat(reached(YEAR, Series.of("FR", YEAR, "90", "100"), "directory")
                        .broken())
                .isNull();
    }

    private static Comparison reached(int partial, List<Figure> figures, String from) {
        Indicator indicator = Series.indicator(Series.ID, Unit.HOURS, true, "higher", from);
        return new Comparisons(List.of(indicator), figures, TERRITORIES, Targets.none(), Map.of(), Set.of(partial))
                .of(indicator.id(), "FR", YEAR)
                .orElseThrow();
    }

    @Test
    void aRunningYearIsComparedWithNoWholeYearAndNoTarget() {
        List<Figure> figures = Series.of("FR", YEAR, "80", "90", "100").stream()
                .map(figure -> figure.year() == YEAR ? figure.with(Status.PROVISIONAL) : figure)
                .toList();
        Comparison comparison = compare(HOURS, figures, "FR");
        assertThat(comparison.broken()).isEqualTo(Break.RUNNING);
        assertThat(comparison.difference()).isNull();
        assertThat(comparison.slope()).isNull();
        assertThat(comparison.gap()).isNull();
    }

    private static Break covered(long before, long now) {
        List<Figure> figures = List.of(
                Series.figure(Perimeter.REGIONS_2016, Series.ID, "FR", YEAR - 1, new BigDecimal("800"), before),
                Series.figure(Perimeter.REGIONS_2016, Series.ID, "FR", YEAR, new BigDecimal("900"), now));
        return compare(HOURS, figures, "FR").broken();
    }

    private static List<Integer> ranks(String better, String... values) {
        List<String> regions = List.of("11", "53", "75", "84");
        List<Figure> figures = regions.stream()
                .flatMap(region -> Series.of(region, YEAR, values[regions.indexOf(region)]).stream())
                .toList();
        Indicator indicator = Series.indicator(Series.ID, Unit.DAYS, false, better);
        return regions.stream()
                .map(region -> compare(indicator, figures, region).rank())
                .toList();
    }

    private static List<Figure> both(List<Figure> some, List<Figure> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Comparison country(String... values) {
        return compare(HOURS, Series.of("FR", YEAR, values), "FR");
    }

    private static Comparison compare(Indicator indicator, List<Figure> figures, String territory) {
        return compare(indicator, YEAR, figures, territory, Map.of());
    }

    private static Comparison compare(
            Indicator indicator,
            int year,
            List<Figure> figures,
            String territory,
            Map<String, Set<Integer>> definitionChanges) {
        return new Comparisons(List.of(indicator), figures, TERRITORIES, Targets.none(), definitionChanges, Set.of())
                .of(indicator.id(), territory, year)
                .orElseThrow();
    }
}
