package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.BandedNumber;
import fr.mediation.bilan.source.cell.CellParser;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the number of a cell, within bounds. What is none, or beyond them, is a fault of the line. */
final class NumberCell {
    private NumberCell() {}

    static @Nullable BigDecimal decimal(Line line, String column, long min, long max) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        Optional<BigDecimal> number = CellParser.number(text);
        if (number.isEmpty()) {
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return within(line, column, number.get(), min, max) ? number.get() : null;
    }

    private static boolean within(Line line, String column, BigDecimal number, long min, long max) {
        boolean within =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (!within) {
            line.fault(Rule.OUT_OF_BOUNDS, column, min + " – " + max);
        }
        return within;
    }

    static @Nullable Integer whole(Line line, String column, int min, int max) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            return plain;
        }
        BigDecimal number = decimal(line, column, min, max);
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return number == null ? null : number.intValue();
    }

    /** A number, or the midpoint of a band. */
    static @Nullable BandedNumber banded(Line line, String column, long min, long max) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        int plain = CellParser.digits(text);
        if (plain >= min && plain <= max && plain >= 0) {
            return new BandedNumber(BigDecimal.valueOf(plain), false);
        }
        Optional<BandedNumber> number = BandedNumber.parse(text);
        if (number.isEmpty()) {
            line.fault(Rule.BAD_NUMBER, column);
            return null;
        }
        return within(line, column, number.get().value(), min, max) ? number.get() : null;
    }
}
