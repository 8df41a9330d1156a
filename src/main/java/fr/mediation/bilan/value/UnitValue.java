package fr.mediation.bilan.value;

import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one unit of an outcome's quantity is worth. An outcome's value is linear in how many there are and in how many of them
 * were credited before, so that a territory's result is made of these numbers alone.
 *
 * @param full the present value of one that was not credited before
 * @param credited what is taken off for one that was: one year before, two years before, and so on
 */
record UnitValue(BigDecimal full, List<BigDecimal> credited) {

    /** Works it out at the central values of the assumptions. */
    static UnitValue of(Outcome outcome, Pricing pricing) {
        int cohorts = outcome.creditedBefore().size();
        List<BigDecimal> none = Collections.nCopies(cohorts, BigDecimal.ZERO);
        List<BigDecimal> credited = new ArrayList<>();
        for (int cohort = 0; cohort < cohorts; cohort++) {
            List<BigDecimal> one = new ArrayList<>(none);
            one.set(cohort, BigDecimal.ONE);
            credited.add(Valuator.value(outcome, BigDecimal.ZERO, one, pricing)
                    .presentValue()
                    .negate());
        }
        return new UnitValue(
                Valuator.value(outcome, BigDecimal.ONE, none, pricing).presentValue(), credited);
    }

    /** The present value of as many as an outcome has. */
    BigDecimal times(OutcomeValue counted) {
        return times(counted, MathContext.UNLIMITED);
    }

    /** The same with so many digits. */
    BigDecimal times(OutcomeValue counted, MathContext precision) {
        BigDecimal value = counted.quantity().multiply(full, precision);
        for (int cohort = 0; cohort < credited.size(); cohort++) {
            BigDecimal before = counted.creditedBefore().get(cohort);
            if (before.signum() != 0) {
                value = value.subtract(before.multiply(credited.get(cohort), precision), precision);
            }
        }
        return value;
    }
}
