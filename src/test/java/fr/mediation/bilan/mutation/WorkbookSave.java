package fr.mediation.bilan.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How a spreadsheet program saves a table as a workbook: dates and numbers as such, and all else as text. */
class WorkbookSave {
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final boolean typed;
    private final boolean since1904;
    private final CellStyle day = workbook.createCellStyle();

    /**
     * A save.
     *
     * @param typed whether dates and numbers are such, and not text
     * @param since1904 whether days are counted from 1904
     */
    WorkbookSave(boolean typed, boolean since1904) {
        this.typed = typed;
        this.since1904 = since1904;
        day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
        if (since1904) {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        }
    }

    XSSFWorkbook workbook() {
        return workbook;
    }

    /** Adds a sheet with a table, its header in a row from 0. */
    Sheet add(String name, int headerRow, Table table) {
        Sheet sheet = workbook.createSheet(name);
        put(sheet.createRow(headerRow), table.header(), null);
        for (int i = 0; i < table.rows().size(); i++) {
            put(sheet.createRow(headerRow + 1 + i), table.rows().get(i), table.header());
        }
        return sheet;
    }

    private void put(Row row, List<String> cells, List<String> header) {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            if (!text.isEmpty()) {
                put(row.createCell(i), text, header == null ? null : header.get(i));
            }
        }
    }

    private void put(Cell cell, String text, String column) {
        if (typed && column != null && Cells.isDate(text)) {
            LocalDate date = Cells.date(text);
            cell.setCellValue(DateUtil.getExcelDate(date) - (since1904 ? 1462 : 0));
            cell.setCellStyle(day);
        } else if (typed && column != null && isNumeric(column, text)) {
            cell.setCellValue(Double.parseDouble(text.replace(',', '.')));
        } else {
            cell.setCellValue(text);
        }
    }

    private static boolean isNumeric(String column, String text) {
        return Cells.isNumber(column, text) || Cells.isDigits(text) && !text.startsWith("0") && text.length() < 16;
    }

    Saved bytes() {
        return bytes(sheet -> {});
    }

    /** The first sheet changed before it is saved. */
    Saved bytes(Consumer<Sheet> change) {
        change.accept(workbook.getSheetAt(0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Saved(".xlsx", bytes.toByteArray());
    }
}
