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
    private static final ReportFile A = new ReportFile("a.txt", new byte[] {1});
    private static final ReportFile B = new ReportFile("b.txt", new byte[] {2});
    private static final List<ReportFile> FILES = List.of(A, B);

    @TempDir
    private Path home;

    @Test
    void filesComeInTheOrderOfTheirFormats() {
        assertThat(new ReportFiles(List.of(input -> List.of(A), input -> List.of(B))).of(SampleReport.french()))
                .containsExactly(A, B);
    }

    @Test
    void filesAreWrittenIntoAFolderThatIsMadeIfNeedBe() {
        Path folder = home.resolve("reports/2025");
        assertThat(ReportFiles.write(FILES, folder)).containsExactly(folder.resolve("a.txt"), folder.resolve("b.txt"));
        assertThat(folder.resolve("b.txt")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void anEarlierReportIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.write(home.resolve("a.txt"), new byte[] {9});
        ReportFiles.write(FILES, home);
        assertThat(home.resolve("a.txt")).hasBinaryContent(new byte[] {1});
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatAKilledRunLeftIsRemovedAndWhatOthersPutThereStays() throws IOException {
        Path left = Files.createFile(home.resolve(".bilan-2015.xlsx.tmp"));
        Path alsoLeft = Files.createFile(home.resolve(".datapackage.json.tmp"));
        Path ofOthers = Files.createFile(home.resolve(".notes.tmp"));
        Path whole = Files.createFile(home.resolve("bilan-2015.xlsx"));

        ReportFiles.clear(home);
        ReportFiles.clear(home.resolve("not-there"));

        assertThat(home).isDirectoryNotContaining("glob:**/{.bilan,.datapackage}*");
        assertThat(left).doesNotExist();
        assertThat(alsoLeft).doesNotExist();
        assertThat(ofOthers).exists();
        assertThat(whole).exists();
    }

    @Test
    void filesArePresentWhereAllOfThemHaveTheirBytes() throws IOException {
        assertThat(ReportFiles.arePresent(FILES, home)).isFalse();
        ReportFiles.write(FILES, home);
        assertThat(ReportFiles.arePresent(FILES, home)).isTrue();
        Files.write(home.resolve("b.txt"), new byte[] {3});
        assertThat(ReportFiles.arePresent(FILES, home)).isFalse();
    }

    @Test
    void aFolderThatIsAFileIsToldToTheUser() throws IOException {
        Path file = Files.createFile(home.resolve("taken"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ReportFiles.write(FILES, file))
                .withMessageContaining("taken");
    }
}
