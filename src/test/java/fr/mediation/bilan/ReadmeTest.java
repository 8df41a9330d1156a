package fr.mediation.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.Repair;
import fr.mediation.bilan.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator finds each code that a file may show. */
class ReadmeTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void theReadmeExplainsEachRuleThatRejects(Rule rule) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("| `" + rule.code() + "` |");
    }

    @ParameterizedTest
    @EnumSource(Repair.class)
    void theReadmeExplainsEachRepair(Repair repair) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("| `" + repair.code() + "` |");
    }
}
