package fr.mediation.bilan.source.cell;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that may stand for a band.
 *
 * @param value the number, or the band's midpoint
 * @param band whether a band such as {@code 30-60} was given
 */
public record BandedNumber(BigDecimal value, boolean band) {
    /** Reads a number or a band; empty where the text is neither, or the band runs backwards. */
    public static Optional<BandedNumber> parse(String text) {
        int dash = 1;
        while (dash < text.length() && "-–à".indexOf(text.charAt(dash)) < 0) {
            dash++;
        }
        if (dash >= text.length()) {
            return CellParser.number(text).map(number -> new BandedNumber(number, false));
        }
        return between(
                CellParser.number(text.substring(0, dash).strip()),
                CellParser.number(text.substring(dash + 1).strip()));
    }

    static Optional<BandedNumber> between(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0
                ? Optional.empty()
                : Optional.of(new BandedNumber(low.get().add(high.get()).divide(BigDecimal.valueOf(2)), true));
    }
}
