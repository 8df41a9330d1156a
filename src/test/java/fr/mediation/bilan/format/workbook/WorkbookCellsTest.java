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
import org.junit.jupiter.params.provider.ValueSource;

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
        "2016050400000021, 2016050400000021",
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

    @ParameterizedTest
    @CsvSource({
        "[h]:mm:ss, 26.5, 26:30",
        "[hh]:mm, 7, 07:00",
        "h:mm, 26.5, 26:30",
        "[mm], 1.5, 01:30",
        "mm:ss, 0.5, 00:30",
        "mm:ss.0, 0.505, 00:30:18",
        "h:mm AM/PM, 13, 13:00",
        "[$-40C]h\"h\"mm, 1.5, 01:30",
        "h\\ \"h\"\\ mm, 1.5, 01:30",
        "[h]:mm;@, 0, 00:00"
    })
    void writesDurationsAsHoursAndMinutes(String format, double hours, String text) {
        assertThat(read(format, hours / 24)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"le \"dd/mm/yyyy",
                "\"Jour : \"dddd d mmmm yyyy;@",
                "\"du 1er \"mmmm yyyy",
                "dd\\.mm\\.yyyy",
                "[Red]dd/mm/yyyy",
                "[$-F800]dddd, mmmm dd, yyyy",
                "[$-fr-FR]d mmm yy",
                "[=0]\"\";dd/mm/yyyy",
                "jj/mm/aaaa",
                "TT.MM.JJJJ",
                "mm/yy",
                "mmm",
                "yyyy\"年\"m\"月\"d\"日\"",
                "ggge\"年\"m\"月\""
            })
    void writesADateOfAnyFormat(String format) {
        assertThat(read(format, 42_441)).isEqualTo("2016-03-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "Standard",
                "0\" jour(s)\"",
                "0\" h\"",
                "0 h",
                "# ##0 \"demandes\"",
                "#,##0.00 [$€-40C]",
                "0.00E+00",
                "\"date \"0",
                "[<100]0;[>=100]#,##0",
                "@",
                "_-* #,##0\\ _€_-;-* #,##0\\ _€_-;_-* \"-\"??\\ _€_-;_-@_-"
            })
    void takesWordsOfAFormatForNoDate(String format) {
        assertThat(read(format, 42_441)).startsWith("42441");
    }

    @ParameterizedTest
    @CsvSource({
        "00000, 1004, 01004",
        "000 000 000 00000, 1234567890123, 012 345 678 90123",
        "00\" \"000, 1004, 01 004",
        "[$-40C]00000, 1004, 01004",
        "00000;-00000;;@, 1004, 01004",
        "0000000000, 612345678, 0612345678",
        "00.00, 4, 4",
        "0, 4, 4"
    })
    void keepsTheZerosOfCodes(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"ACT-\"0000', 12, ACT-0012",
        "'\\A\\C\\-00', 3, AC-03",
        "'\"P\"000', 7, P007",
        "'\"ACT-\"0', 12, ACT-12",
        "'\"P\"0', 12, P12",
        "'\\P0', 12, P12",
        "'[$P-40C]0', 12, P12",
        "'\"0\"0', 612345678, 0612345678",
        "'\"EUR\"0', 12, 12",
        "'\"x\"0', 12, 12",
        "'\"ACT-\"0000', 1.5, 1.5",
        "'\"n° \"0', 12, 12",
        "'\"EUR\"0', 12, 12"
    })
    void keepsWhatAFormatWritesBeforeACode(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'[>=1000]\"M\"0;\"P\"0', 1234, M1234",
        "'[>=1000]\"M\"0;\"P\"0', 12, P12",
        "'[<100]\"P\"00;0', 123, 123",
        "'[<100]\"P\"00;0', 7, P07",
        "'[=0]\"Z\"0;[<10]\"K\"0;\"B\"0', 7, K7",
        "'[=0]\"Z\"0;[<10]\"K\"0;\"B\"0', 70, B70",
        "'[>100]\"A\"0;\"N\"0;\"C\"0', 7, C7",
        "'[>100]\"a;b-\"0;\"P\"0;@', 7, P7",
        "'[>=60]0.0\" h\";0\" min\"', 45, 45 min"
    })
    void aConditionSaysWhichSectionShowsANumber(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'000\"-\"000', 123456, 123-456",
        "00-00-00, 1203, 00-12-03",
        "0000 000, 1234567, 1234 567",
        "'\"A\"0000', 12, A0012",
        "'0000\"A\"', 12, 0012A",
        "'0\"/2016\"', 12, 12/2016",
        "'0#\" \"##\" \"##\" \"##\" \"##', 612345678, 06 12 34 56 78",
        "'000\"-\"000', 1.5, 1.5",
        "'000\"-\"000', 12345678, 12345-678",
        "# ##0, 24000, 24000",
        "'# ?/?', 12, 12",
        "00/00, 12, 12"
    })
    void showsTheSignsBetweenTheDigitsOfACode(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @Test
    void takesDayZeroForNoDate() {
        assertThat(read("dd/mm/yyyy", 0)).isEmpty();
    }

    @Test
    void takesWhatNoDayIsForTheNumberItHolds() {
        assertThat(read("dd/mm/yyyy", 20_160_504)).isEqualTo("20160504");
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

    @ParameterizedTest
    @CsvSource({
        "0.0\" h\", 1.5, 1.5 h",
        "0.0\\ \\h, 1.5, 1.5 h",
        "0\" min.\", 90, 90 min.",
        "00\" min\", 5, 05 min",
        "#\\ ##0\" k€\", 24, 24 k€",
        "0.0\" milliers\", 24, 24 milliers",
        "0.000\" millions d'euros\", 1.5, 1.5 millions d'euros",
        "0\" Md€\", 2, 2 Md€",
        "0\" €/mois\", 5, 5 €/mois",
        "0\" cts\", 50, 50 cts",
        "#\\ ##0\" k\"[$€-40C], 24, 24 k€"
    })
    void keepsAUnitThatChangesWhatTheNumberMeans(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'00\":\"00', 130, 01:30",
        "'0\\:00', 45, 00:45",
        "'0\"h\"00', 1607, 16:07",
        "'#\" h \"00\" min\"', 130, 01:30"
    })
    void readsHoursAndMinutesThatAreTypedAsOneNumber(String format, double number, String text) {
        assertThat(read(format, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#,##0,\" k€\"",
                "#,##0.0,\"k€\"",
                "0\" €\"",
                "0\" €/an\"",
                "0.0,\" milliers\"",
                "#,##0 [$€-40C]",
                "0\" pers.\"",
                "\"h \"0"
            })
    void leavesOtherWordsOfAFormatOut(String format) {
        assertThat(read(format, 24000)).isEqualTo("24000");
    }

    @Test
    void writesLogicalValuesAsYesAndNo() {
        assertThat(read(cell -> cell.setCellValue(true))).isEqualTo("oui");
        assertThat(read(cell -> cell.setCellValue(false))).isEqualTo("non");
    }

    @Test
    void namesErrorsAsATextWould() {
        assertThat(read(cell -> cell.setCellErrorValue(FormulaError.NA.getCode())))
                .isEqualTo("#N/A");
    }

    @Test
    void showsAFormulaThatWasNeverCalculated() {
        assertThat(read(cell -> cell.setCellFormula("A1+C1"))).isEqualTo("=A1+C1");
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
