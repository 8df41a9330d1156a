package fr.mediation.bilan.indicator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Finding.Kind;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Region;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    private static final int YEAR = 2018;
    private static final Territories TERRITORIES = Territories.load();
    private static final Indicator HOURS = Series.indicator(Series.ID, Unit.HOURS, true, "higher");
    private static final Indicator COUNTS = Series.indicator("ateliers", Unit.COUNT, true, "higher");
    private static final Indicator SHARES = Series.indicator("part", Unit.PERCENT, false, "higher");
    private static final Indicator PLACES = Series.indicator(Plausibility.REPORTING_PLACES, Unit.COUNT, true, "higher");
    private static final List<String> REGIONS = List.of("11", "24", "27", "28", "32", "44", "52", "53", "75");

    @Test
    void aValueOutsideTheBoundsOfItsDefinitionIsFound() {
        assertThat(findings(Series.of("FR", YEAR, "100001"))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OUT_OF_BOUNDS);
            assertThat(finding.expected().most()).isEqualByComparingTo("100000");
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
    void aCountIsJudgedByTheGrowthOfAllRegionsTogether() {
        // R = 1000/900; z = 2 (√200 − √(100 R)) / √(1 + R) = 4.957. The others stay: expected up to (10 + 1.75 √2)².
        assertThat(findings(regions("200"))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OUTLIER);
            assertThat(finding.territory()).isEqualTo("75");
            assertThat(finding.previous()).isEqualByComparingTo("100");
            assertThat(finding.gravity().doubleValue()).isCloseTo(4.9570, within(1e-4));
            assertThat(finding.expected().least().doubleValue()).isCloseTo(56.6275, within(1e-4));
            assertThat(finding.expected().most().doubleValue()).isCloseTo(155.6225, within(1e-4));
        });
    }

    @Test
    void whatChanceMayDoIsNoFindingHoweverManyPercentItIs() {
        // z = 3.229 for 60 % more.
        assertThat(findings(regions("160"))).isEmpty();
    }

    @Test
    void lessThanAQuarterIsNoFindingHoweverSureItIs() {
        assertThat(findings(countsOf("10000", "12400"))).isEmpty();
        assertThat(findings(countsOf("10000", "13000"))).hasSize(1);
    }

    @Test
    void fewerThanTenInBothYearsTogetherTellNothing() {
        assertThat(findings(countsOf("0", "9"))).isEmpty();
        assertThat(findings(countsOf("0", "10"))).hasSize(1);
    }

    @Test
    void whereAllRegionsChangeUnalikeNoneStandsOut() {
        List<Figure> figures = new ArrayList<>();
        String[] now = {"60", "150", "90", "40", "170", "120", "70", "140", "200"};
        for (int index = 0; index < REGIONS.size(); index++) {
            figures.addAll(counts(REGIONS.get(index), "100", now[index]));
        }
        assertThat(findings(figures)).isEmpty();
    }

    @Test
    void aRegionThatDoublesDoesNotAccuseTheOthersOfShrinking() {
        // Together they grow by 67 %; those of 400 that stay would lie at −5.5.
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(1, REGIONS.size()).forEach(region -> figures.addAll(counts(region, "400", "400")));
        figures.addAll(counts(REGIONS.get(0), "6400", "12800"));
        assertThat(findings(figures)).extracting(Finding::territory).containsExactly(REGIONS.get(0));
    }

    @Test
    void twoRegionsThatDepartAreBothFoundTheGravestFirst() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(2, REGIONS.size()).forEach(region -> figures.addAll(counts(region, "100", "100")));
        figures.addAll(counts(REGIONS.get(0), "100", "300"));
        figures.addAll(counts(REGIONS.get(1), "100", "500"));
        assertThat(findings(figures)).extracting(Finding::territory).containsExactly(REGIONS.get(1), REGIONS.get(0));
    }

    @Test
    void whatThereWasNothingOfTheYearBeforeIsNotJudged() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.forEach(region -> figures.addAll(counts(region, "0", "50")));
        assertThat(findings(figures)).isEmpty();
    }

    @Test
    void anAmountIsJudgedAlikeInWhateverUnitItIsGiven() {
        assertThat(findings(hours("1", "2"))).isEmpty();
        List<Finding> hours = findings(hours("100", "400"));
        List<Finding> minutes = findings(hours("6000", "24000"));
        assertThat(hours).hasSize(1);
        assertThat(minutes)
                .extracting(Finding::gravity)
                .containsExactly(hours.get(0).gravity());
    }

    @Test
    void anAmountThatOneProducerReportsIsJudgedToo() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 8).forEach(region -> figures.addAll(amounts(region, "3000", "3000")));
        figures.addAll(amounts(REGIONS.get(8), "3000", "99000"));
        assertThat(findings(figures)).singleElement().satisfies(finding -> {
            assertThat(finding.territory()).isEqualTo(REGIONS.get(8));
            assertThat(finding.expected().most()).isLessThan(new BigDecimal("40000"));
        });
    }

    @Test
    void anAmountOfOneProducerThatTriplesIsNoFinding() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 8).forEach(region -> figures.addAll(amounts(region, "3000", "3000")));
        figures.addAll(amounts(REGIONS.get(8), "3000", "9000"));
        assertThat(findings(figures)).isEmpty();
    }

    private static List<Figure> amounts(String territory, String before, String now) {
        return List.of(
                Series.figure(Perimeter.REGIONS_2016, HOURS.id(), territory, YEAR - 1, new BigDecimal(before), 1),
                Series.figure(Perimeter.REGIONS_2016, HOURS.id(), territory, YEAR, new BigDecimal(now), 1));
    }

    @Test
    void aShareIsJudgedByTheMiddleOfAllRegions() {
        // Pooled 70 / 200; z = (0.5 − 0.2 − 0) / √(0.35 × 0.65 × 2 / 100) = 4.4475.
        assertThat(findings(shares(100, 20, 50))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.OUTLIER);
            assertThat(finding.gravity().doubleValue()).isCloseTo(4.4475, within(1e-4));
            assertThat(finding.expected().most().doubleValue()).isCloseTo(43.6088, within(1e-4));
        });
    }

    @Test
    void aRegionWhoseWholeExplodesDoesNotAccuseThoseWhoseSharesStay() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 7).forEach(region -> {
            figures.add(share(region, YEAR - 1, 200, 300));
            figures.add(share(region, YEAR, 205, 300));
        });
        REGIONS.subList(7, 9).forEach(region -> {
            figures.add(share(region, YEAR - 1, 200, 300));
            figures.add(share(region, YEAR, 600, 4000));
        });
        assertThat(findings(figures))
                .extracting(Finding::territory)
                .containsExactlyInAnyOrderElementsOf(REGIONS.subList(7, 9));
    }

    @Test
    void anAmountThatFewGiveIsJudgedByThoseThatGiveIt() {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 5).forEach(region -> figures.addAll(given(region, "0", "0")));
        figures.addAll(given(REGIONS.get(5), "180", "0"));
        figures.addAll(given(REGIONS.get(6), "0", "120"));
        figures.addAll(given(REGIONS.get(7), "120", "60"));
        figures.addAll(given(REGIONS.get(8), "60", "180"));
        assertThat(findings(figures)).isEmpty();
    }

    /** An amount of a region of six places, of which few give anything. */
    private static List<Figure> given(String territory, String before, String now) {
        return List.of(
                Series.figure(Perimeter.REGIONS_2016, HOURS.id(), territory, YEAR - 1, new BigDecimal(before), 6),
                Series.figure(Perimeter.REGIONS_2016, HOURS.id(), territory, YEAR, new BigDecimal(now), 6));
    }

    @Test
    void aShareOfFewerThanThirtyTellsNothing() {
        assertThat(findings(shares(29, 2, 27))).isEmpty();
        assertThat(findings(shares(30, 2, 27))).hasSize(1);
    }

    @Test
    void lessThanFivePointsIsNoFindingHoweverSureItIs() {
        assertThat(findings(shares(100_000, 20_000, 24_900))).isEmpty();
        assertThat(findings(shares(100_000, 20_000, 26_000))).hasSize(1);
    }

    @Test
    void theCountryIsHeldAgainstItsOwnPast() {
        // Middle growth of 1, then of 2: z = 2 (√800 − √400) / √2 = 11.7; earlier deviations spread by less than
        // chance.
        assertThat(findings(country("400", "405", "398", "402", "400", "800")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.JUMP));
    }

    @Test
    void aCountryThatAlwaysGrowsByHalfDoesNotJump() {
        assertThat(findings(country("200", "300", "450", "675", "1012", "1518")))
                .isEmpty();
    }

    @Test
    void threeEarlierChangesAreTooFewForAJump() {
        assertThat(findings(country("405", "398", "402", "400", "800"))).isEmpty();
    }

    @Test
    void aRunningYearIsNotJudged() {
        List<Figure> figures = country("400", "405", "398", "402", "400", "100").stream()
                .map(figure -> figure.year() == YEAR ? figure.with(Status.PROVISIONAL) : figure)
                .toList();
        assertThat(findings(figures)).isEmpty();
    }

    @Test
    void whatIsExpectedStaysWithinTheBoundsOfTheDefinition() {
        assertThat(findings(hours("90000", "10000")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.expected().most()).isEqualByComparingTo("100000"));
    }

    @Test
    void chanceAloneGivesNextToNoFindings() {
        // Eighteen regions of all sizes, whose counts are drawn from the same means in both years, two hundred times.
        Random random = new Random(20171);
        int findings = 0;
        for (int time = 0; time < 200; time++) {
            List<Figure> figures = new ArrayList<>();
            List<String> regions = TERRITORIES.regions(Perimeter.REGIONS_2016, YEAR).stream()
                    .map(Region::code)
                    .toList();
            for (int index = 0; index < regions.size(); index++) {
                double mean = 5 * Math.pow(1.5, index % 12);
                figures.addAll(counts(regions.get(index), drawn(random, mean), drawn(random, mean)));
            }
            findings += findings(figures).size();
        }
        assertThat(findings).isLessThanOrEqualTo(4);
    }

    @Test
    void aFigureThatIsTenTimesTooLargeIsFoundFirstAmongRandomOnes() {
        Random random = new Random(20172);
        List<String> regions = TERRITORIES.regions(Perimeter.REGIONS_2016, YEAR).stream()
                .map(Region::code)
                .toList();
        for (int time = 0; time < 50; time++) {
            int planted = random.nextInt(regions.size());
            List<Figure> figures = new ArrayList<>();
            for (int index = 0; index < regions.size(); index++) {
                double mean = 20 * Math.pow(1.5, index % 10);
                String now = drawn(random, mean);
                figures.addAll(counts(regions.get(index), drawn(random, mean), index == planted ? now + "0" : now));
            }
            assertThat(findings(figures))
                    .as("time %d", time)
                    .isNotEmpty()
                    .first()
                    .extracting(Finding::territory)
                    .isEqualTo(regions.get(planted));
        }
    }

    @Test
    void whatIsFoundFirstIsWhatThePlainFormulaFinds() {
        // Worked out here a second time: z = 2 (√x₂ − √(R x₁)) / √(1 + R) over 1.4826 times its MAD, from the same
        // numbers.
        Random random = new Random(42);
        int found = 0;
        for (int time = 0; time < 100; time++) {
            double[] before = new double[9];
            double[] now = new double[9];
            List<Figure> figures = new ArrayList<>();
            for (int index = 0; index < 9; index++) {
                before[index] = Double.parseDouble(drawn(random, 100));
                now[index] = Double.parseDouble(drawn(random, index == 4 ? 100 + 2 * time : 120));
                figures.addAll(counts(
                        REGIONS.get(index), Integer.toString((int) before[index]), Integer.toString((int) now[index])));
            }
            double ratio = Arrays.stream(now).sum() / Arrays.stream(before).sum();
            double[] z = new double[9];
            for (int index = 0; index < 9; index++) {
                z[index] = 2 * (Math.sqrt(now[index]) - Math.sqrt(ratio * before[index])) / Math.sqrt(1 + ratio);
            }
            double[] sorted = z.clone();
            Arrays.sort(sorted);
            double[] distances = Arrays.stream(z)
                    .map(one -> Math.abs(one - sorted[4]))
                    .sorted()
                    .toArray();
            double spread = Math.max(1, 1.4826 * distances[4]);
            boolean any = false;
            for (int index = 0; index < 9; index++) {
                any |= Math.abs(z[index]) / spread > 3.5 && Math.abs(now[index] / (ratio * before[index]) - 1) > 0.25;
            }
            List<Finding> findings = findings(figures);
            assertThat(findings.isEmpty()).as("time %d", time).isEqualTo(!any);
            if (any && findings.size() == 1) {
                found++;
                assertThat(findings.get(0).gravity().doubleValue())
                        .isCloseTo(Math.abs(z[REGIONS.indexOf(findings.get(0).territory())]) / spread, within(1e-6));
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    /** A Poisson variate, by the product of uniform ones. */
    private static String drawn(Random random, double mean) {
        int count = -1;
        for (double left = mean; left > 0; left += Math.log(1 - random.nextDouble())) {
            count++;
        }
        return Integer.toString(count);
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
                .isEqualTo(
                        "Bretagne, Heures, 2018\u202f: -5, impossible d’après la définition (entre 0 et 100\u202f000)."
                                + " Cherchez la ligne en cause dans les fichiers livrés.");
    }

    @Test
    void aFindingIsToldInEnglish() {
        assertThat(sentence(Messages.ENGLISH))
                .isEqualTo("Bretagne, Hours, 2018: -5, impossible by the definition (between 0 and 100,000)."
                        + " Look for the line at fault in the files delivered.");
    }

    @Test
    void aFindingSaysWhatToLookAt() {
        assertThat(new FindingSentences(
                                Messages.in(Messages.FRENCH), List.of(COUNTS), Map.of("75", "Nouvelle-Aquitaine"))
                        .of(findings(regions("200")).get(0)))
                .isEqualTo("Nouvelle-Aquitaine, Heures, 2018\u202f: 200, contre 100 en 2017\u202f; d’après les autres"
                        + " régions, on attendrait entre 57 et 156. Vérifiez que rien n’a été livré deux fois en 2018,"
                        + " et que 2017 était complet.");
    }

    private static String sentence(Locale language) {
        Finding finding = findings(Series.of("53", YEAR, "-5")).get(0);
        return new FindingSentences(Messages.in(language), List.of(HOURS), Map.of("53", "Bretagne")).of(finding);
    }

    /** Nine regions of a hundred, the last of which changes. */
    private static List<Figure> regions(String last) {
        return countsOf("100", last);
    }

    /** Nine regions, the last of which changes. */
    private static List<Figure> countsOf(String before, String last) {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 8)
                .forEach(region -> figures.addAll(
                        counts(region, before.equals("0") ? "1000" : before, before.equals("0") ? "1000" : before)));
        figures.addAll(counts(REGIONS.get(8), before, last));
        return figures;
    }

    private static List<Figure> counts(String territory, String before, String now) {
        return List.of(figure(COUNTS, territory, YEAR - 1, before), figure(COUNTS, territory, YEAR, now));
    }

    private static List<Figure> country(String... values) {
        List<Figure> figures = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            figures.add(figure(COUNTS, Figure.COUNTRY, YEAR + 1 - values.length + index, values[index]));
        }
        return figures;
    }

    private static List<Figure> hours(String before, String last) {
        List<Figure> figures = new ArrayList<>();
        REGIONS.subList(0, 8).forEach(region -> figures.addAll(Series.of(region, YEAR, before, before)));
        figures.addAll(Series.of(REGIONS.get(8), YEAR, before, last));
        return figures;
    }

    private static Figure figure(Indicator indicator, String territory, int year, String value) {
        return Series.figure(Perimeter.REGIONS_2016, indicator.id(), territory, year, new BigDecimal(value), 40);
    }

    /** Nine regions of which a fifth is the part in both years, but for the last one. */
    private static List<Figure> shares(int whole, int before, int now) {
        List<Figure> figures = new ArrayList<>();
        for (String region : REGIONS.subList(0, 8)) {
            figures.add(share(region, YEAR - 1, whole / 5, whole));
            figures.add(share(region, YEAR, whole / 5, whole));
        }
        figures.add(share(REGIONS.get(8), YEAR - 1, before, whole));
        figures.add(share(REGIONS.get(8), YEAR, now, whole));
        return figures;
    }

    private static Figure share(String territory, int year, int part, int whole) {
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                Level.REGION,
                territory,
                SHARES.id(),
                Category.TOTAL,
                BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP),
                BigDecimal.valueOf(part),
                BigDecimal.valueOf(whole),
                null,
                40,
                Status.NORMAL);
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
        List<Indicator> indicators = List.of(HOURS, COUNTS, SHARES, PLACES);
        return new Plausibility(
                        indicators,
                        new Comparisons(indicators, figures, TERRITORIES, Targets.none(), Map.of(), Set.of()))
                .findings(YEAR);
    }
}
