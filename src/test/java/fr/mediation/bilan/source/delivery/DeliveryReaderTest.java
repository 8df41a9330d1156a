package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReaderTest {
    private static final String HEADER = "id_activite,date,type,code_insee,participants";

    @TempDir
    private Path folder;

    private List<Verdict> read(Path file) {
        return read(file, DeliveryHints.NONE);
    }

    private List<Verdict> read(Path file, DeliveryHints hints) {
        List<Verdict> verdicts = new ArrayList<>();
        try (DeliveryReader reader = DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), hints)) {
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private Fact only(Path file) {
        return ((Verdict.Accepted) read(file).get(0)).facts().get(0);
    }

    @Test
    void findsTheHeaderUnderTitlesAndInstructions() {
        Path file = Deliveries.file(
                folder,
                "releve.csv",
                "Relevé 2016,,,,",
                ",,,,",
                "Une ligne par participant,,,,",
                HEADER,
                "A1,2016-03-01,atelier,33063,");

        assertThat(only(file).line()).isEqualTo(5);
    }

    @Test
    void matchesColumnsInAnyOrderWithoutCaseAndAccents() {
        Path file = Deliveries.file(
                folder, "releve.csv", "TYPE;Code Insee;Date;Id activité", "Atelier;33063;2016-03-01;A1");

        assertThat(read(file)).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @Test
    void takesALineWithOneWordOfOursForNoPartOfTheHeader() {
        Path file = Deliveries.file(
                folder, "releve.csv", HEADER + ",remarque", ",,,,,genre", "A1,2016-03-01,atelier,33063,2,F");

        assertThat(read(file)).hasSize(2).last().isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAFileWithRemarksInThePlaceOfThemes() {
        String[] lines = Stream.concat(
                        Stream.of(HEADER + ",thematiques"),
                        IntStream.rangeClosed(0, Bounds.CATEGORIES)
                                .mapToObj(i -> "A1,2016-03-01,atelier,33063,1,remarque " + i))
                .toArray(String[]::new);
        Path file = Deliveries.file(folder, "releve.csv", lines);

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("source.too-many-categories"));
    }

    @Test
    void tellsThatNumbersStandForThemes() {
        Path file = Deliveries.file(
                folder,
                "releve.csv",
                HEADER + ",thematiques",
                "A1,2016-03-01,atelier,33063,1,N° 1093",
                "A2,2016-03-01,atelier,33063,1,internet");

        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            while (reader.next() != null) {}
            assertThat(reader.warnings())
                    .extracting(Sentence::key)
                    .containsExactly("source.warning.numero_pour_categorie");
        }
    }

    @Test
    void aProfileGroupsThemesOfItsProducersOwn() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs/sources/attendance"));
        Files.writeString(jobs.resolve("essai.yaml"), """
                id: essai
                source: attendance
                producer: p
                columns:
                  thematiques: {from: sujets, split: "|", values: {Excel: bureautique, "1093": internet, "*": autres}}
                """);
        Intake own = Deliveries.intake();
        Intake intake = Deliveries.intakeWith(ProfileReader.read(JobsFolder.of(folder.resolve("jobs")), own.sources()));
        Path file = Deliveries.file(
                folder, "releve.csv", HEADER + ",sujets", "A1,2016-03-01,atelier,33063,1,Excel|1093|Jeux");

        try (DeliveryReader reader = DeliveryReader.open(file, FileBytes.Expected.ANY, intake, DeliveryHints.NONE)) {
            assertThat(((Verdict.Accepted) reader.next()).facts().get(0).values())
                    .contains("bureautique|internet|autres");
        }
    }

    @Test
    void passesOverEmptyTotalAndExampleRowsAndCountsThem() {
        Path file = Deliveries.file(
                folder,
                "releve.csv",
                HEADER,
                "Exemple : A0,2016-03-01,atelier,33063,9",
                "A1,2016-03-01,atelier,33063,2",
                "",
                "EXEMPLE A1,2016-03-01,atelier,33063,9",
                "Exemple de saisie,,,,",
                "Total,,,,2");

        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            while (reader.next() != null) {
                assertThat(reader.counts().rejected()).isZero();
            }
            assertThat(reader.counts().passedOver()).isEqualTo(5);
            assertThat(reader.counts().read()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Janvier 2016,,,,",
                "MARS,,,,",
                ",1er trimestre 2016,,,",
                "Juin,Juin,Juin,Juin,Juin",
                "* données provisoires,,,,",
                "(1) hors portes ouvertes,,,,",
                "Source : logiciel de la médiathèque,,,,",
                "Les ateliers annulés ne figurent pas ici.,,,,"
            })
    void passesOverTitlesOfMonthsAndFootnotesAndCountsThem(String row) {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,2", row);

        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            while (reader.next() != null) {
                assertThat(reader.counts().rejected()).isZero();
            }
            assertThat(reader.counts().passedOver()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A2,,,,", "Atelier photo,,,,", "DURAND Anne Marie,,,,", "2016-03-02,,,,", "A2,Juin 2016,,,"})
    void rejectsALineThatIsLeftUnfinished(String row) {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,2", row);

        assertThat(read(file)).last().isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void passesOverTheHeaderOfASecondFilePutBehindTheFirst() {
        Path file = Deliveries.file(
                folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,2", HEADER, "A2,2016-03-01,atelier,33063,2");

        assertThat(read(file)).hasSize(2).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    /** Read by the first header, its lines would count women as men. */
    @Test
    void readsTheLinesOfASecondFileByTheirOwnHeader() {
        String groups = "id_activite,date,type,code_insee,participants,nb_femmes,nb_hommes";
        String others = "date,ID_ACTIVITE,type,code_insee,participants,nb_hommes,nb_femmes";
        Path mixed = Deliveries.file(
                folder,
                "groupes.csv",
                groups,
                "A1,2016-03-01,atelier,33063,5,2,3",
                others,
                "2016-03-02,A2,atelier,33063,5,3,2");
        Path plain = Deliveries.file(
                folder, "simple.csv", groups, "A1,2016-03-01,atelier,33063,5,2,3", "A2,2016-03-02,atelier,33063,5,2,3");

        assertThat(values(mixed)).hasSize(2).isEqualTo(values(plain));
    }

    private List<List<Serializable>> values(Path file) {
        return read(file).stream()
                .map(verdict -> ((Verdict.Accepted) verdict).facts().get(0).values())
                .toList();
    }

    /** One cell holds the lines, and the spreadsheet's own delimiters stand behind it. */
    @Test
    void linesThatWereSwallowedAreNoTitle() {
        Path file = Deliveries.file(
                folder,
                "releve.csv",
                "id_activite;date;type;code_insee;thematiques",
                "A1;2016-03-01;atelier;33063;son",
                "\"A2;2016-03-01;atelier;33063;son et image",
                "A3;2016-03-01;atelier;33063;son et image;x;y\";;;;",
                "A4;2016-03-01;atelier;33063;son");

        assertThat(read(file)).filteredOn(Verdict.Rejected.class::isInstance).hasSize(1);
    }

    @Test
    void anActivityWhoseNumberBeginsWithTotalIsNoTotalRow() {
        Path file = Deliveries.file(
                folder,
                "releve.csv",
                HEADER,
                "TOTAL-1,2016-03-01,atelier,33063,2",
                "Exemple-1,2016-03-01,atelier,33063,2",
                "Exemple de CV,2016-03-01,atelier,33063,2");

        assertThat(read(file)).hasSize(3).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @Test
    void understandsAHeaderOfTwoRowsWithMergedCellsAndADonorMergedOverItsLots() throws IOException {
        Path file = folder.resolve("releve.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("Dons");
            row(sheet, 0, "Date du don", "Lieu donateur", "Bénéficiaire", "Équipement", "");
            row(sheet, 1, "", "", "", "Type d’équipement", "Quantité");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 3, 4));
            for (int column = 0; column < 3; column++) {
                sheet.addMergedRegion(new CellRangeAddress(0, 1, column, column));
            }
            row(sheet, 2, "12/03/2016", "EPN-1", "Le Relais", "Portable", "4");
            row(sheet, 3, "13/03/2016", "", "Le Relais", "Fixe", "2");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
            workbook.write(out);
        }

        assertThat(read(file)).hasSize(2).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    private static void row(Sheet sheet, int index, String... cells) {
        var row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    @Test
    void takesTheDateInTheFilesName() {
        Path file = Deliveries.file(
                folder, "annuaire-2017-06-30.csv", "id,nom,code_insee,date_maj", "L1,Lieu,33063,2016-05-01");

        assertThat(only(file).date()).hasToString("2017-06-30");
    }

    @Test
    void cellsBeyondTheHeaderThatSayNullAreNothing() {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,2,null,null");

        assertThat(read(file)).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @Test
    void cellsBeyondTheHeaderThatSaySomethingAreRefused() {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,2,surplus");

        assertThat(((Verdict.Rejected) read(file).get(0)).faults())
                .extracting(Fault::rule)
                .containsExactly(Rule.TOO_MANY_CELLS);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, CRLF", "x-MacRoman, CR", "UTF-8, LF"})
    void readsTheAccentsOfEachEncoding(Charset charset, String end) throws IOException {
        String text = String.join(
                end.replace("CR", "\r").replace("LF", "\n"),
                "Relevé d’activité;;;;",
                "id_activite;date;type;code_postal;commune",
                "A1;2016-03-01;atelier;42002;Saint-Étienne",
                "");
        Path file = Files.write(folder.resolve("codage.csv"), text.getBytes(charset));

        assertThat(read(file)).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumnsName() {
        Path file = Deliveries.file(folder, "marque.csv", "\uFEFF" + HEADER, "A1,2016-03-01,atelier,33063,2");

        assertThat(read(file)).hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @Test
    void theProducerIsTheProfilesUnlessSaid() {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,");

        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            assertThat(reader.recognised().producer()).isEqualTo("reseau");
        }
        try (DeliveryReader reader = DeliveryReader.open(
                file, FileBytes.Expected.ANY, Deliveries.intake(), new DeliveryHints("canope", null, null))) {
            assertThat(reader.recognised().producer()).isEqualTo("canope");
        }
    }

    @Test
    void aHeaderThatLacksColumnsIsExplainedWithTheirNames() {
        Path file = Deliveries.file(folder, "releve.csv", "id_activite,type,genre", "A1,atelier,F");

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("releve.csv", "date", "frequentation"));
    }

    @Test
    void aForcedSourceIsTheOnlyOneTried() {
        Path file = Deliveries.file(folder, "releve.csv", HEADER, "A1,2016-03-01,atelier,33063,");

        assertThatThrownBy(() -> read(file, new DeliveryHints(null, "funding", null)))
                .isInstanceOf(ProblemException.class);
    }

    private Path coop(String first, String second) {
        String header = "ID CRA;Date;Type;Canaux d'accompagnement;Code Insee;Participants";
        String line = ";04/05/2016;Atelier collectif;Lieu d'activité;59350;";
        return Deliveries.file(folder, "coop.csv", header, "C1" + line + first, "C2" + line + second);
    }

    @Test
    void aCellOfTheKeyThatASpreadsheetDestroyedIsRefused() {
        assertThat(read(coop("1/5", "02-mai")).get(1))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.faults())
                                .extracting(fault ->
                                        fault.column() + " " + fault.rule().code())
                                .containsExactly("Participants identifiant_altere"));
    }

    @Test
    void aCellOfTheKeyThatShowsAnErrorIsRefused() {
        assertThat(read(coop("1/5", "#REF!")).get(1))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.faults())
                                .extracting(fault ->
                                        fault.column() + " " + fault.rule().code())
                                .containsExactly("Participants cellule_en_erreur"));
    }

    @Test
    void aCellOfTheKeyHasOneForm() {
        String inWords = "=\"1/5\"";

        assertThat(read(coop("1/5", "1/5")).stream()
                        .map(verdict ->
                                ((Verdict.Accepted) verdict).facts().get(0).naturalKey())
                        .toList())
                .isEqualTo(read(coop(inWords, "1/5\u200B")).stream()
                        .map(verdict ->
                                ((Verdict.Accepted) verdict).facts().get(0).naturalKey())
                        .toList());
    }
}
