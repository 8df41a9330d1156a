package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.RunningHome;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many commands on one home, of which one ends while the next begins. */
class OverlappingCommandsTest {
    private static final int COMMANDS = 70;
    private static final int AT_ONCE = 4;

    @Test
    void noCommandStopsTheServerUnderAnother(@TempDir Path folder) {
        Path home = folder.resolve("home");
        assertThat(BilanProcess.run(home, "status").code()).isZero();

        Deque<BilanProcess> running = new ArrayDeque<>();
        for (int i = 0; i < COMMANDS; i++) {
            running.add(BilanProcess.start(home, "status"));
            if (running.size() == AT_ONCE) {
                assertThatItWorked(running.remove());
            }
        }
        running.forEach(OverlappingCommandsTest::assertThatItWorked);

        assertThat(RunningHome.isServed(home)).isFalse();
    }

    private static void assertThatItWorked(BilanProcess command) {
        assertThat(command.code()).as(command.text()).isZero();
    }
}
