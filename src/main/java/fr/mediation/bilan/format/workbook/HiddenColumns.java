package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The columns that a sheet hides: by hand, in a group that is closed, or by giving them no width. */
final class HiddenColumns {
    private HiddenColumns() {}

    /** Reads the beginning of a sheet, where they stand before the rows; gives their indexes, from 0. */
    static BitSet read(InputStream sheet) throws IOException, XMLStreamException {
        BitSet hidden = new BitSet();
        try (XmlPart xml = new XmlPart(sheet)) {
            while (xml.next() && !xml.begins("sheetData")) {
                if (xml.begins("sheetFormatPr") && isZero(xml.attribute("defaultColWidth"))) {
                    hidden.set(0, Bounds.HEADER_COLUMNS);
                } else if (xml.begins("col")) {
                    int first = Math.max(1, number(xml.attribute("min"), 1));
                    int last = Math.min(Bounds.HEADER_COLUMNS, number(xml.attribute("max"), first));
                    String flag = xml.attribute("hidden");
                    boolean flagged = flag != null && !flag.isEmpty() && XmlPart.isTrue(flag);
                    if (first <= last) {
                        hidden.set(first - 1, last, flagged || isZero(xml.attribute("width")));
                    }
                }
            }
        }
        return hidden;
    }

    /** Whether a width or height is given, and is nothing. */
    static boolean isZero(@Nullable String size) {
        return size != null && !size.isEmpty() && "0.".indexOf(size.charAt(0)) >= 0 && Double.parseDouble(size) == 0;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
