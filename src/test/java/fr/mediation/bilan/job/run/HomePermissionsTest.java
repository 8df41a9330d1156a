package fr.mediation.bilan.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomePermissionsTest {
    private static final int NOBODY = 65_534;

    private Path home;

    @BeforeEach
    void makeAHome(@TempDir Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        permit(home, "rwxrwxrwx");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path open(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        permit(file.getParent(), "rwxrwxrwx");
        Files.writeString(file, "");
        permit(file, "rwxrwxrwx");
        return file;
    }

    private List<Sentence> prepare(Path folder) {
        List<Sentence> told = new ArrayList<>();
        new Home(folder).prepare(told::add).close();
        return told;
    }

    @Test
    void whatOthersCouldReachIsClosedAndToldOnce() throws IOException {
        Path program = open("database/binaries/pg_ctl");
        Path lines = open("retours/frequentation-01234567/retour.xlsx");

        assertThat(prepare(home)).extracting(Sentence::key).containsExactly("job.home-closed");
        assertThat(prepare(home)).isEmpty();
        assertThat(permissions(home)).isEqualTo("rwx------");
        for (Path path = program; !path.equals(home); path = path.getParent()) {
            assertThat(permissions(path)).as(path.toString()).isEqualTo("rwx------");
        }
        assertThat(permissions(lines)).isEqualTo("rwx------");
    }

    @Test
    void deliveriesAreClosedAndNotTold() throws IOException {
        permit(home, "rwx------");
        Path delivery = open("inbox/canope/frequentation.csv");

        assertThat(prepare(home)).isEmpty();
        assertThat(permissions(delivery)).isEqualTo("rwx------");
        assertThat(permissions(delivery.getParent())).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatHoldsMoreThanAHomeKeepsItsPermissions() throws IOException {
        Path other = open("accounts.ods");
        Path key = open("keys/person-key");

        assertThat(prepare(home)).extracting(Sentence::key).containsExactly("job.home-left-open", "job.home-closed");
        assertThat(permissions(home)).isEqualTo("rwxrwxrwx");
        assertThat(permissions(other)).isEqualTo("rwxrwxrwx");
        assertThat(permissions(key)).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatAllUsersOfTheMachineShareIsNoHome() throws IOException {
        Files.createDirectories(home.resolve("tmp"));
        assertThat(new ProcessBuilder("chmod", "1777", home.resolve("tmp").toString())
                        .start()
                        .onExit()
                        .join())
                .extracting(Process::exitValue)
                .isEqualTo(0);

        assertThatThrownBy(() -> prepare(home))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.home-of-system"));
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aHomeThatIsALinkIsTold() throws IOException {
        permit(home, "rwx------");
        Path link = Files.createSymbolicLink(home.resolveSibling("link"), home);

        assertThat(prepare(link)).containsExactly(Sentence.of("job.home-is-link", link.toString(), home.toString()));
    }

    @Test
    void aFolderAboveThatOthersMayWriteToIsTold() throws IOException {
        Path above = home.resolve("shared");
        Path below = Files.createDirectories(above.resolve("home"));
        permit(home, "rwx------");
        permit(above, "rwxrwxrwx");
        permit(below, "rwx------");

        assertThat(prepare(below)).containsExactly(Sentence.of("job.home-below-open-folder", above.toString()));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(home.resolveSibling("elsewhere"), "");
        permit(elsewhere, "rw-r--r--");
        Files.createDirectories(home.resolve("reports"));
        Files.createSymbolicLink(home.resolve("reports/link"), elsewhere);

        prepare(home);

        assertThat(permissions(elsewhere)).isEqualTo("rw-r--r--");
    }

    @Test
    void aHomeOfAnotherUserIsRefused() throws IOException {
        giveAway(home);

        assertThatThrownBy(() -> prepare(home))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.home-of-other"));
        assertThat(permissions(home)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void aProgramOfAnotherUserIsRefused() throws IOException {
        Path program = open("database/binaries/pg_ctl");
        giveAway(program);

        assertThatThrownBy(() -> prepare(home))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.home-part-of-other"))
                .hasMessageContaining(program.toString());
    }

    @Test
    void aLinkOfAnotherUserIsRefusedWhereBilanWrites() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolveSibling("elsewhere"));
        Path link = Files.createSymbolicLink(home.resolve("retours"), elsewhere);
        giveAway(link);

        assertThatThrownBy(() -> prepare(home))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("job.home-part-of-other"));
    }

    @Test
    void aReportThatAnotherUserWroteStays() throws IOException {
        permit(home, "rwx------");
        Path report = open("reports/2016/bilan-2016.xlsx");
        giveAway(report);

        assertThat(prepare(home)).extracting(Sentence::key).containsExactly("job.home-closed");
        assertThat(report).exists();
    }

    @Test
    void aDeliveryOfAnotherUserIsTaken() throws IOException {
        permit(home, "rwx------");
        giveAway(open("inbox/canope/frequentation.csv"));

        assertThat(prepare(home)).isEmpty();
    }

    /** Only the administrator of a machine can. */
    private static void giveAway(Path path) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")));
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void aPartThatWasMovedToAnotherDiskIsClosedThere(@TempDir Path disk) throws IOException {
        Path moved = Files.createDirectories(disk.resolve("open/database"));
        permit(moved.getParent(), "rwxrwxrwx");
        permit(moved, "rwxrwxrwx");
        Path program = Files.writeString(moved.resolve("pg_ctl"), "");
        permit(program, "rwxrwxrwx");
        Files.createSymbolicLink(home.resolve("database"), moved);

        assertThat(prepare(home)).extracting(Sentence::key).contains("job.home-closed", "job.home-below-open-folder");
        assertThat(permissions(moved)).isEqualTo("rwx------");
        assertThat(permissions(program)).isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsAskedForDoesNotTakeThePlaceOfAKey() throws IOException {
        Path key = open("keys/person-key");
        Path lines = home.resolve("lines.csv");

        assertThat(new Home(home).keepsItselfIn(key)).isTrue();
        assertThat(new Home(home).keepsItselfIn(Files.createSymbolicLink(home.resolve("link"), key)))
                .isTrue();
        assertThat(new Home(home).keepsItselfIn(home.resolve("keys/not/there"))).isTrue();
        assertThat(new Home(home).keepsItselfIn(open("reports/2016/bilan-2016.xlsx")))
                .isTrue();
        assertThat(new Home(home).keepsItselfIn(home.resolve("reports/2016/lines.csv")))
                .isFalse();
        assertThat(new Home(home).keepsItselfIn(lines)).isFalse();
    }
}
