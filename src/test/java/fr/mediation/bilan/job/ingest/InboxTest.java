package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    void aHomeThatALinkLeadsToIsRefusedAsOne() throws IOException {
        file("network/database/start.lock");
        file("network/reports/2016/indicateurs-2016.csv");
        file("network/retours/un/retour.csv");

        assertThat(problems(inbox)).containsExactly("job.folder-is-home");
        assertThat(Inbox.files(List.of(inbox))).hasSize(1);
    }

    @Test
    void theDirectoryComesBeforeTheLogsThatReferToIt() throws IOException {
        file("frequentation.csv");
        file("Annuaire.csv");

        assertThat(names()).containsExactly("Annuaire.csv null", "frequentation.csv null");
    }

    @Test
    void aParkedFolderHiddenFilesAndThoseOfACopyThatGoesOnArePassedOver() throws IOException {
        file("parked/.bilanignore");
        file("parked/frequentation.csv");
        file(".DS_Store");
        file("~$dons.xlsx");
        file("dons.csv.part");
        file("dons.csv.filepart");

        assertThat(names()).isEmpty();
    }

    @Test
    void aPathThatDoesNotExistIsExplained() {
        assertThatThrownBy(() -> Inbox.files(List.of(inbox.resolve("nulle-part"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.no-such-path"));
    }

    private static List<String> problems(Path folder) {
        return Inbox.files(List.of(folder)).stream()
                .map(Inbox.Waiting::problem)
                .filter(Objects::nonNull)
                .map(Sentence::key)
                .toList();
    }

    @Test
    void aFolderIsReadOnceWhateverLinksLeadToIt() throws IOException {
        file("canope/frequentation.csv");
        Files.createSymbolicLink(inbox.resolve("a"), inbox);
        Files.createSymbolicLink(inbox.resolve("canope/b"), inbox.resolve("canope"));
        Files.createSymbolicLink(inbox.resolve("alias"), inbox.resolve("canope"));

        assertThat(names()).containsExactly("canope/frequentation.csv canope");
    }

    @Test
    void aFolderElsewhereIsReadThroughItsLink(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("dons.csv"), "x");
        Files.createSymbolicLink(elsewhere.resolve("again"), elsewhere);
        Files.createSymbolicLink(inbox.resolve("emmaus"), elsewhere);
        file("reseau/dons.csv");

        assertThat(names()).containsExactly("emmaus/dons.csv emmaus", "reseau/dons.csv reseau");
    }

    @Test
    void aFolderTooDeepIsToldAndTheOthersAreRead() throws IOException {
        file("a/" + "b/".repeat(Bounds.FOLDER_DEPTH) + "dons.csv");
        file("reseau/dons.csv");

        assertThat(problems(inbox)).containsExactly("job.folder-too-deep");
        assertThat(names()).contains("reseau/dons.csv reseau");
    }

    @Test
    void aFolderTooFullIsToldAndTheOthersAreRead() throws IOException {
        for (int i = 0; i <= Bounds.FOLDER_ENTRIES; i++) {
            Files.createDirectories(inbox.resolve("a"));
            Files.createFile(inbox.resolve("a").resolve(Integer.toString(i)));
        }
        file("reseau/dons.csv");

        assertThat(problems(inbox)).containsExactly("job.folder-too-full");
        assertThat(names()).contains("reseau/dons.csv reseau");
    }

    @Test
    void whatIsNoRegularFileIsToldAndTheOthersAreRead() throws Exception {
        new ProcessBuilder("mkfifo", inbox.resolve("a-pipe.csv").toString())
                .start()
                .waitFor();
        Files.createSymbolicLink(inbox.resolve("b-device.csv"), Path.of("/dev/zero"));
        Files.createSymbolicLink(inbox.resolve("c-lost.csv"), Path.of("nowhere"));
        Files.createSymbolicLink(inbox.resolve("d-loop.csv"), Path.of("d-loop.csv"));
        Deliveries.file(
                inbox,
                "moyens.csv",
                "annee;territoire;financeur;nature;montant_euros",
                "2016;R84;etat;subvention;1000");

        assertThat(Inbox.files(List.of(inbox)))
                .extracting(file -> problem(file.path()))
                .containsExactly("format.not-regular", "format.not-regular", "format.missing", "format.not-opened", "");
    }

    private static String problem(Path file) {
        Sentence problem = Deliveries.check(file).problem();
        return problem == null ? "" : problem.key();
    }
}
