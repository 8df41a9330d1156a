package fr.mediation.bilan.format.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a number format, where conditions say which of them shows a number, as in {@code [>=1000]"M"0;"P"0}. Most
 * formats have none: their first section counts.
 */
final class NumberFormats {
    static final NumberFormats PLAIN = new NumberFormats(List.of(), NumberFormat.PLAIN);

    private static final Pattern CONDITION = Pattern.compile("\\[(<=|>=|<>|<|>|=) *(-?\\d{1,15}(?:\\.\\d{1,15})?)]");

    private final List<Section> sections;
    private final NumberFormat otherwise;

    /** A format, and of which numbers. */
    private record Section(String comparison, double bound, NumberFormat format) {
        boolean holds(double value) {
            return switch (comparison) {
                case "<" -> value < bound;
                case "<=" -> value <= bound;
                case ">" -> value > bound;
                case ">=" -> value >= bound;
                case "=" -> value == bound;
                default -> value != bound;
            };
        }
    }

    private NumberFormats(List<Section> sections, NumberFormat otherwise) {
        this.sections = sections;
        this.otherwise = otherwise;
    }

    /** Reads a format; null is that of ordinary numbers. */
    static NumberFormats of(@Nullable String pattern) {
        if (pattern == null || !CONDITION.matcher(pattern).find()) {
            return new NumberFormats(List.of(), NumberFormat.of(pattern));
        }
        List<Section> sections = new ArrayList<>();
        List<String> texts = parted(pattern);
        for (int i = 0; i < texts.size() - 1; i++) {
            Matcher condition = CONDITION.matcher(texts.get(i));
            NumberFormat format = NumberFormat.of(texts.get(i));
            if (condition.find()) {
                sections.add(new Section(condition.group(1), Double.parseDouble(condition.group(2)), format));
            } else if (i == 1 && texts.size() > 2) {
                sections.add(new Section("<", 0, format));
            } else {
                return new NumberFormats(sections, format);
            }
        }
        return new NumberFormats(sections, NumberFormat.of(texts.get(texts.size() - 1)));
    }

    /** The sections of numbers: the fourth is of texts. A semicolon in quotation marks or behind a backslash parts none. */
    private static List<String> parted(String pattern) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '"';
            if (c == ';' && !quoted) {
                sections.add(section.toString());
                section.setLength(0);
            } else {
                section.append(c);
                if (c == '\\' && !quoted && i + 1 < pattern.length()) {
                    section.append(pattern.charAt(++i));
                }
            }
        }
        sections.add(section.toString());
        boolean text = sections.size() > 1 && sections.get(sections.size() - 1).contains("@");
        return sections.subList(0, Math.min(3, text ? sections.size() - 1 : sections.size()));
    }

    /** The format that shows a number. */
    NumberFormat of(double value) {
        for (Section section : sections) {
            if (section.holds(value)) {
                return section.format();
            }
        }
        return otherwise;
    }
}
