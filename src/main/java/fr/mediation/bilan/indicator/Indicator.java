package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definition of one indicator, as {@code jobs/indicators/<id>.yaml} gives it.
 *
 * @param id its name everywhere
 * @param article the article of the convention it answers to
 * @param label what it is called
 * @param definition what it counts, over what
 * @param unit its unit
 * @param from the facts it is measured on, or what other figures it is derived from
 * @param numerator an SQL aggregate over the facts; where it is derived, an indicator's id or {@code population}
 * @param denominator the same for the denominator, null where the indicator is no quotient
 * @param total an SQL aggregate of the whole, known and unknown; the unknown rate is 1 − denominator / total. Null where
 *     everything is known
 * @param scale what the quotient is multiplied by: 100 for percent, 1
 * @param additive whether the regions' figures add up to the country's
 * @param better {@code higher}, {@code lower} or {@code none}: which way is progress
 * @param keyFigure its place among the key figures of the first page, from 1; null where it is not one of them
 * @param limits what the reader must know before comparing, null where nothing
 * @param checks the bounds of a plausible value
 * @param dimensions what it may be broken down by
 * @param criteria what is evaluated one by one and all together, in place of a numerator; empty where there is none
 * @param test given rows and the figures expected of them, run against the real database
 */
public record Indicator(
        String id,
        int article,
        Label label,
        Label definition,
        Unit unit,
        Origin from,
        String numerator,
        String denominator,
        String total,
        BigDecimal scale,
        boolean additive,
        String better,
        Integer keyFigure,
        Label limits,
        Bounds checks,
        List<Dimension> dimensions,
        List<Criterion> criteria,
        Example test) {
    /**
     * The facts it is measured on.
     *
     * @return empty where it is derived from other figures
     */
    public Optional<FactTable> facts() {
        return from instanceof Origin.Measured measured ? Optional.of(measured.facts()) : Optional.empty();
    }

    /**
     * One of the conditions that an indicator evaluates.
     *
     * @param id its name in files
     * @param label what it is called
     * @param holds an SQL condition over the columns of the facts; not known counts as not met
     */
    public record Criterion(String id, Label label, String holds) {}

    /**
     * The bounds of a plausible value, both inclusive; null where there is none.
     *
     * @param min the least
     * @param max the greatest
     */
    public record Bounds(BigDecimal min, BigDecimal max) {}

    /**
     * A worked example of the definition.
     *
     * @param given fact rows, by column
     * @param expect the country's figure that they must give
     */
    public record Example(List<Map<String, Object>> given, BigDecimal expect) {}
}
