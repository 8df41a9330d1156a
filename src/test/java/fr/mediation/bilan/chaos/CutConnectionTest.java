package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.ConnectionCut.Victim;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection of a step, or of the run's lock, ends while the step commits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutConnectionTest {
    private ChaosHomes homes;

    @BeforeAll
    void runUndisturbed(@TempDir Path folder) {
        homes = ChaosHomes.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "settle", "return", "scan", "derive", "complete", "keep"})
    void aRunGoesOnByItselfWhereTheConnectionOfAStepIsCut(String step) {
        goesOnByItself(homes.cutAt(step, Victim.STEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "settle", "return", "scan", "derive", "complete", "keep"})
    void aRunGoesOnByItselfWhereItsLockIsCut(String step) {
        goesOnByItself(homes.cutAt(step, Victim.LOCK));
    }

    private void goesOnByItself(Path home) {
        BilanProcess run = BilanProcess.run(home, homes.committee());

        assertThat(run.text()).contains("ne répond plus", "le traitement reprend");
        assertThat(run.code()).as(run.text()).isZero();
        homes.assertEqualAfterTheSameCommand(home);
    }
}
