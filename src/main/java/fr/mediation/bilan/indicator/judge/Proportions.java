package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;

/** Which shares are so many of so many things, that chance may have drawn. */
final class Proportions {
    private Proportions() {}

    /** Whether an indicator is a share of things that were counted: a sum of euros or of inhabitants is no number of trials. */
    static boolean isCounted(Indicator indicator) {
        return indicator.unit() == Unit.PERCENT
                && indicator.facts().filter(facts -> !facts.is(Trait.NOT_DRAWN)).isPresent();
    }
}
