package fr.mediation.bilan.figure;

import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many of those that were expected to report did.
 *
 * @param year the year
 * @param facts the facts they were expected to report, by id
 * @param perimeter the map of regions
 * @param level country or region
 * @param territory the territory's code
 * @param expected how many were expected: those that reported last year and are not closed, and for activities the places
 *     that directories have open and from which nobody had reported, each once; two producers that report from one place are two
 * @param reporting how many of these reported
 * @param volumeExpected what those expected reported last year, such as participants
 * @param volumeReporting what those of them that reported this year had reported last year
 */
public record Response(
        int year,
        String facts,
        Perimeter perimeter,
        Level level,
        String territory,
        long expected,
        long reporting,
        BigDecimal volumeExpected,
        BigDecimal volumeReporting) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** {@return reporters over those expected, in percent; empty where none was expected} */
    public Optional<BigDecimal> rate() {
        return percent(BigDecimal.valueOf(reporting), BigDecimal.valueOf(expected));
    }

    /** {@return the same, each weighed by what it reported last year; empty where none reported then} */
    public Optional<BigDecimal> weightedRate() {
        return percent(volumeReporting, volumeExpected);
    }

    /**
     * {@return the same of another territory that is made of the same departments}
     *
     * @param map its map of regions
     * @param of its level
     * @param code its code
     */
    public Response in(Perimeter map, Level of, String code) {
        return new Response(year, facts, map, of, code, expected, reporting, volumeExpected, volumeReporting);
    }

    private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, Figure.DECIMALS, RoundingMode.HALF_UP));
    }
}
