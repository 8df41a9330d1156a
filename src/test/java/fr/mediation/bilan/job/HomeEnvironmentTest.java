package fr.mediation.bilan.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.job.run.Home;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeEnvironmentTest {
    /** Logback takes the names of the files that it rolls a log into for patterns. */
    @ParameterizedTest
    @CsvSource({"/work, false", "/50% fait/work, true", "/%20/work, true"})
    void aLogInAFolderWithAPercentSignIsNotRolled(Path home, boolean unrolled) {
        assertThat(new HomeEnvironment(new Home(home)).matchesProfiles("unrolled-log"))
                .isEqualTo(unrolled);
    }
}
