package fr.mediation.bilan.report.workbook;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFormat;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.sheet.Report;
import fr.mediation.bilan.report.sheet.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a report as an Excel workbook, made to be printed on A4. The same report gives the same bytes, whatever the
 * machine's language, time zone and clock.
 */
public final class WorkbookWriter implements ReportFormat {
    /** The date of creation that a workbook carries where nobody set one. */
    public static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final int ROWS_IN_MEMORY = 100;
    private static final String CREATOR = "Bilan";

    private final Instant created;

    /**
     * A writer.
     *
     * @param created the date of creation that the workbooks carry
     */
    public WorkbookWriter(Instant created) {
        this.created = created;
    }

    /**
     * A writer that dates its workbooks by {@code SOURCE_DATE_EPOCH}, the seconds since 1970 by which reproducible builds
     * date their files (https://reproducible-builds.org/specs/source-date-epoch/), else {@link #EPOCH}.
     *
     * @param environment the environment's variables
     * @return the writer
     * @throws NumberFormatException if the variable is no whole number
     */
    public static WorkbookWriter datedBy(Map<String, String> environment) {
        String seconds = environment.get("SOURCE_DATE_EPOCH");
        return new WorkbookWriter(seconds == null ? EPOCH : Instant.ofEpochSecond(Long.parseLong(seconds)));
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
        // POI writes this thread's language into the texts of charts.
        LocaleUtil.setUserLocale(report.language());
        try (XSSFWorkbook workbook = SharedTexts.newWorkbook()) {
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
            describe(workbook, report);
            try (StableWorkbook streamed = new StableWorkbook(workbook, ROWS_IN_MEMORY)) {
                for (SheetWriter sheet : sheets) {
                    sheet.stream(streamed);
                }
                streamed.write(out);
            }
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        } finally {
            LocaleUtil.resetUserLocale();
        }
    }

    private void describe(XSSFWorkbook workbook, Report report) throws OpenXML4JException {
        PackageProperties properties = workbook.getPackage().getPackageProperties();
        properties.setTitleProperty(report.title());
        properties.setSubjectProperty(report.subject());
        properties.setCreatorProperty(CREATOR);
        properties.setLastModifiedByProperty(CREATOR);
        properties.setLanguageProperty(report.language().toLanguageTag());
        properties.setCreatedProperty(Optional.of(Date.from(created)));
        properties.setModifiedProperty(Optional.of(Date.from(created)));
        workbook.getProperties().getExtendedProperties().setApplication(CREATOR);
    }
}
