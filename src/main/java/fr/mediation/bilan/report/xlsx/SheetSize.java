package fr.mediation.bilan.report.xlsx;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * How large the rows and columns of a sheet are, in points at full size.
 *
 * @param target the sheet
 * @param widths the widths of its first columns, in digits
 */
record SheetSize(XSSFSheet target, List<Integer> widths) {
    /** What a digit of ten points takes. */
    static final double DIGIT = 5.56;

    /** The width of some columns, both ends included. */
    double width(int first, int last) {
        double width = 0;
        for (int column = first; column <= last; column++) {
            width += points(column < widths.size() ? widths.get(column) : target.getDefaultColumnWidth());
        }
        return width;
    }

    /** The height of some rows, both ends included. */
    double height(int first, int last) {
        double height = 0;
        for (int row = first; row <= last; row++) {
            XSSFRow written = target.getRow(row);
            height += written == null ? target.getDefaultRowHeightInPoints() : written.getHeightInPoints();
        }
        return height;
    }

    /**
     * A column's width in points, the larger of what Excel makes of it (seven pixels a digit and five of margin in Arial
     * 10, 96 pixels an inch) and LibreOffice (0.556 em a digit).
     */
    private static double points(int digits) {
        return Math.max((digits * 7 + 5) * 0.75, digits * DIGIT);
    }
}
