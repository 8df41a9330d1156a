package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valued change of the map.
 *
 * @param id its name in the map
 * @param article the article of the convention it comes from, 0 where none is given
 * @param stakeholder who experiences the change
 * @param label what it is called
 * @param quantity how many units of the change
 * @param creditedBefore how many of them were credited with the change before: one year before, two years before and not
 *     since, and so on, for each year that it lasts after its first; empty where none were, or it lasts a year
 * @param assumptions all of them; a share that the map leaves out is 0
 * @param times the series of which the proxy is a multiple, null where it is in euros
 * @param duration how many years the change lasts, at least 1
 * @param starts 1 where it starts in the year of the activity, 2 in the year after
 * @param excludes ids of the outcomes that value the same effect
 * @param distinction why it is another effect than the earlier outcomes that count the same; empty where none does
 */
public record Outcome(
        String id,
        int article,
        Label stakeholder,
        Label label,
        Quantity quantity,
        List<Quantity> creditedBefore,
        Map<AssumptionKind, Assumption> assumptions,
        @Nullable Series times,
        int duration,
        int starts,
        List<String> excludes,
        Label distinction) {

    /** Keeps its own copies, and lets no assumption be missing. */
    public Outcome {
        Map<AssumptionKind, Assumption> all = new EnumMap<>(AssumptionKind.class);
        for (AssumptionKind kind : AssumptionKind.values()) {
            all.put(kind, assumptions.getOrDefault(kind, Assumption.ZERO));
        }
        assumptions = Collections.unmodifiableMap(all);
        creditedBefore = List.copyOf(creditedBefore);
        excludes = List.copyOf(excludes);
    }

    /**
     * {@return one of its assumptions}
     *
     * @param kind which
     */
    public Assumption assumption(AssumptionKind kind) {
        return assumptions.get(kind);
    }

    /** {@return its proxy, euros for one unit, or a multiple of the series} */
    public Assumption proxy() {
        return assumption(AssumptionKind.PROXY);
    }

    /** {@return the last year in which the change still counts, 1 for the year of the activity} */
    public int lastYear() {
        return starts + duration - 1;
    }

    /** The share that is kept after a deduction. */
    BigDecimal kept(AssumptionKind deduction) {
        return BigDecimal.ONE.subtract(assumption(deduction).central());
    }

    /**
     * {@return the same outcome with one assumption replaced}
     *
     * @param kind which
     * @param value its only value
     */
    public Outcome with(AssumptionKind kind, BigDecimal value) {
        return with(Map.of(kind, value));
    }

    /** The same outcome with some assumptions replaced. */
    Outcome with(Map<AssumptionKind, BigDecimal> values) {
        Map<AssumptionKind, Assumption> changed = new EnumMap<>(assumptions);
        values.forEach((kind, value) -> changed.put(kind, assumption(kind).at(value)));
        return new Outcome(
                id,
                article,
                stakeholder,
                label,
                quantity,
                creditedBefore,
                changed,
                times,
                duration,
                starts,
                excludes,
                distinction);
    }

    /** The same outcome, starting in the year of the activity (1) or the year after (2). */
    Outcome startingIn(int year) {
        return new Outcome(
                id,
                article,
                stakeholder,
                label,
                quantity,
                creditedBefore,
                assumptions,
                times,
                duration,
                year,
                excludes,
                distinction);
    }
}
