package fr.mediation.bilan.disclosure;

import java.math.BigDecimal;

/**
 * Who makes up a sum of what is never negative.
 *
 * @param total the sum
 * @param largest the largest contribution; 0 where there is none
 * @param second the second largest; 0 where there is none
 * @param contributors how many contribute
 */
public record Contributions(BigDecimal total, BigDecimal largest, BigDecimal second, long contributors) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * {@return whether one contributor is nearly the whole: the dominance rule for one, such as (1, 85)}
     *
     * @param percent the most that one may be of the total
     */
    public boolean isDominated(BigDecimal percent) {
        return largest.multiply(HUNDRED).compareTo(total.multiply(percent)) > 0;
    }

    /**
     * {@return whether the second largest contributor, who takes its own from the total, knows the largest within some percent of
     * it: the p % rule. It finds what dominance does not: two that are nearly the whole}
     *
     * @param percent how near is too near
     */
    public boolean isNearlyKnown(BigDecimal percent) {
        BigDecimal others = total.subtract(largest).subtract(second);
        return largest.signum() > 0 && others.multiply(HUNDRED).compareTo(largest.multiply(percent)) < 0;
    }
}
