package fr.mediation.bilan.format;

import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Cells of a workbook as text. */
final class CellTexts {
    private final List<String> shared;
    private final NumberTexts numbers;

    CellTexts(List<String> shared, NumberTexts numbers) {
        this.shared = shared;
        this.numbers = numbers;
    }

    /**
     * Reads the cell that begins here, up to its end, as trimmed text: {@code oui} or {@code non} for a logical value,
     * nothing for an error such as #N/A. A formula gives the value it had when the workbook was saved; it is never
     * evaluated.
     */
    String read(XmlPart xml) throws XMLStreamException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String text = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("v")) {
                text = value(xml.text(), type == null ? "n" : type, style == null ? 0 : Integer.parseInt(style));
            } else if (xml.begins("is")) {
                text = RichText.read(xml, "is");
            }
        }
        return Spaces.trim(text);
    }

    private String value(String value, String type, int style) {
        return switch (type) {
            case "s" -> shared.get(Integer.parseInt(value.strip()));
            case "n" -> value.isBlank() ? "" : numbers.of(value.strip(), style);
            case "b" -> value.strip().equals("1") || value.strip().equals("true") ? "oui" : "non";
            case "e" -> "";
            default -> RichText.unescape(value);
        };
    }
}
