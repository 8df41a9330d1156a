package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope.Estimate;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places of the sample whose lines of a year are deleted: what is missing is estimated, and lies where it really was. */
@Tag("slow")
@BilanTest
class DeletedReportersTest {
    private static final int DELETED = 4;
    private static final int TRIALS = 5;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private Computations computations;

    @Autowired
    private FigureStore figures;

    @Autowired
    private ResponseStore responses;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private static List<String> lines(int year) throws IOException {
        // Whatever the file's encoding: what is looked at is plain.
        return Files.readAllLines(Path.of("sample-data/frequentation-" + year + ".csv"), StandardCharsets.ISO_8859_1);
    }

    private static String place(String line) {
        return line.split("[,;\t|]", -1)[2];
    }

    private static Set<String> places(int year) throws IOException {
        return lines(year).stream()
                .skip(1)
                .map(DeletedReportersTest::place)
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What all reported, and the estimate of it where some are deleted. */
    private record Trial(BigDecimal reported, @Nullable Estimate estimate) {}

    @BeforeEach
    void deliverAllButTheYear() {
        TestHome.empty(jdbc);
        deliveries.ingest(Path.of("sample-data/annuaire-2016.csv"));
        deliveries.ingest(Path.of("sample-data/annuaire-2017.csv"));
        deliveries.ingest(Path.of("sample-data/frequentation-2016.csv"));
    }

    /** Delivers the year without some places, computes it, and takes it back. */
    private Trial participations(String name, Set<String> deleted) throws IOException {
        Path file = folder.resolve(name);
        Files.write(
                file,
                lines(2017).stream()
                        .filter(line -> !deleted.contains(place(line)))
                        .toList(),
                StandardCharsets.ISO_8859_1);
        deliveries.ingest(file);
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        withdrawal.withdraw(name);
        assertThat(responses.missing(computed.computation(), 2017).stream()
                        .filter(one -> one.facts().equals("attendance") && one.volume() != null)
                        .map(NonRespondent::reporter)
                        // What is done without a place in a department is a unit too, and may end by itself.
                        .filter(reporter -> !reporter.equals("reseau")))
                .allMatch(reporter -> deleted.stream().anyMatch(reporter::endsWith))
                .hasSameSizeAs(deleted);
        BigDecimal reported = figures
                .figures(computed.computation(), "participations", Period.year(2017), Level.NATIONAL, Figure.COUNTRY)
                .stream()
                .filter(Figure::isAnnualTotal)
                .map(Figure::value)
                .findFirst()
                .orElseThrow();
        return responses.scopes(computed.computation(), Perimeter.REGIONS_2016, 2017).stream()
                .filter(scope -> scope.indicator().equals("participations")
                        && scope.territory().equals(Figure.COUNTRY))
                .findFirst()
                .map(scope -> new Trial(reported, scope.estimate()))
                .orElseThrow();
    }

    @Test
    void whatDeletedReportersHadSaidLiesWithinTheEstimate() throws IOException {
        List<String> both = new ArrayList<>(places(2016));
        both.retainAll(places(2017));
        BigDecimal truth = participations("frequentation-2017.csv", Set.of()).reported();
        int estimated = 0;
        int held = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Collections.shuffle(both, new Random(trial));
            Trial deleted =
                    participations("frequentation-2017-" + trial + ".csv", Set.copyOf(both.subList(0, DELETED)));
            Estimate estimate = deleted.estimate();
            if (estimate != null) {
                estimated++;
                held += truth.compareTo(estimate.low()) >= 0 && truth.compareTo(estimate.high()) <= 0 ? 1 : 0;
            }
        }

        assertThat(estimated).isGreaterThan(2);
        assertThat(held).isGreaterThanOrEqualTo(estimated - 1);
    }
}
