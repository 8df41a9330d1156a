package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of a whole file. */
class CheckTest {
    private static final String HEADER = "id_activite;date;type;code_insee";

    @TempDir
    private Path folder;

    @Test
    void hiddenSheetsAreNotReadAndASheetOfAMillionRowsIsReadAtOnce() throws IOException {
        Path file = folder.resolve("classeur.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            Sheet hidden = workbook.createSheet("Ancien");
            row(hidden, 0, HEADER);
            row(hidden, 1, "A0;2015-03-01;atelier;33063");
            workbook.setSheetHidden(0, true);
            Sheet sheet = workbook.createSheet("Relevé");
            row(sheet, 0, "Une ligne par participant");
            row(sheet, 1, HEADER);
            row(sheet, 2, "A1;2016-03-01;atelier;33063");
            sheet.createRow(1_048_575).createCell(0);
            workbook.setActiveSheet(1);
            workbook.write(out);
        }

        DeliveryReport report = Deliveries.check(file);

        assertThat(report.lines().accepted()).isEqualTo(1);
        assertThat(report.detected().headerLine()).isEqualTo(2);
        assertThat(report.detected().headerSheet()).isEqualTo("Relevé");
        assertThat(report.remarks().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.key()).isEqualTo("source.warning.feuille_masquee");
            assertThat(warning.values()).contains("Ancien");
        });
    }

    @Test
    void aMonthAloneIsTakenWhereAShippedProfileSaysWhatItStandsFor() {
        Path file = Deliveries.file(
                folder,
                "lieux.csv",
                "id,nom,code_insee,courriel,conditions_acces,labels_nationaux,date_maj",
                "L1,Espace,33063,,,,Décembre 2019");

        assertThat(Deliveries.check(file).remarks().correctedByRule()).containsOnlyKeys("date_imprecise");
    }

    private static void row(Sheet sheet, int index, String cells) {
        var row = sheet.createRow(index);
        String[] values = cells.split(";", -1);
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    @Test
    void whatWasDetectedIsReported() {
        Path file = Deliveries.file(folder, "x.csv", HEADER, "A1;2016-03-01;atelier;33063");

        DeliveryReport.Detected detected = Deliveries.check(file).detected();

        assertThat(detected.encoding()).isEqualTo("UTF-8");
        assertThat(detected.delimiter()).isEqualTo(";");
        assertThat(detected.headerLine()).isEqualTo(1);
        assertThat(detected.profile()).isEqualTo("canonique");
    }
}
