package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Finding.Kind;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    private static final int YEAR = 2018;
    private static final Territories TERRITORIES = Territories.load();
    private static final Indicator HOURS = Series.indicator(Series.ID, Unit.HOURS, true, "higher");
    private static final Indicator PLACES = Series.indicator(Plausibility.REPORTING_PLACES, Unit.COUNT, true, "higher");
    private static final List<String> REGIONS = List.of("11", "24", "27", "28", "32", "44", "52", "53", "75");

    @Test
    void aValueOutsideTheBoundsOfItsDefinitionIsFound() {
        assertThat(findings(Series.of("FR", YEAR, "100001"))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OUT_OF_BOUNDS);
            assertThat(finding.most()).isEqualByComparingTo("100000");
        });
    }

    @Test
    void aValueOnItsBoundIsPlausible() {
        assertThat(findings(Series.of("FR", YEAR, "0"))).isEmpty();
    }

    @Test
    void onlyTheYearAskedForIsLookedAt() {
        assertThat(findings(Series.of("FR", YEAR, "100001", "10"))).isEmpty();
    }

    @Test
    void aChangeFartherThanThreeDeviationsFromTheEarlierOnesIsAJump() {
        // Earlier changes 10, 12, 8, 11: median 10.5, deviations 0.5 1.5 2.5 0.5, MAD 1, reach 4.4478.
        assertThat(findings(Series.of("FR", YEAR, "100", "110", "122", "130", "141", "156")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.JUMP);
                    assertThat(finding.least()).isEqualByComparingTo("147.0522");
                    assertThat(finding.most()).isEqualByComparingTo("155.9478");
                });
    }

    @Test
    void whatIsExpectedStaysWithinTheBoundsOfTheDefinition() {
        // The year before had 2, earlier changes were -40, 12, -35, 11: what is expected would begin below 0.
        assertThat(findings(Series.of("FR", YEAR, "54", "14", "26", "-9", "2", "900")))
                .filteredOn(finding -> finding.kind() == Kind.JUMP)
                .singleElement()
                .satisfies(finding -> assertThat(finding.least()).isZero());
    }

    @Test
    void aChangeWithinThreeDeviationsIsNoJump() {
        assertThat(findings(Series.of("FR", YEAR, "100", "110", "122", "130", "141", "155")))
                .isEmpty();
    }

    @Test
    void threeEarlierChangesAreTooFewForAJump() {
        assertThat(findings(Series.of("FR", YEAR, "110", "122", "130", "141", "900")))
                .isEmpty();
    }

    @Test
    void aSeriesThatChangesAlwaysAlikeTellsNothingAboutJumps() {
        assertThat(findings(Series.of("FR", YEAR, "100", "110", "120", "130", "140", "900")))
                .isEmpty();
    }

    @Test
    void aRunningYearDoesNotJump() {
        List<Figure> figures = Series.of("FR", YEAR, "100", "110", "122", "130", "141", "20").stream()
                .map(figure -> figure.year() == YEAR ? figure.with(Status.PROVISIONAL) : figure)
                .toList();
        assertThat(findings(figures)).isEmpty();
    }

    @Test
    void aRegionThatChangesUnlikeTheOthersIsFoundWhereItsPastIsShort() {
        // Relative changes 1 % to 8 % and 60 %: median 5 %, MAD 2 %, reach 8.8956 %.
        assertThat(findings(regions(REGIONS.size(), "160"))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OUTLIER);
            assertThat(finding.territory()).isEqualTo("75");
            assertThat(finding.most()).isEqualByComparingTo("113.8956");
        });
    }

    @Test
    void aRegionWithinThreeDeviationsOfTheOthersIsPlausible() {
        assertThat(findings(regions(REGIONS.size(), "113"))).isEmpty();
    }

    @Test
    void sevenRegionsAreTooFewToJudgeOneByTheOthers() {
        assertThat(findings(regions(7, "160"))).isEmpty();
    }

    @Test
    void aRegionThatStopsReportingIsFound() {
        assertThat(findings(places("53", "12", null), places("FR", "80", "70")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.SILENT);
                    assertThat(finding.territory()).isEqualTo("53");
                });
    }

    @Test
    void aRegionThatNeverReportedIsNotSaidToStop() {
        assertThat(findings(places("53", "0", "0"), places("FR", "80", "70"))).isEmpty();
    }

    @Test
    void whereTheWholeCountryStopsItIsSaidOnce() {
        assertThat(findings(places("53", "12", "0"), places("FR", "80", "0")))
                .extracting(Finding::territory)
                .containsExactly("FR");
    }

    @Test
    void aRegionSilentSinceItsYearBeganMayStillReport() {
        List<Figure> country = places("FR", "80", "70").stream()
                .map(figure -> figure.year() == YEAR ? figure.with(Status.PROVISIONAL) : figure)
                .toList();
        assertThat(findings(places("53", "12", null), country)).isEmpty();
    }

    @Test
    void theGravestFindingComesFirst() {
        assertThat(findings(Series.of("FR", YEAR, "100001"), places("53", "12", null), places("FR", "80", "70")))
                .extracting(Finding::kind)
                .containsExactly(Kind.SILENT, Kind.OUT_OF_BOUNDS);
    }

    @Test
    void aFindingIsToldInFrench() {
        assertThat(sentence(Messages.FRENCH))
                .isEqualTo("Heures, Bretagne, 2018\u202f: -5, hors des bornes de la définition"
                        + " (entre 0 et 100\u202f000).");
    }

    @Test
    void aFindingIsToldInEnglish() {
        assertThat(sentence(Messages.ENGLISH))
                .isEqualTo("Hours, Bretagne, 2018: -5, outside the bounds of the definition (between 0 and 100,000).");
    }

    private static String sentence(Locale language) {
        Finding finding = findings(Series.of("53", YEAR, "-5")).get(0);
        return new FindingSentences(Messages.in(language), List.of(HOURS), Map.of("53", "Bretagne")).of(finding);
    }

    private static List<Figure> regions(int count, String last) {
        List<Figure> figures = new ArrayList<>();
        for (int index = 0; index < count - 1; index++) {
            figures.addAll(Series.of(REGIONS.get(index), YEAR, "100", Integer.toString(101 + index)));
        }
        figures.addAll(Series.of(REGIONS.get(count - 1), YEAR, "100", last));
        return figures;
    }

    private static List<Figure> places(String territory, String before, @Nullable String now) {
        List<Figure> figures = new ArrayList<>();
        figures.add(places(territory, YEAR - 1, before));
        if (now != null) {
            figures.add(places(territory, YEAR, now));
        }
        return figures;
    }

    private static Figure places(String territory, int year, String number) {
        return Series.figure(
                Perimeter.REGIONS_2016,
                Plausibility.REPORTING_PLACES,
                territory,
                year,
                new BigDecimal(number),
                Long.parseLong(number));
    }

    @SafeVarargs
    private static List<Finding> findings(List<Figure>... series) {
        List<Figure> figures = new ArrayList<>();
        for (List<Figure> own : series) {
            figures.addAll(own);
        }
        List<Indicator> indicators = List.of(HOURS, PLACES);
        return new Plausibility(
                        indicators,
                        new Comparisons(indicators, figures, TERRITORIES, Targets.none(), Map.of(), Set.of()))
                .findings(YEAR);
    }
}
