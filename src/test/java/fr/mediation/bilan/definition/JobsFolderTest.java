package fr.mediation.bilan.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsFolderTest {
    @TempDir
    private Path folder;

    private JobsFolder onDisk(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "id: x");
        }
        return JobsFolder.of(folder);
    }

    private static JobsFolder stored(String... files) {
        Map<String, byte[]> contents = new HashMap<>();
        for (String file : files) {
            contents.put(file, "id: x".getBytes(StandardCharsets.UTF_8));
        }
        return JobsFolder.stored(contents);
    }

    private static List<String> stems(List<JobsFolder.Definition> definitions) {
        return definitions.stream().map(JobsFolder.Definition::stem).toList();
    }

    @Test
    void listsTheDefinitionsOfAFolderByNameAndNotThoseBelowIt() throws IOException {
        String[] files = {"indicators/b.yaml", "indicators/a.yaml", "indicators/old/c.yaml", "indicators/README.md"};

        assertThat(stems(onDisk(files).list("indicators", ".yaml"))).containsExactly("a", "b");
        assertThat(stems(onDisk(files).list("indicators", ".md"))).containsExactly("README");
        assertThat(stems(stored(files).list("indicators", ".yaml"))).containsExactly("a", "b");
    }

    @Test
    void theNameOfAFolderIsNoPattern() throws IOException {
        folder = folder.resolve("st[é]*{x}");
        assertThat(stems(onDisk("indicators/a.yaml", "sources/x/b.yaml").list("indicators", ".yaml")))
                .containsExactly("a");
        assertThat(stems(JobsFolder.of(folder).list("sources/*", ".yaml"))).containsExactly("b");
    }

    @Test
    void whatEditorsAndArchivesLeaveIsNoDefinition() throws IOException {
        assertThat(stems(onDisk("indicators/a.yaml", "indicators/._a.yaml", "indicators/.#b.yaml")
                        .list("indicators", ".yaml")))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.yml", "b.YAML", "b.Yml", "b.yaml.txt"})
    void aDefinitionOfAnotherEndingIsNotPassedOverInSilence(String name) throws IOException {
        JobsFolder jobs = onDisk("indicators/a.yaml", "indicators/" + name);

        assertThatThrownBy(() -> jobs.list("indicators", ".yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("indicators/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets.CSV", "Targets.csv", "targets.csv.txt"})
    void aFileThatMayBeLeftOutIsNotLeftOutForItsName(String name) throws IOException {
        JobsFolder jobs = onDisk(name);

        assertThatThrownBy(() -> jobs.find("targets.csv"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aFolderThatIsMissingIsEmpty() throws IOException {
        assertThat(onDisk("targets.csv").list("indicators", ".yaml")).isEmpty();
    }

    @Test
    void namesADefinitionAsAUserMayLookForIt() throws IOException {
        assertThat(onDisk("value/map.yaml").get("value/map.yaml").name()).isEqualTo(folder + "/value/map.yaml");
        assertThat(JobsFolder.packaged().get("value/map.yaml").name()).isEqualTo("jobs/value/map.yaml");
    }

    @Test
    void aDefinitionThatMayBeLeftOutIsEmptyWhereItIs() throws IOException {
        assertThat(onDisk("targets.csv").find("targets.csv")).isPresent();
        assertThat(JobsFolder.of(folder).find("value/map.yaml")).isEmpty();
        assertThat(stored("targets.csv").find("value/map.yaml")).isEmpty();
    }

    @Test
    void aDefinitionThatMustExistIsMissedByItsName() {
        assertThatThrownBy(() -> JobsFolder.of(folder).get("value/map.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("value/map.yaml");
    }

    @Test
    void aFileThatIsNoDefinitionIsNotReadToItsEnd() throws IOException {
        Files.createDirectories(folder.resolve("value"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("value/map.yaml").toFile(), "rw")) {
            large.setLength(1L << 36);
        }

        assertThatThrownBy(() -> JobsFolder.of(folder).get("value/map.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("value/map.yaml");
        assertThatThrownBy(() -> JobsFolder.of(folder).list("value", ".yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("value/map.yaml");
    }

    /** A folder stands for whatever is no file: a pipe would not end where this failed. */
    @Test
    void whatIsNoFileIsNoDefinition() throws IOException {
        Files.createDirectories(folder.resolve("value/map.yaml"));

        assertThatThrownBy(() -> JobsFolder.of(folder).get("value/map.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("value/map.yaml");
        assertThatThrownBy(() -> JobsFolder.of(folder).list("value", ".yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("map.yaml");
    }
}
