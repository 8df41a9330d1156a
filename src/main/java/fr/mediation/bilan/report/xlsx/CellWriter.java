package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.xlsx.Styles.Shade;
import fr.mediation.bilan.text.Surrogates;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes cells of the model into cells of the workbook. */
record CellWriter(XSSFWorkbook workbook, Styles styles, CellFormulas formulas) {
    /** Writes a cell with its style; one that formulas refer to, or that holds one, is remembered for them. */
    void write(XSSFCell written, Cell cell, Shade shade, boolean numbers) {
        written.setCellStyle(styles.body(cell, shade, numbers));
        if (cell instanceof Cell.Formula formula) {
            formulas.add(written, formula);
            return;
        }
        if (cell instanceof Cell.Input input) {
            formulas.name(written, input.name());
        }
        fill(written, cell);
    }

    /** As much of a text as a cell holds: a producer's own word, such as a theme, must not keep a report from being written. */
    private static String held(String text) {
        return Surrogates.beginning(text, SpreadsheetVersion.EXCEL2007.getMaxTextLength());
    }

    /** Writes the value of a cell alone. */
    void fill(org.apache.poi.ss.usermodel.Cell written, Cell cell) {
        Cell shown = cell.shown();
        if (shown instanceof Cell.Text words) {
            written.setCellValue(held(words.text()));
        } else if (shown instanceof Cell.Link link) {
            written.setCellValue(held(link.text()));
            XSSFHyperlink to = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            to.setAddress(new CellReference(link.sheet(), 0, 0, false, false).formatAsString());
            written.setHyperlink(to);
        } else if (shown instanceof Cell.Quantity quantity) {
            written.setCellValue(quantity.value().doubleValue());
        } else if (shown instanceof Cell.Year year) {
            written.setCellValue(year.number());
        } else if (shown instanceof Cell.Day day) {
            written.setCellValue(day.date());
        } else if (shown instanceof Cell.Marker marker) {
            written.setCellValue(marker.code());
        }
    }
}
