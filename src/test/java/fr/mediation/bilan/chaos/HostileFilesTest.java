package fr.mediation.bilan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.workbook.XmlWorkbook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that would take minutes or all memory are refused in seconds, from the first byte to the exit code. */
class HostileFilesTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String HEADER = "annee;territoire;financeur;nature;montant_euros\n";
    private static final String LINE = "2016;R84;etat;subvention;1000\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                file(
                        "330 MB of shared texts",
                        folder -> new XmlWorkbook()
                                .sheet(XmlWorkbook.row(1, "a"))
                                .shared(texts(330_000))
                                .write(folder.resolve("moyens.xlsx"))),
                file(
                        "one value merged over the grid",
                        folder -> new XmlWorkbook()
                                .sheet(
                                        () -> IntStream.rangeClosed(1, 60_000)
                                                .mapToObj(row -> "<row><c><v>1</v></c>"
                                                        + (row == 60_000 ? "<c r='XFD60000'><v>1</v></c>" : "")
                                                        + "</row>")
                                                .iterator(),
                                        "<mergeCells><mergeCell ref='A2:XFD1048576'/></mergeCells>")
                                .write(folder.resolve("moyens.xlsx"))),
                file(
                        "rows with a cell in the last column",
                        folder -> new XmlWorkbook()
                                .sheet(
                                        () -> IntStream.rangeClosed(1, 500_000)
                                                .mapToObj(row -> "<row><c r='XFD" + row + "'><v>1</v></c></row>")
                                                .iterator(),
                                        "")
                                .write(folder.resolve("moyens.xlsx"))),
                file("ten thousand sheets", folder -> {
                    XmlWorkbook workbook = new XmlWorkbook();
                    IntStream.range(0, 10_000).forEach(i -> workbook.sheet(XmlWorkbook.row(1, "a")));
                    return workbook.write(folder.resolve("moyens.xlsx"));
                }),
                file("lines of 900 KB", folder -> text(folder, HEADER, "x".repeat(900_000) + "\n", 300)),
                file("one line of 200 MB", folder -> text(folder, HEADER, "x".repeat(1_000_000), 200)),
                file("100,000 columns", folder -> text(folder, columns(100_000), ";\n", 1)),
                file("16,000 columns and no header", folder -> text(folder, columns(16_000), columns(16_000), 40)),
                file("a quotation mark without end", folder -> text(folder, HEADER + "\"", LINE, 2_000_000)),
                file("a million empty lines", folder -> text(folder, "\n".repeat(1_000_000), HEADER + LINE, 1)),
                file(
                        "marks over one letter",
                        folder -> text(folder, "", "a" + "\u0301\u0323".repeat(30_000) + "\n", 40)),
                file(
                        "one long list in two thousand cells",
                        folder -> new XmlWorkbook()
                                .sheet(XmlWorkbook.times(2_000, "<row><c t='s'><v>0</v></c></row>"), "")
                                .shared(List.of("<si><t>" + "a,b;".repeat(8_000) + "</t></si>"))
                                .write(folder.resolve("moyens.xlsx"))),
                file("a pipe", HostileFilesTest::pipe));
    }

    private static Arguments file(String what, Function<Path, Path> maker) {
        return Arguments.of(what, maker);
    }

    private static Iterable<String> texts(int count) {
        Random random = new Random(1);
        return () -> IntStream.range(0, count)
                .mapToObj(i -> "<si><t>" + Long.toHexString(random.nextLong()) + "a".repeat(980) + "</t></si>")
                .iterator();
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(";", "", "\n"));
    }

    private static Path text(Path folder, String begin, String line, int lines) {
        Path file = folder.resolve("moyens.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(begin);
            for (int i = 0; i < lines; i++) {
                writer.write(line);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pipe(Path folder) {
        try {
            Path pipe = folder.resolve("moyens.csv");
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            return pipe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedSoonByItsName(String what, Function<Path, Path> maker) {
        Path file = maker.apply(folder);
        Instant begin = Instant.now();

        BilanProcess check = BilanProcess.run(folder.resolve("home"), "check", file.toString());

        Duration taken = Duration.between(begin, Instant.now());
        assertThat(check.code()).as(check.text()).isEqualTo(1);
        assertThat(check.text()).contains(file.getFileName().toString()).doesNotContain("imprévue");
        assertThat(taken).isLessThan(SOON);
    }

    @Test
    void aPatternThatRunsAwayElsewhereReadsAFile() throws IOException {
        Path profile = folder.resolve("jobs/sources/funding/essai.yaml");
        Files.createDirectories(profile.getParent());
        Files.writeString(profile, """
                id: essai
                source: funding
                producer: essai
                columns:
                  financeur: {from: financeur, extract: '(x+x+)+y'}
                """);
        Path file = text(folder, HEADER, "2016;R84;" + "x".repeat(30_000) + ";subvention;1000\n", 20);
        Instant begin = Instant.now();

        BilanProcess check = BilanProcess.run(
                folder.resolve("home"),
                "check",
                "--jobs",
                folder.resolve("jobs").toString(),
                file.toString());

        Duration taken = Duration.between(begin, Instant.now());
        assertThat(check.text()).contains("rejetées").contains("20");
        assertThat(taken).isLessThan(SOON);
    }

    /** Of 40,000 places and as many lines each line was compared with each place, for minutes. */
    @Test
    void manyPlacesAreComparedWithLinesInSeconds() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("annuaire-2016.csv"),
                IntStream.range(0, 40_000)
                        .mapToObj(i -> "L" + i + ";Lieu;59350")
                        .collect(Collectors.joining("\n", "id;nom;code_insee\n", "\n")));
        Files.writeString(
                inbox.resolve("frequentation-2016.csv"),
                IntStream.range(0, 40_000)
                        .mapToObj(i -> "A" + i + ";2016-03-01;atelier;L" + i)
                        .collect(Collectors.joining("\n", "id_activite;date;type;id_lieu\n", "\n")));
        Path earlier = Files.writeString(
                folder.resolve("frequentation-2015.csv"), "id_activite;date;type;id_lieu\nA;2015-03-01;atelier;L1\n");
        Path home = folder.resolve("home");
        Instant begin = Instant.now();

        BilanProcess first = BilanProcess.run(home, "ingest", earlier.toString());
        BilanProcess ingest = BilanProcess.run(home, "ingest", inbox.toString());

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(ingest.code()).as(ingest.text()).isZero();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aFolderThatLinksToItselfIsReadOnce() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.createSymbolicLink(inbox.resolve("a"), inbox);
        Files.createSymbolicLink(inbox.resolve("b"), inbox);
        text(inbox, HEADER, LINE, 1);
        Instant begin = Instant.now();

        BilanProcess check = BilanProcess.run(folder.resolve("home"), "check", inbox.toString());

        Duration taken = Duration.between(begin, Instant.now());
        assertThat(check.code()).as(check.text()).isZero();
        assertThat(taken).isLessThan(SOON);
    }
}
