package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Whether the people of a year are known to be new. */
final class History {
    private History() {}

    /**
     * Whether all people of a year look new because nothing is known of the year before it: what lasts is credited to all of
     * them then, and in the next year to the new ones alone.
     *
     * @param of the indicator
     * @param effects the indicators that the effects of the value map rest on
     * @param indicators the catalogue, by id
     * @param known whether an indicator has a figure of a year
     * @param year the year
     * @return false where the indicator asks for nobody's earlier years, and where nobody is known in the year either
     */
    static boolean begins(
            Indicator of,
            Set<String> effects,
            Map<String, Indicator> indicators,
            BiPredicate<String, Integer> known,
            int year) {
        Set<String> asked = of.from() == Origin.Derived.VALUE ? effects : Set.of(of.id());
        List<String> lookingBack =
                asked.stream().filter(id -> looksBack(indicators.get(id))).toList();
        return lookingBack.stream().anyMatch(id -> known.test(id, year))
                && lookingBack.stream().noneMatch(id -> known.test(id, year - 1));
    }

    private static boolean looksBack(@Nullable Indicator indicator) {
        return Optional.ofNullable(indicator)
                .flatMap(Indicator::facts)
                .filter(facts -> facts.is(Trait.RETROSPECTIVE))
                .isPresent();
    }
}
