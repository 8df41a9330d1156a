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
 * Rejected lines as a workbook: the lines as they were delivered, each with its place and the reason. All cells are text, so that no office program turns a code into a number. Rows are streamed.
 */
public final class RejectedLinesWorkbook implements RejectedLinesFile {
    /** What the file is called. */
    public static final String NAME = "retour.xlsx";

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CELLS_IN_MEMORY = 50_000;
    private static final int CELL_WIDTH = 18;
    private static final int REASON_WIDTH = 90 * 256;
    private static final int LONGEST_CELL = 32_767;
    private static final int ROWS_ABOVE = 4;

    private final StableWorkbook workbook = new StableWorkbook(SharedTexts.newWorkbook(), ROWS_IN_MEMORY);
    private final Path file;
    private final Heading heading;
    private final CellStyle bold;
    private final CellStyle head;
    private final CellStyle text;
    private final CellStyle reason;
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
        reason = workbook.createCellStyle();
        reason.setDataFormat(asText);
        reason.setWrapText(true);
        reason.setVerticalAlignment(VerticalAlignment.TOP);
    }

    @Override
    public void startSheet(String name, List<String> header) {
        sheet = workbook.createSheet(uniqueName(name));
        rows = 0;
        row(List.of(heading.title()), bold);
        row(List.of(heading.instruction()), bold);
        row(heading.origin(), text);
        width = header.size();
        sheet.setRandomAccessWindowSize(Math.max(1, Math.min(ROWS_IN_MEMORY, CELLS_IN_MEMORY / (width + 2))));
        List<String> names = new ArrayList<>(header);
        names.addAll(heading.added());
        row(names, head);
        sheet.createFreezePane(0, ROWS_ABOVE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
        // Of each column by itself it would take time that grows with the square of their number.
        sheet.setDefaultColumnWidth(CELL_WIDTH);
        sheet.setColumnWidth(width + 1, REASON_WIDTH);
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
    public void addLine(List<String> cells, int number, String why) {
        List<String> values = new ArrayList<>(cells);
        values.add(Integer.toString(number));
        Row row = row(values, text);
        Cell last = row.createCell(width + 1);
        last.setCellStyle(reason);
        last.setCellValue(bounded(why));
        row.setHeightInPoints(sheet.getDefaultRowHeightInPoints()
                * (1 + why.chars().filter(c -> c == '\n').count()));
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
