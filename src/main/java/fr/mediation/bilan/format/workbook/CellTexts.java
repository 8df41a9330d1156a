package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.format.Spaces;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Cells of a workbook as text. */
final class CellTexts {
    /** ISO 8601, as strict workbooks write dates and times. */
    private static final Pattern ISO_DATE = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)?(?:T?(\\d\\d:\\d\\d)(?::00|(:\\d\\d))?(?:\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");

    private final List<String> shared;
    private final NumberTexts numbers;
    private final boolean leavesFormulas;
    private final Amplification amplification;
    private boolean uncertain;
    private boolean typed;

    CellTexts(List<String> shared, NumberTexts numbers, boolean leavesFormulas, Amplification amplification) {
        this.leavesFormulas = leavesFormulas;
        this.shared = shared;
        this.numbers = numbers;
        this.amplification = amplification;
    }

    /**
     * Reads the cell that begins here, up to its end, as trimmed text: {@code oui} or {@code non} for a logical value,
     * {@code #N/A} and the like for an error. A formula gives the value it had when the workbook was saved; it is never
     * evaluated. One that had none, because the program that wrote it does not calculate, gives itself: {@code =A1+B1}.
     */
    String read(XmlPart xml) throws XMLStreamException {
        String type = xml.attribute("t");
        typed = "s".equals(type) || "inlineStr".equals(type) || "str".equals(type);
        String style = xml.attribute("s");
        String formula = null;
        String value = null;
        String inline = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("v")) {
                value = once(value, xml.text());
            } else if (xml.begins("is")) {
                if (!"inlineStr".equals(type)) {
                    throw new IllegalArgumentException("a text in a cell of type " + type);
                }
                inline = once(inline, RichText.read(xml, "is"));
            } else if (xml.begins("f")) {
                formula = once(formula, xml.text());
            }
        }
        uncertain = leavesFormulas && formula != null && ("0".equals(value) || "0.0".equals(value));
        if (inline != null) {
            return Spaces.trim(inline);
        }
        boolean number = type == null || type.isEmpty() || type.equals("n");
        // The empty text that a formula gave is written as such; some programs give even sums they left the type of a
        // text.
        if (formula != null && (value == null || number && value.isBlank())) {
            return Spaces.trim("=" + formula);
        }
        return value == null ? "" : Spaces.trim(number ? number(value, style) : text(value, type));
    }

    /** Whether the cell read last is the zero that a program writes for a formula that it does not calculate. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Whether the cell read last is a text. */
    boolean isText() {
        return typed;
    }

    private static String once(@Nullable String before, String now) {
        if (before != null) {
            throw new IllegalArgumentException("two values in a cell");
        }
        return now;
    }

    private String number(String value, @Nullable String style) {
        return value.isBlank()
                ? ""
                : numbers.of(value.strip(), style == null || style.isEmpty() ? 0 : Integer.parseInt(style));
    }

    private String text(String value, String type) {
        return switch (type) {
            // Without an index, the cell has a format alone.
            case "s" -> value.isBlank() ? "" : shared(Integer.parseInt(value.strip()));
            case "b" -> value.isBlank() ? "" : XmlPart.isTrue(value.strip()) ? "oui" : "non";
            case "e" -> value.isBlank() ? "#N/A" : value;
            case "str", "inlineStr" -> RichText.unescape(value);
            case "d" -> isoDate(value.strip());
            default -> throw new IllegalArgumentException("no type of cells: " + type);
        };
    }

    /** A date or time of a strict workbook, written as if it were a number with a format; as it stands where it is none. */
    private static String isoDate(String value) {
        Matcher parts = ISO_DATE.matcher(value);
        if (!parts.matches() || parts.group(4) != null || parts.group(2) == null) {
            return value;
        }
        String day = parts.group(1);
        String time = parts.group(2) + (parts.group(3) == null ? "" : parts.group(3));
        if (day == null || day.startsWith("1899-")) {
            return time;
        }
        return time.equals("00:00") ? day : day + "T" + time;
    }

    private String shared(int index) {
        String text = shared.get(index);
        amplification.repeat(text);
        return text;
    }
}
