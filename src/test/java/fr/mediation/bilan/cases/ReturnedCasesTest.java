package fr.mediation.bilan.cases;

import static fr.mediation.bilan.cases.CaseFiles.file;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases in which rejected lines go back to a producer, who corrects them in an office program. */
@Tag("slow")
@BilanTest
@Import(CountryFigures.class)
class ReturnedCasesTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private CountryFigures figures;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothingWasDelivered() {
        TestHome.empty(jdbc);
    }

    /** Corrects the dates in the workbook that a delivery gave back, and delivers it; how many sheets it has. */
    private int correct(DeliveryReport report) throws IOException {
        Path corrected = folder.resolve("corrige.xlsx");
        int sheets;
        try (InputStream in = Files.newInputStream(report.returned().resolve("retour.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(corrected)) {
            sheets = workbook.getNumberOfSheets();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        String text = cell.getStringCellValue();
                        if (text.startsWith("99/")) {
                            cell.setCellValue("04" + text.substring(2));
                        }
                    }
                }
            }
            workbook.write(out);
        }
        assertThat(deliveries.ingest(corrected).lines().rejected()).isZero();
        return sheets;
    }

    @Test
    void c44AnUnderscoreAndHexadecimalDigitsAreTextInAReturnedWorkbook() throws IOException {
        correct(deliveries.ingest(file("44-underscore-x-hex/frequentation-hex.csv")));
        deliveries.ingest(file("44-underscore-x-hex/frequentation-hex-corrige.csv"));

        figures.isCounted("activites", 2016, 1);
        figures.isCounted("participations", 2016, 3);
    }

    @Test
    void c59AReturnedTextThatAFrenchExcelSavedComesBackWhole() throws IOException {
        String lines = IntStream.range(0, 5_100)
                .mapToObj(i -> "A-%d;99/05/2016;atelier;59350;%s;1\n".formatted(i, i % 2 == 1 ? "Photo" : "Son, image"))
                .collect(Collectors.joining("", "id_activite;date;type;code_insee;thematiques;participants\n", ""));
        Path first = Files.writeString(folder.resolve("frequentation.csv"), lines);
        Path returned = deliveries.ingest(first).returned().resolve("retour.csv");

        // A French Excel shows one column where cells are separated by commas, and saves each line as one quoted cell.
        Charset latin = Charset.forName("windows-1252");
        boolean oneColumn = Files.readString(returned).lines().noneMatch(line -> line.startsWith("id_activite;"));
        String saved = Files.readString(returned)
                .lines()
                .map(line -> line.replaceFirst("99/05/2016", "04/05/2016"))
                .map(line -> oneColumn && (line.contains("\"") || line.contains(";"))
                        ? '"' + line.replace("\"", "\"\"") + '"'
                        : line)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        Path excel = Files.write(
                folder.resolve("retour-excel.csv"), saved.replace("\uFEFF", "").getBytes(latin));
        deliveries.ingest(excel);

        figures.isCounted("participations", 2016, 5_100);
        figures.isCounted("taux_rejet", 2016, 0);
    }

    @Test
    void c63TwoSheetsOfOneHeaderComeBackAsTwo() throws IOException {
        Path file = file("63-two-sheets-of-one-header/frequentation-deux-feuilles.xlsx");

        assertThat(correct(deliveries.ingest(file))).isEqualTo(2);

        figures.isCounted("participations", 2016, 4);
        figures.isCounted("taux_rejet", 2016, 0);
    }
}
