package fr.mediation.bilan.indicator.judge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shares of one whole, in percent, rounded so that a reader who adds them up finds exactly 100.
 *
 * <p>By largest remainders, the method of Hamilton: each share is rounded down, and the units of the last decimal that are
 * then missing go to the shares that lost most (M. Balinski and H. P. Young, Fair Representation, 1982, chapter 3). Rounding
 * each share by itself would give 33.3 + 33.3 + 33.3.
 */
public final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Shares() {}

    /**
     * The shares.
     *
     * @param parts the parts of the whole, in one unit, none of them negative
     * @param decimals how many decimals the shares have
     * @return 100 × part / Σ parts for each, in the same order; of equal remainders that of the larger part comes first,
     *     then the earlier one. Empty where the whole is zero
     */
    public static List<BigDecimal> of(List<BigDecimal> parts, int decimals) {
        if (parts.stream().anyMatch(part -> part.signum() < 0)) {
            throw new IllegalArgumentException("a part of a whole is not negative: " + parts);
        }
        BigDecimal whole = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            return List.of();
        }
        List<BigDecimal> steps = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal part : parts) {
            BigDecimal[] quotient =
                    part.multiply(HUNDRED).movePointRight(decimals).divideAndRemainder(whole);
            steps.add(quotient[0]);
            remainders.add(quotient[1]);
        }
        int left = HUNDRED.movePointRight(decimals)
                .subtract(steps.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(remainders::get)
                        .thenComparing(parts::get)
                        .reversed())
                .limit(left)
                .forEach(index -> steps.set(index, steps.get(index).add(BigDecimal.ONE)));
        return steps.stream()
                .map(step -> step.movePointLeft(decimals).setScale(decimals, RoundingMode.UNNECESSARY))
                .toList();
    }
}
