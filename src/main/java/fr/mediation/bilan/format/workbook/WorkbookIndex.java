package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.text.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says about itself.
 *
 * @param startsIn1904 whether day 0 is 1 January 1904, as in old Macintosh workbooks, rather than 1900
 * @param leavesFormulas whether the program that wrote it leaves all formulas to be calculated where it is opened
 * @param visible the sheets shown, in order
 * @param hidden the names of the others, in order
 */
record WorkbookIndex(boolean startsIn1904, boolean leavesFormulas, List<Sheet> visible, List<String> hidden) {
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
        boolean leavesFormulas = false;
        List<Sheet> visible = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> shown = new HashSet<>();
        try (XmlPart xml = new XmlPart(part)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    String value = xml.attribute("date1904");
                    startsIn1904 = value != null && XmlPart.isTrue(value);
                } else if (xml.begins("calcPr")) {
                    String value = xml.attribute("fullCalcOnLoad");
                    leavesFormulas = value != null && XmlPart.isTrue(value);
                } else if (xml.begins("sheet")) {
                    String name = xml.attribute("name");
                    if (name == null || name.isEmpty() || !names.add(name)) {
                        throw new IllegalArgumentException("two sheets of one name, or one without");
                    }
                    if (names.size() > Bounds.SHEETS) {
                        throw new BoundExceededException("format.too-many-sheets", Bounds.SHEETS);
                    }
                    name = masked(name, shown);
                    String relation = xml.attribute("id");
                    if (relation == null || relation.isEmpty()) {
                        // A module of macros, listed among the sheets.
                        continue;
                    }
                    if (isVisible(xml.attribute("state"))) {
                        visible.add(new Sheet(name, relation));
                    } else {
                        hidden.add(name);
                    }
                }
            }
        }
        return new WorkbookIndex(startsIn1904, leavesFormulas, List.copyOf(visible), List.copyOf(hidden));
    }

    /** The name as it may be told and kept: sheets are told from each other by it. */
    private static String masked(String name, Set<String> taken) {
        String masked = PersonalData.maskedName(name);
        String unique = masked;
        for (int nth = 2; !taken.add(unique); nth++) {
            unique = masked + " " + nth;
        }
        return unique;
    }

    private static boolean isVisible(@Nullable String state) {
        return switch (state == null ? "visible" : state) {
            case "visible", "" -> true;
            case "hidden", "veryHidden" -> false;
            default -> throw new IllegalArgumentException("no state of a sheet: " + state);
        };
    }
}
