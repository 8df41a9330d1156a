package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one indicator, as {@code jobs/indicators/<id>.yaml} gives it.
 *
 * @param id its name everywhere
 * @param article the article of the convention it answers to
 * @param label what it is called
 * @param definition what it counts, and what that is divided by
 * @param unit its unit
 * @param from the facts it is measured on, or what other figures it is derived from
 * @param numerator an SQL aggregate over the facts; where it is derived, an indicator's id or {@code population}
 * @param denominator the same for the denominator, null where the indicator is no quotient
 * @param total the denominator with unknown answers included, as an SQL aggregate: the unknown rate is 1 − denominator /
 *     total. Null where everything is known
 * @param known of an indicator that is no quotient, how many of the total say what is counted, as an SQL aggregate: the
 *     unknown rate is 1 − known / total, and where none says, the figure is missing. Null where everything is known
 * @param scale what the quotient is multiplied by, such as 100 for percent
 * @param additive whether the regions' figures add up to the country's
 * @param better the direction of progress: {@code higher}, {@code lower} or {@code none}
 * @param keyFigure its place among the key figures of the first page, from 1; null where it is not one of them
 * @param limits what a reader must know before comparing figures; null where there is nothing
 * @param checks the bounds of a plausible value, null where there are none
 * @param dimensions what it may be broken down by
 * @param criteria conditions that are evaluated one by one and all together, instead of a numerator; empty where it has one
 * @param test a worked example, which is run on a real database
 */
public record Indicator(
        String id,
        int article,
        Label label,
        Label definition,
        Unit unit,
        Origin from,
        @Nullable String numerator,
        @Nullable String denominator,
        @Nullable String total,
        @Nullable String known,
        BigDecimal scale,
        boolean additive,
        String better,
        @Nullable Integer keyFigure,
        @Nullable Label limits,
        @Nullable Bounds checks,
        List<Dimension> dimensions,
        List<Criterion> criteria,
        Example test) {
    /** What the value map makes of means, as numerators and denominators call it. */
    private static final Set<String> MEANS = Set.of("inputs", "net_present_value");

    /** {@return the facts it is measured on, empty where it is derived from other figures} */
    public Optional<FactTable> facts() {
        return from instanceof Origin.Measured measured ? Optional.of(measured.facts()) : Optional.empty();
    }

    /** {@return whether the means that the value map counts are part of it} */
    public boolean restsOnMeans() {
        return from == Origin.Derived.VALUE
                && Stream.of(Optional.ofNullable(numerator), Optional.ofNullable(denominator))
                        .flatMap(Optional::stream)
                        .anyMatch(MEANS::contains);
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
     * The bounds of a plausible value, both inclusive.
     *
     * @param min the least, null where there is no lower bound
     * @param max the greatest, null where there is no upper bound
     */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {}

    /**
     * A worked example of the definition.
     *
     * @param given fact rows, by column
     * @param expect the country's figure that they must give
     */
    public record Example(List<Map<String, Object>> given, BigDecimal expect) {}
}
