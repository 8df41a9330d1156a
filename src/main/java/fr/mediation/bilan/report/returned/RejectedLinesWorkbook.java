package fr.mediation.bilan.report.returned;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.xlsx.SharedTexts;
import fr.mediation.bilan.report.xlsx.StableWorkbook;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Surrogates;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/**
 * Rejected lines as a workbook: the lines as they were delivered, the cells at fault marked. Their places and the reasons
 * stand left of them and stay in sight, whichever cell is looked at. All cells are text, so that no office program turns a
 * code into a number. Rows are streamed.
 */
public final class RejectedLinesWorkbook implements RejectedLinesFile {
    /** What the file is called. */
    public static final String NAME = "retour.xlsx";

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CELLS_IN_MEMORY = 50_000;
    private static final int CELL_WIDTH = 18;
    private static final int REASON_COLUMN = 1;
    private static final int REASON_WIDTH = 60;
    private static final int COLUMN_UNITS = 256;
    private static final int LONGEST_CELL = 32_767;
    private static final int ROWS_ABOVE = 4;

    /** Excel makes no row higher, in points. */
    private static final float MOST_HIGH = 409;

    private final StableWorkbook workbook = new StableWorkbook(SharedTexts.newWorkbook(), ROWS_IN_MEMORY);
    private final Path file;
    private final Heading heading;
    private final CellStyle bold;
    private final CellStyle head;
    private final CellStyle text;
    private final CellStyle reason;
    private final CellStyle faulty;
    private SXSSFSheet sheet;
    private int width;
    private int rows;

    /**
     * An empty workbook.
     *
     * @param file where it is written, once it is whole
     * @param heading what each sheet begins with
     */
    public RejectedLinesWorkbook(Path file, Heading heading) {
        this.file = file;
        this.heading = heading;
        Font strong = workbook.createFont();
        strong.setBold(true);
        bold = workbook.createCellStyle();
        bold.setFont(strong);
        head = workbook.createCellStyle();
        head.setFont(strong);
        head.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        short asText = workbook.createDataFormat().getFormat("@");
        text = workbook.createCellStyle();
        text.setDataFormat(asText);
        text.setVerticalAlignment(VerticalAlignment.TOP);
        faulty = workbook.createCellStyle();
        faulty.cloneStyleFrom(text);
        faulty.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        faulty.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        reason = workbook.createCellStyle();
        reason.setDataFormat(asText);
        reason.setWrapText(true);
        reason.setVerticalAlignment(VerticalAlignment.TOP);
    }

    @Override
    public void startSheet(String name, List<String> origin, List<String> header) {
        sheet = workbook.createSheet(uniqueName(name));
        rows = 0;
        row(List.of(heading.title()), bold);
        row(List.of(heading.instruction()), bold);
        row(origin, text);
        width = header.size();
        sheet.setRandomAccessWindowSize(Math.max(1, Math.min(ROWS_IN_MEMORY, CELLS_IN_MEMORY / (width + 2))));
        List<String> names = new ArrayList<>(heading.added());
        names.addAll(header);
        row(names, head);
        sheet.createFreezePane(heading.added().size(), ROWS_ABOVE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
        // Of each column by itself it would take time that grows with the square of their number.
        sheet.setDefaultColumnWidth(CELL_WIDTH);
        sheet.setColumnWidth(REASON_COLUMN, REASON_WIDTH * COLUMN_UNITS);
    }

    /**
     * {@return whether a cell holds a text as it is}
     *
     * @param text the text
     */
    public static boolean holds(String text) {
        return text.length() <= LONGEST_CELL;
    }

    private String uniqueName(String name) {
        String safe = WorkbookUtil.createSafeSheetName(HiddenCharacters.replaced(name));
        String unique = safe;
        for (int nth = 2; workbook.getSheet(unique) != null; nth++) {
            unique = WorkbookUtil.createSafeSheetName(nth + " " + safe);
        }
        return unique;
    }

    @Override
    public void addLine(Line line) {
        List<String> values = new ArrayList<>(List.of(Integer.toString(line.number()), line.why()));
        values.addAll(line.cells());
        Row row = row(values, text);
        row.getCell(REASON_COLUMN).setCellStyle(reason);
        for (int cell : line.faulty()) {
            row.getCell(heading.added().size() + cell).setCellStyle(faulty);
        }
        row.setHeightInPoints(Math.min(MOST_HIGH, sheet.getDefaultRowHeightInPoints() * linesOf(line.why())));
    }

    /** How many lines a reason takes in its column. */
    private static int linesOf(String why) {
        return why.lines().mapToInt(line -> 1 + line.length() / REASON_WIDTH).sum();
    }

    private Row row(List<String> values, CellStyle style) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < values.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(style);
            cell.setCellValue(bounded(values.get(i)));
        }
        return row;
    }

    private static String bounded(String value) {
        return Surrogates.beginning(value, LONGEST_CELL);
    }

    @Override
    public void finish() throws IOException {
        try {
            PackageProperties properties =
                    workbook.getXSSFWorkbook().getPackage().getPackageProperties();
            properties.setTitleProperty(heading.title());
            properties.setCreatorProperty("Bilan");
            properties.setCreatedProperty(Optional.of(Date.from(FileProperties.EPOCH)));
            properties.setModifiedProperty(Optional.of(Date.from(FileProperties.EPOCH)));
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.stream(file))) {
            workbook.write(out);
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
