package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Funnel.Point;
import fr.mediation.bilan.indicator.judge.Funnel.Position;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelTest {
    private static final int YEAR = 2018;
    private static final Territories TERRITORIES = Territories.load();
    private static final Catalogue CATALOGUE = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
    private static final List<String> REGIONS = List.of("11", "24", "27", "28", "32", "44", "52", "53", "75");

    @ParameterizedTest
    @CsvSource({"FR, 900, 1000", "75, 60, 100"})
    void theIntervalOfAShareIsWilsons(String territory, long part, long whole) {
        Figure figure = figure("taux_labellisation", territory, part, whole, 100);
        ConfidenceInterval expected = ConfidenceInterval.ofProportion(part, whole, Confidence.USUAL);
        assertThat(comparisons(figure).interval(figure)).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(100 * expected.low());
            assertThat(interval.high()).isEqualTo(100 * expected.high());
        });
    }

    @Test
    void theIntervalOfACountPerInhabitantIsByars() {
        Figure figure = figure("densite_lieux", "75", 65, 2_000_000, 100_000);
        assertThat(comparisons(figure).interval(figure)).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(50.163187710459454 / 20, within(1e-12));
            assertThat(interval.high()).isCloseTo(82.849138545939837 / 20, within(1e-12));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"part_population_couverte", "taux_execution_moyens"})
    void chanceHasNoPartInInhabitantsOfCommunesNorInEuros(String indicator) {
        Figure figure = figure(indicator, "75", 3_000_000, 6_000_000, 100);
        assertThat(comparisons(figure).interval(figure)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"part_population_couverte, 0", "taux_execution_moyens, 0", "taux_presence, 1"})
    void aShareOfInhabitantsOrOfEurosIsNotJudgedAsOneOfSoManyPeople(String indicator, int found) {
        List<Figure> figures = new ArrayList<>();
        for (int year = YEAR - 1; year <= YEAR; year++) {
            for (String region : REGIONS) {
                boolean odd = year == YEAR && region.equals("75");
                figures.add(figure(year, indicator, region, odd ? 90_700 : 73_300, 100_000, 100));
            }
        }
        assertThat(new Plausibility(CATALOGUE.all(), comparisons(figures)).findings(YEAR))
                .hasSize(found);
    }

    @Test
    void theLimitsAreThoseOfTheCountrysShareForTheSizeOfTheRegion() {
        // 0.6 ± 1.96 and 3.09 × √(0.6 × 0.4 / 100).
        Point point = shares(60, 60).points().get(8);
        assertThat(point.usual().low()).isCloseTo(50.3982, within(1e-4));
        assertThat(point.usual().high()).isCloseTo(69.6018, within(1e-4));
        assertThat(point.strict().low()).isCloseTo(44.8611, within(1e-4));
        assertThat(point.position()).isEqualTo(Position.WITHIN);
    }

    @ParameterizedTest
    @CsvSource({"69, WITHIN", "70, ABOVE", "75, ABOVE", "76, FAR_ABOVE", "51, WITHIN", "50, BELOW", "44, FAR_BELOW"})
    void aRegionIsToldApartOnlyBeyondItsLimits(int part, Position position) {
        assertThat(shares(60, part).point("75").orElseThrow().position()).isEqualTo(position);
    }

    @Test
    void regionsThatAreSpreadMoreThanChanceWidenTheLimits() {
        List<Figure> figures = new ArrayList<>(List.of(figure("taux_labellisation", "FR", 540, 900, 100)));
        int[] parts = {40, 80, 45, 75, 50, 70, 55, 65, 60};
        for (int index = 0; index < parts.length; index++) {
            figures.add(figure("taux_labellisation", REGIONS.get(index), parts[index], 100, 100));
        }
        Funnel funnel = comparisons(figures).funnel("taux_labellisation", YEAR).orElseThrow();
        // The middle of the absolute deviations is 10 points: 1.4826 × 0.1 / √(0.6 × 0.4 / 100).
        assertThat(funnel.dispersion()).isCloseTo(3.0263, within(1e-4));
        assertThat(funnel.points()).extracting(Point::position).containsOnly(Position.WITHIN);
    }

    @Test
    void aRegionOfWhichTooFewAreExpectedIsNotCompared() {
        List<Figure> figures = List.of(
                figure("taux_labellisation", "FR", 540, 900, 100), figure("taux_labellisation", "75", 0, 12, 100));
        assertThat(comparisons(figures).funnel("taux_labellisation", YEAR)).isEmpty();
    }

    @Test
    void theLimitsOfACountHoldWhatAPoissonCountMayBe() {
        // Five expected: none comes about in 0.67 % of cases, so below 95 % and above 99.8 %.
        List<Figure> figures = new ArrayList<>(List.of(
                figure("densite_lieux", "FR", 500, 50_000_000, 100_000),
                figure("densite_lieux", "75", 0, 500_000, 100_000)));
        REGIONS.subList(0, 4).forEach(region -> figures.add(figure("densite_lieux", region, 5, 500_000, 100_000)));
        Funnel funnel = comparisons(figures).funnel("densite_lieux", YEAR).orElseThrow();
        assertThat(funnel.point("75").orElseThrow().position()).isEqualTo(Position.BELOW);
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void ofTwoRegionsTheSpreadIsTheirOwnDistanceAndNeitherIsToldApart(int regions, boolean compared) {
        List<Figure> figures = new ArrayList<>(List.of(figure("taux_labellisation", "FR", 500, 1_000, 100)));
        for (int index = 0; index < regions; index++) {
            figures.add(figure("taux_labellisation", REGIONS.get(index), index == 0 ? 90 : 10, 100, 100));
        }
        assertThat(comparisons(figures).funnel("taux_labellisation", YEAR).isPresent())
                .isEqualTo(compared);
    }

    @Test
    void aRegionWithinTheLimitsHasNoRank() {
        List<Figure> figures = shareFigures(60, 76);
        Comparisons comparisons = comparisons(figures);
        assertThat(comparisons
                        .of("taux_labellisation", "75", YEAR)
                        .orElseThrow()
                        .rank())
                .isEqualTo(1);
        assertThat(comparisons
                        .of("taux_labellisation", "11", YEAR)
                        .orElseThrow()
                        .rank())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"taux_labellisation, 9, 1, 1", "taux_rejet, 1, 8, 8"})
    void regionsThatAreToldApartAreRankedAndEqualOnesShareARank(String indicator, int low, int high, int other) {
        int[] parts = {60, 60, 60, 60, 60, 60, 40, 80, 80};
        List<Figure> figures = new ArrayList<>(List.of(figure(indicator, "FR", 540, 900, 100)));
        for (int index = 0; index < parts.length; index++) {
            figures.add(figure(indicator, REGIONS.get(index), parts[index], 100, 100));
        }
        Comparisons comparisons = comparisons(figures);
        assertThat(REGIONS.subList(6, 9))
                .extracting(region ->
                        comparisons.of(indicator, region, YEAR).orElseThrow().rank())
                .containsExactly(low, high, other);
    }

    @ParameterizedTest
    @CsvSource({
        "part_femmes",
        "activites",
        "beneficiaires",
        "heures_accompagnement",
        "moyens_engages",
        "ratio_plus_value",
        "valeur_sociale",
        "masse_reemployee"
    })
    void whatHasNoBetterWayOrIsATotalOrOfTheValueMapHasNoRank(String indicator) {
        Figure figure = figure(indicator, "75", 76, 100, 100);
        assertThat(comparisons(figure).of(indicator, "75", YEAR).orElseThrow().rank())
                .isNull();
    }

    private static Funnel shares(int country, int last) {
        return comparisons(shareFigures(country, last))
                .funnel("taux_labellisation", YEAR)
                .orElseThrow();
    }

    /** A country of nine regions of a hundred, which have its share but for the last one. */
    private static List<Figure> shareFigures(int share, int last) {
        List<Figure> figures = new ArrayList<>(List.of(figure("taux_labellisation", "FR", 9 * share, 900, 100)));
        REGIONS.subList(0, 8).forEach(region -> figures.add(figure("taux_labellisation", region, share, 100, 100)));
        figures.add(figure("taux_labellisation", "75", last, 100, 100));
        return figures;
    }

    private static Comparisons comparisons(Figure figure) {
        return comparisons(List.of(figure));
    }

    private static Comparisons comparisons(List<Figure> figures) {
        List<Indicator> indicators = CATALOGUE.all();
        return new Comparisons(indicators, figures, TERRITORIES, Targets.none(), Map.of(), Set.of());
    }

    private static Figure figure(String indicator, String territory, long part, long whole, long scale) {
        return figure(YEAR, indicator, territory, part, whole, scale);
    }

    private static Figure figure(int year, String indicator, String territory, long part, long whole, long scale) {
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                territory.equals(Figure.COUNTRY) ? Level.NATIONAL : Level.REGION,
                territory,
                indicator,
                Category.TOTAL,
                BigDecimal.valueOf(part * scale).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP),
                BigDecimal.valueOf(part),
                BigDecimal.valueOf(whole),
                null,
                40,
                Status.NORMAL);
    }
}
