package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the sheets of a workbook, and what merged cells count. */
class SheetsTest {
    private static final String HEADER = "id_activite;date;type;code_insee;participants;nb_femmes";

    @TempDir
    private Path folder;

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final List<String> told = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    @AfterEach
    void closeWorkbook() throws IOException {
        workbook.close();
    }

    private Sheet sheet(String name, String... rows) {
        Sheet sheet = workbook.createSheet(name);
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.createRow(i);
            String[] cells = rows[i].split(";");
            for (int column = 0; column < cells.length; column++) {
                row.createCell(column).setCellValue(cells[column]);
            }
        }
        return sheet;
    }

    private void read() throws IOException {
        Path file = folder.resolve("frequentation.xlsx");
        try (var out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        read(file);
    }

    private void read(Path file) {
        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                verdicts.add(verdict);
            }
            reader.warnings()
                    .forEach(warning -> told.add(warning.key().replace("source.warning.", "") + " "
                            + warning.values().get(0) + " " + warning.values().get(3)));
        }
    }

    private Stream<Correction> corrections() {
        return verdicts.stream()
                .flatMap(verdict -> verdict instanceof Verdict.Accepted accepted
                        ? accepted.corrections().stream()
                        : Stream.empty());
    }

    @Test
    void linesThatSortingPutAboveTheHeaderAreTold() throws IOException {
        sheet(
                "Feuil1",
                "Relevé;de;l’année;59350;3",
                "A;2016-01-04;atelier;59350;3",
                HEADER,
                "Z;2016-02-04;atelier;59350;3");

        read();

        assertThat(told).containsExactly("lignes_avant_entete 1 Feuil1");
    }

    @Test
    void sheetsOfOneHeaderAreNotTold() throws IOException {
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet("Février", HEADER, "B;2016-02-04;atelier;59350;3");

        read();

        assertThat(verdicts).hasSize(2);
        assertThat(told).isEmpty();
    }

    @Test
    void linesThatASheetCalledTotalRepeatsCountOnce() throws IOException {
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet("Février", HEADER, "B;2016-02-04;atelier;59350;3", "B;2016-02-04;atelier;59350;3");
        sheet(
                "Total 2016",
                HEADER,
                "A;2016-01-04;atelier;59350;3",
                "B;2016-02-04;atelier;59350;3",
                "B;2016-02-04;atelier;59350;3",
                "B;2016-02-04;atelier;59350;3");

        read();

        assertThat(verdicts).hasSize(4);
        assertThat(told).containsExactly("feuille_recapitulative 3 Total 2016");
    }

    @Test
    void linesOfASummaryInFrontCountOnceAsWell() throws IOException {
        sheet("Récapitulatif", HEADER, "A;2016-01-04;atelier;59350;3", "B;2016-02-04;atelier;59350;3");
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet("Février", HEADER, "B;2016-02-04;atelier;59350;3", "C;2016-02-04;atelier;59350;3");

        read();

        assertThat(verdicts).hasSize(3);
        assertThat(told).containsExactly("feuille_recapitulative 1 Février", "feuille_recapitulative 1 Janvier");
    }

    @Test
    void sheetsOfMonthsThatAreAlikeAllCount() throws IOException {
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet("Février", HEADER, "A;2016-01-04;atelier;59350;3");

        read();

        assertThat(verdicts).hasSize(2);
    }

    @Test
    void aColumnThatStandsTwiceInATextIsToldWithItsPlaces() {
        read(Deliveries.file(folder, "frequentation.csv", HEADER + ";participants", "A;2016-01-04;atelier;59350;3;;4"));

        assertThat(told).containsExactly("colonne_repetee 1 5, 7");
    }

    @Test
    void aColumnThatStandsTwiceIsToldWithItsLetters() throws IOException {
        sheet("Janvier", HEADER + ";Participants;x;X", "A;2016-01-04;atelier;59350;3;;4;1;2");

        read();

        assertThat(told).containsExactly("colonne_repetee 1 E, G");
    }

    @Test
    void aSheetOfOtherColumnsIsReadAndTold() throws IOException {
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet("Services", "id_activite;date;type;code_insee;service", "A;2016-01-04;atelier;59350;wifi");

        read();

        assertThat(verdicts).hasSize(2);
        assertThat(told).containsExactly("feuille_autre_entete 1 Services");
    }

    @Test
    void aSheetWithoutAHeaderOfTheSourceIsTold() throws IOException {
        sheet("Notice", "Une ligne par activité", "Merci");
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");

        read();

        assertThat(verdicts).hasSize(1);
        assertThat(told).containsExactly("feuille_sans_entete 2 Notice");
    }

    @Test
    void zerosOfFormulasThatAProgramDidNotCalculateAreTold() throws IOException {
        Sheet sheet = sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3");
        sheet.getRow(1).createCell(5).setCellFormula("E2-3");
        sheet.getRow(1).getCell(5).setCellValue(0);
        workbook.setForceFormulaRecalculation(true);

        read();

        assertThat(verdicts).hasSize(1);
        assertThat(told).containsExactly("formules_non_calculees 1 0");
    }

    @Test
    void hiddenColumnsAreReadAndTold() throws IOException {
        Sheet sheet = sheet("Ateliers", HEADER + ";note", "A1;2016-03-01;atelier;33063;5;5;x");
        sheet.setColumnHidden(4, true);
        sheet.setColumnHidden(6, true);

        read();

        assertThat(told).containsExactly("colonne_masquee 1 participants");
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void hiddenLinesAreReadAndTold() throws IOException {
        sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;3", "B;2016-01-05;atelier;59350;3")
                .getRow(2)
                .setZeroHeight(true);

        read();

        assertThat(verdicts).hasSize(2);
        assertThat(told).containsExactly("lignes_masquees 1 Janvier");
    }

    @Test
    void aGroupOverSeveralLinesCountsInTheFirst() throws IOException {
        Sheet sheet = sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;8;2", "A;2016-01-04;individuel;59350; ;3");
        sheet.addMergedRegion(CellRangeAddress.valueOf("E2:E3"));

        read();

        assertThat(verdicts).allMatch(Verdict.Accepted.class::isInstance);
        assertThat(corrections())
                .extracting(Correction::kind, Correction::before)
                .containsExactly(tuple(CorrectionKind.MERGED_QUANTITY, "8"));
    }

    @Test
    void aNameOverSeveralLinesStandsInEach() throws IOException {
        Sheet sheet = sheet("Janvier", HEADER, "A;2016-01-04;atelier;59350;8", "B; ;individuel;59350;1");
        sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B3"));

        read();

        assertThat(verdicts).allMatch(Verdict.Accepted.class::isInstance);
        assertThat(corrections()).isEmpty();
    }

    @Test
    void aTextThatMayBeThousandsIsRefusedAndANumberIsNot() throws IOException {
        Sheet sheet = sheet(
                "Moyens",
                "annee;territoire;financeur;nature;montant_euros",
                "2016;R84;etat;subvention;24.125",
                "2016;R53;etat;subvention;0");
        sheet.getRow(2).getCell(4).setCellValue(24.125);

        read();

        assertThat(verdicts.get(0))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.faults())
                                .extracting(fault -> fault.rule().code())
                                .containsExactly("nombre_ambigu"));
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Accepted.class);
    }
}
