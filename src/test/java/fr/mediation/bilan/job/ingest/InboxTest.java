package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    @TempDir
    private Path inbox;

    private void file(String path) throws IOException {
        Path file = inbox.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }

    private List<String> names() {
        return Inbox.files(List.of(inbox)).stream()
                .map(file -> inbox.relativize(file.path()) + " " + file.producer())
                .toList();
    }

    @Test
    void aFileInAFolderBelongsToTheProducerThatTheFolderNames() throws IOException {
        file("moyens.csv");
        file("canope/2016/frequentation.csv");

        assertThat(names()).containsExactly("moyens.csv null", "canope/2016/frequentation.csv canope");
    }

    @Test
    void theDirectoryComesBeforeTheLogsThatReferToIt() throws IOException {
        file("frequentation.csv");
        file("Annuaire.csv");

        assertThat(names()).containsExactly("Annuaire.csv null", "frequentation.csv null");
    }

    @Test
    void aParkedFolderAndHiddenFilesArePassedOver() throws IOException {
        file("parked/.bilanignore");
        file("parked/frequentation.csv");
        file(".DS_Store");
        file("~$dons.xlsx");

        assertThat(names()).isEmpty();
    }

    @Test
    void aPathThatDoesNotExistIsExplained() {
        assertThatThrownBy(() -> Inbox.files(List.of(inbox.resolve("nulle-part"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.no-such-path"));
    }
}
