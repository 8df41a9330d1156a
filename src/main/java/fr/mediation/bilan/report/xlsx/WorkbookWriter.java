package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportFormat;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Report;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.text.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a report as an Excel workbook, made to be printed on A4. The same report gives the same bytes, whatever the
 * machine's language, time zone and clock.
 */
public final class WorkbookWriter implements ReportFormat {
    /** The sentence where a sheet would have more rows than a workbook holds; its values are the sheet and how many it holds. */
    public static final String TOO_MANY_ROWS = "report.too-many-rows";

    private static final int ROWS_BESIDE_TABLES = 1_000;
    private static final int ROWS_IN_MEMORY = 100;

    private final Instant created;

    /**
     * A writer.
     *
     * @param created the date of creation that the workbooks carry
     */
    public WorkbookWriter(Instant created) {
        this.created = created;
    }

    @Override
    public List<ReportFile> files(ReportInput input) {
        return List.of(new ReportFile(ReportFileName.WORKBOOK.of(input.year()), bytes(ReportLayout.of(input))));
    }

    /** Producers' own words make categories without end, and each of them rows. */
    static void requireRoom(String sheet, int rows) {
        int most = SpreadsheetVersion.EXCEL2007.getMaxRows() - ROWS_BESIDE_TABLES;
        if (rows > most) {
            throw new ProblemException(TOO_MANY_ROWS, sheet, most);
        }
    }

    private byte[] bytes(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // POI writes this thread's language into the texts of charts.
        LocaleUtil.setUserLocale(report.language());
        try (XSSFWorkbook workbook = SharedTexts.newWorkbook()) {
            Styles styles = new Styles(workbook, report.language());
            CellFormulas formulas = new CellFormulas();
            ExcelTables tables = new ExcelTables();
            List<SheetWriter> sheets = new ArrayList<>();
            for (Sheet sheet : report.sheets()) {
                requireRoom(
                        sheet.name(),
                        sheet.table() == null ? 0 : sheet.table().rows().size());
                sheets.add(
                        new SheetWriter(workbook.createSheet(sheet.name()), sheet, styles, report, formulas, tables));
            }
            sheets.forEach(SheetWriter::write);
            formulas.write();
            sheets.forEach(SheetWriter::draw);
            new FileProperties(created).describe(workbook, report.title(), report.subject(), report.language());
            try (StableWorkbook streamed = new StableWorkbook(workbook, ROWS_IN_MEMORY)) {
                for (SheetWriter sheet : sheets) {
                    sheet.stream(streamed);
                }
                streamed.write(bytes);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocaleUtil.resetUserLocale();
        }
    }
}
