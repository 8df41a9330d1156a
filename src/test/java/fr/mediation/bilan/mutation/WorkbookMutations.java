package fr.mediation.bilan.mutation;

import static fr.mediation.bilan.mutation.Mutation.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** What spreadsheet programs make of a workbook. */
final class WorkbookMutations {
    private WorkbookMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        saves(all);
        sheets(all);
        cells(all);
        return all;
    }

    private static void saves(List<Mutation> all) {
        all.add(workbook("dates and numbers", true, false, sheet -> {}));
        all.add(workbook("texts alone", false, false, sheet -> {}));
        all.add(workbook("days counted from 1904", true, true, sheet -> {}));
        all.add(workbook("a window that is frozen", true, false, sheet -> sheet.createFreezePane(0, 1)));
        all.add(workbook(
                "a filter",
                true,
                false,
                sheet -> sheet.setAutoFilter(new CellRangeAddress(
                        0, sheet.getLastRowNum(), 0, sheet.getRow(0).getLastCellNum() - 1))));
        all.add(workbook("hidden rows", true, false, sheet -> {
            for (int row = 1; row <= sheet.getLastRowNum(); row += 3) {
                sheet.getRow(row).setZeroHeight(true);
            }
        }));
        all.add(workbook("hidden columns", true, false, sheet -> sheet.setColumnHidden(2, true)));
        all.add(workbook("a formatted row far below", true, false, sheet -> {
            CellStyle style = sheet.getWorkbook().createCellStyle();
            style.setWrapText(true);
            sheet.createRow(2_000).createCell(1).setCellStyle(style);
        }));
    }

    private static Mutation workbook(String name, boolean typed, boolean since1904, Consumer<Sheet> change) {
        return saved("a workbook with " + name, (table, random) -> {
            WorkbookSave save = new WorkbookSave(typed, since1904);
            save.add("Feuil1", 0, table);
            return Optional.of(save.bytes(change));
        });
    }

    private static void sheets(List<Mutation> all) {
        all.add(saved("a title above the header of a workbook", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Données", 3, table);
            return Optional.of(
                    save.bytes(sheet -> sheet.createRow(0).createCell(0).setCellValue("Relevé de l’année")));
        }));
        all.add(saved("two sheets of one header", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            int half = table.rows().size() / 2;
            save.add("Janvier", 0, table.withRows(table.rows().subList(0, half)));
            save.add(
                    "Février",
                    0,
                    table.withRows(table.rows().subList(half, table.rows().size())));
            return Optional.of(save.bytes());
        }));
        all.add(saved("two sheets, the second without header", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            int half = table.rows().size() / 2;
            save.add("Janvier", 0, table.withRows(table.rows().subList(0, half)));
            List<List<String>> rest = table.rows().subList(half, table.rows().size());
            save.add("Février", 0, new Table(table.name(), rest.get(0), rest.subList(1, rest.size())));
            return Optional.of(save.bytes());
        }));
        all.add(saved("two sheets, the second with columns of other names", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            int half = table.rows().size() / 2;
            save.add("Janvier", 0, table.withRows(table.rows().subList(0, half)));
            save.add(
                    "Février",
                    0,
                    table.withRows(table.rows().subList(half, table.rows().size()))
                            .withHeader(name -> "ma " + name.charAt(0) + name.length()));
            return Optional.of(save.bytes());
        }));
        all.add(saved("two sheets, the second hidden", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            int half = table.rows().size() / 2;
            save.add("Janvier", 0, table.withRows(table.rows().subList(0, half)));
            save.add(
                    "Février",
                    0,
                    table.withRows(table.rows().subList(half, table.rows().size())));
            save.workbook().setSheetHidden(1, true);
            return Optional.of(save.bytes());
        }));
        all.add(saved("the same sheet again as a copy", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Relevé", 0, table);
            save.add("Relevé (2)", 0, table);
            return Optional.of(save.bytes());
        }));
        all.add(saved("a table of sums on a second sheet", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Relevé", 0, table);
            Sheet sums = save.workbook().createSheet("TCD");
            Row header = sums.createRow(2);
            header.createCell(0).setCellValue("Étiquettes de lignes");
            header.createCell(1).setCellValue("Somme de participants");
            Row row = sums.createRow(3);
            row.createCell(0).setCellValue("atelier");
            row.createCell(1).setCellValue(12);
            return Optional.of(save.bytes());
        }));
        all.add(saved("a second table below", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Relevé", 0, table);
            return Optional.of(save.bytes(sheet -> {
                int below = sheet.getLastRowNum() + 3;
                Row header = sheet.createRow(below);
                header.createCell(0).setCellValue("Mois");
                header.createCell(1).setCellValue("Participants");
                Row row = sheet.createRow(below + 1);
                row.createCell(0).setCellValue("Janvier");
                row.createCell(1).setCellValue(12);
            }));
        }));
        all.add(saved(
                "equal texts merged",
                (table, random) -> merged(table, (column, cell) -> !cell.isEmpty() && !Cells.isNumber(column, cell))));
        all.add(saved("equal quantities merged", (table, random) -> merged(table, Cells::isNumber)));
    }

    /** Cells of a column that hold the same become one, as an editor's hand merges them. */
    private static Optional<Saved> merged(Table table, BiPredicate<String, String> kind) {
        WorkbookSave save = new WorkbookSave(true, false);
        save.add("Feuil1", 0, table);
        List<CellRangeAddress> regions = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
            String name = table.header().get(column);
            List<String> cells = table.column(name);
            for (int row = 0; row < cells.size(); row++) {
                int end = row;
                while (end + 1 < cells.size() && cells.get(end + 1).equals(cells.get(row))) {
                    end++;
                }
                if (end > row && kind.test(name, cells.get(row))) {
                    regions.add(new CellRangeAddress(row + 1, end + 1, column, column));
                }
                row = end;
            }
        }
        return regions.isEmpty()
                ? Optional.empty()
                : Optional.of(save.bytes(sheet -> {
                    for (CellRangeAddress region : regions) {
                        sheet.addMergedRegion(region);
                        for (int row = region.getFirstRow() + 1; row <= region.getLastRow(); row++) {
                            Cell cell = sheet.getRow(row).getCell(region.getFirstColumn());
                            sheet.getRow(row).removeCell(cell);
                        }
                    }
                }));
    }

    private static void cells(List<Mutation> all) {
        all.add(numbers("formulas with their results", (cell, random) -> {
            double value = cell.getNumericCellValue();
            cell.setCellFormula(String.format(Locale.ROOT, "%s+0", value));
            cell.setCellValue(value);
        }));
        all.add(numbers("formulas never calculated", (cell, random) -> {
            if (random.nextInt(4) == 0) {
                cell.setCellFormula(String.format(Locale.ROOT, "%s+0", cell.getNumericCellValue()));
                ((org.apache.poi.xssf.usermodel.XSSFCell) cell).getCTCell().unsetV();
            }
        }));
        all.add(numbers("errors", (cell, random) -> {
            if (random.nextInt(4) == 0) {
                cell.setCellErrorValue(FormulaError.values()[1 + random.nextInt(7)].getCode());
            }
        }));
        all.add(numbers(
                "noise of floating points",
                (cell, random) ->
                        cell.setCellValue(cell.getNumericCellValue() * 3 / 3 + Math.ulp(cell.getNumericCellValue()))));
        all.add(durations("durations as [h]:mm", "[h]:mm"));
        all.add(durations("durations as h:mm", "h:mm"));
        all.add(durations("durations as hh:mm:ss", "hh:mm:ss"));
        all.add(durations("durations as fractions of a day", "General"));
        all.add(formats("numbers in euros", "#,##0.00\\ \"€\"", value -> !value.isEmpty()));
        all.add(formats("numbers without decimals", "0", value -> !value.isEmpty()));
        all.add(saved("errors for texts of a workbook", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Feuil1", 0, table);
            return Optional.of(save.bytes(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (row.getRowNum() > 0 && random.nextInt(20) == 0) {
                    cell.setCellErrorValue(FormulaError.NA.getCode());
                }
            }))));
        }));
        all.add(saved("empty cells as zero of a look-up", (table, random) -> {
            WorkbookSave save = new WorkbookSave(true, false);
            save.add("Feuil1", 0, table);
            return Optional.of(save.bytes(sheet -> {
                CellStyle day = sheet.getWorkbook().createCellStyle();
                day.setDataFormat((short) 14);
                for (int column = 0; column < table.columns(); column++) {
                    if (table.header().get(column).startsWith("date_")) {
                        for (int row = 1; row <= table.rows().size(); row++) {
                            if (sheet.getRow(row) != null && sheet.getRow(row).getCell(column) == null) {
                                Cell cell = sheet.getRow(row).createCell(column);
                                cell.setCellValue(0);
                                cell.setCellStyle(day);
                            }
                        }
                    }
                }
            }));
        }));
    }

    private interface CellChange {
        void of(Cell cell, RandomGenerator random);
    }

    private static Mutation numbers(String name, CellChange change) {
        return saved(
                "numbers of a workbook as " + name,
                (table, random) -> changed(table, "", (cell, column) -> {
                    if (Cells.isNumber(column, "1")) {
                        change.of(cell, random);
                    }
                }));
    }

    private interface ColumnChange {
        void of(Cell cell, String column);
    }

    private static Optional<Saved> changed(Table table, String needed, ColumnChange change) {
        if (!needed.isEmpty() && !table.header().contains(needed)) {
            return Optional.empty();
        }
        WorkbookSave save = new WorkbookSave(true, false);
        save.add("Feuil1", 0, table);
        return Optional.of(save.bytes(sheet -> {
            for (int row = 1; row <= table.rows().size(); row++) {
                for (Cell cell : List.copyOf(cells(sheet.getRow(row)))) {
                    String column = table.header().get(cell.getColumnIndex());
                    String text = table.rows().get(row - 1).get(cell.getColumnIndex());
                    if (Cells.isNumber(column, text)) {
                        change.of(cell, column);
                    }
                }
            }
        }));
    }

    private static List<Cell> cells(Row row) {
        List<Cell> cells = new ArrayList<>();
        row.forEach(cells::add);
        return cells;
    }

    private static Mutation durations(String name, String format) {
        return saved(name, (table, random) -> {
            String column = table.header().contains("duree_minutes") ? "duree_minutes" : "duree_heures";
            int ofADay = column.equals("duree_minutes") ? 24 * 60 : 24;
            return changed(table, column, (cell, of) -> {
                if (of.equals(column)) {
                    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
                    style.setDataFormat(
                            cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
                    cell.setCellValue(cell.getNumericCellValue() / ofADay);
                    cell.setCellStyle(style);
                }
            });
        });
    }

    private static Mutation formats(String name, String format, java.util.function.Predicate<String> which) {
        return saved(
                name + " in a workbook",
                (table, random) -> changed(table, "", (cell, column) -> {
                    if (which.test(column)) {
                        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
                        style.setDataFormat(
                                cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
                        cell.setCellStyle(style);
                    }
                }));
    }
}
