package fr.mediation.bilan.report.workbook;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFormat;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.office.StableZip;
import fr.mediation.bilan.report.sheet.Report;
import fr.mediation.bilan.report.sheet.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a report as an Excel workbook, made to be printed on A4. The same report gives the same bytes, whatever the
 * machine's language, time zone and clock.
 */
public final class WorkbookWriter implements ReportFormat {
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(Report.of(input), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(new ReportFile("bilan-" + input.year() + ".xlsx", bytes.toByteArray()));
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @param out where the bytes go; left open
     * @throws IOException if it cannot be written to
     */
    public void write(Report report, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // POI writes this thread's language into the texts of charts.
        LocaleUtil.setUserLocale(report.language());
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Styles styles = new Styles(workbook, report.language());
            Formulas formulas = new Formulas();
            Tables tables = new Tables();
            List<SheetWriter> sheets = new ArrayList<>();
            for (Sheet sheet : report.sheets()) {
                sheets.add(
                        new SheetWriter(workbook.createSheet(sheet.name()), sheet, styles, report, formulas, tables));
            }
            sheets.forEach(SheetWriter::write);
            formulas.write();
            sheets.forEach(SheetWriter::draw);
            new FileProperties(created).describe(workbook, report.title(), report.subject(), report.language());
            try (SXSSFWorkbook streamed = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY, false, true)) {
                // Java's own reader takes no archive that may grow beyond 4 GB.
                streamed.setZip64Mode(Zip64Mode.Never);
                for (SheetWriter sheet : sheets) {
                    sheet.stream(streamed);
                }
                streamed.write(bytes);
            }
        } finally {
            LocaleUtil.resetUserLocale();
        }
        StableZip.copy(bytes.toByteArray(), out);
    }
}
