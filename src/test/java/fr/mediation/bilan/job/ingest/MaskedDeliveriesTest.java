package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.Pseudonyms;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept and given back of cells that lead to a person, and that the lines count as they would. */
@BilanTest
class MaskedDeliveriesTest {
    private static final DeliveryHints PRODUCER = new DeliveryHints("premier", null, null).confirmed(true);
    private static final String HEADER = "id_activite,date,type,id_lieu,code_insee,thematiques,id_participant,Nom";
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(HexFormat.of().parseHex(Deliveries.personKey()));

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private DeliveryReport ingest(String name, String... lines) {
        return deliveries.ingest(Deliveries.file(folder, name, lines), PRODUCER);
    }

    private <T> List<T> all(String query, Class<T> type) {
        return jdbc.sql(query).query(type).list();
    }

    private static List<String> told(DeliveryReport report) {
        return report.remarks().warnings().stream().map(Sentence::key).toList();
    }

    /** The workbook that came back, with some cells changed. */
    private Path corrected(DeliveryReport report, Map<String, String> changes) throws IOException {
        Path file = folder.resolve("corrige.xlsx");
        try (InputStream in = Files.newInputStream(report.returned().resolve("retour.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    String after = changes.get(cell.getStringCellValue());
                    if (after != null) {
                        cell.setCellValue(after);
                    }
                }
            }
            workbook.write(out);
        }
        return file;
    }

    private static List<String> cells(DeliveryReport report, int row) throws IOException {
        try (InputStream in = Files.newInputStream(report.returned().resolve("retour.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            List<String> cells = new ArrayList<>();
            workbook.getSheetAt(0).getRow(row).forEach(cell -> cells.add(cell.getStringCellValue()));
            return cells.subList(2, cells.size());
        }
    }

    @Test
    void aThemeThatLeadsToAPersonCountsAsNotGivenAndIsTold() {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "A1,2016-03-01,atelier,,75114,Contact jean@exemple.fr,p1,",
                "A2,2016-03-01,atelier,,75114,internet|Jean Dupont|06 12 34 56 78,p1,",
                "A3,2016-03-01,atelier,,75114,couture,p1,");

        assertThat(all("select coalesce(themes, '-') from attendance_fact order by line", String.class))
                .containsExactly("-", "internet", "couture");
        assertThat(told(report)).containsExactly("source.warning.donnees_personnelles");
        assertThat(report.remarks().warnings().get(0).values()).startsWith(new BigDecimal(2), "thematiques", "2");
    }

    @Test
    void textsThatAreKeptAreMasked() {
        DeliveryReport report = ingest(
                "formations.csv",
                "id_session,date_debut,id_lieu,duree_heures,id_stagiaire,intitule,domaine,organisme,certification",
                "S1,2016-03-01,L1,7,s1,accueil (06 12 34 56 78),protection,écrire à jean@exemple.fr,CléA");

        assertThat(all(
                        "select title || '/' || domain || '/' || organiser || '/' || certification from training",
                        String.class))
                .containsExactly("accueil ([masqué])/protection/écrire à [masqué]/CléA");
        assertThat(told(report)).hasSize(2).containsOnly("source.warning.donnees_personnelles");
    }

    @Test
    void aTelephoneNumberIsNoAmount() {
        DeliveryReport report = ingest(
                "moyens.csv",
                "annee,financeur,nature,montant_euros",
                "2016,etat,subvention,06 12 34 56 78",
                "2016,etat,subvention,612345678");

        assertThat(report.remarks().rejectedByRule()).isEqualTo(Map.of("nombre_invalide", 1L));
        assertThat(all("select value from rejection", String.class)).containsExactly("•••");
    }

    @Test
    void entriesThatDifferByWhatIsMaskedAreTwo() {
        ingest(
                "gouvernance.csv",
                "date,nature,objet",
                "2016-03-01,decision,écrire à jean@exemple.fr",
                "2016-03-01,decision,écrire à paul@exemple.fr");

        assertThat(all("select subject from governance", String.class))
                .containsExactly("écrire à [masqué]", "écrire à [masqué]");
    }

    /** Two producers call one place by the same address: it is one place, and another one is another. */
    @Test
    void placesCalledByAnAddressRemainWhatTheyAre() {
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "annuaire.csv",
                        "id,nom,code_insee,date_etat,telephone,courriels",
                        "epn@exemple.fr,Atelier,75114,2016-01-10,01 23 45 67 89,epn@exemple.fr",
                        "autre@exemple.fr,Atelier,33063,2016-01-10,01 23 45 67 80,autre@exemple.fr"),
                new DeliveryHints("second", null, null));
        ingest("frequentation.csv", HEADER, "A1,2016-03-01,atelier,epn@exemple.fr,,internet,p1,");

