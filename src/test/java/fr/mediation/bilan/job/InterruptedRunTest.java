package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.ConnectionCut;
import fr.mediation.bilan.database.ConnectionCut.Victim;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Runs whose connections are cut: they get the database back and go on, as if nothing had been. */
@BilanTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedRunTest {
    @Autowired
    private Committee committee;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Home home;

    private Path folder;
    private ConnectionCut cut;
    private Outcome undisturbed;

    /** What a run leaves: rows that count, and the hashes of the report's files. */
    private record Outcome(List<String> rows, List<String> files, List<DeliveryReport.Status> deliveries) {}

    /** Counts how often the database was lost and found. */
    private static final class Losses implements RunListener {
        private int lost;
        private int found;

        @Override
        public void disconnected() {
            lost++;
        }

        @Override
        public void reconnected(boolean restarted) {
            found++;
        }
    }

    @BeforeAll
    void runUndisturbed(@TempDir Path temporary) throws IOException {
        folder = temporary;
        cut = new ConnectionCut(jdbc);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Deliveries.file(
                inbox,
                "fevrier.csv",
                "id_activite,date,type,code_insee",
                "A1,2016-02-01,atelier,33063",
                "A2,2016-02-01,atelier,33063",
                "A2,2016-02-01,individuel,33063",
                "A3,2016-02-31,atelier,33063");
        Deliveries.file(
                inbox,
                "mars.csv",
                "id_activite,date,type,code_insee",
                "A1,2016-02-01,individuel,33063",
                "A5,2016-03-01,portes ouvertes,33063");
        undisturbed = run(new Losses(), "undisturbed");
    }

    @AfterEach
    void heal() {
        cut.heal();
    }

    private Outcome run(Losses losses, String name) throws IOException {
        empty();
        return runAgain(losses, name);
    }

    /** Numbers begin anew too: reports show the publication's, and none that was given to files is given again. */
    private void empty() throws IOException {
        TestHome.empty(jdbc);
        jdbc.sql("truncate delivery, publication, computation, part, cube restart identity cascade")
                .update();
        FileSystemUtils.deleteRecursively(home.reports());
    }

    private Outcome runAgain(Losses losses, String name) {
        Committee.Result result = committee.run(
                new Committee.Request(
                        folder.resolve("inbox"),
                        DeliveryHints.NONE,
                        null,
                        YearBasis.CIVIL,
                        new ReportOptions(Perimeter.REGIONS_2016, Messages.FRENCH, Set.of(), folder.resolve(name)),
                        JobsFolder.packaged()),
                losses);
        return new Outcome(
                rows(),
                result.report().written().files().stream()
                        .sorted()
                        .map(InterruptedRunTest::named)
                        .toList(),
                result.deliveries().deliveries().stream()
                        .map(DeliveryReport::status)
                        .toList());
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select delivery || ' ' || line || ' ' || natural_key || ' ' || coalesce(superseded_by, 0)"
                        + " from attendance order by 1",
                "select delivery || ' ' || line || ' ' || rule from rejection order by 1",
                "select id || ' ' || status || ' ' || lines_read || ' ' || accepted || ' ' || rejected || ' ' || replaced"
                        + " from delivery order by 1",
                "select delivery || ' ' || year from delivery_year order by 1",
                "select delivery || ' ' || year || ' ' || commune from delivery_commune order by 1",
                "select indicator || ' ' || count(*) || ' ' || sum(value) from part join figure on part = part.id"
                        + " group by indicator order by 1")) {
            rows.addAll(jdbc.sql(query).query(String.class).list());
        }
        return rows;
    }

    private static String named(Path file) {
        try {
            return file.getFileName() + " " + Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"load,settle,return", "compare,reference,scan", "derive,complete,keep"})
    void aRunGoesOnWhereTheConnectionOfAStepIsCut(String one, String another, String third) throws IOException {
        for (String step : List.of(one, another, third)) {
            cut.atCommit(step, 1, Victim.STEP);
        }
        Losses losses = new Losses();

        Outcome outcome = run(losses, one);

        assertThat(losses.lost).isEqualTo(3);
        assertThat(losses.found).isEqualTo(3);
        assertThat(outcome).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @CsvSource({"load,settle,return", "scan,derive,keep"})
    void aRunGoesOnWhereItsWorkIsCommittedAndTheConnectionIsCutBeforeThatIsNoted(
            String one, String another, String third) throws IOException {
        for (String step : List.of(one, another, third)) {
            cut.atCompletion(step, Victim.STEP);
        }
        Losses losses = new Losses();

        Outcome outcome = run(losses, one + "-completed");

        assertThat(losses.lost).isEqualTo(3);
        assertThat(outcome).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @CsvSource({"load,scan,keep"})
    void aRunStopsBeforeItsNextCommitWhereItsLockIsLostAndTakesItAgain(String one, String another, String third)
            throws IOException {
        for (String step : List.of(one, another, third)) {
            cut.atCommit(step, 1, Victim.LOCK);
        }
        Losses losses = new Losses();

        Outcome outcome = run(losses, one + "-lock");

        assertThat(losses.lost).isEqualTo(3);
        assertThat(outcome).isEqualTo(undisturbed);
    }
}
