package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.format.Spaces;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Cells of a workbook as text. */
final class CellTexts {
    /** ISO 8601, as strict workbooks write dates and times. */
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?|T?\\d\\d:\\d\\d.*");

    private final List<String> shared;
    private final NumberTexts numbers;
    private final Amplification amplification;

    CellTexts(List<String> shared, NumberTexts numbers, Amplification amplification) {
        this.shared = shared;
        this.numbers = numbers;
        this.amplification = amplification;
    }

    /**
     * Reads the cell that begins here, up to its end, as trimmed text: {@code oui} or {@code non} for a logical value,
     * nothing for an error such as #N/A. A formula gives the value it had when the workbook was saved; it is never
     * evaluated.
     */
    String read(XmlPart xml) throws XMLStreamException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String text = null;
        while (xml.next() && !xml.ends("c")) {
            boolean value = xml.begins("v");
            if (text != null && (value || xml.begins("is"))) {
                throw new IllegalArgumentException("two values in a cell");
            }
            if (value) {
                text = value(xml.text(), type == null ? "n" : type, style == null ? 0 : Integer.parseInt(style));
            } else if (xml.begins("is")) {
                if (!"inlineStr".equals(type)) {
                    throw new IllegalArgumentException("a text in a cell of type " + type);
                }
                text = RichText.read(xml, "is");
            }
        }
        return text == null ? "" : Spaces.trim(text);
    }

    private String value(String value, String type, int style) {
        return switch (type) {
            case "s" -> shared(Integer.parseInt(value.strip()));
            case "n" -> value.isBlank() ? "" : numbers.of(value.strip(), style);
            case "b" -> XmlPart.isTrue(value.strip()) ? "oui" : "non";
            case "e" -> "";
            case "str", "inlineStr" -> RichText.unescape(value);
            case "d" -> isoDate(value.strip());
            default -> throw new IllegalArgumentException("no type of cells: " + type);
        };
    }

    private static String isoDate(String value) {
        if (!ISO_DATE.matcher(value).matches()) {
            throw new IllegalArgumentException("no date: " + value);
        }
        return value;
    }

    private String shared(int index) {
        String text = shared.get(index);
        amplification.repeat(text);
        return text;
    }
}
