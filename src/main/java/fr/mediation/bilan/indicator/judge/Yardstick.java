package fr.mediation.bilan.indicator.judge;

import java.util.Collection;
import java.util.List;

/** What a figure is expected to come to, from that of the year before and from how others changed. */
sealed interface Yardstick {
    /**
     * How far the figure lies from what is expected, in standard deviations that chance alone gives; above 0 where it is
     * more than expected.
     */
    double deviation(Step step);

    /** Whether the distance is worth a person's time, however sure it is that chance did not make it. */
    boolean isMaterial(Step step);

    /** The least that is taken for plausible, in the figure's unit. */
    double least(Step step, double deviations);

    /** The most that is taken for plausible. */
    double most(Step step, double deviations);

    /**
     * Counts that are expected to grow alike. The square root makes the spread of a count the same whatever its size, so
     * that z = 2 (√x₂ − √(R x₁)) / √(1 + R) is a standard normal deviate where x₁ and x₂ are Poisson with means in the
     * ratio R (F. J. Anscombe, Biometrika 35, 1948, 246–254).
     *
     * @param ratio the ratio that this year's counts are expected to have to last year's; not a number where there was
     *     nothing last year, so that nothing is expected
     * @param unit what one contribution comes to: 1 where things are counted; an amount in euros or hours is counted in
     *     average contributions, so that it does not matter in which unit it is given
     */
    record Growth(double ratio, double unit) implements Yardstick {
        private static final double MATERIAL = 0.25;

        /** The growth of some counts together. */
        static Growth of(Collection<Step> steps, double unit) {
            double before = steps.stream().mapToDouble(Step::before).sum();
            return new Growth(
                    before == 0
                            ? Double.NaN
                            : steps.stream().mapToDouble(Step::now).sum() / before,
                    unit);
        }

        /** The middle growth of some counts. */
        static Growth middle(List<Step> steps, double unit) {
            List<Double> ratios = steps.stream()
                    .filter(step -> step.before() > 0)
                    .map(step -> step.now() / step.before())
                    .toList();
            return new Growth(ratios.isEmpty() ? Double.NaN : Dispersion.median(ratios), unit);
        }

        @Override
        public double deviation(Step step) {
            return Double.isNaN(ratio)
                    ? 0
                    : 2
                            * (Math.sqrt(step.now() / unit) - Math.sqrt(ratio * step.before() / unit))
                            / Math.sqrt(1 + ratio);
        }

        @Override
        public boolean isMaterial(Step step) {
            double expected = ratio * step.before();
            return Math.abs(step.now() - expected) > MATERIAL * expected;
        }

        @Override
        public double least(Step step, double deviations) {
            double root = Math.max(0, root(step) - reach(deviations));
            return Math.min(root * root * unit, (1 - MATERIAL) * ratio * step.before());
        }

        @Override
        public double most(Step step, double deviations) {
            double root = root(step) + reach(deviations);
            return Math.max(root * root * unit, (1 + MATERIAL) * ratio * step.before());
        }

        private double root(Step step) {
            return Math.sqrt(ratio * step.before() / unit);
        }

        private double reach(double deviations) {
            return deviations * Math.sqrt(1 + ratio) / 2;
        }
    }

    /**
     * Shares that are expected to move by as many points. The deviation is that of two binomial proportions.
     *
     * @param points by how much this year's shares are expected to exceed last year's, −1 to 1
     */
    record Shift(double points) implements Yardstick {
        private static final double MATERIAL = 0.05;
        private static final double HUNDRED = 100;

        /** The middle movement of some shares. */
        static Shift middle(Collection<Step> steps) {
            return new Shift(Dispersion.median(steps.stream()
                    .map(step -> step.share() - step.shareBefore())
                    .toList()));
        }

        private double expected(Step step) {
            return Math.max(0, Math.min(1, step.shareBefore() + points));
        }

        /** 0 where the share is none or all in both years. */
        private static double spread(Step step) {
            double pooled = (step.before() + step.now()) / (step.wholeBefore() + step.whole());
            return Math.sqrt(pooled * (1 - pooled) * (1 / step.wholeBefore() + 1 / step.whole()));
        }

        @Override
        public double deviation(Step step) {
            double spread = spread(step);
            return spread == 0 ? 0 : (step.share() - expected(step)) / spread;
        }

        @Override
        public boolean isMaterial(Step step) {
            return Math.abs(step.share() - expected(step)) > MATERIAL;
        }

        @Override
        public double least(Step step, double deviations) {
            return HUNDRED * Math.max(0, expected(step) - Math.max(MATERIAL, deviations * spread(step)));
        }

        @Override
        public double most(Step step, double deviations) {
            return HUNDRED * Math.min(1, expected(step) + Math.max(MATERIAL, deviations * spread(step)));
        }
    }
}
