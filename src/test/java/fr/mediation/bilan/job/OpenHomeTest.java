package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.RunningHome;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenHomeTest {
    @Test
    void aServerThatDiesBeforeTheFirstStatementIsStartedAgain(@TempDir Path folder) {
        Path home = folder.resolve("home");
        TestHome.made(home);
        List<Sentence> told = new ArrayList<>();
        try (OpenHome open = OpenHome.of(new Home(home), told::add)) {
            ProcessHandle server = RunningHome.server(home);
            server.destroyForcibly();
            server.onExit().join();

            assertThat(open.get(ExclusiveRuns.class)).isNotNull();
            assertThat(told).extracting(Sentence::key).contains("job.server-restarted");
        }
    }
}
