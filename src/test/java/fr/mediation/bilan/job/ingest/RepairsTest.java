package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.DeliveryHints;
import fr.mediation.bilan.source.DeliveryReader;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults measured on real files of the field, each with the smallest file that shows it. */
class RepairsTest {
    private static final String ATTENDANCE = "id_activite;date;type;code_insee;code_postal;commune";
    private static final String DIRECTORY = "id;nom;code_insee;date_maj;latitude;longitude";

    @TempDir
    private Path folder;

    private Verdict only(String... lines) {
        return only(Deliveries.file(folder, "fichier.csv", lines));
    }

    private static Verdict only(Path file) {
        try (DeliveryReader reader = DeliveryReader.open(file, Deliveries.intake(), DeliveryHints.NONE)) {
            return reader.next();
        }
    }

    private static Verdict.Accepted accepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdict;
    }

    private static Object value(Verdict verdict, String source, String column) {
        Fact fact = accepted(verdict).fact();
        Source of = Deliveries.intake().sources().stream()
                .filter(s -> s.id().equals(source))
                .findFirst()
                .orElseThrow();
        return fact.values().get(of.factColumns().indexOf(column));
    }

    private static List<String> corrections(Verdict verdict) {
        return accepted(verdict).corrections().stream().map(RepairsTest::text).toList();
    }

    private static String text(Correction correction) {
        return String.join(
                " ", correction.kind().code(), correction.column(), correction.before() + ">" + correction.after());
    }

    private static List<String> faults(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        return ((Verdict.Rejected) verdict)
                .faults().stream().map(Fault::rule).map(rule -> rule.code()).toList();
    }

    @Test
    void aPostalCodeThatLostItsLeadingZeroIsRestored() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;;1000;Bourg-en-Bresse");

        assertThat(value(verdict, "attendance", "commune")).isEqualTo("01053");
        assertThat(corrections(verdict)).containsExactly("zero_retabli code_postal 1000>01000");
    }

    @Test
    void anInseeCodeThatLostItsLeadingZeroIsRestored() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;1053;;");

        assertThat(corrections(verdict)).containsExactly("zero_retabli code_insee 1053>01053");
    }

    @Test
    void aCedexCodeIsLocatedByItsNameAndDepartment() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;;42002;SAINT ETIENNE CEDEX 1");

        assertThat(value(verdict, "attendance", "commune")).isEqualTo("42218");
        assertThat(corrections(verdict)).singleElement().asString().startsWith("cedex code_postal 42002>42");
    }

    @Test
    void aPostalCodeNobodyKnowsWithoutANameIsRefused() {
        assertThat(faults(only(ATTENDANCE, "A1;2016-03-01;atelier;;42002;"))).containsExactly("code_postal_inconnu");
    }

    @Test
    void aPostalCodeOfSeveralCommunesWithoutANameIsRefused() {
        assertThat(faults(only(ATTENDANCE, "A1;2016-03-01;atelier;;01110;"))).containsExactly("commune_ambigue");
    }

    @Test
    void theNameOfACommuneInCapitalsWithoutAccentsIsMatched() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;;01800;ST JEAN DE NIOST");

        assertThat(value(verdict, "attendance", "commune")).isEqualTo("01361");
        assertThat(corrections(verdict)).containsExactly("nom_de_commune commune ST JEAN DE NIOST>Saint-Jean-de-Niost");
    }

    @Test
    void anArrondissementIsItsCity() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;;75014;PARIS 14");

        assertThat(value(verdict, "attendance", "commune")).isEqualTo("75056");
    }

    @Test
    void aMergedCommuneIsThatOfToday() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;01033;;");

        assertThat(corrections(verdict)).isEmpty();
        Verdict merged = only(ATTENDANCE, "A1;2016-03-01;atelier;01091;;");
        assertThat(corrections(merged)).containsExactly("commune_fusionnee code_insee 01091>01033");
    }

    @Test
    void latitudeAndLongitudeInEachOthersColumnAreExchanged() {
        Verdict verdict = only(DIRECTORY, "L1;Espace;33063;2016-05-01;-0,58;44,84");

        assertThat(value(verdict, "directory", "latitude")).hasToString("44.840000");
        assertThat(corrections(verdict))
                .containsExactly(
                        "coordonnees_echangees latitude -0.58>44.84", "coordonnees_echangees longitude 44.84>-0.58");
    }

    @Test
    void coordinatesAbroadAreLeftOutAndTold() {
        Verdict verdict = only(DIRECTORY, "L1;Espace;33063;2016-05-01;0;0");

        assertThat(value(verdict, "directory", "latitude")).isNull();
        assertThat(corrections(verdict))
                .containsExactly("coordonnees_ecartees latitude 0>", "coordonnees_ecartees longitude 0>");
    }

    @Test
    void coordinatesOfTheOverseasAreFrench() {
        Verdict verdict = only(DIRECTORY, "L1;Espace;97411;2016-05-01;-20,88;55,45");

        assertThat(value(verdict, "directory", "longitude")).hasToString("55.450000");
        assertThat(corrections(verdict)).isEmpty();
    }

    @Test
    void theWordNullIsAnEmptyCell() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;33063;null;NULL");

        assertThat(corrections(verdict)).isEmpty();
        Verdict read = only(ATTENDANCE + ";canal", "A1;2016-03-01;atelier;33063;;;null");
        assertThat(corrections(read)).containsExactly("texte_null canal null>");
    }

    @Test
    void aLostZeroBeforeNothingIsStillNothing() {
        Verdict verdict = only(ATTENDANCE + ";id_lieu", "A1;2016-03-01;atelier;;0null;;L1");

        assertThat(corrections(verdict)).containsExactly("texte_null code_postal 0null>");
    }

    @Test
    void aNarrowNoBreakSpaceInsideANumberIsNoPartOfIt() {
        Verdict verdict = only(ATTENDANCE + ";participants", "A1;2016-03-01;atelier;33063;;;1\u202F250");

        assertThat(value(verdict, "attendance", "participants")).isEqualTo((short) 1250);
    }

    @Test
    void aSiretWithSpacesIsRead() {
        Verdict verdict = only(
                "Date du don;Lieu donateur;Bénéficiaire;Type d’équipement;Quantité;SIRET ou RNA",
                "2016-03-01;L1;Asso;portable;3;732\u202F829\u202F320\u202F00074");

        assertThat(value(verdict, "donation", "siret_or_rna")).isEqualTo("73282932000074");
        assertThat(corrections(verdict)).singleElement().asString().startsWith("espaces_retires SIRET ou RNA");
    }

    @Test
    void aDecimalCommaIsADecimalPoint() {
        Verdict verdict = only(ATTENDANCE + ";duree_minutes", "A1;2016-03-01;atelier;33063;;;45,5");

        assertThat(value(verdict, "attendance", "minutes_x10")).isEqualTo(455);
    }

    @Test
    void aDateWithoutLeadingZerosIsADate() {
        assertThat(accepted(only(ATTENDANCE, "A1;12/3/2020;atelier;33063;;"))
                        .fact()
                        .date())
                .hasToString("2020-03-12");
    }

    @Test
    void aTimestampIsItsDate() {
        assertThat(accepted(only(ATTENDANCE, "A1;2020-03-12T14:30:00.000Z;atelier;33063;;"))
                        .fact()
                        .date())
                .hasToString("2020-03-12");
    }

    @Test
    void aYearOrAMonthAloneIsNoDateUnlessTheProfileSaysWhatItStandsFor() {
        assertThat(faults(only(ATTENDANCE, "A1;2020;atelier;33063;;"))).containsExactly("date_invalide");
        assertThat(faults(only(ATTENDANCE, "A1;Décembre 2019;atelier;33063;;"))).containsExactly("date_invalide");
        Verdict place = only(
                "id,nom,code_insee,courriel,conditions_acces,labels_nationaux,date_maj",
                "L1,Espace,33063,,,,Décembre 2019");
        assertThat(accepted(place).fact().date()).hasToString("2019-12-01");
        assertThat(corrections(place)).containsExactly("date_imprecise date_maj Décembre 2019>2019-12-01");
    }

    @Test
    void anImpossibleDateIsRefused() {
        assertThat(faults(only(ATTENDANCE, "A1;31/02/2016;atelier;33063;;"))).containsExactly("date_invalide");
    }

    @Test
    void textAlreadyDestroyedIsRefused() {
        assertThat(faults(only(ATTENDANCE, "A1;2016-03-01;port\uFFFDs_ouvertes;33063;;")))
                .containsExactly("texte_endommage");
    }

    @Test
    void windows1252IsRead() throws IOException {
        assertEncoding(Charset.forName("windows-1252"), "\r\n", "windows-1252");
    }

    @Test
    void macRomanWithCarriageReturnsIsRead() throws IOException {
        assertEncoding(Charset.forName("x-MacRoman"), "\r", "MacRoman");
    }

    @Test
    void utf8WithAMarkIsRead() throws IOException {
        Path file = folder.resolve("marque.csv");
        Files.writeString(file, "\uFEFF" + ATTENDANCE + "\nA1;2016-03-01;atelier;;01800;Saint-Jean-de-Niost\n");

        assertThat(corrections(only(file))).isEmpty();
    }

    private void assertEncoding(Charset charset, String end, String label) throws IOException {
        Path file = folder.resolve("codage.csv");
        String text =
                String.join(end, "Relevé d’activité", ATTENDANCE, "A1;2016-03-01;atelier;;42002;Saint-Étienne", "");
        Files.write(file, text.getBytes(charset));

        assertThat(value(only(file), "attendance", "commune")).isEqualTo("42218");
        try (DeliveryReader reader = DeliveryReader.open(file, Deliveries.intake(), DeliveryHints.NONE)) {
            assertThat(reader.recognised().detection().encoding()).isEqualTo(label);
        }
    }

    @Test
    void cellsBeyondTheHeaderThatSayNullAreNothing() {
        Verdict verdict = only(ATTENDANCE, "A1;2016-03-01;atelier;33063;;;null;null;null");

        assertThat(accepted(verdict).corrections()).isEmpty();
    }

    @Test
    void cellsBeyondTheHeaderThatSaySomethingAreRefused() {
        assertThat(faults(only(ATTENDANCE, "A1;2016-03-01;atelier;33063;;;surplus")))
                .containsExactly("cellules_en_trop");
    }

    @Test
    void hiddenSheetsAreNotReadAndASheetOfAMillionRowsIsReadAtOnce() throws IOException {
        Path file = folder.resolve("classeur.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            Sheet hidden = workbook.createSheet("Ancien");
            row(hidden, 0, ATTENDANCE);
            row(hidden, 1, "A0;2015-03-01;atelier;33063;;");
            workbook.setSheetHidden(0, true);
            Sheet sheet = workbook.createSheet("Relevé");
            row(sheet, 0, "Une ligne par participant");
            row(sheet, 1, ATTENDANCE);
            row(sheet, 2, "A1;2016-03-01;atelier;33063;;");
            sheet.createRow(1_048_575).createCell(0);
            workbook.setActiveSheet(1);
            workbook.write(out);
        }

        DeliveryReport report = Deliveries.check(file);

        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(report.detected().headerLine()).isEqualTo(2);
        assertThat(report.detected().headerSheet()).isEqualTo("Relevé");
    }

    private static void row(Sheet sheet, int index, String cells) {
        var row = sheet.createRow(index);
        String[] values = cells.split(";", -1);
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    @Test
    void whatWasDetectedIsTold() throws IOException {
        Path file = Files.write(
                folder.resolve("x.csv"),
                (ATTENDANCE + "\nA1;2016-03-01;atelier;33063;;\n").getBytes(StandardCharsets.UTF_8));

        DeliveryReport.Detected detected = Deliveries.check(file).detected();

        assertThat(detected.encoding()).isEqualTo("UTF-8");
        assertThat(detected.delimiter()).isEqualTo(";");
        assertThat(detected.headerLine()).isEqualTo(1);
        assertThat(detected.profile()).isEqualTo("canonique");
    }
}
