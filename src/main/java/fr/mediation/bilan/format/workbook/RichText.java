package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.bound.Budget;
import fr.mediation.bilan.text.Surrogates;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** The texts of a workbook, without their fonts and colours. */
final class RichText {
    /** ECMA-376, part 1, 22.9.2.19: characters that XML cannot hold are written as their UTF-16 code. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** Reads the texts that cells share, by index; none in a workbook without the part. */
    static List<String> shared(InputStream part) throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (part == null) {
            return texts;
        }
        Budget memory = new Budget("format.too-much-text", Bounds.SHARED_TEXT_BYTES);
        try (XmlPart xml = new XmlPart(part)) {
            while (xml.next()) {
                if (xml.begins("si")) {
                    String text = read(xml, "si");
                    memory.spend(Bounds.TEXT_OVERHEAD + text.length() * bytesPerCharacter(text));
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** How the virtual machine holds a text (JEP 254): two bytes for all characters where one is beyond Latin-1. */
    private static int bytesPerCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return 2;
            }
        }
        return 1;
    }

    /**
     * Reads one text up to the end of its element, all its runs together, without the phonetic hints of East Asian
     * workbooks.
     */
    static String read(XmlPart xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.begins("rPh")) {
                phonetic = true;
            } else if (xml.ends("rPh")) {
                phonetic = false;
            } else if (xml.begins("t")) {
                String run = xml.text();
                text.append(phonetic ? "" : run);
                if (text.length() > Bounds.CELL_CHARACTERS) {
                    throw new BoundExceededException("format.cell-too-long", Bounds.CELL_CHARACTERS);
                }
            }
        }
        return unescape(text.toString());
    }

    /** Turns the escapes of XML back into the characters that Excel shows; one alone may stand for half a character. */
    static String unescape(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return Surrogates.replaced(ESCAPE.matcher(text).replaceAll(escape -> {
            char character = (char) Integer.parseInt(escape.group(1), 16);
            return switch (character) {
                case '\\', '$' -> "\\" + character;
                case 0 -> "\uFFFD";
                default -> String.valueOf(character);
            };
        }));
    }
}
