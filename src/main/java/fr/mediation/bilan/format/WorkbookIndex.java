package fr.mediation.bilan.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * What a workbook says about itself.
 *
 * @param startsIn1904 whether day 0 is 1 January 1904, as in old Macintosh workbooks, rather than 1900
 * @param visible the sheets shown, in order
 * @param hidden the names of the others, in order
 */
record WorkbookIndex(boolean startsIn1904, List<Sheet> visible, List<String> hidden) {
    /**
     * A sheet.
     *
     * @param name its name
     * @param relation the identifier of its part
     */
    record Sheet(String name, String relation) {}

    /** Reads the workbook's own part. */
    static WorkbookIndex read(InputStream part) throws IOException, XMLStreamException {
        boolean startsIn1904 = false;
        List<Sheet> visible = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        try (XmlPart xml = new XmlPart(part)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    String value = xml.attribute("date1904");
                    startsIn1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.begins("sheet")) {
                    String state = xml.attribute("state");
                    if (state == null || state.equals("visible")) {
                        visible.add(new Sheet(xml.attribute("name"), xml.attribute("id")));
                    } else {
                        hidden.add(xml.attribute("name"));
                    }
                }
            }
        }
        return new WorkbookIndex(startsIn1904, List.copyOf(visible), List.copyOf(hidden));
    }
}
