package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final ReportFormat TWO_FILES =
            input -> List.of(new ReportFile("a.txt", new byte[] {1}), new ReportFile("b.txt", new byte[] {2}));

    @TempDir
    private Path home;

    @Test
    void filesAreWrittenIntoAFolderThatIsMadeIfNeedBe() {
        Path folder = home.resolve("reports/2025");
        assertThat(new ReportFiles(List.of(TWO_FILES)).write(SampleReport.french(), folder))
                .containsExactly(folder.resolve("a.txt"), folder.resolve("b.txt"));
        assertThat(folder.resolve("b.txt")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void anEarlierReportIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.write(home.resolve("a.txt"), new byte[] {9});
        new ReportFiles(List.of(TWO_FILES)).write(SampleReport.french(), home);
        assertThat(home.resolve("a.txt")).hasBinaryContent(new byte[] {1});
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFolderThatIsAFileIsToldToTheUser() throws IOException {
        Path file = Files.createFile(home.resolve("taken"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new ReportFiles(List.of(TWO_FILES)).write(SampleReport.french(), file))
                .withMessageContaining("taken");
    }
}
