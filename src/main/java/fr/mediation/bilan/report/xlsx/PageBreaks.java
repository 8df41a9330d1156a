package fr.mediation.bilan.report.xlsx;

import fr.mediation.bilan.report.model.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pages of a sheet end, and the scale that follows from it. Excel ignores page breaks where a sheet is fitted to
 * pages, so all of it has to be computed.
 *
 * @param size the size of the sheet's rows and columns
 */
record PageBreaks(SheetSize size) {
    /** The smallest scale that 10-point text can be read at. */
    static final double SMALLEST_SCALE = 0.45;

    /** How much a sheet is shrunk at most to avoid a short last page. */
    private static final double MOST_SHRINKING = 0.78;

    /** A last page that is less full than this holds orphans. */
    private static final double ORPHANS = 1 / 3.0;

    /** Whether a sheet is to be shrunk from a scale to another so that all of it is on one page. */
    static boolean fitsOnePage(double scale, double shrunk) {
        return shrunk >= scale * MOST_SHRINKING && shrunk >= SMALLEST_SCALE;
    }

    /**
     * The scale at which the last page is not short, the given one where there is none.
     *
     * @param scale the scale at which the sheet is as wide as the page
     * @param pageHeight the printable height of a page
     * @param lastRow the last row to be printed
     * @param headerRow the row repeated on each page, -1 where there is none
     */
    double withoutOrphans(double scale, double pageHeight, int lastRow, int headerRow) {
        List<Double> pages = pages(pageHeight / scale, lastRow, headerRow);
        if (pages.get(pages.size() - 1) * scale / pageHeight >= ORPHANS) {
            return scale;
        }
        for (double smaller = scale; smaller >= scale * MOST_SHRINKING; smaller -= 0.01) {
            if (pages(pageHeight / smaller, lastRow, headerRow).size() < pages.size()) {
                return smaller;
            }
        }
        return scale;
    }

    /** The height that is filled of each page, with the header repeated on all but the first. */
    private List<Double> pages(double pageHeight, int lastRow, int headerRow) {
        List<Double> pages = new ArrayList<>();
        double filled = 0;
        for (int row = 0; row <= lastRow; row++) {
            double height = size.height(row, row);
            if (filled + height > pageHeight) {
                pages.add(filled);
                filled = headerRow < 0 ? 0 : size.height(headerRow, headerRow);
            }
            filled += height;
        }
        pages.add(filled);
        return pages;
    }

    /** The first column of each printed page: as many whole groups as fit at full size, at least one. */
    List<Integer> firstColumns(List<Column> columns) {
        List<Integer> starts = new ArrayList<>();
        double filled = 0;
        for (int column = 1; column < columns.size(); column++) {
            if (!columns.get(column).group().isEmpty()) {
                double group = size.width(column, lastOfGroup(columns, column));
                if (starts.isEmpty() || filled + group > Orientation.LANDSCAPE.printableWidth()) {
                    starts.add(column);
                    filled = size.width(0, 0);
                }
                filled += group;
            }
        }
        return starts;
    }

    private static int lastOfGroup(List<Column> columns, int first) {
        int last = first;
        while (last + 1 < columns.size() && columns.get(last + 1).group().isEmpty()) {
            last++;
        }
        return last;
    }

    /** The scale at which the widest of the pages and all the rows fit the paper, in landscape. */
    double fitting(List<Integer> firstColumns, int lastRow) {
        double widest = 0;
        for (int page = 0; page < firstColumns.size(); page++) {
            int end = page + 1 < firstColumns.size()
                    ? firstColumns.get(page + 1)
                    : size.widths().size();
            widest = Math.max(widest, size.width(0, 0) + size.width(firstColumns.get(page), end - 1));
        }
        double fitting = Math.min(
                Orientation.LANDSCAPE.printableWidth() / widest,
                Orientation.LANDSCAPE.printableHeight() / size.height(0, lastRow));
        return Math.max(SMALLEST_SCALE, Math.min(1, fitting));
    }
}