        List<String> places = all("select place from directory order by line", String.class);
        assertThat(places)
                .doesNotHaveDuplicates()
                .allSatisfy(place -> assertThat(place).matches("\\[masqué:[a-p]{32}]"));
        assertThat(all("select place from attendance", String.class)).containsExactly(places.get(0));
    }

    /** The contacts of a place are public and not kept: there is nothing to tell. */
    @Test
    void contactsOfAPlaceAreNotTold() {
        DeliveryReport report = ingest(
                "annuaire.csv",
                "id,nom,code_insee,date_etat,telephone,courriels,site_web,horaires",
                "L1,Atelier,75114,2016-01-10,01 23 45 67 89,epn@exemple.fr,https://exemple.fr,sur rendez-vous au 01 23 45 67 89");

        assertThat(told(report)).isEmpty();
    }

    @Test
    void aPersonCalledByAnAddressIsTheSameAfterACorrection() throws IOException {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "A1,2016-03-01,atelier,,75114,internet,jean@exemple.fr,Jean Dupont",
                "A2,hier,atelier,jean@exemple.fr,75114,Contact jean@exemple.fr,jean@exemple.fr,Jean Dupont");
        UUID person = PSEUDONYMS.of("premier", "jean@exemple.fr");

        List<String> cells = cells(report, 4);
        assertThat(String.join(" ", cells)).doesNotContain("jean@").doesNotContain("Dupont");
        assertThat(cells).startsWith("A2", "hier", "atelier").element(7).isEqualTo("[masqué]");

        DeliveryReport second = deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), PRODUCER);

        assertThat(second.lines().accepted()).isEqualTo(1);
        assertThat(all("select person from attendance_fact", UUID.class)).containsExactly(person, person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 12 34 56 78", "activite@exemple.fr"})
    void anActivityCalledByAMarkIsTheSameAfterACorrection(String activity) throws IOException {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                activity + ",2016-03-02,atelier,,75114,internet,p1,",
                activity + ",2016-03-02,repas,,75114,internet,p2,");

        deliveries.ingest(corrected(report, Map.of("repas", "atelier")), PRODUCER);

        assertThat(all("select distinct activity from attendance_fact", Long.class))
                .hasSize(1);
        assertThat(all("select person from attendance_fact", UUID.class)).hasSize(2);
    }

    @Test
    void anIdentifierOfWhichNothingButTheMaskIsLeftIsRefused() {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "[masqué],2016-03-02,atelier,,75114,internet,p1,",
                "A1,2016-03-02,atelier,[masqué],75114,internet,p1,",
                "A1,2016-03-02,atelier,,75114,internet,[masqué],");

        assertThat(report.remarks().rejectedByRule()).isEqualTo(Map.of("identifiant_masque", 3L));
    }

    /** Names that a profile joins to tell persons go back as nobody can read them, and the year that stands with them as it is. */
    @Test
    void namesThatAreJoinedToTellPersonsAreNotGivenBack() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "noms", """
                producer: premier
                recognise: {columns: [Prénom]}
                columns:
                  id_participant: {from: [Nom, Prénom, annee_naissance], join: " "}
                """);
        String[] lines = {
            "id_activite,date,type,code_insee,Nom,Prénom,annee_naissance",
            "A1,2016-03-01,atelier,75114,Dupont,Jean,1950",
            "A2,hier,atelier,75114,Dupont,Jean,1950"
        };
        DeliveryReport report = deliveries.ingest(Deliveries.file(folder, "frequentation.csv", lines), intake);

        assertThat(cells(report, 4)).doesNotContain("Dupont", "Jean").element(6).isEqualTo("1950");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), intake);

        assertThat(all("select distinct person from attendance_fact", UUID.class))
                .hasSize(1);
        assertThat(all("select age_band from attendance_fact", String.class))
                .hasSize(2)
                .doesNotContainNull();
    }

    @Test
    void aListOfPersonsComesBackAsItWas() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "liste", """
                producer: premier
                recognise: {columns: [presents]}
                columns: {id_participant: {from: presents, split: "|"}}
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,presents",
                        "A1,hier,atelier,75114,P-1|P-12|anonyme|paul@exemple.fr"),
                intake);

        assertThat(cells(report, 4).get(4))
                .matches("\\[masqué:[a-p]{32}]\\|\\[masqué:[a-p]{32}]\\|anonyme\\|\\[masqué:[a-p]{32}]");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), intake);

        assertThat(all("select person from attendance_fact where person is not null", UUID.class))
                .containsExactlyInAnyOrder(
                        PSEUDONYMS.of("premier", "P-1"),
                        PSEUDONYMS.of("premier", "P-12"),
                        PSEUDONYMS.of("premier", "paul@exemple.fr"));
        assertThat(all("select participants from attendance_fact where person is null", Integer.class))
                .containsExactly(1);
    }

    @Test
    void anIdentifierComesBackAsTheSamePersonAndIsNotSeen() throws IOException {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "A1,2016-03-01,atelier,,75114,internet,p1,",
                "A2,hier,atelier,,75114,internet,p1,");

        assertThat(cells(report, 4).get(6)).matches("\\[masqué:[a-p]{32}]");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), PRODUCER);

        assertThat(all("select person from attendance_fact", UUID.class))
                .hasSize(2)
                .containsOnly(PSEUDONYMS.of("premier", "p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonyme", "0", "", "NULL", "usager de passage"})
    void whoIsNobodyIsNobodyAfterACorrection(String nobody) throws IOException {
        DeliveryReport report = ingest("frequentation.csv", HEADER, "A2,hier,atelier,,75114,internet," + nobody + ",");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), PRODUCER);

        assertThat(all("select count(*) from attendance_fact where person is null", Long.class))
                .containsExactly(1L);
    }

    /** As it is hashed: without what no eye sees, out of a formula, its entities read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=\"PLANTE-12\"",
                "PLANTE&eacute;12",
                "PLANTE\u200B12",
                "PLANTE\u00AD12",
                "PLANTE&nbsp;12",
                "PLANTEe\u030112",
                "PLANTE12\"",
                "\u00ab PLANTE 12 \u00bb",
                "PLANTE12.0",
            })
    void anIdentifierThatIsCleanedComesBackAsTheSamePerson(String written) throws IOException {
        String cell = '"' + written.replace("\"", "\"\"") + '"';
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "A1,2016-03-01,atelier,,75114,internet," + cell + ",",
                "A2,hier,atelier,,75114,internet," + cell + ",");

        assertThat(cells(report, 4).get(6)).matches("\\[masqué:[a-p]{32}]");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), PRODUCER);

        assertThat(all("select person from attendance_fact", UUID.class)).hasSize(2);
        assertThat(all("select distinct person from attendance_fact", UUID.class))
                .hasSize(1);
    }

    @Test
    void aFormulaInThePlaceOfAPersonIsNotGivenBack() throws IOException {
        DeliveryReport report =
                ingest("frequentation.csv", HEADER, "A2,hier,atelier,,75114,internet,\"=CONCATENER(\"\"Plante\"\")\",");

        assertThat(cells(report, 4)).element(6).isEqualTo("#N/A");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), PRODUCER);

        assertThat(all("select count(*) from attendance_fact where person is null", Long.class))
                .containsExactly(1L);
    }

    @Test
    void whatEntitiesAndSignsWithoutWidthHideIsNotShown() throws IOException {
        DeliveryReport report = ingest(
                "frequentation.csv",
                HEADER,
                "A1,hier,atelier,,75114,06&nbsp;12&nbsp;34&nbsp;56&nbsp;78,p1,",
                "A2,hier,atelier,,75114,jean@\u200Bexemple.fr,p1,",
                "A3,2016-03-01,atelier,,75114,06&nbsp;12&nbsp;34&nbsp;56&nbsp;78,p1,");

        assertThat(cells(report, 4)).element(5).isEqualTo("[masqué]");
        assertThat(cells(report, 5)).element(5).isEqualTo("[masqué]");
        assertThat(Files.readString(report.returned().resolve("corrections.csv")))
                .doesNotContain("06&nbsp;")
                .doesNotContain("jean");
        assertThat(all("select concat(before, after) from correction", String.class))
                .allSatisfy(value -> assertThat(value).doesNotContain("06&nbsp;", "jean"));
        assertThat(report.remarks().warnings().toString()).doesNotContain("06&nbsp;", "jean");
    }

    /** A token counts for who is meant, and words that the profile takes for nobody stay such. */
    @Test
    void aListOfPersonsThatTheProfileNamesComesBackAsItWas() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "valeurs", """
                producer: premier
                recognise: {columns: [presents]}
                columns: {id_participant: {from: presents, split: ",", values: {accueil: "", Durand Anne: P1}}}
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,presents",
                        "A1,hier,atelier,75114,\"Durand Anne, accueil, P2\""),
                intake);

        assertThat(cells(report, 4).get(4)).matches("\\[masqué:[a-p]{32}], accueil, \\[masqué:[a-p]{32}]");

        deliveries.ingest(corrected(report, Map.of("hier", "2016-03-02")), intake);

        assertThat(all("select person from attendance_fact where person is not null", UUID.class))
                .containsExactlyInAnyOrder(PSEUDONYMS.of("premier", "P1"), PSEUDONYMS.of("premier", "P2"));
        assertThat(all("select participants from attendance_fact where person is null", Integer.class))
                .containsExactly(1);
    }

    @Test
    void whatAPatternLeavesOutBesideAListIsNotGivenBack() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "motif", """
                producer: premier
                recognise: {columns: [presents]}
                columns: {id_participant: {from: presents, split: ",", extract: "[(](.*)[)]"}}
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,presents",
                        "A1,hier,atelier,75114,\"Durand et Martin (P1, P2)\""),
                intake);

        assertThat(cells(report, 4)).element(4).isEqualTo("[masqué]");
    }

    /** The token of a person would pass for an activity, or for no year. */
    @Test
    void aPersonFromWhomSomethingElseIsTakenIsToBePutBack() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "commun", """
                producer: premier
                recognise: {columns: [qui]}
                columns:
                  id_participant: qui
                  id_activite: {from: [qui, type], join: "-"}
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(folder, "frequentation.csv", "qui,date,type,code_insee", "P12,hier,atelier,75114"),
                intake);

        assertThat(cells(report, 4)).element(0).isEqualTo("[masqué]");
        assertThat(deliveries
                        .ingest(corrected(report, Map.of("hier", "2016-03-02")), intake)
                        .remarks()
                        .rejectedByRule())
                .isEqualTo(Map.of("identifiant_masque", 1L));
    }

    @Test
    void namesThatTellLinesApartAreNotGivenBack() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "nom", """
                producer: premier
                recognise: {columns: [presence]}
                key: [presence, Nom]
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,presence,Nom",
                        "A1,hier,atelier,75114,x,Dupont"),
                intake);

        assertThat(cells(report, 4)).endsWith("x", "[masqué]");
    }

    /** Behind a hyphen digits pass for the end of an identifier. */
    @Test
    void aTelephoneThatIsJoinedToCallAPlaceIsNotKept() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "joint", """
                producer: premier
                recognise: {columns: [tel]}
                columns: {id_lieu: {from: [salle, tel], join: "-"}}
                """);
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,salle,tel",
                        "A1,2016-03-01,atelier,75114,L1,0612345678"),
                intake);

        assertThat(all("select place from attendance", String.class))
                .singleElement()
                .asString()
                .matches("\\[masqué:[a-p]{32}]");
    }

    @Test
    void anIdentifierInAnotherColumnIsNotGivenBack() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 10; i < 40; i++) {
            lines.add("A" + i + ",2016-03-01,atelier,,75114,internet,P-2016-00" + i + ",");
        }
        lines.add("A1,P-2016-0055,atelier,,75114,internet,,");

        DeliveryReport report = ingest("frequentation.csv", lines.toArray(String[]::new));

        assertThat(cells(report, 4)).startsWith("A1", "[masqué]", "atelier");
    }

    /** In a key of the profile's it would stand for another line than that of the original file. */
    @Test
    void anIdentifierThatTellsLinesApartIsToBePutBack() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "cle", """
                producer: premier
                recognise: {columns: [presence]}
                key: [presence, id_participant]
                """);
        DeliveryReport report = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "frequentation.csv",
                        "id_activite,date,type,code_insee,presence,id_participant",
                        "A1,hier,atelier,75114,x,p1"),
                intake);

        assertThat(cells(report, 4)).element(5).isEqualTo("[masqué]");
        assertThat(deliveries
                        .ingest(corrected(report, Map.of("hier", "2016-03-02")), intake)
                        .remarks()
                        .rejectedByRule())
                .isEqualTo(Map.of("identifiant_masque", 1L));
    }

    @Test
    void aPersonAtFaultIsNotTakenForSomebodyWhereNothingWasCorrected() throws IOException {
        DeliveryReport report = ingest(
                "frequentation.csv", HEADER, "A1,2016-03-02,atelier,,75114,internet,jean@exemple.fr; paul@exemple.fr,");

        assertThat(report.remarks().rejectedByRule()).containsKey("plusieurs_personnes");
        assertThat(deliveries
                        .ingest(corrected(report, Map.of("internet", "emploi")), PRODUCER)
                        .remarks()
                        .rejectedByRule())
                .isEqualTo(Map.of("identifiant_masque", 1L));
    }

    @Test
    void headersAndTheFilesNameAreMasked() {
        DeliveryReport report = ingest(
                "frequentation jean@exemple.fr.csv",
                "id_activite,date,type,code_insee,Jean Dupont 06 12 34 56 78,Prénom",
                "A1,2016-03-02,atelier,75114,x,Jean");

        assertThat(report.detected().unknownColumns()).containsExactly("[masqué]", "Prénom");
        assertThat(all("select file from delivery", String.class)).containsExactly("frequentation [masqué].csv");
        assertThat(told(report)).containsExactly("source.warning.donnees_personnelles");
        assertThat(withdrawal.withdraw("frequentation jean@exemple.fr.csv").id())
                .isPositive();
    }
}
