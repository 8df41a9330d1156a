package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Explanations;
import fr.mediation.bilan.job.compute.Preview;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.StoredFigures;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Region;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of the sample, against their recomputation and against the laws they must obey. */
@Tag("slow")
@BilanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleFiguresTest {
    private static final BigDecimal ROUNDING = new BigDecimal("0.000002");
    private static final BigDecimal TWICE_ROUNDED = new BigDecimal("0.0002");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations indicators;

    @Autowired
    private Review review;

    @TempDir
    private static Path reports;

    @Autowired
    private Preview preview;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Explanations explanations;

    private final Territories territories = Territories.load();
    private final Catalogue catalogue = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
    private List<Figure> all;
    private Map<String, Figure> figures;

    /** By region. */
    private Map<String, List<Figure>> categoriesOf2017;

    private Computations.Computed computed;
    private Recomputation recomputation;
    private ReportingByHand reporting;

    private final Map<Perimeter, WrittenReport> written = new EnumMap<>(Perimeter.class);

    @BeforeAll
    void ingestAndCompute() throws IOException {
        TestHome.empty(jdbc);
        for (Inbox.Waiting file : Inbox.files(List.of(Path.of("sample-data")))) {
            deliveries.ingest(file.path(), new DeliveryHints(file.producer(), null, null));
        }
        computed = indicators.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        all = StoredFigures.of(jdbc, computed.computation());
        figures = all.stream()
                .filter(figure -> figure.isAnnualTotal() && figure.level() != Figure.Level.PLACE)
                .collect(Collectors.toMap(
                        figure -> key(
                                figure.year(),
                                figure.perimeter(),
                                (figure.level() == Figure.Level.DEPARTMENT ? "D" : "") + figure.territory(),
                                figure.indicator()),
                        Function.identity()));
        categoriesOf2017 = all.stream()
                .filter(figure -> figure.year() == 2017
                        && figure.level() == Figure.Level.REGION
                        && figure.perimeter() == Perimeter.REGIONS_2016
                        && !figure.category().isTotal())
                .collect(Collectors.groupingBy(Figure::territory));
        recomputation = new Recomputation();
        reporting = new ReportingByHand(recomputation);
    }

    static Stream<String> ids() {
        return CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()).all().stream()
                .filter(indicator -> indicator.from() != Origin.Derived.VALUE)
                // Rejected lines are not among the sample's lines that are recomputed: see below.
                .filter(indicator -> !indicator.id().equals("taux_rejet"))
                .map(Indicator::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void equalsItsRecomputationForTheCountryAndAllRegionsOfTwoYearsInEachPerimeter(String id) {
        for (int year : List.of(2016, 2017)) {
            for (Perimeter perimeter : Perimeter.values()) {
                assertEqual(id, perimeter, null, year);
                for (Region region : territories.regions(perimeter, year)) {
                    assertEqual(id, perimeter, region.code(), year);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void equalsItsRecomputationForEachDepartment(String id) {
        for (Department department : territories.departments()) {
            if (department.region2016() != null) {
                assertEqual(
                        id + " 2017 " + department.code(),
                        recomputation.ofDepartment(department.code(), 2017).get(id),
                        figure(2017, Perimeter.REGIONS_2016, "D" + department.code(), id));
            }
        }
    }

    /** What was written of 2017: each file and sheet, read back. */
    private WrittenReport written(Perimeter perimeter) {
        return written.computeIfAbsent(perimeter, map -> {
            Path folder = reports.resolve(map.code());
            review.write(
                    computed, new Review.Request(2017, map, Locale.FRENCH, Set.of(), folder), JobsFolder.packaged());
            return new WrittenReport(folder);
        });
    }

    private static @Nullable String region(Map<String, String> line) {
        return line.get("code").equals(Figure.COUNTRY) ? null : line.get("code");
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void theWrittenRatesOfResponseAreThoseOfTheLines(Perimeter perimeter) {
        List<Map<String, String>> lines = written(perimeter).file("reponse");

        Set<String> given = new TreeSet<>();
        for (Map<String, String> line : lines) {
            given.add(line.get("code") + line.get("source"));
            ReportingByHand.Rate rate = reporting
                    .rate(line.get("source"), perimeter, region(line), 2017)
                    .orElseThrow();
            assertThat(line.get("attendus")).as(line.toString()).isEqualTo(rate.expected() + "");
            assertThat(line.get("declarants")).as(line.toString()).isEqualTo(rate.reporting() + "");
            assertNumber(line, "volume_attendu", rate.volumeExpected());
            assertNumber(line, "volume_declarants", rate.volumeReporting());
            assertNumber(line, "taux_reponse", rate.rate().orElse(null));
            assertNumber(line, "taux_reponse_pondere", rate.weighted().orElse(null));
        }
        for (String source : ReportingByHand.SOURCES) {
            for (Region region : territories.regions(perimeter, 2017)) {
                assertThat(given.contains(region.code() + source))
                        .as(region.code() + source)
                        .isEqualTo(reporting
                                .rate(source, perimeter, region.code(), 2017)
                                .isPresent());
            }
        }
        List<Map<String, String>> sheet = written(perimeter).table("Réponse", "Territoire");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(sheet.get(i)).containsEntry("Territoire", lines.get(i).get("territoire"));
            assertNumber(sheet.get(i), "Attendus", new BigDecimal(lines.get(i).get("attendus")));
            assertNumber(
                    sheet.get(i), "Ont déclaré", new BigDecimal(lines.get(i).get("declarants")));
        }
        assertThat(sheet).hasSameSizeAs(lines);
    }

    @Test
    void theWrittenListOfWhoIsMissingIsThatOfTheLines() {
        List<Map<String, String>> lines = written(Perimeter.REGIONS_2016).file("non-repondants");

        assertThat(lines)
                .extracting(line -> Stream.of("source", "declarant", "departement", "volume_precedent")
                        .map(line::get)
                        .collect(Collectors.joining(",")))
                .containsExactlyInAnyOrderElementsOf(reporting.missing(2017));
        assertThat(written(Perimeter.REGIONS_2016).table("Non-répondants", "Source"))
                .extracting(row -> row.get("Déclarant"))
                .containsExactlyElementsOf(
                        lines.stream().map(line -> line.get("declarant")).toList());
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void theWrittenChangeAtConstantScopeIsThatOfTheLines(Perimeter perimeter) {
        int compared = 0;
        for (Map<String, String> line : written(perimeter).file("evolution")) {
            Indicator indicator = catalogue.get(line.get("indicateur")).orElseThrow();
            // Who reports is what never changes among those who report in both years.
            if (!ReportingByHand.isOfPlaces(indicator.from().id())
                    || indicator.id().equals("lieux_declarants")) {
                continue;
            }
            ReportingByHand.Constant constant =
                    reporting.constant(indicator.from().id(), indicator.id(), perimeter, region(line), 2017);
            boolean told = carryHalf(constant.shareBefore()) && carryHalf(constant.shareNow());
            BigDecimal before = told ? constant.before() : null;
            BigDecimal now = told ? constant.now() : null;
            assertNumber(line, "champ_constant_precedent", before);
            assertNumber(line, "champ_constant", now);
            BigDecimal difference = before == null || now == null ? null : now.subtract(before);
            assertNumber(line, "ecart_constant", difference);
            boolean inPercent = difference != null && indicator.unit() != Unit.PERCENT && before.signum() != 0;
            assertNumber(
                    line,
                    "ecart_constant_pourcent",
                    inPercent ? difference.movePointRight(2).divide(before.abs(), 8, RoundingMode.HALF_UP) : null);
            assertNumber(line, "part_volume_precedent", percent(constant.shareBefore()));
            assertNumber(line, "part_volume", percent(constant.shareNow()));
            if (constant.broken()) {
                assertThat(line).containsEntry("rupture", "couverture").containsEntry("ecart", "");
            } else if (difference != null) {
                assertNumber(
                        line,
                        "ecart",
                        new BigDecimal(line.get("valeur")).subtract(new BigDecimal(line.get("valeur_precedente"))));
            }
            compared += difference == null ? 0 : 1;
        }

        assertThat(compared).isGreaterThan(300);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal share) {
        return share == null ? null : share.movePointRight(2);
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void theWrittenEstimatesAreThoseOfTheLines(Perimeter perimeter) {
        int estimated = 0;
        for (Map<String, String> line : written(perimeter).file("evolution")) {
            Indicator indicator = catalogue.get(line.get("indicateur")).orElseThrow();
            // A commune that two reporters reach is one: theirs do not add up.
            boolean adds = indicator.additive() && !indicator.id().equals("communes_touchees");
            Optional<ReportingByHand.Estimate> estimate = adds
                            && ReportingByHand.isOfPlaces(indicator.from().id())
                            && !line.get("valeur").isEmpty()
                    ? reporting.estimate(
                            indicator.from().id(),
                            indicator.id(),
                            perimeter,
                            region(line),
                            2017,
                            Double.parseDouble(line.get("valeur")))
                    : Optional.empty();
            assertNear(line, "estimation", estimate.map(ReportingByHand.Estimate::value));
            assertNear(line, "estimation_basse", estimate.map(ReportingByHand.Estimate::low));
            assertNear(line, "estimation_haute", estimate.map(ReportingByHand.Estimate::high));
            estimated += estimate.isPresent() ? 1 : 0;
        }

        assertThat(estimated).isGreaterThan(10);
    }

    /** Equal, but for the digits that an expansion of Student's quantile leaves out. */
    private static void assertNear(Map<String, String> line, String column, Optional<Double> expected) {
        if (expected.isEmpty()) {
            assertThat(line.get(column)).as(column + line).isEmpty();
        } else {
            assertThat(line.get(column)).as(column + line).isNotEmpty();
            assertThat(Double.parseDouble(line.get(column)))
                    .as(column + line)
                    .isCloseTo(expected.get(), within(0.000001 + expected.get() * 0.0001));
        }
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void inEachSheetAndFileTheRowsOfAnAdditiveIndicatorMakeTheCountry(Perimeter perimeter) {
        WrittenReport report = written(perimeter);

        List<WrittenReport.Additive> all = report.additive(catalogue);

        assertThat(all).hasSizeGreaterThan(100);
        assertThat(all).allSatisfy(WrittenReport.Additive::addsUp);
        assertThat(report.file("territoires")).anyMatch(line -> line.get("code").equals(Figure.OUTSIDE));
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void theWrittenIntervalsAndPositionsOfRegionsAreThoseOfTheLines(Perimeter perimeter) {
        Map<String, FunnelByHand> funnels = new HashMap<>();
        int compared = 0;
        for (Map<String, String> line : written(perimeter).file("evolution")) {
            String id = line.get("indicateur");
            Indicator indicator = catalogue.get(id).orElseThrow();
            if (id.equals("taux_rejet")) {
                continue;
            }
            BigDecimal whole =
                    recomputation.indicators(perimeter, region(line), 2017).get(id + Recomputation.WHOLE);
            // Of inhabitants and of euros no share is drawn by chance.
            boolean isDrawn = indicator.unit() == Unit.PERCENT
                    && indicator.facts().isPresent()
                    && !List.of("part_population_couverte", "taux_execution_moyens")
                            .contains(id);
            if (id.equals("densite_lieux")) {
                double[] ends = FunnelByHand.byar(recomputation
                        .indicators(perimeter, region(line), 2017)
                        .getOrDefault("lieux_actifs", BigDecimal.ZERO)
                        .doubleValue());
                if (!line.get("valeur").isEmpty()) {
                    assertNear(line, "intervalle_min", Optional.of(ends[0] * 100_000 / whole.doubleValue()));
                    assertNear(line, "intervalle_max", Optional.of(ends[1] * 100_000 / whole.doubleValue()));
                }
            } else if (isDrawn
                    && whole != null
                    && whole.signum() > 0
                    && !line.get("valeur").isEmpty()) {
                double[] drawn = drawn(perimeter, region(line), id);
                double[] ends = FunnelByHand.wilson(drawn[0], drawn[1]);
                assertNumber(line, "intervalle_min", BigDecimal.valueOf(100 * ends[0]));
                assertNumber(line, "intervalle_max", BigDecimal.valueOf(100 * ends[1]));
                if (region(line) != null && !line.get("code").equals(Figure.OUTSIDE)) {
                    FunnelByHand funnel = funnels.computeIfAbsent(id, of -> funnel(perimeter, of));
                    assertThat(line.get("position")).as(line.toString()).isEqualTo(funnel.position(line.get("code")));
                    compared++;
                }
            } else {
                assertThat(line).as(id).containsEntry("intervalle_min", "").containsEntry("position", "");
            }
        }

        assertThat(compared).isGreaterThan(150);
        List<Map<String, String>> rows = written(perimeter).table("Limites par région", "Indicateur").stream()
                .filter(row -> funnels.containsKey(idOf(row.get("Indicateur"))))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        for (Map<String, String> row : rows) {
            String id = idOf(row.get("Indicateur"));
            double[] limits = funnels.get(id).limits(codeOf(perimeter, row.get("Territoire")));
            List<String> cells = List.copyOf(row.values());
            int at = List.copyOf(row.keySet()).indexOf("France");
            assertThat(cells.subList(at - 2, at + 3).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .as(row.toString())
                    .containsExactly(
                            new double[] {
                                100 * limits[0],
                                100 * limits[1],
                                100 * funnels.get(id).country(),
                                100 * limits[2],
                                100 * limits[3]
                            },
                            offset(0.0001));
        }
    }

    private String idOf(String label) {
        return catalogue.all().stream()
                .filter(one -> label.startsWith(one.label().in(Locale.FRENCH)))
                .max(Comparator.comparing(one -> one.label().in(Locale.FRENCH).length()))
                .map(Indicator::id)
                .orElseThrow();
    }

    private String codeOf(Perimeter perimeter, String territory) {
        return written(perimeter).file("territoires").stream()
                .filter(line -> line.get("territoire").equals(territory))
                .map(line -> line.get("code"))
                .findFirst()
                .orElseThrow();
    }

    /** The part and the whole of a share. */
    private double[] drawn(Perimeter perimeter, @Nullable String region, String id) {
        Map<String, BigDecimal> values = recomputation.indicators(perimeter, region, 2017);
        double whole =
                values.getOrDefault(id + Recomputation.WHOLE, BigDecimal.ZERO).doubleValue();
        double share = values.getOrDefault(id, BigDecimal.ZERO).doubleValue() / 100;
        return new double[] {share * whole, whole};
    }

    private FunnelByHand funnel(Perimeter perimeter, String id) {
        Map<String, double[]> regions = new HashMap<>();
        for (Region region : territories.regions(perimeter, 2017)) {
            double[] drawn = drawn(perimeter, region.code(), id);
            if (drawn[1] > 0) {
                regions.put(region.code(), drawn);
            }
        }
        double[] country = drawn(perimeter, null, id);
        return new FunnelByHand(country[0] / country[1], regions);
    }

    private static boolean carryHalf(@Nullable BigDecimal share) {
        return share == null || share.movePointRight(1).compareTo(BigDecimal.valueOf(5)) >= 0;
    }

    private static void assertNumber(Map<String, String> line, String column, @Nullable BigDecimal expected) {
        if (expected == null) {
            assertThat(line.get(column)).as(column + line).isEmpty();
        } else {
            assertThat(line.get(column)).as(column + line).isNotEmpty();
            assertThat(new BigDecimal(line.get(column))).as(column + line).isCloseTo(expected, within(TWICE_ROUNDED));
        }
    }

    @Test
    void equalsItsRecomputationByYearsOfTheConventionForTheCountryRegionsAndDepartments() throws IOException {
        Recomputation byConvention = Recomputation.byConvention();
        Map<Indicator, List<Figure>> computed =
                preview.compute(ids().toList(), YearBasis.CONVENTION, List.of(2016), JobsFolder.packaged());

        computed.forEach((indicator, own) -> {
            List<Figure> totals = own.stream()
                    .filter(figure -> figure.isAnnualTotal()
                            && figure.perimeter() == Perimeter.REGIONS_2016
                            && figure.level() != Figure.Level.PLACE)
                    .toList();
            assertThat(totals).as(indicator.id()).hasSizeGreaterThan(100);
            for (Figure figure : totals) {
                Map<String, BigDecimal> expected = figure.level() == Figure.Level.DEPARTMENT
                        ? byConvention.ofDepartment(figure.territory(), 2016)
                        : byConvention.indicators(
                                Perimeter.REGIONS_2016,
                                figure.level() == Figure.Level.REGION ? figure.territory() : null,
                                2016);
                assertEqual(figure.toString(), expected.get(indicator.id()), figure);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void equalsItsRecomputationForEachCategoryAtEachLevelOfTwoPerimeters(Dimension dimension) {
        List<Figure> broken = all.stream()
                .filter(figure -> figure.year() == 2017
                        && figure.perimeter() != Perimeter.ACADEMIES
                        && figure.category().dimension() == dimension)
                .toList();

        assertThat(broken).isNotEmpty();
        for (Figure figure : broken) {
            BigDecimal expected = recomputed(figure, figure.category().code());
            boolean nobodySaid = !dimension.counts().isEmpty()
                    && whole(figure).signum() > 0
                    && dimension.counts().keySet().stream()
                            .allMatch(code -> recomputed(figure, code).signum() == 0);
            assertEqual(figure.toString(), nobodySaid ? null : expected, figure);
        }
    }

    private BigDecimal recomputed(Figure figure, String category) {
        return recomputation
                .ofCategory(
                        figure.perimeter(),
                        figure.level() == Figure.Level.REGION ? figure.territory() : null,
                        figure.level() == Figure.Level.DEPARTMENT ? figure.territory() : null,
                        figure.year(),
                        figure.category().dimension().code(),
                        category)
                .get(figure.indicator());
    }

    private BigDecimal whole(Figure figure) {
        Map<String, BigDecimal> expected = figure.level() == Figure.Level.DEPARTMENT
                ? recomputation.ofDepartment(figure.territory(), figure.year())
                : recomputation.indicators(
                        figure.perimeter(),
                        figure.level() == Figure.Level.REGION ? figure.territory() : null,
                        figure.year());
        return expected.get(figure.indicator());
    }

    @Test
    void categoriesOfOneColumnAddUpToTheWhole() {
        for (Dimension dimension : List.of(Dimension.TYPE, Dimension.CHANNEL, Dimension.AUDIENCE)) {
            BigDecimal sum = all.stream()
                    .filter(figure -> figure.year() == 2017
                            && figure.perimeter() == Perimeter.REGIONS_2016
                            && figure.level() == Figure.Level.NATIONAL
                            && figure.indicator().equals("participations")
                            && figure.category().dimension() == dimension)
                    .map(Figure::value)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum)
                    .as(dimension.code())
                    .isEqualByComparingTo(figure(2017, Perimeter.REGIONS_2016, Figure.COUNTRY, "participations")
                            .value());
        }
    }

    @Test
    void additiveFiguresOfTheDepartmentsAddUpToTheirRegion() {
        for (Indicator indicator : catalogue.all()) {
            if (indicator.additive()) {
                for (Region region : territories.regions(Perimeter.REGIONS_2016, 2017)) {
                    BigDecimal sum = territories.departments().stream()
                            .filter(department -> region.code().equals(department.region2016()))
                            .map(department ->
                                    figure(2017, Perimeter.REGIONS_2016, "D" + department.code(), indicator.id()))
                            .map(figure -> Optional.ofNullable(figure.value()).orElse(BigDecimal.ZERO))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);

                    assertThat(sum)
                            .as(indicator.id() + " " + region.code())
                            .isCloseTo(
                                    Optional.ofNullable(
                                                    figure(2017, Perimeter.REGIONS_2016, region.code(), indicator.id())
                                                            .value())
                                            .orElse(BigDecimal.ZERO),
                                    within(new BigDecimal("0.0001")));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Perimeter.class)
    void additiveFiguresOfTheRegionsAndOfWhatLiesInNoneAddUpToTheCountry(Perimeter perimeter) {
        for (Indicator indicator : catalogue.all()) {
            if (indicator.additive()) {
                List<Figure> own = all.stream()
                        .filter(figure -> figure.isAnnualTotal()
                                && figure.year() == 2017
                                && figure.perimeter() == perimeter
                                && figure.indicator().equals(indicator.id())
                                && figure.value() != null)
                        .toList();
                BigDecimal sum = own.stream()
                        .filter(figure -> figure.level() == Figure.Level.REGION)
                        .map(Figure::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

                own.stream()
                        .filter(figure -> figure.level() == Figure.Level.NATIONAL)
                        .forEach(country -> assertThat(sum)
                                .as(indicator.id())
                                .isCloseTo(country.value(), within(new BigDecimal("0.0001"))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ateliers_epn_canope, 952",
        "taux_labellisation, 73.333333",
        "equipements_donnes_ateliers, 141",
        "part_lieux_abonnes, 36",
        "lieux_abonnes_tarif_reduit, 18",
        "economie_abonnements, 1080"
    })
    void theArticlesAreMeasuredByNetwork(String indicator, BigDecimal value) {
        assertThat(figure(2017, Perimeter.REGIONS_2016, Figure.COUNTRY, indicator)
                        .value())
                .isEqualByComparingTo(value);
    }

    @Test
    void aPlaceHasTheFiguresOfItsOwnLines() {
        Map.Entry<String, BigDecimal> place = jdbc.sql("""
                select place, sum(quantity) as pieces from donation_fact
                where date >= '2017-01-01' and place is not null group by 1 order by 2 desc, 1 limit 1
                """)
                .query((row, number) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .single();

        Explanations.Explanation explained = explanations.explain(
                new Explanations.Question(
                        "equipements_donnes", YearBasis.CIVIL, 2017, place.getKey(), Perimeter.REGIONS_2016),
                JobsFolder.packaged());

        assertThat(explained.source().agrees()).isTrue();
        assertThat(explained.figure().value()).isEqualByComparingTo(place.getValue());
    }

    @Test
    void theRateOfRejectedLinesIsThatOfTheDeliveriesOfTheYear() {
        Figure rate = figure(2016, Perimeter.REGIONS_2016, Figure.COUNTRY, "taux_rejet");

        // The faults planted in the files of 2016: 22 in the log, 1 in the trainings, 1 in the donations.
        assertThat(rate.numerator()).isEqualByComparingTo("24");
    }

    private static void assertEqual(String what, @Nullable BigDecimal expected, Figure figure) {
        assertEqual(what, expected, figure.value());
    }

    private static void assertEqual(String what, @Nullable BigDecimal expected, @Nullable BigDecimal value) {
        if (expected == null) {
            assertThat(value).as(what).isNull();
        } else {
            assertThat(value).as(what).isCloseTo(expected, within(ROUNDING));
        }
    }

    private void assertEqual(String id, Perimeter perimeter, String region, int year) {
        assertEqual(
                id + " " + year + " " + perimeter + " " + region,
                recomputation.indicators(perimeter, region, year).get(id),
                figure(year, perimeter, region == null ? Figure.COUNTRY : region, id));
    }

    @Test
    void distinctPersonsOfTheCountryAreNotTheSumOfTheRegions() {
        BigDecimal sum = sumOfRegions(2017, Perimeter.REGIONS_2016, "beneficiaires");

        assertThat(figure(2017, Perimeter.REGIONS_2016, Figure.COUNTRY, "beneficiaires")
                        .value())
                .isLessThan(sum);
    }

    @Test
    void additiveFiguresOf2015HaveTheSameSumOverTheOldRegionsAndTheNew() {
        for (Indicator indicator : catalogue.all()) {
            if (indicator.additive() || indicator.id().equals("moyens_engages")) {
                assertThat(sumOfRegions(2015, Perimeter.REGIONS_2015, indicator.id()))
                        .as(indicator.id())
                        .isCloseTo(
                                sumOfRegions(2015, Perimeter.REGIONS_2016, indicator.id()),
                                within(new BigDecimal("0.0001")))
                        .isPositive();
            }
        }
    }

    @Test
    void additiveFiguresOfTheRegionsAddUpToTheCountry() {
        for (Indicator indicator : catalogue.all()) {
            if (indicator.additive()) {
                assertThat(sumOfRegions(2016, Perimeter.REGIONS_2016, indicator.id()))
                        .as(indicator.id())
                        .isCloseTo(
                                figure(2016, Perimeter.REGIONS_2016, Figure.COUNTRY, indicator.id())
                                        .value(),
                                within(new BigDecimal("0.0001")));
            }
        }
    }

    @Test
    void computesNothingAgainWhereNothingChanged() {
        assertThat(indicators.compute(JobsFolder.packaged(), YearBasis.CIVIL).ran())
                .isFalse();
    }

    @Test
    void representsEveryArticle() {
        assertThat(catalogue.all()).hasSizeGreaterThan(25);
        assertThat(new TreeSet<>(
                        catalogue.all().stream().map(Indicator::article).toList()))
                .containsExactly(2, 3, 4, 5, 6, 7, 9, 11);
    }

    @Test
    void mostBeneficiariesOf2017WereCreditedIn2016() {
        assertThat(figure(2017, Perimeter.REGIONS_2016, Figure.COUNTRY, "beneficiaires")
                        .value())
                .isEqualByComparingTo("2274");
        assertThat(figure(2017, Perimeter.REGIONS_2016, Figure.COUNTRY, "beneficiaires_deja_vus_1_an")
                        .value())
                .isEqualByComparingTo("1777");
    }

    @Test
    void theValueOfATerritoryIsWhatTheMapMakesOfItsFigures() {
        for (Region region : territories.regions(Perimeter.REGIONS_2016, 2017)) {
            BigDecimal value = figure(2017, Perimeter.REGIONS_2016, region.code(), "valeur_sociale")
                    .value();
            BigDecimal means = ValueByHand.means(
                    (indicator, dimension, category) -> measured(region.code(), indicator, dimension, category), 2017);

            assertThat(value)
                    .isCloseTo(
                            ValueByHand.of(
                                    (indicator, dimension, category) ->
                                            measured(region.code(), indicator, dimension, category),
                                    2017),
                            within(new BigDecimal("0.001")));
            assertThat(figure(2017, Perimeter.REGIONS_2016, region.code(), "valeur_nette")
                            .value())
                    .isCloseTo(value.subtract(means), within(new BigDecimal("0.001")));
            assertThat(figure(2017, Perimeter.REGIONS_2016, region.code(), "ratio_plus_value")
                            .value())
                    .isCloseTo(value.divide(means, 8, RoundingMode.HALF_UP), within(new BigDecimal("0.00001")));
        }
    }

    private BigDecimal sumOfRegions(int year, Perimeter perimeter, String id) {
        return territories.regions(perimeter, year).stream()
                .map(region -> Optional.ofNullable(
                                figure(year, perimeter, region.code(), id).value())
                        .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the value map reads in 2017: a category without a figure has none of what there is. */
    private Optional<BigDecimal> measured(String region, String indicator, String dimension, String category) {
        Optional<BigDecimal> whole = Optional.ofNullable(
                figure(2017, Perimeter.REGIONS_2016, region, indicator).value());
        if (dimension.isEmpty() || whole.isEmpty()) {
            return whole;
        }
        return Optional.of(categoriesOf2017.getOrDefault(region, List.of()).stream()
                .filter(figure -> figure.indicator().equals(indicator)
                        && figure.category().dimension().word().equals(dimension)
                        && figure.category().code().equals(category))
                .findFirst()
                .map(Figure::value)
                .orElse(BigDecimal.ZERO));
    }

    private Figure figure(int year, Perimeter perimeter, String territory, String indicator) {
        return figures.get(key(year, perimeter, territory, indicator));
    }

    private static String key(int year, Perimeter perimeter, String territory, String indicator) {
        return year + "/" + perimeter + "/" + territory + "/" + indicator;
    }
}
