package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.chaos.ChaosHomes.Gate;
import fr.mediation.bilan.database.ConnectionCut.Victim;
import fr.mediation.bilan.database.RunningHome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server, or Bilan, ends while a step commits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessTest {
    private static final Duration SAYS_SO = Duration.ofSeconds(5);
    private static final Duration HEARS = Duration.ofSeconds(2);

    private ChaosHomes homes;

    @BeforeAll
    void runUndisturbed(@TempDir Path folder) {
        homes = ChaosHomes.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "settle", "scan", "keep"})
    void aRunStartsAServerThatWasKilledAgainAndGoesOn(String step) {
        Path home = homes.cutAt(step, Victim.GATE);
        BilanProcess run = BilanProcess.start(home, homes.committee());
        Gate gate = Gate.of(home);
        gate.awaitStep();

        RunningHome.server(home).destroyForcibly();

        assertThat(run.until("ne répond plus")).isLessThan(SAYS_SO);
        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).contains("a été relancé");
        homes.assertEqualAfterTheSameCommand(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "settle", "derive", "keep"})
    void theNextRunGoesOnWhereOneWasKilled(String step) {
        Path home = homes.cutAt(step, Victim.GATE);
        BilanProcess run = BilanProcess.start(home, homes.committee());
        try (Gate gate = Gate.of(home)) {
            gate.awaitStep();

            run.signal("KILL");

            assertThat(run.code()).isEqualTo(137);
        }
        homes.assertEqualAfterTheSameCommand(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "scan"})
    void ctrlCIsHeardAtOnceAndTheNextRunGoesOn(String step) {
        Path home = homes.cutAt(step, Victim.GATE);
        BilanProcess run = BilanProcess.start(home, homes.committee());
        try (Gate gate = Gate.of(home)) {
            gate.awaitStep();

            run.signal("INT");

            assertThat(run.until("Interrompu")).isLessThan(HEARS);
            assertThat(run.code()).isEqualTo(130);
            assertThat(run.text()).contains("Relancez la même commande").doesNotContain("imprévue");
        }
        homes.assertEqualAfterTheSameCommand(home);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_500, 4_000})
    void ctrlCIsHeardWhileBilanStarts(long millis) {
        Path home = homes.cutAt("load", Victim.GATE);
        BilanProcess run = BilanProcess.start(home, homes.committee());
        Instant later = Instant.now().plusMillis(millis);
        Poll.until("later", () -> Instant.now().isAfter(later));

        Instant signalled = Instant.now();
        run.signal("INT");

        assertThat(run.code()).isEqualTo(130);
        assertThat(Duration.between(signalled, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(run.text()).doesNotContain("imprévue");
        homes.assertEqualAfterTheSameCommand(home);
    }
}
