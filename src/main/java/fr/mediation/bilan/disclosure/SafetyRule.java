package fr.mediation.bilan.disclosure;

/**
 * How little may be computed of a hidden cell. The rule asks for nothing but the interval, so that it can be held against files
 * by whoever does not know what they hide.
 */
public sealed interface SafetyRule {
    /** What rounding in the solver may come to, as a share of a unit. */
    double TOLERANCE = 1e-6;

    /** {@return what the greatest value is multiplied with before the least is taken from it} */
    double slope();

    /** {@return the width that is asked for: slope × greatest − least is at least that} */
    double width();

    /** {@return the value from which on a cell may be known by anybody} */
    double openFrom();

    /**
     * {@return whether values as far apart as these leave the cell unknown. Feasible values prove it, though others lie outside}
     *
     * @param interval the least and greatest value that is known to be feasible
     */
    default boolean isWide(Interval interval) {
        return slope() * interval.greatest() - interval.least() >= width() - TOLERANCE * Math.max(1, width());
    }

    /**
     * {@return whether a cell of this interval is safe: it is wide enough, known to be large enough, or nobody's}
     *
     * @param interval all that is feasible
     */
    default boolean isSafe(Interval interval) {
        return isWide(interval)
                || interval.least() >= openFrom() - TOLERANCE
                || interval.least() >= 0 && interval.greatest() <= TOLERANCE;
    }

    /**
     * A number of units, such as persons: fewer than a threshold are not published. Of a hidden cell it must not be known within
     * so many units how many there are, unless they are known to be enough.
     *
     * @param threshold the least number that is published
     */
    record Count(int threshold) implements SafetyRule {
        /** Checks the threshold. */
        public Count {
            if (threshold < 2) {
                throw new IllegalArgumentException("a threshold of " + threshold + " hides nothing");
            }
        }

        @Override
        public double slope() {
            return 1;
        }

        @Override
        public double width() {
            return threshold - 1;
        }

        @Override
        public double openFrom() {
            return threshold;
        }
    }

    /** A number that tells of nobody: it is hidden for what stands beside it, and anybody may compute it. */
    record Nothing() implements SafetyRule {
        @Override
        public double slope() {
            return 1;
        }

        @Override
        public double width() {
            return 0;
        }

        @Override
        public double openFrom() {
            return Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * A sum, such as an amount of money: it must not be known within some percent of itself.
     *
     * @param percent of the greatest value, more than 0 and less than 100
     */
    record Share(double percent) implements SafetyRule {
        private static final double WHOLE = 100;

        /** Checks the percentage. */
        public Share {
            if (!(percent > 0 && percent < WHOLE)) {
                throw new IllegalArgumentException(percent + " percent protects nothing");
            }
        }

        @Override
        public double slope() {
            return 1 - percent / WHOLE;
        }

        @Override
        public double width() {
            return 0;
        }

        @Override
        public double openFrom() {
            return Double.POSITIVE_INFINITY;
        }
    }
}
