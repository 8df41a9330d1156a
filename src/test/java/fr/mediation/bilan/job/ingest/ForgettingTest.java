package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.source.Pseudonyms;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What leads from an identifier to facts is erased, and every figure stays. */
@BilanTest
class ForgettingTest {
    private static final String PERSON = "ADH-plante-7";
    private static final String PRODUCER = "premier";
    private static final DeliveryHints HINTS = new DeliveryHints(PRODUCER, null, null).confirmed(true);
    private static final String HEADER = "id_activite,date,type,code_insee,participants,genre,id_participant";
    private static final byte[] KEY = HexFormat.of().parseHex(Deliveries.personKey());
    private static final UUID OLD = new Pseudonyms(KEY).of(PRODUCER, PERSON);

    @Autowired
    private Forgetting forgetting;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private DeliveryReport attendance;

    @BeforeEach
    void deliver() {
        TestHome.empty(jdbc);
        attendance = ingest(
                "mars.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F," + PERSON,
                "A1,2016-03-01,atelier,33063,1,M,P2",
                "A2,2016-03-02,atelier,33063,1,F," + PERSON,
                "A2,2016-03-02,atelier,33063,1,F,P3",
                "A3,hier,atelier,33063,1,F," + PERSON);
    }

    @AfterEach
    void removeTheAnswer() throws IOException {
        FileSystemUtils.deleteRecursively(attendance.returned());
    }

    private DeliveryReport ingest(String name, String... lines) {
        return deliveries.ingest(Deliveries.file(folder, name, lines), HINTS);
    }

    private Forgetting.Erased forget() {
        return forgetting.forget(PRODUCER, PERSON, () -> KEY);
    }

    private void formationsAndDonations() {
        ingest(
                "formations.csv",
                "id_session,date_debut,code_insee,duree_heures,id_stagiaire,present",
                "S1,2016-04-11,33063,6," + PERSON + ",oui",
                "S1,2016-04-11,33063,6,T2,oui");
        ingest(
                "dons.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                "2016-05-02,L1," + PERSON + ",portable,2",
                "2016-05-02,L1," + PERSON + ",portable,2");
    }

    /** Every figure, computed from the facts alone. */
    private List<String> figures() {
        TestHome.forgetFigures(jdbc);
        computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        return jdbc.sql("""
                select concat_ws(';', p.indicator, p.year, to_jsonb(f) - 'part')
                from figure f join part p on p.id = f.part order by 1
                """).query(String.class).list();
    }

    private long counted(String what) {
        return jdbc.sql("""
                select %s from attendance f join delivery d on d.id = f.delivery and d.status = 'in_force'
                where f.superseded_by is null
                """.formatted(what)).query(Long.class).single();
    }

