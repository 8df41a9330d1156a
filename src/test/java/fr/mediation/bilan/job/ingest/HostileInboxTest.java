package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.format.workbook.XmlWorkbook;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that ask for too much lie among those of a good producer. */
@Tag("slow")
@BilanTest
class HostileInboxTest {
    private static final String HEADER = "annee;territoire;financeur;nature;montant_euros";
    private static final String LINE = "2016;R84;etat;subvention;1000";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path inbox;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private Path file(String name, String... lines) {
        return Deliveries.file(inbox, name, lines);
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));
    }

    @Test
    void eachIsRefusedByItsNameAndTheOthersAreLoaded() throws Exception {
        file("a-colonnes.csv", columns(100_000), LINE);
        file("b-ligne.csv", HEADER, "x".repeat(2 * Bounds.ROW_CHARACTERS));
        file("c-guillemet.csv", HEADER, "2016;\"R84", (LINE + "\n").repeat(2 * Bounds.ROW_CHARACTERS / LINE.length()));
        file("d-vide.csv", "\n".repeat(100_000) + HEADER, LINE);
        new ProcessBuilder("mkfifo", inbox.resolve("e-tube.csv").toString())
                .start()
                .waitFor();
        Files.createSymbolicLink(inbox.resolve("f-boucle.csv"), Path.of("f-boucle.csv"));
        new XmlWorkbook()
                .sheet(
                        XmlWorkbook.times(2 * (int) Bounds.MERGED_CELLS / Bounds.COLUMNS, "<row><c><v>1</v></c></row>"),
                        "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>")
                .sheet("<row><c r='XFD1'><v>1</v></c></row>")
                .write(inbox.resolve("g-profond.xlsx"));
        new XmlWorkbook().sheet("<row r='2'/><row r='1'/>").write(inbox.resolve("h-rangs.xlsx"));
        Files.createSymbolicLink(inbox.resolve("i-lien"), inbox);
        file("moyens.csv", HEADER, LINE);

        List<DeliveryReport> reports = new ArrayList<>();
        Inbox.files(List.of(inbox)).forEach(waiting -> reports.add(deliveries.ingest(waiting.path())));

        assertThat(reports).hasSize(9);
        assertThat(reports.get(8).lines().accepted()).isEqualTo(1);
        assertThat(reports.subList(0, 8)).allSatisfy(report -> {
            assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
            assertThat(Messages.in(Messages.FRENCH).get(report.problem()))
                    .contains(report.file().getFileName().toString());
        });
    }

    @Test
    void theWidestLineThatIsReadGoesBackToItsProducer() throws IOException {
        String more = columns(Bounds.HEADER_COLUMNS - 5);
        Path file = file("moyens.csv", HEADER + ";" + more, LINE + ";" + more, "2016;R84;etat;subvention;;" + more);

        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.problem()).isNull();
        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(report.lines().rejected()).isEqualTo(1);
        assertThat(report.returned().resolve("retour.xlsx")).exists();
        assertThat(report.detected().unknownColumns()).hasSize(Bounds.HEADER_COLUMNS - 5);
    }

    @Test
    void aLineWithHalfACharacterGoesBackToItsProducer() throws IOException {
        Path file = inbox.resolve("moyens.xlsx");
        new XmlWorkbook()
                .sheet(row(HEADER + ";note_xDE00_")
                        + row(LINE + ";a_xD83D_")
                        + row("2016;R84;etat_xD83D_;subvention;;b"))
                .write(file);

        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.problem()).isNull();
        assertThat(report.lines().rejected()).isEqualTo(1);
        assertThat(report.returned().resolve("retour.xlsx")).exists();
    }

    private static String row(String line) {
        return Arrays.stream(line.split(";", -1))
                .map(cell -> "<c t='inlineStr'><is><t>" + cell + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    @Test
    void aNameThatCannotBeReadIsWhatIsSaid() throws Exception {
        new ProcessBuilder("sh", "-c", "touch \"$(printf 'fr\\351quentation.csv')\"")
                .directory(inbox.toFile())
                .start()
                .waitFor();

        DeliveryReport report =
                deliveries.ingest(Inbox.files(List.of(inbox)).get(0).path());

        assertThat(report.problem()).isNotNull().extracting(Sentence::key).isEqualTo("format.unreadable-name");
    }

    @Test
    void moreUnknownColumnsThanOneHeaderMayHaveAreRefusedInAllSheets() throws IOException {
        Path file = inbox.resolve("moyens.xlsx");
        new XmlWorkbook()
                .sheet(row(HEADER + ";" + columns(9_000)) + row(LINE))
                .sheet(row(HEADER + ";" + columns(9_000).replace("c", "d")) + row(LINE))
                .write(file);

        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.problem()).isNotNull().extracting(Sentence::key).isEqualTo("source.too-many-unknown-columns");
    }

    @Test
    void aWiderLineIsRefused() {
        String more = columns(Bounds.HEADER_COLUMNS - 4);

        DeliveryReport report = deliveries.ingest(file("moyens.csv", HEADER + ";" + more, LINE));

        assertThat(report.problem()).isNotNull().extracting(Sentence::key).isEqualTo("source.too-many-columns");
    }

    @Test
    void theLongestTextThatIsReadIsStored() {
        String name = "é".repeat(Bounds.ROW_CHARACTERS - 200);
        Path file = file("annuaire-2016.csv", "id;nom;code_insee;typologie;pivot", "L1;" + name + ";33063;;");

        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(jdbc.sql("select name from directory").query(String.class).single())
                .isEqualTo(name);
    }

    @Test
    void longLinesAreStoredInSlicesOfFewer() {
        String name = "x".repeat(100_000);
        List<String> lines = new ArrayList<>(List.of("id;nom;code_insee"));
        IntStream.range(0, 200).forEach(i -> lines.add("L" + i + ";" + name + ";33063"));
        List<Integer> slices = Collections.synchronizedList(new ArrayList<>());

        deliveries.ingest(file("annuaire-2016.csv", lines.toArray(String[]::new)), new Progress() {
            @Override
            public void lines(int count) {
                slices.add(count);
            }
        });

        assertThat(slices).hasSizeGreaterThan(1).allMatch(count -> count <= 2 + Bounds.SLICE_BYTES / 100_000);
    }
}
