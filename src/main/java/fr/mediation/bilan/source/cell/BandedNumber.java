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
        int dash = dash(text);
        return dash < 0
                ? CellParser.number(text).map(number -> new BandedNumber(number, false))
                : between(low(text, dash), high(text, dash));
    }

    /**
     * {@return a band in another unit: {@code 60-120} for {@code 1-2}; empty where the text is no band}
     *
     * @param text the text of a cell
     * @param factor how many of the other unit make one
     */
    public static Optional<String> times(String text, BigDecimal factor) {
        int dash = dash(text);
        return dash < 0
                ? Optional.empty()
                : low(text, dash)
                        .flatMap(low -> high(text, dash)
                                .map(high -> low.multiply(factor).toPlainString() + "-"
                                        + high.multiply(factor).toPlainString()));
    }

    private static int dash(String text) {
        for (int i = 1; i < text.length(); i++) {
            if ("-–à".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<BigDecimal> low(String text, int dash) {
        return CellParser.number(text.substring(0, dash).strip());
    }

    private static Optional<BigDecimal> high(String text, int dash) {
        return CellParser.number(text.substring(dash + 1).strip());
    }

    static Optional<BandedNumber> between(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0
                ? Optional.empty()
                : Optional.of(new BandedNumber(low.get().add(high.get()).divide(BigDecimal.valueOf(2)), true));
    }
}
