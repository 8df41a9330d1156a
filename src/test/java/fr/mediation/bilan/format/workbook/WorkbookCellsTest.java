package fr.mediation.bilan.format.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Samples;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookCellsTest {
    @TempDir
    Path folder;

    @Test
    void trimsTextAndKeepsItsLines() {
        assertThat(read(cell -> cell.setCellValue("\u00A0 réemploi|\npièces\u202F")))
                .isEqualTo("réemploi|\npièces");
    }

    @Test
    void joinsTheRunsOfRichText() {
        assertThat(read(cell -> {
                    XSSFRichTextString text = new XSSFRichTextString("Bénéficiaire");
                    text.applyFont(0, 4, cell.getSheet().getWorkbook().createFont());
                    cell.setCellValue(text);
                }))
                .isEqualTo("Bénéficiaire");
    }

    @Test
    void readsAnEscapedCarriageReturn() {
        assertThat(RichText.unescape("a_x000D_b_xyz_$")).isEqualTo("a\rb_xyz_$");
        assertThat(RichText.unescape("_xD83D__xDE00_ _xD83D_")).isEqualTo("😀 \uFFFD");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "1234.5, 1234.5",
        "-0.5, -0.5",
        "0, 0",
        "0.30000000000000004, 0.3",
        "12345678901234, 12345678901234",
        "1E10, 10000000000",
        "0.00001, 0.00001"
    })
    void writesNumbersAsPlainDecimals(double number, String text) {
        assertThat(read(cell -> cell.setCellValue(number))).isEqualTo(text);
    }

    @Test
    void doesNotRoundToTheDecimalsShown() {
        assertThat(read("0.0", 12.345)).isEqualTo("12.345");
    }

    @Test
    void keepsTheLeadingZerosOfAPostalCodeFormat() {
        assertThat(read("00000", 1004)).isEqualTo("01004");
    }

    @Test
    void writesDatesInIsoOrder() {
        assertThat(read(cell -> {
                    cell.setCellValue(LocalDate.of(2016, 3, 12));
                    cell.setCellStyle(style(cell, "[$-40C]d mmmm yyyy;@"));
                }))
                .isEqualTo("2016-03-12");
    }

    @Test
    void writesTheTimeOfADateThatHasOne() {
        assertThat(read(cell -> {
                    cell.setCellValue(LocalDateTime.of(2016, 3, 12, 14, 30));
                    cell.setCellStyle(style(cell, "dd/mm/yyyy hh:mm"));
                }))
                .isEqualTo("2016-03-12T14:30");
    }

    @Test
    void writesATimeWithoutADate() {
        assertThat(read("h:mm", 1.5 / 24)).isEqualTo("01:30");
    }

    @Test
    void writesHoursThatRunPastADay() {
        assertThat(read("[h]:mm", 26.5 / 24)).isEqualTo("26:30");
    }

    @Test
    void honoursWorkbooksThatStartIn1904() {
        Path file = new Samples(folder).workbook(workbook -> {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            XSSFCell cell = workbook.createSheet().createRow(0).createCell(0);
            // 1,462 days less than where day 0 lies in 1900.
            cell.setCellValue(42_441 - 1_462);
            cell.setCellStyle(style(cell, "dd/mm/yyyy"));
        });

        assertThat(Samples.cells(file).get(0)).containsExactly("2016-03-12");
    }

    @Test
    void takesAUnitInAFormatForNoDate() {
        assertThat(read("0 \"mois\"", 18)).isEqualTo("18");
    }

    @Test
    void writesLogicalValuesAsYesAndNo() {
        assertThat(read(cell -> cell.setCellValue(true))).isEqualTo("oui");
        assertThat(read(cell -> cell.setCellValue(false))).isEqualTo("non");
    }

    @Test
    void leavesErrorsEmpty() {
        assertThat(read(cell -> cell.setCellErrorValue(FormulaError.NA.getCode())))
                .isEmpty();
    }

    @Test
    void readsTheSavedValueOfAFormula() {
        assertThat(read(cell -> {
                    cell.setCellFormula("1+1");
                    cell.setCellValue(5);
                }))
                .isEqualTo("5");
    }

    @Test
    void readsTheSavedTextOfAFormula() {
        assertThat(read(cell -> {
                    cell.setCellFormula("UPPER(\"x\")");
                    cell.setCellValue("déjà");
                }))
                .isEqualTo("déjà");
    }

    private String read(String format, double number) {
        return read(cell -> {
            cell.setCellValue(number);
            cell.setCellStyle(style(cell, format));
        });
    }

    /** The cell, between others so that an empty one shows. */
    private String read(Consumer<XSSFCell> content) {
        Path file = new Samples(folder).workbook(workbook -> {
            var row = workbook.createSheet().createRow(0);
            row.createCell(0).setCellValue("before");
            content.accept(row.createCell(1));
            row.createCell(2).setCellValue("after");
        });
        return Samples.cells(file).get(0).get(1);
    }

    private static CellStyle style(XSSFCell cell, String format) {
        XSSFWorkbook workbook = cell.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
