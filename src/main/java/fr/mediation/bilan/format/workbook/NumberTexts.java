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
    /** Excel itself keeps fifteen digits of a number; further decimals are binary noise. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final int SECONDS_A_DAY = 86_400;
    private static final int TYPED_TIME_DIGITS = 4;
    /** Up to here a number shown as hours is a duration, and a day of the year 1900 beyond belief. */
    private static final int MOST_DAYS_OF_HOURS = 366;
    /** 31 December 9999, the last day of Excel. */
    private static final int LAST_DAY = 2_958_465;

    private final List<NumberFormats> formats;
    private final boolean startsIn1904;

    private NumberTexts(List<NumberFormats> formats, boolean startsIn1904) {
        this.formats = formats;
        this.startsIn1904 = startsIn1904;
    }

    /** Takes the number formats of a workbook's styles, null where it has none. */
    static NumberTexts read(@Nullable InputStream styles, boolean startsIn1904) throws IOException, XMLStreamException {
        if (styles == null) {
            return new NumberTexts(List.of(), startsIn1904);
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
                cells.stream().map(id -> formats(id, patterns.get(id))).toList(), startsIn1904);
    }

    private static NumberFormats formats(int id, @Nullable String own) {
        if (own != null && own.length() > Bounds.FORMAT_CHARACTERS) {
            throw new BoundExceededException("format.expands");
        }
        String pattern = own == null ? BuiltinFormats.getBuiltinFormat(id) : own;
        // What stands for dates of East Asia has no pattern (ECMA-376, part 1, 18.8.30).
        boolean eastAsian = own == null && (id >= 27 && id <= 36 || id >= 50 && id <= 58);
        return NumberFormats.of(eastAsian ? "yyyy" : pattern);
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
     * Renders a number as the workbook holds it, perhaps with an exponent: {@code 2016-03-12} or {@code 2016-03-12T14:30}
     * for dates, nothing for day 0; {@code 01:30} or {@code 26:30:15} for hours, minutes and seconds, and for 130 that is shown so; {@code 01004} or {@code ACT-0012} for
     * codes; else a plain decimal without exponent or trailing zeros: of a whole number all digits, of another at most 15.
     * A unit of time or thousands that the format shows stand behind it: {@code 1.5 h}.
     * What is no number is given as it stands.
     *
     * @param style the index of the cell's style; where the workbook has no such style, it is that of ordinary cells
     */
    String of(String number, int style) {
        double value = value(number);
        if (!Double.isFinite(value)) {
            return number;
        }
        NumberFormat format = formats(style).of(value);
        return switch (format.kind()) {
            case DATE -> value >= 0 && value <= LAST_DAY ? date(value) : plain(number);
            case TIME -> value >= 0 && value <= LAST_DAY ? time(value) : plain(number);
            case TYPED_TIME -> typedTime(plain(number));
            case CODE -> withUnit(code(plain(number), format), format);
            case PLAIN -> withUnit(plain(number), format);
        };
    }

    private static String code(String plain, NumberFormat format) {
        CodeFormat code = Objects.requireNonNull(format.code());
        return isNatural(plain) ? code.of(plain) : plain;
    }

    private static String withUnit(String number, NumberFormat format) {
        return format.unit() == null ? number : number + " " + format.unit();
    }

    private NumberFormats formats(int style) {
        if (style < formats.size()) {
            return formats.get(style);
        }
        return formats.isEmpty() ? NumberFormats.PLAIN : formats.get(0);
    }

    /** The number that is written, or none where Java alone would read one. */
    private static double value(String number) {
        for (int i = 0; i < number.length(); i++) {
            if ("0123456789.+-eE".indexOf(number.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private String date(double value) {
        if (value < 1) {
            // Day 0 is what a look-up of an empty cell gives.
            return value == 0 ? "" : time(value);
        }
        LocalDateTime date = DateUtil.getLocalDateTime(value, startsIn1904, true);
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    private String time(double value) {
        if (value >= MOST_DAYS_OF_HOURS) {
            return date(value);
        }
        long seconds = Math.round(value * SECONDS_A_DAY);
        StringBuilder time = new StringBuilder(8);
        appendTwoDigits(time, seconds / 3600);
        appendTwoDigits(time.append(':'), seconds / 60 % 60);
        if (seconds % 60 != 0) {
            appendTwoDigits(time.append(':'), seconds % 60);
        }
        return time.toString();
    }

    private static String typedTime(String plain) {
        int digits = plain.length();
        String padded = padded(plain, TYPED_TIME_DIGITS);
        int hours = padded.length() - 2;
        return isNatural(plain) && digits <= TYPED_TIME_DIGITS
                ? padded.substring(0, hours) + ":" + padded.substring(hours)
                : plain;
    }

    private static void appendTwoDigits(StringBuilder text, long number) {
        text.append(number < 10 ? "0" : "").append(number);
    }

    private static String padded(String plain, int digits) {
        return isNatural(plain) ? "0".repeat(Math.max(0, digits - plain.length())) + plain : plain;
    }

    private static boolean isNatural(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String plain(String number) {
        // Most numbers are short and whole.
        if (number.length() < 10 && isNatural(number) && (number.charAt(0) != '0' || number.length() == 1)) {
            return number;
        }
        double value = Double.parseDouble(number);
        // Zero may be written with an exponent that no decimal of reasonable length could hold.
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = number.length() > Bounds.NUMBER_DIGITS ? new BigDecimal(value) : new BigDecimal(number);
        BigDecimal plain = exact.stripTrailingZeros();
        boolean identifier = plain.scale() <= 0 && number.length() <= Bounds.NUMBER_DIGITS;
        return (identifier ? plain : plain.round(PRECISION).stripTrailingZeros()).toPlainString();
    }
}
