package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

@BilanTest
class IngestionTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre,participants";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    @Test
    void storesAnAcceptedLineWithItsPlaceInTheFile() {
        deliveries.ingest("frequentation.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");

        assertThat(jdbc.sql(
                                "select f.line, f.commune, f.department, f.women, f.participants from attendance a join attendance_fact f using (activity)")
                        .query()
                        .singleRow())
                .containsEntry("line", 2)
                .containsEntry("commune", "75056")
                .containsEntry("department", "75")
                .containsEntry("women", 1)
                .containsEntry("participants", 1);
    }

    @Test
    void doesNothingForTheSameBytesAgain() {
        String[] lines = {HEADER, "A1,2016-03-01,atelier,75114,p1,F,"};
        deliveries.ingest("frequentation.csv", lines);

        DeliveryReport again = deliveries.ingest("autre-nom.csv", lines);

        assertThat(again.status()).isEqualTo(DeliveryReport.Status.UNCHANGED);
        assertThat(count("attendance")).isEqualTo(1);
    }

    @Test
    void leavesAFileThatCountsAloneHoweverItWouldBeReadToday() {
        Path file = Deliveries.file(folder, "frequentation.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
        deliveries.ingest(file);

        DeliveryReport again = deliveries.ingest(file, Deliveries.intakeWith(List.of()));

        assertThat(again.status()).isEqualTo(DeliveryReport.Status.UNCHANGED);
        assertThat(again.detected().profile()).isEqualTo("canonique");
    }

    @Test
    void namesTheAnswerThatWasGivenWhereAKnownFileComesUnderAnotherName() {
        String[] lines = {HEADER, "A1,2016-03-01,atelier,75114,p1,F,", "A2,hier,atelier,75114,p2,F,"};
        Path answer = deliveries.ingest("frequentation.csv", lines).returned();

        DeliveryReport again = deliveries.ingest("autre-nom.csv", lines);

        assertThat(again.returned()).isEqualTo(answer).isDirectory();
    }

    @Test
    void keepsWhatIsToldOfAFileForWhoeverAsksAgain() throws IOException {
        Path file = folder.resolve("classeur.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheet(workbook, "Relevé", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
            sheet(workbook, "Ancien", HEADER);
            workbook.setSheetHidden(1, true);
            workbook.write(out);
        }

        DeliveryReport first = deliveries.ingest(file);
        DeliveryReport again = deliveries.ingest(file);

        assertThat(first.remarks().warnings()).hasSize(1);
        assertThat(again.remarks().warnings()).isEqualTo(first.remarks().warnings());
    }

    @Test
    void replacesTheEarlierLineOfTheSameKeyInALaterDelivery() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,", "A2,2016-03-01,atelier,75114,p1,F,");

        DeliveryReport later = deliveries.ingest("deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,");

        assertThat(later.lines().replaced()).isEqualTo(1);
        assertThat(jdbc.sql("select sum(women) as women, sum(men) as men from attendance_fact")
                        .query()
                        .singleRow())
                .containsEntry("women", 1L)
                .containsEntry("men", 1L);
    }

    @Test
    void replacesTheEarlierLineOfTheSameKeyInTheSameFile() {
        DeliveryReport report = deliveries.ingest(
                "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,", "A1,2016-03-01,atelier,75114,p1,M,");

        assertThat(report.lines().accepted()).isEqualTo(2);
        assertThat(report.lines().replaced()).isEqualTo(1);
        assertThat(jdbc.sql("select line from attendance where superseded_by is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void rejectsTheSameLineTwiceInOneFile() {
        DeliveryReport report = deliveries.ingest(
                "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,", "A1,2016-03-01,atelier,75114,p1,F,");

        assertThat(report.remarks().rejectedByRule()).containsOnlyKeys("doublon");
        assertThat(report.lines().accepted()).isEqualTo(1);
    }

    @Test
    void addsUpDifferentAnonymousLinesOfOneActivity() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,4", "A1,2016-03-01,atelier,75114,,M,3");

        assertThat(participations()).isEqualTo(7);
    }

    @Test
    void replacesTheAnonymousLinesOfAnActivityAsAGroup() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,4", "A1,2016-03-01,atelier,75114,,M,3");

        deliveries.ingest("deux.csv", HEADER, "A1,2016-03-01,atelier,75114,,F,5");

        assertThat(participations()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "«»", "\u00A0", "\u200B"})
    void countsNothingUnderANameThatNamesNobody(String producer) {
        Path file = Deliveries.file(folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");

        DeliveryReport report = deliveries.ingest(file, new DeliveryHints(producer, null, null));

        assertThat(report.problem().key()).isEqualTo("source.no-producer");
    }

    @Test
    void keepsTheSameKeyOfTwoProducersApart() {
        Path file = Deliveries.file(folder, "un.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,F,");
        Path other = Deliveries.file(folder, "deux.csv", HEADER, "A1,2016-03-01,atelier,75114,p1,M,");
        deliveries.ingest(file, new DeliveryHints("un", null, null));
        deliveries.ingest(other, new DeliveryHints("deux", null, null));

        assertThat(jdbc.sql("select count(distinct person) from attendance_fact")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void givesRejectedLinesBackWithTheirReason() throws IOException {
        DeliveryReport report = deliveries.ingest("un.csv", HEADER, "A1,31/02/2016,conférence,75114,,,");

        assertThat(Files.readAllLines(report.returned().resolve("rejets.csv")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("un.csv;;2;date;31/02/2016;date_invalide;"))
                .anySatisfy(line -> assertThat(line).startsWith("un.csv;;2;type;conférence;valeur_inconnue;"));
    }

    @Test
    void answersAFileWhoseNameIsAsLongAsANameMayBe() {
        String name = "é".repeat(125) + "x.csv";

        DeliveryReport one = deliveries.ingest(name, HEADER, "A1,hier,atelier,75114,,,");
        DeliveryReport other = deliveries.ingest("é".repeat(125) + "y.csv", HEADER, "A2,hier,atelier,75114,,,");

        assertThat(one.returned()).isDirectoryContaining("glob:**/retour.xlsx");
        assertThat(other.returned())
                .isDirectoryContaining("glob:**/retour.xlsx")
                .isNotEqualTo(one.returned());
    }

    @Test
    void answersWhereAnEarlierVersionAnswered() throws IOException {
        String[] lines = {HEADER, "A1,hier,atelier,75114,,,"};
        Path answered = deliveries.ingest("ancien.csv", lines).returned();
        Path earlier = answered.resolveSibling(answered.getFileName().toString().substring(0, "ancien-".length() + 8));
        Files.move(answered, earlier);

        assertThat(deliveries.ingest("ancien.csv", lines).returned()).isEqualTo(earlier);
        FileSystemUtils.deleteRecursively(earlier);
    }

    @Test
    void masksTheIdentifierOfAPersonInWhatIsGivenBack() throws IOException {
        DeliveryReport report = deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,Du\uFFFDpont,F,");

        assertThat(Files.readString(report.returned().resolve("rejets.csv")))
                .contains("texte_endommage")
                .contains("•••")
                .doesNotContain("pont");
    }

    @Test
    void ofTheSameRepairTheFirstAreListedAndAllAreCounted() throws IOException {
        int lines = Bounds.LISTED_CORRECTIONS + 5;
        Stream<String> file = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> "A" + line + ",2016-03-01,atelier,75114,p1,NULL," + (line == 3 ? "NULL" : ""));

        DeliveryReport report = deliveries.ingest(
                "frequentation.csv", Stream.concat(Stream.of(HEADER), file).toArray(String[]::new));

        assertThat(report.remarks().correctedByRule()).containsExactly(Map.entry("texte_null", (long) lines));
        assertThat(jdbc.sql("select count(*) from correction")
                        .query(Integer.class)
                        .single())
                .isEqualTo(Bounds.LISTED_CORRECTIONS);
        assertThat(Files.readAllLines(report.returned().resolve("corrections.csv")))
                .hasSize(Bounds.LISTED_CORRECTIONS + 2)
                .last()
                .asString()
                .contains("texte_null")
                .endsWith(": 6");
    }

    @Test
    void keepsNothingOfAFileCutInAQuotedCell() {
        String[] lines = new String[SliceReader.LINES + 3];
        lines[0] = HEADER;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "A" + i + ",2016-03-01,atelier,75114,p1,F,";
        }
        lines[lines.length - 1] = "A0,2016-03-01,atelier,75114,\"p1,F";

        DeliveryReport report = deliveries.ingest("coupe.csv", lines);

        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(report.problem())
                .satisfies(p -> assertThat(Messages.in(Messages.FRENCH).get(p)).contains("coupe.csv"));
        assertThat(count("attendance")).isZero();
        assertThat(count("rejection")).isZero();
    }

    @Test
    void neverStoresAnIdentifierOfAPerson() {
        deliveries.ingest("un.csv", HEADER, "A1,2016-03-01,atelier,75114,identifiant-secret,F,");

        assertThat(jdbc.sql("select a::text from attendance a")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("identifiant-secret"));
    }

    @Test
    void aLineThatNamesItsPlaceAloneIsLocatedByADirectoryThatComesLater() {
        deliveries.ingest("frequentation.csv", "id_activite,date,type,id_lieu", "A1,2016-03-01,atelier,EPN-1");
        assertThat(departments()).containsExactly("none");

        deliveries.ingest("annuaire-2016.csv", "id,nom,code_insee", "EPN-1,Espace de Bordeaux,33063");

        assertThat(departments()).containsExactly("33");
    }

    @Test
    void aLaterStateClosesTheEarlierOneAtTheEndOfItsYear() {
        deliveries.ingest("annuaire-2015.csv", "id,nom,code_insee,postes_informatiques", "EPN-1,Espace,33063,4");
        deliveries.ingest("annuaire-2016.csv", "id,nom,code_insee,postes_informatiques", "EPN-1,Espace,33063,9");

        assertThat(jdbc.sql(
                                "select year || ' ' || computers from directory_fact where year_basis = 'civil' order by year")
                        .query(String.class)
                        .list())
                .containsExactly("2015 4", "2016 9");
    }

    private List<String> departments() {
        return jdbc.sql("select coalesce(department, 'none') from attendance_fact")
                .query(String.class)
                .list();
    }

    @Test
    void checkAgreesWithIngest() {
        Path file = Deliveries.file(
                folder,
                "un.csv",
                HEADER,
                "A1,2016-03-01,atelier,75114,p1,F,",
                "A1,2016-03-01,atelier,75114,p1,F,",
                "A2,2016-13-01,atelier,75114,p1,F,",
                "",
                "A3,2016-03-01,atelier,99999,p1,F,");
        DeliveryReport checked = Deliveries.check(file);

        DeliveryReport ingested = deliveries.ingest(file);

        assertThat(ingested.lines()).isEqualTo(checked.lines());
        assertThat(ingested.remarks().rejectedByRule())
                .isEqualTo(checked.remarks().rejectedByRule());
    }

    @Test
    void sheetsWithPersonsAndSheetsWithGroupsOfOneWorkbookAddUp() throws IOException {
        Path file = folder.resolve("releve.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheet(
                    workbook,
                    "Personnes",
                    HEADER,
                    "A1,2016-03-01,atelier,75114,p1,F,",
                    "A1,2016-03-01,atelier,75114,p2,M,");
            sheet(workbook, "Groupes", "id_activite,date,type,code_insee,nb_femmes", "A2,2016-03-01,atelier,75114,7");
            sheet(workbook, "Encore", HEADER, "A3,2016-03-01,atelier,75114,p1,F,");
            workbook.write(out);
        }

        DeliveryReport report = deliveries.ingest(file);

        assertThat(report.lines().accepted()).isEqualTo(4);
        assertThat(participations()).isEqualTo(10);
        assertThat(jdbc.sql("select sum(women) from attendance_fact")
                        .query(Long.class)
                        .single())
                .isEqualTo(9);
    }

    private static void sheet(XSSFWorkbook workbook, String name, String... lines) {
        Sheet sheet = workbook.createSheet(name);
        for (int i = 0; i < lines.length; i++) {
            String[] cells = lines[i].split(",", -1);
            for (int j = 0; j < cells.length; j++) {
                (j == 0 ? sheet.createRow(i) : sheet.getRow(i)).createCell(j).setCellValue(cells[j]);
            }
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long participations() {
        return jdbc.sql("select sum(participants) from attendance_fact")
                .query(Long.class)
                .single();
    }
}
