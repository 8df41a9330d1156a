package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.mediation.bilan.database.TestHome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The launcher as cron and systemd call it: without a locale, and with the permissions a machine gives by default. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LauncherTest {
    private static final String NOBODY = "65534";
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre\n";
    private static final String ACCEPTED = "A1,2016-03-01,atelier,33063,p1,F\n";
    private static final String REJECTED = "A2,2016-02-31,atelier,33063,p2,F\n";

    /** An escape, a line that looks like one of the log, a mark that turns the text round, and one that clears a terminal. */
    private static final String HOSTILE = "a\u001B[31m\n2016-03-01T00:00:00.000Z ERROR lost\u202Evsc\u009B2J.csv";

    private Path folder;
    private Path home;
    private Path shared;

    /** Where commands are run: a folder that others may write to. */
    private Path foreign;

    private Ended ended;

    /** What a process said and how it ended. */
    private record Ended(int code, String out, String err) {}

    @BeforeAll
    void runACommittee(@TempDir Path temporary) throws Exception {
        folder = temporary;
        home = TestHome.withPrograms(folder.resolve("home"));
        shared = Files.createDirectories(folder.resolve("shared"));
        foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(
                foreign.resolve("application.properties"),
                "bilan.home=%1$s/foreign/home\nlogging.file.name=%1$s/foreign/log\n".formatted(folder));
        Files.copy(Path.of("jobs/bilan"), folder.resolve("bilan"));
        writeProgram(classPath());
        Path inbox = Files.createDirectories(folder.resolve("inbox/canopé")).getParent();
        Files.writeString(inbox.resolve("fréquentation-2016.csv"), HEADER + ACCEPTED + REJECTED);
        Files.writeString(inbox.resolve("canopé").resolve(HOSTILE), HEADER + REJECTED + ACCEPTED);
        ended = launch(List.of("sh"), "committee", "--year", "2016", "--inbox", inbox.toString(), "--home", home + "");
    }

    /** That of the program: how tests log stands beside their classes. */
    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> Files.exists(entry) && !Files.exists(entry.resolve("logback-test.xml")))
                .toList();
    }

    /** A jar that names the classes of the tests, in the place of the one that is built later. */
    private void writeProgram(List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Bilan.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath.stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
        Path jar = folder.resolve("bilan.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        // What speeds up later starts takes longer to make than all of this.
        Path ready = Files.writeString(folder.resolve("bilan.jsa"), "");
        Files.setLastModifiedTime(ready, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private Ended launch(List<String> shell, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of("-c", "umask 022; exec sh \"$0\" \"$@\"", folder.resolve("bilan") + ""));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.directory(foreign.toFile());
        Map<String, String> environment = builder.environment();
        String path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + environment.get("PATH");
        environment.clear();
        environment.putAll(Map.of(
                "PATH",
                path,
                "BILAN_JAR",
                folder.resolve("bilan.jar").toString(),
                "BILAN_HOME",
                folder.resolve("other-home").toString(),
                "BILAN_JAVA_OPTIONS",
                // Whose digits are others, and may stand in nothing that is read again.
                "-XX:TieredStopAtLevel=1 -Duser.language=ar -Duser.country=EG -Djava.io.tmpdir=" + shared));
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }

    /** The options that the launcher gives to the Java machine, which does nothing. */
    private String options(Path jar) throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path java = Files.writeString(programs.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return said(programs + File.pathSeparator + System.getenv("PATH"), jar, folder.resolve("bilan"));
    }

    /** What the launcher says, on both streams. */
    private static String said(String path, @Nullable Path jar, Path launcher) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_HOME", "-u", "BILAN_JAR", "PATH=" + path));
        if (jar != null) {
            command.add("BILAN_JAR=" + jar);
        }
        command.addAll(List.of("/bin/sh", launcher.toString(), "status"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aFolderThatWasDeletedUnderTheUserIsNamed() throws IOException {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "mkdir gone && cd gone && rmdir ../gone && sh \"$0\" status",
                        folder.resolve("bilan") + "")
                .directory(foreign.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Le dossier où vous êtes n’existe plus")
                .doesNotContain("java.lang");
    }

    @Test
    void aLinkToTheLauncherFindsTheProgramThatLiesBesideIt() throws IOException {
        Path place = Files.createDirectories(folder.resolve("place"));
        Path jobs = Files.createDirectories(place.resolve("jobs"));
        Files.copy(Path.of("jobs/bilan"), jobs.resolve("bilan"));
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../place/jobs/bilan"));
        Path link = Files.createSymbolicLink(links.resolve("bilan"), links.resolve("first"));

        assertThat(said(System.getenv("PATH"), null, link))
                .contains("« " + jobs + "/../target/bilan.jar » n’existe pas");
    }

    @Test
    void whatJavaCannotStartIsSaid() throws IOException {
        Path other = Files.createDirectories(folder.resolve("a:b")).resolve("bilan.jar");
        Files.createFile(other);
        Path without = Files.createDirectories(folder.resolve("without-java"));
        for (String program : List.of("env", "dirname", "locale", "readlink")) {
            Files.createSymbolicLink(without.resolve(program), Path.of("/usr/bin", program));
        }

        assertThat(said(System.getenv("PATH"), other, folder.resolve("bilan"))).contains(other.toString(), "« : »");
        assertThat(said(without.toString(), folder.resolve("bilan.jar"), folder.resolve("bilan")))
                .contains("Java n’est pas installé");
    }

    @Test
    void preparedClassesThatWereCutAreNotUsed() throws Exception {
        Path jar = Files.createFile(
                Files.createDirectories(folder.resolve("other")).resolve("bilan.jar"));
        Path ready = Files.writeString(jar.resolveSibling("bilan.jsa"), "0123456789");
        Files.setLastModifiedTime(ready, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(options(jar)).contains("SharedArchiveFile=" + ready);
        assertThat(options(jar)).contains("SharedArchiveFile=" + ready);

        Files.writeString(ready, "01234");
        Files.setLastModifiedTime(ready, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(options(jar)).doesNotContain("SharedArchiveFile");
        assertThat(ready).doesNotExist();
    }

    @Test
    void namesWithAccentsAreRead() {
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.TOO_MANY_REJECTED);
        assertThat(ended.out()).contains("fréquentation-2016.csv (Fréquentation, reseau)", "canopé");
    }

    @Test
    void whatMayTakeLongIsSaidBeforeItBegins() {
        assertThat(ended.err()).contains("Calcul des indicateurs…", "Écriture du rapport…");
    }

    @Test
    void nothingOfTheHomeCanBeReadOrChangedByOthers() throws IOException {
        Set<PosixFilePermission> ofOwner = PosixFilePermissions.fromString("rwx------");
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(path -> !Files.isSymbolicLink(path)))
                    .hasSizeGreaterThan(1_000)
                    .allSatisfy(path -> assertThat(ofOwner).containsAll(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void namesSteerNeitherTheTerminalNorTheLog() throws IOException {
        String log = Files.readString(home.resolve("logs/bilan.log"));

        for (String said : List.of(ended.out(), ended.err(), log)) {
            assertThat(said).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
            assertThat(said.lines()).noneMatch(line -> line.startsWith("2016-03-01"));
        }
        assertThat(ended.out()).contains("\\u001B[31m\\n2016-03-01");
        assertThat(log).contains("\\u001B[31m");
        assertThat(log.lines()).allMatch(line -> line.matches("20\\d\\d-.*|    .*"));
    }

    @Test
    void theHomeThatIsGivenIsTheOneThatIsUsed() {
        assertThat(home.resolve("database")).isDirectory();
        assertThat(folder.resolve("other-home")).doesNotExist();
    }

    @Test
    void noSettingsAreTakenFromTheFolderThatACommandIsRunIn() throws IOException {
        try (Stream<Path> files = Files.list(foreign)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactly("application.properties");
        }
    }

    @Test
    void theFolderOfAnAnswerHasAPlainName() throws IOException {
        try (Stream<Path> folders = Files.list(home.resolve("retours"))) {
            assertThat(folders.map(path -> path.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.matches("[^\\p{Cc}\\p{Cf}]+"));
        }
    }

    @Test
    void nothingTemporaryStays() throws IOException {
        assertThat(shared).isEmptyDirectory();
        try (Stream<Path> left = Files.list(home.resolve("tmp"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(".making");
        }
    }

    @Test
    void anotherUserWorksBesideAndIsKeptOut() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only the administrator can be another user");
        Path theirs = Files.createDirectories(folder.resolve("theirs"));
        Files.setAttribute(theirs, "unix:uid", Integer.parseInt(NOBODY));
        List<Path> copies = new ArrayList<>();
        Path library = Files.createDirectories(folder.resolve("library"));
        for (Path entry : classPath()) {
            Path copy = library.resolve(copies.size() + "-" + entry.getFileName());
            FileSystemUtils.copyRecursively(entry, copy);
            copies.add(copy);
        }
        writeProgram(copies);
        // As the first user of a library leaves it in a folder that all share.
        Files.createDirectories(
                shared.resolve("poifiles"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        permit(folder, "rwxr-xr-x");
        permit(shared, "rwxrwxrwx");
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "sh");

        Path ofNobody = Files.createDirectories(folder.resolve("of-nobody"));
        Files.setAttribute(ofNobody, "unix:uid", Integer.parseInt(NOBODY));
        Ended refused = launch(List.of("sh"), "status", "--home", ofNobody.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ofNobody).isEmptyDirectory();

        Ended kept = launch(asNobody, "status", "--home", home.toString());
        Ended works = launch(
                asNobody,
                "ingest",
                folder.resolve("inbox").toString(),
                "--home",
                theirs.resolve("home").toString());
        Files.delete(shared.resolve("poifiles"));

        assertThat(kept.code()).isEqualTo(ExitCode.FAILED);
        assertThat(kept.err().lines()).hasSize(1).allMatch(line -> line.contains(home.toString()));
        assertThat(works.code()).as(works.err()).isEqualTo(ExitCode.TOO_MANY_REJECTED);
        try (Stream<Path> files = Files.walk(theirs.resolve("home/retours"))) {
            assertThat(files.filter(path -> path.endsWith("retour.xlsx"))).hasSize(2);
        }
        assertThat(Files.getAttribute(theirs.resolve("home"), "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(Integer.parseInt(NOBODY));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
