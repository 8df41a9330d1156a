package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Table;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;

/** The tables of a workbook: each marked as one, with a name, and found again by the charts that draw its cells. */
final class ExcelTables {
    private record Place(XSSFSheet sheet, int header) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Marks the cells of a table that was written, and remembers where they are. */
    void add(XSSFSheet sheet, Table table, int header) {
        places.put(sheet.getSheetName(), new Place(sheet, header));
        XSSFTable marked = sheet.createTable(new AreaReference(
                new CellReference(header, 0),
                new CellReference(header + table.rows().size(), table.columns().size() - 1),
                SpreadsheetVersion.EXCEL2007));
        String name = name(sheet.getSheetName());
        marked.setName(name);
        marked.setDisplayName(name);
        marked.updateHeaders();
    }

    /** A name as Excel takes it: letters without accents, digits and underscores. */
    private String name(String sheet) {
        String name = Normalizer.normalize(sheet, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "_");
        // Two sheets may differ by a sign alone; Excel repairs a workbook that has one name twice, in capitals or not.
        while (!names.add(name.toLowerCase(Locale.ROOT))) {
            name += "_";
        }
        return name;
    }

    XSSFSheet sheet(Range range) {
        return places.get(range.sheet()).sheet();
    }

    CellRangeAddress cells(Range range) {
        int first = places.get(range.sheet()).header() + 1;
        return new CellRangeAddress(
                first + range.firstRow(), first + range.lastRow(), range.firstColumn(), range.lastColumn());
    }

    /** The largest number that some series draw; 0 where none is above it. */
    double largest(List<Chart.Series> drawn) {
        double largest = 0;
        for (Chart.Series series : drawn) {
            XSSFSheet sheet = sheet(series.values());
            for (CellAddress cell : cells(series.values())) {
                largest = Math.max(
                        largest,
                        sheet.getRow(cell.getRow()).getCell(cell.getColumn()).getNumericCellValue());
            }
        }
        return largest;
    }
}
