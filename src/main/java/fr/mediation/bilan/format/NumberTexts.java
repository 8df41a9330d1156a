package fr.mediation.bilan.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

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
        static Format of(int id, String pattern) {
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

    private final Format[] formats;
    private final boolean startsIn1904;

    /** Takes the number formats of a workbook's styles, null where it has none. */
    NumberTexts(StylesTable styles, boolean startsIn1904) {
        this.formats = new Format[styles == null ? 0 : styles.getNumCellStyles()];
        this.startsIn1904 = startsIn1904;
        for (int i = 0; i < formats.length; i++) {
            XSSFCellStyle style = styles.getStyleAt(i);
            String pattern = style.getDataFormatString();
            formats[i] = pattern == null ? PLAIN : Format.of(style.getDataFormat(), pattern);
        }
    }

    /**
     * Renders a number as the workbook holds it, perhaps with an exponent: {@code 2016-03-12}, {@code 2016-03-12T14:30}
     * or {@code 14:30} for dates and times; {@code 26:30} for hours that run past a day; {@code 01004} for codes; else
     * a plain decimal of at most 15 significant digits, without exponent or trailing zeros.
     */
    String of(String number, int style) {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            return number;
        }
        Format format = style >= 0 && style < formats.length ? formats[style] : PLAIN;
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
        return value == 0
                ? "0"
                : new BigDecimal(number).round(PRECISION).stripTrailingZeros().toPlainString();
    }
}
