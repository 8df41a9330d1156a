package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    private static final String HEAD = "id: essai\nsource: attendance\nproducer: p\n";

    @TempDir
    private Path folder;

    private List<Profile> profiles(String yaml) throws IOException {
        Path own = Files.createDirectories(folder.resolve("jobs/sources/attendance"));
        Files.writeString(own.resolve("essai.yaml"), yaml);
        return ProfileReader.read(
                JobsFolder.of(folder.resolve("jobs")), Deliveries.intake().sources());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            producteur: p                                | ligne 4 | producteur
            redelivery: sometimes                        | ligne 4 | upsert
            columns: {sujet: Sujet}                      | ligne 4 | sujet
            columns: {date: {if_wrong: empty}}           | ligne 4 | date
            columns: {date: {extract: '('}}              | ligne 4 | (
            columns: {date: {extract: '(a)\\1'}}         | ligne 4 | (a)\\1
            columns: {date: {extract: '((a{99}){99}){9}'}} | ligne 4 | a{99}
            columns: {duree_minutes: {multiply: 1e999999}} | ligne 4 | multiply
            columns: {type: {valeurs: {a: b}}}           | ligne 4 | valeurs
            header: {row: zero}                          | ligne 4 | row
            columns: [                                   | ligne | essai.yaml
            """)
    void aWrongProfileIsRefusedWithItsFileLineAndReason(String wrong, String line, String reason) {
        assertThatThrownBy(() -> profiles(HEAD + wrong + "\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("essai.yaml", line, reason));
    }

    @Test
    void aProfileWithoutItsProducerIsRefused() {
        assertThatThrownBy(() -> profiles("id: essai\nsource: attendance\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("producer"));
    }

    @Test
    void aProfileThatReplacesActivitiesOfASourceWithoutAnyIsRefused() {
        assertThatThrownBy(() -> profiles("id: essai\nsource: donation\nproducer: p\nredelivery: replace_activities\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("source.profile.no-activities"));
    }

    @Test
    void aProfileOfMorePatternsThanAnyNeedsIsRefused() {
        String values = IntStream.rangeClosed(0, Bounds.VALUE_PATTERNS)
                .mapToObj(i -> "'a" + i + "*': atelier")
                .collect(Collectors.joining(", "));

        assertThatThrownBy(() -> profiles(HEAD + "columns: {type: {values: {" + values + "}}}\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("essai.yaml", "ligne 4", "type", "1\u202f000"));
    }

    @Test
    void aProfileOfASourceThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> profiles("id: essai\nsource: weather\nproducer: p\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains(
                                        "essai.yaml", "ligne 2", "attendance, training, donation, directory, funding"));
    }

    @Test
    void aSourceWithoutProfilesTakesItsCanonicalColumns() throws IOException {
        Intake intake = Deliveries.intakeWith(List.of());
        String[] lines = {"id_activite,date,type,code_insee", "A1,2016-03-01,atelier,33063"};

        try (DeliveryReader reader = DeliveryReader.open(
                Deliveries.file(folder, "f.csv", lines), FileBytes.Expected.ANY, intake, DeliveryHints.NONE)) {
            assertThat(reader.recognised().profile().id()).isEqualTo("canonique");
        }
    }

    @Test
    void aProfileIsForFilesOfItsNameAlone() throws IOException {
        List<Profile> profiles = profiles(HEAD + "recognise: {file: 'essai-*.csv'}\n");
        Intake intake = Deliveries.intakeWith(profiles);
        String[] lines = {"id_activite,date,type,code_insee", "A1,2016-03-01,atelier,33063"};

        try (DeliveryReader reader = DeliveryReader.open(
                Deliveries.file(folder, "essai-1.csv", lines), FileBytes.Expected.ANY, intake, DeliveryHints.NONE)) {
            assertThat(reader.recognised().profile().id()).isEqualTo("essai");
        }
        assertThatThrownBy(() -> DeliveryReader.open(
                        Deliveries.file(folder, "autre.csv", lines),
                        FileBytes.Expected.ANY,
                        intake,
                        DeliveryHints.NONE))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aHeaderOfTwoRowsIsJoinedAndAnExampleUnderItPassedOver() throws IOException {
        List<Profile> profiles = profiles(HEAD + """
                header: {row: 2, rows: 2, join: ' ', skip: 1}
                columns: {id_activite: Activité numéro, date: Activité jour, type: Activité type, code_insee: Lieu code}
                """);
        Intake intake = Deliveries.intakeWith(profiles);
        Path file = Deliveries.file(
                folder,
                "x.csv",
                "Relevé,,,",
                "Activité,Activité,Activité,Lieu",
                "numéro,jour,type,code",
                "exemple,AAAA-MM-JJ,atelier,00000",
                "A1,2016-03-01,atelier,33063");

        try (DeliveryReader reader = DeliveryReader.open(file, FileBytes.Expected.ANY, intake, DeliveryHints.NONE)) {
            assertThat(reader.next()).isInstanceOf(Verdict.Accepted.class);
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void anEncodingThatTheProfileFixesIsNotGuessed() throws IOException {
        List<Profile> profiles = profiles(HEAD + "encoding: MacRoman\nrecognise: {file: 'mac*'}\n");
        Intake intake = Deliveries.intakeWith(profiles);
        Path file =
                Deliveries.file(folder, "mac.csv", "id_activite,date,type,code_insee", "A1,2016-03-01,atelier,33063");

        try (DeliveryReader reader = DeliveryReader.open(file, FileBytes.Expected.ANY, intake, DeliveryHints.NONE)) {
            assertThat(reader.recognised().detection().encoding()).isEqualTo("MacRoman");
        }
    }
}
