package fr.mediation.bilan.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.value.Valuation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The value map of the workbook works itself out again, to what the engine gives. */
class LiveFormulasTest {
    private static final String SHEET = "Carte de la valeur";
    private static final double EXACT = 1e-9;

    private static ReportInput input;
    private static byte[] bytes;

    @BeforeAll
    static void write() {
        input = SampleReport.french();
        bytes = new WorkbookWriter(FileProperties.EPOCH).files(input).get(0).content();
    }

    private static XSSFWorkbook open() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static List<Cell> formulas(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
    }

    /** The cell of a row, named by its first cell, under a header. */
    private static Cell cell(Sheet sheet, String name, String header) {
        int column = -1;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (text(cell).equals(header)) {
                    column = cell.getColumnIndex();
                }
            }
            if (column >= 0 && text(row.getCell(0)).equals(name)) {
                return row.getCell(column);
            }
        }
        throw new AssertionError("no cell of " + name + " under " + header);
    }

    /** The single figure beside its label, off the column that is repeated on each page. */
    private static Cell line(Sheet sheet, String label) {
        for (Row row : sheet) {
            if (text(row.getCell(1)).equals(label)) {
                return row.getCell(2);
            }
        }
        throw new AssertionError("no figure " + label);
    }

    private static String text(Cell cell) {
        return cell != null && cell.getCellType() == CellType.STRING
                ? cell.getStringCellValue().replaceAll("[\\u00A0\\u202F]", " ")
                : "";
    }

    private static Cell ratio(Sheet sheet) {
        return line(sheet, "Ratio (€ par € engagé)");
    }

    @Test
    void everyFormulaGivesTheResultThatStandsInItsCell() throws IOException {
        try (XSSFWorkbook workbook = open()) {
            List<Cell> formulas = formulas(workbook.getSheet(SHEET));
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();

            assertThat(formulas).hasSizeGreaterThan(15).allSatisfy(cell -> {
                double stored = cell.getNumericCellValue();
                assertThat(evaluator.evaluate(cell).getNumberValue())
                        .as(cell.getAddress() + " " + cell.getCellFormula())
                        .isCloseTo(stored, within(Math.max(1, Math.abs(stored)) * EXACT));
            });
        }
    }

    @Test
    void theResultsAreThoseOfTheEngine() throws IOException {
        Valuation country = input.valuations().get("FR");
        try (XSSFWorkbook workbook = open()) {
            Sheet sheet = workbook.getSheet(SHEET);

            assertThat(ratio(sheet).getNumericCellValue())
                    .isEqualTo(country.ratio().doubleValue());
            assertThat(line(sheet, "Valeur actualisée (€)").getNumericCellValue())
                    .isEqualTo(country.totalPresentValue().doubleValue());
        }
    }

    @Test
    void aChangedProxyMovesTheRatioToThatOfTheChangedMap() throws IOException {
        Valuation country = input.valuations().get("FR");
        // Value is linear in the proxy: twice the proxy is twice the outcome.
        BigDecimal twice = country.totalPresentValue()
                .add(country.outcomes().get(0).presentValue())
                .divide(country.inputs(), MathContext.DECIMAL64);
        try (XSSFWorkbook workbook = open()) {
            Sheet sheet = workbook.getSheet(SHEET);
            Cell proxy = cell(sheet, "Autonomie dans les démarches en ligne", "Valeur unitaire (€)");
            proxy.setCellValue(2 * proxy.getNumericCellValue());

            assertThat(workbook.getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluate(ratio(sheet))
                            .getNumberValue())
                    .isCloseTo(twice.doubleValue(), within(EXACT));
        }
    }

    @Test
    void anOutcomeThatStartsTheYearAfterMovesByOneColumn() throws IOException {
        try (XSSFWorkbook workbook = open()) {
            Sheet sheet = workbook.getSheet(SHEET);
            String name = "Autonomie dans les démarches en ligne";
            double first = cell(sheet, name, "2025 (année 1)").getNumericCellValue();
            cell(sheet, name, "Début (année)").setCellValue(2);
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();

            assertThat(evaluator.evaluate(cell(sheet, name, "2025 (année 1)")).getNumberValue())
                    .isZero();
            assertThat(evaluator.evaluate(cell(sheet, name, "2026 (année 2)")).getNumberValue())
                    .isCloseTo(first, within(first * EXACT));
        }
    }

    @Test
    void cellsThatFormulasStartFromAreMarkedAndNoOthers() throws IOException {
        try (XSSFWorkbook workbook = open()) {
            Sheet sheet = workbook.getSheet(SHEET);
            String name = "Autonomie dans les démarches en ligne";

            assertThat(fill(cell(sheet, name, "Valeur unitaire (€)"))).isEqualTo("FFFEF7DA");
            assertThat(formulas(sheet)).extracting(LiveFormulasTest::fill).doesNotContain("FFFEF7DA");
        }
    }

    private static String fill(Cell cell) {
        XSSFColor colour = ((XSSFCellStyle) cell.getCellStyle()).getFillForegroundXSSFColor();
        return colour == null ? "" : colour.getARGBHex();
    }
}
