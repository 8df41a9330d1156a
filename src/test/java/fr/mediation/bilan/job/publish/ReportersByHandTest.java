package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.sample.RatioByHand;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Response, constant scope, estimates and what is judged of random inboxes, against their recomputation in plain Java: places
 * from which several report and that several list, reporters that may be others, quotients of two sources. More inboxes with
 * {@code -Dseeds=200}; a failing seed is the name of the test.
 */
@BilanTest
class ReportersByHandTest {
    private static final BigDecimal ROUNDING = new BigDecimal("0.000002");
    private static final List<String> TERRITORIES = List.of(Figure.COUNTRY, "84", "93");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private ReportInputs inputs;

    @Autowired
    private ResponseStore responses;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        // Of the first ones, those in which all that is looked for happens.
        return Optional.ofNullable(Integer.getInteger("seeds"))
                .map(count -> LongStream.range(0, count))
                .orElse(LongStream.of(0, 1, 19));
    }

    private static @Nullable String region(String territory) {
        return territory.equals(Figure.COUNTRY) ? null : territory;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoReportedIsWhatTheLinesSay(long seed) throws IOException {
        TestHome.empty(jdbc);
        new RandomInbox(seed).write(folder);
        for (Inbox.Waiting file : Inbox.files(List.of(folder))) {
            deliveries.ingest(
                    file.path(), DeliveryHints.NONE.from(file.producer()).confirmed(true));
        }
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        ReportersByHand byHand = new ReportersByHand(new InboxLines(folder));

        SoftAssertions softly = new SoftAssertions();
        assertDoubts(softly, computed, byHand);
        assertRates(softly, computed, byHand);
        assertMissing(softly, computed, byHand);
        assertScopes(softly, computed, byHand);
        assertJudged(softly, computed, byHand);
        softly.assertAll();
    }

    private void assertDoubts(SoftAssertions softly, Computations.Computed computed, ReportersByHand byHand) {
        Set<String> doubts = responses.renamed(computed.computation(), 2017).stream()
                .filter(one -> one.facts().equals("attendance") && !one.certain())
                .map((RenamedReporter one) -> one.before() + " → " + one.reporter())
                .collect(Collectors.toCollection(TreeSet::new));
        softly.assertThat(doubts).as("doubts").isEqualTo(byHand.doubts());
    }

    private void assertRates(SoftAssertions softly, Computations.Computed computed, ReportersByHand byHand) {
        Map<String, Response> rates = responses.responses(computed.computation(), Perimeter.REGIONS_2016, 2017).stream()
                .filter(one -> one.facts().equals("attendance"))
                .collect(Collectors.toMap(Response::territory, Function.identity()));
        assertThat(TERRITORIES).containsAll(rates.keySet());
        for (String territory : TERRITORIES) {
            softly.assertThat(Optional.ofNullable(rates.get(territory))
                            .map(one -> new ReportersByHand.Rate(
                                    one.expected(),
                                    one.reporting(),
                                    one.volumeExpected().longValue(),
                                    one.volumeReporting().longValue())))
                    .as("rate of " + territory)
                    .isEqualTo(byHand.rate(region(territory)));
        }
    }

    private void assertMissing(SoftAssertions softly, Computations.Computed computed, ReportersByHand byHand) {
        softly.assertThat(responses.missing(computed.computation(), 2017).stream()
                        .filter(one -> one.facts().equals("attendance"))
                        .map(ReportersByHandTest::said))
                .as("missing")
                .containsExactlyInAnyOrderElementsOf(byHand.missing());
    }

    private static String said(NonRespondent one) {
        return one.volume() == null
                ? one.reporter().replaceAll("^.*/", "") + " in " + one.department()
                : one.volume().longValue() + " of " + one.department();
    }

    private void assertScopes(SoftAssertions softly, Computations.Computed computed, ReportersByHand byHand) {
        List<ConstantScope> scopes = responses.scopes(computed.computation(), Perimeter.REGIONS_2016, 2017);
        for (String indicator : List.of("participations", "heures_accompagnement")) {
            for (String territory : TERRITORIES) {
                ConstantScope scope = scopes.stream()
                        .filter(one -> one.year() == 2017
                                && one.territory().equals(territory)
                                && one.indicator().equals(indicator))
                        .findFirst()
                        .orElseThrow();
                ReportersByHand.Constant constant = byHand.constant(indicator, region(territory));
                String of = indicator + " of " + territory;
                assertNear(softly, of + " before", scope.before(), constant.before());
                assertNear(softly, of + " now", scope.now(), constant.now());
                assertNear(softly, of + " share before", scope.shareBefore(), constant.shareBefore());
                assertNear(softly, of + " share now", scope.shareNow(), constant.shareNow());
                Optional<RatioByHand.Missing> missing = byHand.missing(indicator, region(territory));
                softly.assertThat(scope.estimate() == null)
                        .as(of + " no estimate")
                        .isEqualTo(missing.isEmpty());
                if (scope.estimate() != null && missing.isPresent()) {
                    BigDecimal all = byHand.whole(indicator, region(territory));
                    double value = all.doubleValue() + missing.get().number();
                    softly.assertThat(scope.estimate().value().doubleValue())
                            .as(of + " estimate")
                            .isCloseTo(value, offset(0.001));
                    softly.assertThat(scope.estimate().high().doubleValue())
                            .as(of + " high")
                            .isCloseTo(
                                    value + missing.get().reach(),
                                    offset(0.01 + missing.get().reach() / 10_000));
                }
            }
        }
    }

    private static void assertNear(
            SoftAssertions softly, String of, @Nullable BigDecimal number, @Nullable BigDecimal expected) {
        softly.assertThat(number == null).as(of + " none").isEqualTo(expected == null);
        if (number != null && expected != null) {
            softly.assertThat(number).as(of).isCloseTo(expected, within(ROUNDING));
        }
    }

    private void assertJudged(SoftAssertions softly, Computations.Computed computed, ReportersByHand byHand) {
        Comparisons comparisons = inputs.of(
                        publications.draft(2017, computed, JobsFolder.packaged()),
                        new Review.Request(2017, Perimeter.REGIONS_2016, Locale.FRENCH, Set.of(), folder))
                .judgement()
                .comparisons();
        for (String territory : TERRITORIES) {
            comparisons
                    .of("cout_par_heure", territory, 2017)
                    .ifPresent(comparison -> softly.assertThat(comparison.isJudged())
                            .as("cost judged of " + territory)
                            .isEqualTo(byHand.isCostJudged(region(territory))));
            comparisons
                    .of("heures_pour_1000_hab", territory, 2017)
                    .ifPresent(comparison -> softly.assertThat(comparison.isJudged())
                            .as("hours of inhabitants judged of " + territory)
                            .isTrue());
        }
    }
}
