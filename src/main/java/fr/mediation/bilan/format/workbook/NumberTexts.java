package fr.mediation.bilan.format.workbook;

import fr.mediation.bilan.bound.BoundExceededException;
import fr.mediation.bilan.bound.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a workbook as text: written as their format says (dates, times, codes), but never rounded to the decimals
 * that it shows.
 */
final class NumberTexts {
    /** Excel itself keeps fifteen digits of a number; further ones are binary noise. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final int SECONDS_A_DAY = 86_400;

    private enum Kind {
        PLAIN,
        DATE,
        ELAPSED,
        CODE
    }

    private record Format(Kind kind, int digits) {
        static Format of(int id, @Nullable String pattern) {
            if (pattern == null) {
                return PLAIN;
            }
            if (pattern.length() > Bounds.FORMAT_CHARACTERS) {
                throw new BoundExceededException("format.expands");
            }
            if (pattern.toLowerCase(Locale.ROOT).startsWith("[h")) {
                return new Format(Kind.ELAPSED, 0);
            }
            if (DateUtil.isADateFormat(id, pattern)) {
                return new Format(Kind.DATE, 0);
            }
            // Postal codes are kept as numbers behind the format 00000.
            return pattern.matches("00+") ? new Format(Kind.CODE, pattern.length()) : PLAIN;
        }
    }

    private static final Format PLAIN = new Format(Kind.PLAIN, 0);

    private final Format @Nullable [] formats;
    private final boolean startsIn1904;

    private NumberTexts(Format @Nullable [] formats, boolean startsIn1904) {
        this.formats = formats;
        this.startsIn1904 = startsIn1904;
    }

    /** Takes the number formats of a workbook's styles, null where it has none. */
    static NumberTexts read(@Nullable InputStream styles, boolean startsIn1904) throws IOException, XMLStreamException {
        if (styles == null) {
            return new NumberTexts(null, startsIn1904);
        }
        Map<Integer, String> patterns = new HashMap<>();
        List<Integer> cells = new ArrayList<>();
        try (XmlPart xml = new XmlPart(styles)) {
            while (xml.next()) {
                if (xml.begins("numFmts")) {
                    readPatterns(xml, patterns);
                } else if (xml.begins("cellXfs")) {
                    readCells(xml, cells);
                }
            }
        }
        return new NumberTexts(
                cells.stream()
                        .map(id -> Format.of(id, patterns.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id))))
                        .toArray(Format[]::new),
                startsIn1904);
    }

    private static void readPatterns(XmlPart xml, Map<Integer, String> patterns) throws XMLStreamException {
        while (xml.next() && !xml.ends("numFmts")) {
            if (xml.begins("numFmt")) {
                patterns.put(
                        Integer.valueOf(xml.attribute("numFmtId")),
                        Objects.requireNonNull(xml.attribute("formatCode")));
                requireBounded(patterns.size());
            }
        }
    }

    private static void readCells(XmlPart xml, List<Integer> cells) throws XMLStreamException {
        while (xml.next() && !xml.ends("cellXfs")) {
            if (xml.begins("xf")) {
                String id = xml.attribute("numFmtId");
                cells.add(id == null ? 0 : Integer.valueOf(id));
                requireBounded(cells.size());
            }
        }
    }

    private static void requireBounded(int styles) {
        if (styles > Bounds.STYLES) {
            throw new BoundExceededException("format.expands");
        }
    }

    /**
     * Renders a number as the workbook holds it, perhaps with an exponent: {@code 2016-03-12}, {@code 2016-03-12T14:30}
     * or {@code 14:30} for dates and times; {@code 26:30} for hours that run past a day; {@code 01004} for codes; else
     * a plain decimal of at most 15 significant digits, without exponent or trailing zeros. Fails where the workbook has
     * no such style.
     */
    String of(String number, int style) {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            return number;
        }
        Format format = formats == null && style == 0 ? PLAIN : Objects.requireNonNull(formats, "no styles")[style];
        return switch (format.kind()) {
            case DATE -> DateUtil.isValidExcelDate(value) ? date(value) : plain(number, value);
            case ELAPSED -> value >= 0 ? elapsed(value) : plain(number, value);
            case CODE -> padded(plain(number, value), format.digits());
            case PLAIN -> plain(number, value);
        };
    }

    private String date(double value) {
        LocalDateTime date = DateUtil.getLocalDateTime(value, startsIn1904, true);
        if (value < 1) {
            return date.toLocalTime().toString();
        }
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    private static String elapsed(double value) {
        long seconds = Math.round(value * SECONDS_A_DAY);
        String minutes = String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }

    private static String padded(String plain, int digits) {
        boolean natural = plain.chars().allMatch(c -> c >= '0' && c <= '9');
        return natural ? "0".repeat(Math.max(0, digits - plain.length())) + plain : plain;
    }

    private static String plain(String number, double value) {
        // Zero may be written with an exponent that no decimal of reasonable length could hold.
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = number.length() > Bounds.NUMBER_DIGITS ? new BigDecimal(value) : new BigDecimal(number);
        return exact.round(PRECISION).stripTrailingZeros().toPlainString();
    }
}
