package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
    private static final Path SAMPLE = Path.of("sample-data");
    private static final Path LISTS = Path.of("src/test/resources/sample");

    @TempDir
    private Path folder;

    @Test
    void isWhatItsProgramMakesByteForByte() throws IOException {
        SampleData.write(folder.resolve("sample"), folder.resolve("lists"));

        assertSame(SAMPLE, folder.resolve("sample"));
        assertSame(LISTS, folder.resolve("lists"));
    }

    private static void assertSame(Path committed, Path made) throws IOException {
        List<Path> files = files(made);
        assertThat(files(committed)).isEqualTo(files);
        for (Path file : files) {
            assertThat(committed.resolve(file)).hasSameBinaryContentAs(made.resolve(file));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