    @Test
    void nothingLeadsToThePersonAnyMoreAndEveryFigureStays() throws IOException {
        formationsAndDonations();
        List<String> before = figures();
        List<Long> keys = jdbc.sql("""
                select natural_key from attendance where person = :old union all
                select natural_key from training where person = :old union all
                select natural_key from donation where beneficiary = :old
                """).param("old", OLD).query(Long.class).list();
        assertThat(keys).hasSize(5);
        assertThat(held()).isNotEmpty();

        assertThat(forget()).isEqualTo(new Forgetting.Erased(PRODUCER, 5, 1));

        assertThat(held()).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from attendance where content is null and person in (select person from forgotten_person)")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("""
                select natural_key from attendance union all select natural_key from training
                union all select natural_key from donation
                """).query(Long.class).list()).doesNotContainAnyElementsOf(keys);
        assertThat(figures()).isNotEmpty().isEqualTo(before);
        assertThat(jdbc.sql("select concat_ws(';', producer, facts) from forgetting")
                        .query(String.class)
                        .list())
                .containsExactly(PRODUCER + ";5");
    }

    @Test
    void aSecondTimeNothingIsHeld() {
        forget();

        assertThat(forget()).isEqualTo(new Forgetting.Erased(PRODUCER, 0, 0));
        assertThat(jdbc.sql("select count(*) from forgetting").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void somebodyOfTheSameIdentifierElsewhereIsNotForgotten() {
        deliveries.ingest(
                Deliveries.file(folder, "autre.csv", HEADER, "A1,2016-03-01,atelier,33063,1,F," + PERSON),
                new DeliveryHints("second", null, null));
        UUID other = new Pseudonyms(KEY).of("second", PERSON);

        forget();

        assertThat(jdbc.sql("select count(*) from attendance where person = ?")
                        .param(other)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameFileIsAlreadyReceived() {
        forget();

        assertThat(deliveries.ingest(folder.resolve("mars.csv"), HINTS).status())
                .isEqualTo(DeliveryReport.Status.UNCHANGED);
    }

    @Test
    void aCorrectedDeliveryDoesNotCountThePersonTwice() {
        forget();
        ingest(
                "mars-corrige.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F," + PERSON,
                "A1,2016-03-01,atelier,33063,1,F,P2",
                "A2,2016-03-02,atelier,33063,1,F," + PERSON,
                "A2,2016-03-02,atelier,33063,1,F,P3");

        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(distinct person)")).isEqualTo(3);
        // A third delivery, without the second: each finds the forgotten lines again.
        ingest(
                "mars-corrige-2.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F," + PERSON,
                "A2,2016-03-02,atelier,33063,1,F," + PERSON);
        withdrawal.withdraw("mars-corrige.csv");

        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(distinct person)")).isEqualTo(3);
        withdrawal.withdraw("mars-corrige-2.csv");
        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(distinct person)")).isEqualTo(3);
    }

    @Test
    void somebodyWhoWasForgottenTwiceIsNotCountedTwiceWhereADeliveryIsRestored() {
        formationsAndDonations();
        forget();
        ingest(
                "mars-corrige.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F," + PERSON,
                "A1,2016-03-01,atelier,33063,1,F,P2",
                "A2,2016-03-02,atelier,33063,1,F," + PERSON);
        ingest(
                "formations-2.csv",
                "id_session,date_debut,code_insee,duree_heures,id_stagiaire,present",
                "S1,2016-04-11,33063,6," + PERSON + ",non");
        forget();
        List.of("mars-corrige.csv", "formations-2.csv").forEach(file -> {
            withdrawal.withdraw(file);
            withdrawal.restore(file);
        });

        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(distinct person)")).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from training where superseded_by is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void somebodyIsNotCountedTwiceWhoWasForgottenAgainWhileADeliveryWasWithdrawn() {
        forget();
        ingest("mars-corrige.csv", HEADER, "A1,2016-03-01,atelier,33063,1,F," + PERSON);
        withdrawal.withdraw("mars-corrige.csv");
        forget();
        withdrawal.restore("mars-corrige.csv");

        assertThat(counted("sum(participants)")).isEqualTo(4);
    }

    @Test
    void whoReplacedTheirOwnLineDoesNotTakeThePlaceOfAnother() {
        forget();
        ingest(
                "mars-corrige.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F," + PERSON,
                "A1,2016-03-01,atelier,33063,1,F,P2");
        forgetting.forget(PRODUCER, "P2", () -> KEY);
        forget();

        assertThat(jdbc.sql("select count(distinct natural_key) from attendance where line = 3 or person is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        withdrawal.withdraw("mars-corrige.csv");
        withdrawal.withdraw("mars.csv");
        withdrawal.restore("mars.csv");
        assertThat(counted("sum(participants)")).isEqualTo(4);
        withdrawal.restore("mars-corrige.csv");
        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(distinct person)")).isEqualTo(4);
    }

    @Test
    void nobodyTakesThePlaceOfAnotherWhoIsForgottenToo() {
        ingest("ajout.csv", HEADER, "A1,2016-03-01,atelier,33063,1,F,P9");
        forget();
        forgetting.forget(PRODUCER, "P9", () -> KEY);
        withdrawal.withdraw("ajout.csv");
        withdrawal.restore("ajout.csv");

        assertThat(counted("sum(participants)")).isEqualTo(5);
        assertThat(counted("count(distinct person)")).isEqualTo(4);
    }

    @Test
    void aCorrectedDeliveryWithoutTheIdentifierDoesNotCountThePersonTwice() {
        forget();
        ingest(
                "mars-corrige.csv",
                HEADER,
                "A1,2016-03-01,atelier,33063,1,F,",
                "A1,2016-03-01,atelier,33063,1,F,P2",
                "A2,2016-03-02,atelier,33063,1,F,",
                "A2,2016-03-02,atelier,33063,1,F,P3");

        assertThat(counted("sum(participants)")).isEqualTo(4);
        assertThat(counted("count(person)")).isEqualTo(2);
    }

    @Test
    void aLaterDeliveryOfOtherLinesLeavesTheirsAndBeginsAnotherPerson() {
        forget();
        ingest("avril.csv", HEADER, "A1,2016-03-01,atelier,33063,1,F,P2", "A9,2016-04-01,atelier,33063,1,F," + PERSON);

        assertThat(counted("sum(participants)")).isEqualTo(5);
        assertThat(counted("count(distinct person)")).isEqualTo(4);
    }

    @Test
    void lotsAndEnrolmentsThatComeAgainDoNotCountTwice() {
        formationsAndDonations();
        forget();
        ingest(
                "formations-2.csv",
                "id_session,date_debut,code_insee,duree_heures,id_stagiaire,present",
                "S1,2016-04-11,33063,6," + PERSON + ",non");
        ingest(
                "dons-2.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                "2016-05-02,L1," + PERSON + ",portable,3",
                "2016-05-02,L1," + PERSON + ",portable,3");

        assertThat(jdbc.sql("select count(*) from training where superseded_by is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select sum(quantity) from donation where superseded_by is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void aReturnedLineComesBackAsThePersonWhomNobodyKnows() throws IOException {
        forget();
        Path corrected = folder.resolve("corrige.xlsx");
        edit(attendance.returned().resolve("retour.xlsx"), corrected, cell -> {
            if (cell.getStringCellValue().equals("hier")) {
                cell.setCellValue("2016-03-03");
            }
        });

        assertThat(deliveries.ingest(corrected, HINTS).lines().accepted()).isEqualTo(1);
        assertThat(counted("count(distinct person)")).isEqualTo(3);
        assertThat(counted("sum(participants)")).isEqualTo(5);
    }

    @Test
    void anIdentifierThatSomebodyWroteIntoAReturnedFileIsTakenOut() throws IOException {
        Path kept = attendance.returned().resolve("retour-precedent.csv");
        Files.write(
                kept,
                ("date;durée;id_participant\nhier;12;12\nhier;30;" + PERSON + "\nvu avec " + PERSON + ", hier;;\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(forget().files()).isEqualTo(2);

        assertThat(held()).isEmpty();
        assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1))
                .startsWith("date;durée;id_participant\nhier;12;12\nhier;30;[");
        // A short one is known by its column alone.
        assertThat(forgetting.forget(PRODUCER, "12", () -> KEY).files()).isEqualTo(1);
        assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1)).contains("hier;12;[");
    }

    @Test
    void anIdentifierIsTakenOutHoweverItIsWrittenInItsColumn() throws IOException {
        Path kept = attendance.returned().resolve("retour-precedent.csv");
        Files.writeString(kept, "date;id_participant\nhier;« 3141 »\nhier;3141.0\nhier;31410\nhier;\n");
        Path workbook = attendance.returned().resolve("retour.xlsx");
        edit(workbook, workbook, cell -> {
            if (cell.getStringCellValue().contains(PersonalData.token(OLD))) {
                cell.setCellValue(3141);
            }
        });

        assertThat(forgetting.forget(PRODUCER, " 3141 ", () -> KEY).files()).isEqualTo(2);

        assertThat(Files.readString(kept))
                .matches("(?s)date;id_participant\\nhier;\\[[^\\n]*\\nhier;\\[[^\\n]*\\nhier;31410\\nhier;\\n");
        assertThat(text(workbook)).doesNotContain("<v>3141</v>", "<v>3141.0</v>");
    }

    @Test
    void aDeliveryThatIsHalfLoadedIsFinishedFirst() {
        jdbc.sql("update delivery set status = 'loading'").update();

        assertThatThrownBy(this::forget)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.key()).isEqualTo("job.forget.loading"));
    }

    @Test
    void anUnknownProducerAndNobodyAreRefused() {
        assertThatThrownBy(() -> forgetting.forget("inconnu", PERSON, () -> KEY))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.key()).isEqualTo("job.forget.no-producer"));
        assertThatThrownBy(() -> forgetting.forget(PRODUCER, "anonyme", () -> KEY))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.key()).isEqualTo("job.forget.nobody"));
    }

    private static void edit(Path from, Path to, Consumer<Cell> editing) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(from)));
                OutputStream out = Files.newOutputStream(to)) {
            workbook.getSheetAt(0).forEach(row -> row.forEach(editing));
            workbook.write(out);
        }
    }

    /** Where the identifier, or what it gives, stands in tables and in the files of answers. */
    private List<String> held() throws IOException {
        List<String> traces = List.of(PERSON, OLD.toString(), PersonalData.token(OLD));
        Stream<String> tables = jdbc
                .sql("select tablename from pg_tables where schemaname = 'bilan' and tablename <> 'commune'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> traces.stream()
                        .anyMatch(trace -> jdbc.sql(
                                        "select exists (select from bilan.%s t where position(? in cast(t as text)) > 0)"
                                                .formatted(table))
                                .param(trace)
                                .query(Boolean.class)
                                .single()));
        List<Path> answers;
        try (Stream<Path> files = Files.list(attendance.returned())) {
            answers = files.filter(Files::isRegularFile).toList();
        }
        Stream<String> files = answers.stream()
                .filter(file -> traces.stream().anyMatch(text(file)::contains))
                .map(file -> file.getFileName().toString());
        return Stream.concat(tables, files).toList();
    }

    private static String text(Path file) {
        try {
            if (!file.toString().endsWith(".xlsx")) {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
            StringBuilder text = new StringBuilder();
            try (var zip = new ZipInputStream(Files.newInputStream(file))) {
                while (zip.getNextEntry() != null) {
                    text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
