package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * The formulas of a workbook: they are written once every cell has its place, since one may refer to a cell below it or on
 * another sheet.
 */
final class CellFormulas {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private final Map<String, XSSFCell> named = new HashMap<>();
    private final Map<XSSFCell, Cell.Formula> waiting = new LinkedHashMap<>();

    /** Remembers what formulas call a cell. */
    void name(XSSFCell cell, String name) {
        if (named.put(name, cell) != null) {
            throw new IllegalArgumentException("two cells are called " + name);
        }
    }

    void add(XSSFCell cell, Cell.Formula formula) {
        name(cell, formula.name());
        waiting.put(cell, formula);
    }

    /** Writes all formulas with their results, so that a program that computes nothing shows them too. */
    void write() {
        waiting.forEach((cell, formula) -> {
            cell.setCellFormula(resolved(formula.formula(), cell));
            cell.setCellValue(formula.result().value().doubleValue());
        });
    }

    private String resolved(String formula, XSSFCell from) {
        return NAME.matcher(formula).replaceAll(found -> Matcher.quoteReplacement(address(found.group(1), from)));
    }

    private String address(String name, XSSFCell from) {
        XSSFCell cell = named.get(name);
        if (cell == null) {
            throw new IllegalArgumentException("no cell is called " + name);
        }
        boolean elsewhere = cell.getSheet() != from.getSheet();
        return new CellReference(
                        elsewhere ? cell.getSheet().getSheetName() : null,
                        cell.getRowIndex(),
                        cell.getColumnIndex(),
                        false,
                        false)
                .formatAsString();
    }
}
