package fr.mediation.bilan.format;

import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Cells of a workbook as text. */
final class CellTexts {
    private final List<String> shared;
    private final NumberTexts numbers;

    /**
     * The texts of a workbook.
     *
     * @param shared the texts that cells share, by index
     * @param numbers its number formats
     */
    CellTexts(List<String> shared, NumberTexts numbers) {
        this.shared = shared;
        this.numbers = numbers;
    }

    /**
     * Reads a cell. A formula gives the value it had when the workbook was saved; it is never evaluated.
     *
     * @param xml the sheet, at the beginning of the cell; left at its end
     * @return the text, trimmed; {@code oui} or {@code non} for a logical value, empty for an error such as #N/A
     * @throws XMLStreamException if the sheet is damaged
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
