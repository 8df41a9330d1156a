package fr.mediation.bilan.value;

import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the cumulated present value last reaches the inputs, in months; the value of a year is spread evenly over its twelve.
 *
 * @param reached months until it does
 * @param lost months until it falls below them again, null where it stays
 */
public record Payback(BigDecimal reached, @Nullable BigDecimal lost) {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    /** Empty where the inputs are never reached. */
    static Optional<Payback> of(List<YearValue> years, BigDecimal inputs) {
        BigDecimal cumulated = BigDecimal.ZERO;
        Payback payback = null;
        for (YearValue year : years) {
            BigDecimal before = cumulated;
            cumulated = before.add(year.presentValue());
            boolean isReached = before.compareTo(inputs) >= 0;
            if (!isReached && cumulated.compareTo(inputs) >= 0) {
                payback = new Payback(months(year, inputs.subtract(before)), null);
            } else if (isReached && cumulated.compareTo(inputs) < 0 && payback != null) {
                payback = new Payback(payback.reached, months(year, inputs.subtract(before)));
            }
        }
        return Optional.ofNullable(payback);
    }

    /** Months until a part of a year's present value has come, from the first year's beginning. */
    private static BigDecimal months(YearValue year, BigDecimal part) {
        BigDecimal share = part.divide(year.presentValue(), Rounding.QUOTIENT);
        return BigDecimal.valueOf(year.year() - 1L).add(share).multiply(MONTHS_PER_YEAR);
    }
}
