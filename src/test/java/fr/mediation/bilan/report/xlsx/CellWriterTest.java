package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.util.Locale;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class CellWriterTest {
    @Test
    void aTextLongerThanACellIsCutOff() throws IOException {
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFCell cell = workbook.createSheet().createRow(0).createCell(0);

            new CellWriter(workbook, new Styles(workbook, Locale.FRENCH), new CellFormulas())
                    .fill(cell, new Cell.Text("t".repeat(most + 1)));

            assertThat(cell.getStringCellValue()).isEqualTo("t".repeat(most));
        }
    }

    @Test
    void aTableLongerThanASheetIsToldByTheSheetsName() {
        assertThatThrownBy(() -> WorkbookWriter.requireRoom("Données", 1_048_576))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“Données” would have more than");
        assertThatCode(() -> WorkbookWriter.requireRoom("Données", 1_000_000)).doesNotThrowAnyException();
    }
}
