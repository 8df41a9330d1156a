package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileDraft;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftProfileTest {
    @TempDir
    private Path folder;

    private DraftProfile draft(String name, String... lines) {
        return draft(Deliveries.file(folder, name, lines), null);
    }

    private DraftProfile draft(Path file, @Nullable String source) {
        return DraftProfile.of(file, source, new Home(folder), JobsFolder.packaged(), Messages.in(Locale.ENGLISH));
    }

    private static List<String> from(ProfileDraft draft, String column) {
        return draft.columns().get(column).from();
    }

    /** The profile, read as a person puts it among the others. */
    private Profile read(DraftProfile draft) throws IOException {
        Path jobs = Files.createTempDirectory(folder, "jobs");
        Path sources = Files.createDirectories(
                jobs.resolve("sources").resolve(draft.draft().source().id()));
        draft.write(sources.resolve(draft.draft().id() + ".yaml"));
        return ProfileReader.read(JobsFolder.of(jobs), SourceCatalogue.all()).get(0);
    }

    @Test
    void saysWhichFunderTheUsualNamesOfFundersMean() throws IOException {
        String[] lines = {
            "nomAttribuant;dateConvention;montant;nature", "COMMUNE DE LILLE;2018-04-14;100;aide en numéraire"
        };
        DraftProfile profile = draft("subventions.csv", lines);

        assertThat(stored(profile, "subventions.csv", "funder")).isEqualTo("collectivite");
    }

    @Test
    void guessesNothingByAPartOfManyNames() {
        DraftProfile profile = draft(
                "lieux.csv",
                "id;nom;code_postal;commune;Horaires d'ouverture le lundi;Horaires d'ouverture le mardi;Horaires d'ouverture le jeudi;Horaires d'ouverture le samedi",
                "1;Espace;62300;Lens;9h;9h;9h;9h");

        assertThat(profile.draft().columns()).doesNotContainKey("horaires");
        assertThat(draft("un.csv", "id;nom;code_postal;commune;Horaires d'ouverture le lundi", "1;Espace;62300;Lens;9h")
                        .draft()
                        .columns())
                .containsKey("horaires");
    }

    @Test
    void takesNoLineForTheHeaderThoughAWordOfOursStandsInIt() {
        DraftProfile profile = draft(
                "aides.csv",
                "Financeur principal;Exercice;SIRET demandeur;Decision;Montant vote",
                "Region;2022;99912345800013;2022-06-05;1000",
                "source;2022;99912345800013;2022-06-06;2000");

        assertThat(profile.draft().headerLine()).isEqualTo(1);
        assertThat(profile.draft().source().id()).isEqualTo("funding");
        assertThat(profile.yaml()).doesNotContain("Region", "2022", "99912345800013");
    }

    @Test
    void takesNoLineOfWordsForTheHeader() {
        ProfileDraft draft = draft("lieux.csv", "Enseigne;Ville;CP;Genre de lieu", "services;Lens;source;Mairie")
                .draft();

        assertThat(draft.headerLine()).isEqualTo(1);
    }

    @Test
    void findsTheHeaderUnderTitlesOfSeveralCells() {
        ProfileDraft draft = draft(
                        "releve.csv",
                        "Relevé;édité par le service",
                        "Période :;du mois de mars",
                        "Date RDV;Ville;Identifiant usager;Durée (min);Motif",
                        "2016-03-01;Lens;U1;60;CAF")
                .draft();

        assertThat(draft.headerLine()).isEqualTo(3);
        assertThat(draft.source().id()).isEqualTo("attendance");
    }

    @Test
    void namesTheFinerColumnsUnderMergedOnes() {
        ProfileDraft draft = draft(
                        "lieux.csv",
                        "Identifiant;Lieu;;;Coordonnées;",
                        ";Nom du lieu;Code postal;Ville;Latitude;Longitude",
                        "1;Espace;62300;Lens;50,1;2,1")
                .draft();

        assertThat(draft.columns()).containsOnlyKeys("id", "nom", "code_postal", "commune", "latitude", "longitude");
        assertThat(draft.unrecognised()).isEmpty();
    }

    @Test
    void findsTheHeaderOnASheetBehindInstructions() throws IOException {
        Path file = folder.resolve("lieux.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Lisez-moi").createRow(0).createCell(0).setCellValue("Remplir la feuille suivante");
            Row header = workbook.createSheet("Lieux").createRow(0);
            List<String> names = List.of("Nom structure", "CP", "Ville");
            IntStream.range(0, 3).forEach(i -> header.createCell(i).setCellValue(names.get(i)));
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }

        assertThat(draft(file, null).draft().sheet()).isEqualTo("Lieux");
    }

    @Test
    void knowsTheNumbersOfSessionsAndTheEnglishNames() {
        assertThat(draft("seances.csv", "N° séance;Date séance;CP;Type d'animation", "S1;12/03/2016;59000;Atelier")
                        .draft()
                        .columns())
                .containsKeys("id_activite", "date", "code_postal", "type");
        assertThat(draft("export.csv", "activityId;activityDate;postalCode;activityType", "A;2016-03-12;59000;group")
                        .draft()
                        .columns())
                .containsKeys("id_activite", "date", "code_postal", "type");
    }

    @Test
    void knowsNamesWhoseWordsArePartedByCapitals() {
        ProfileDraft draft = draft(
                        "SCDL.csv",
                        "nomAttribuant;idAttribuant;dateConvention;referenceDecision;montant;nature",
                        "COMMUNE;21310117300010;2018-04-14;D-1;13760;aide en numéraire")
                .draft();

        assertThat(draft.source().id()).isEqualTo("funding");
        assertThat(from(draft, "financeur")).containsExactly("nomAttribuant");
        assertThat(draft.columns().get("annee").extract()).isNotNull();
    }

    @Test
    void takesBothSpellingsOfAColumn() throws IOException {
        String[] lines = {
            "Code UAI;Nom du lieu;CP;Ville;Latitude;Longitude;latitude;longitude;date_etat",
            "1;Espace;62300;Lens;;;50.43;2.83;2016-01-01"
        };
        DraftProfile profile = draft("lieux.csv", lines);

        assertThat(from(profile.draft(), "latitude")).containsExactly("Latitude", "latitude");
        assertThat(stored(profile, "lieux.csv", "latitude")).hasToString("50.430000");
    }

    @Test
    void recognisesByColumnsOfTheProducersOwnEvenWhereNoneIsKnown() throws IOException {
        Path file = Deliveries.file(folder, "export 2019.csv", "Alpha;Beta;null;Gamma", "a;b;c;d");
        DraftProfile profile = draft(file, "funding");

        assertThat(read(profile).recognition().columns()).containsExactly("Alpha", "Beta", "null", "Gamma");
    }

    @ParameterizedTest
    @CsvSource({
        "'id_activite;date;code_insee;type;Durée (h)', 'duree_minutes: {from: \"Durée (h)\", multiply: 60}'",
        "'id_activite;date;code_insee;type;Durée (min)', 'duree_minutes: \"Durée (min)\"'",
        "'Exercice;Collectivité;Montant (k€);Nature', 'montant_euros: {from: \"Montant (k€)\", multiply: 1000}'",
        "'id_session;date_debut;code_insee;id_stagiaire;Durée (min)', 'multiply: 0.0166667}'",
        "'id_session;date_debut;code_insee;id_stagiaire;Durée en jours', 'another unit than the column has'"
    })
    void convertsTheUnitThatANameTells(String header, String expected) throws IOException {
        DraftProfile profile = draft("export.csv", header, "1;2;3;4;5");
        assertThat(profile.yaml()).contains(expected);
        assertThat(read(profile)).isNotNull();
    }

    @Test
    void tellsThatTheSourceIsAGuessAndWhy() {
        DraftProfile profile = draft("lieux.csv", "Nom du lieu;CP;Courriel", "Espace;62300;a@b.fr");

        assertThat(profile.draft().sourceGuessed()).isTrue();
        assertThat(profile.yaml()).contains("# A guess, from the columns nom (Nom du lieu), code_postal (CP)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Civilite;Nom usager;Prenom usager;Adresse;Complement adresse;Telephone",
                "NOM;PRENOM;DATE DE NAISSANCE;ADRESSE;CODE POSTAL;VILLE;TELEPHONE;EMAIL",
                "Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Téléphone;Email",
                "MATRICULE,NIR,NOM RESPONSABLE DOSSIER,PRENOM RESPONSABLE DOSSIER,NUMERO TELEPHONE DOSSIER",
            })
    void takesNoListOfPersonsForASource(String header) {
        Path file = Deliveries.file(folder, "usagers.csv", header, "Mme;Un;Anne;1 rue X;;0600000000");

        assertThatThrownBy(() -> draft(file, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("source.profile.no-source"));
        assertThatThrownBy(() -> open(file, Deliveries.intake()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("source.unknown-kind"));
    }

    @Test
    void aPlaceMayHaveSomebodyWhoRunsIt() {
        ProfileDraft draft = draft("lieux.csv", "Nom du lieu;CP;Ville;Prénom du responsable", "Espace;62300;Lens;Anne")
                .draft();

        assertThat(draft.source().id()).isEqualTo("directory");
    }

    @Test
    void givesAProfileThatReadsTheFile() throws IOException {
        String[] lines = {
            "Date : RDV;ID RDV;Type accompagnement\u00A0;CP;Ville;\"Durée\u200B (min)\"",
            "2016-03-01;R1;individuel;62300;Lens;60"
        };

        assertThat(stored(draft("export-rdv.csv", lines), "export-rdv.csv", "minutes_x10"))
                .isEqualTo(600);
    }

    @Test
    void givesAProfileThatReadsAFileWithAHeaderOfTwoRows() throws IOException {
        String[] lines = {
            "N°;Nom du site;Adresse;;;date_etat", "Code UAI;;Rue;CP;Ville;", "1;Espace;2 rue X;62300;Lens;2016-01-01"
        };

        assertThat(stored(draft("lieux.csv", lines), "lieux.csv", "name")).isEqualTo("Espace");
    }

    /** What is stored of the first line that the drafted profile lets be read. */
    private Object stored(DraftProfile draft, String name, String column) throws IOException {
        Intake shipped = Deliveries.intake();
        List<Profile> profiles = new ArrayList<>(shipped.profiles());
        profiles.add(read(draft));
        Intake intake =
                new Intake(shipped.sources(), profiles, shipped.territories(), shipped.personKey(), shipped.clock());
        try (DeliveryReader reader = open(folder.resolve(name), intake)) {
            Verdict.Accepted line = (Verdict.Accepted) reader.next();
            assertThat(reader.recognised().profile().id())
                    .isEqualTo(draft.draft().id());
            return line.facts()
                    .get(0)
                    .values()
                    .get(draft.draft().source().factColumns().indexOf(column));
        }
    }

    private static DeliveryReader open(Path file, Intake intake) {
        return DeliveryReader.open(file, FileBytes.Expected.ANY, intake, DeliveryHints.NONE);
    }
}
