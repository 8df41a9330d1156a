package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The merged regions of one sheet, applied to its rows from the top down. The value of the top left cell is repeated
 * over the region, so that a header over two columns names both, and a place over three rows stands in each.
 */
final class MergedRegions {
    private record Open(CellRangeAddress region, String value) {}

    private final List<CellRangeAddress> regions;
    private final int width;
    private final Amplification amplification;
    private final List<Open> open = new ArrayList<>();
    private int next;

    private MergedRegions(List<CellRangeAddress> regions, int width, Amplification amplification) {
        this.regions = regions;
        this.width = width;
        this.amplification = amplification;
    }

    /** Reads the regions of a sheet. They come after the rows in the file, hence a separate pass over it. */
    static MergedRegions read(InputStream sheet, Amplification amplification) throws IOException, XMLStreamException {
        List<CellRangeAddress> regions = new ArrayList<>();
        GridPosition position = new GridPosition();
        int column = 0;
        int width = 0;
        int tables = 0;
        String inside = "";
        try (XmlPart xml = new XmlPart(sheet)) {
            while (xml.next()) {
                if (xml.begins("sheetData") || xml.begins("mergeCells")) {
                    inside = xml.name();
                    if (inside.equals("sheetData") && tables++ > 0) {
                        throw new XMLStreamException("two tables in a sheet");
                    }
                } else if (xml.ends(inside)) {
                    inside = "";
                } else if (inside.equals("mergeCells")) {
                    add(xml, regions);
                } else if (!inside.equals("sheetData")) {
                    continue;
                } else if (xml.begins("row")) {
                    position.enterRow(xml);
                } else if (xml.begins("c")) {
                    column = position.enterCell(xml);
                } else if (xml.begins("v") || xml.begins("is")) {
                    width = Math.max(width, column + 1);
                }
            }
        }
        regions.sort(Comparator.comparingInt(CellRangeAddress::getFirstRow)
                .thenComparingInt(CellRangeAddress::getFirstColumn));
        return new MergedRegions(regions, width, amplification);
    }

    private static void add(XmlPart xml, List<CellRangeAddress> regions) {
        if (xml.begins("mergeCell")) {
            regions.add(CellRangeAddress.valueOf(xml.attribute("ref")));
            if (regions.size() > Bounds.MERGED_REGIONS) {
                throw new BoundExceededException("format.too-many-cells");
            }
        }
    }

    /**
     * Fills the merged cells of a row in which something is written, and gives the indexes of the cells whose value
     * comes from elsewhere. Rows come in ascending order, numbered from 1. A row grows where a region goes further, but
     * not beyond the last column of the sheet that holds anything, for a title may be merged over all of Excel's
     * columns.
     */
    Set<Integer> fill(int number, List<String> cells) {
        int row = number - 1;
        open.removeIf(merged -> merged.region().getLastRow() < row);
        while (next < regions.size() && regions.get(next).getFirstRow() <= row) {
            CellRangeAddress region = regions.get(next++);
            // A region whose first row is skipped shows nothing.
            if (region.getFirstRow() == row && region.getFirstColumn() < cells.size()) {
                open.add(new Open(region, cells.get(region.getFirstColumn())));
            }
        }
        Set<Integer> repeated = new HashSet<>();
        amplification.merge(open.size());
        for (Open merged : open) {
            repeat(merged, row, cells, repeated);
        }
        return repeated;
    }

    private void repeat(Open merged, int row, List<String> cells, Set<Integer> repeated) {
        CellRangeAddress region = merged.region();
        // Instructions above a table are no name of its columns, and as long as a row may be where it is wide.
        boolean acrossColumns = merged.value().length() <= Bounds.LONG_TEXT;
        int last = Math.min(acrossColumns ? region.getLastColumn() : region.getFirstColumn(), width - 1);
        amplification.merge(Math.max(0, last - region.getFirstColumn()));
        for (int column = region.getFirstColumn(); column <= last; column++) {
            if (row == region.getFirstRow() && column == region.getFirstColumn()) {
                continue;
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, merged.value());
            if (!merged.value().isEmpty()) {
                amplification.repeat(merged.value());
                repeated.add(column);
            }
        }
    }
}
