package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Finding.Observed;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In which steps a figure goes from one year to the next, and what is expected of the next one. */
enum Steps {
    /** A number of things: each counts. */
    OF_COUNTS {
        @Override
        Optional<Step> of(Figure figure, Figure before, Observed observed) {
            return ofNumbers(figure, before, observed).filter(step -> step.before() + step.now() >= LEAST_COUNT);
        }

        @Override
        Yardstick together(Collection<Step> steps) {
            return Yardstick.Growth.of(steps, 1);
        }

        @Override
        Yardstick middle(List<Step> steps) {
            return Yardstick.Growth.middle(steps, 1);
        }
    },

    /** A sum of euros, hours or kilograms: each contribution counts, whatever it comes to. */
    OF_AMOUNTS {
        @Override
        Optional<Step> of(Figure figure, Figure before, Observed observed) {
            return ofNumbers(figure, before, observed)
                    .filter(step -> figure.contributors() > 0 && before.contributors() > 0)
                    // Who gives nothing in both years says nothing of how much amounts vary.
                    .filter(step -> step.before() + step.now() > 0);
        }

        @Override
        Yardstick together(Collection<Step> steps) {
            return Yardstick.Growth.of(steps, contribution(steps));
        }

        @Override
        Yardstick middle(List<Step> steps) {
            return Yardstick.Growth.middle(steps, contribution(steps));
        }
    },

    /** A part of a whole. */
    OF_SHARES {
        @Override
        Optional<Step> of(Figure figure, Figure before, Observed observed) {
            if (!isProportion(figure) || !isProportion(before)) {
                return Optional.empty();
            }
            return Optional.of(new Step(
                    figure,
                    before,
                    before.numerator().doubleValue(),
                    figure.numerator().doubleValue(),
                    before.denominator().doubleValue(),
                    figure.denominator().doubleValue(),
                    new Observed(figure.value(), before.value(), false)));
        }

        @Override
        Yardstick together(Collection<Step> steps) {
            // Not the shares of all together: one region that names thousands would move them, and accuse the others.
            return Yardstick.Shift.middle(steps);
        }

        @Override
        Yardstick middle(List<Step> steps) {
            return Yardstick.Shift.middle(steps);
        }
    };

    private static final int LEAST_COUNT = 10;
    private static final int LEAST_WHOLE = 30;
    private static final Set<Unit> COUNTED = EnumSet.of(Unit.COUNT, Unit.PERSONS);

    /** The steps of an indicator; empty where its figures are made of others, or are quotients of amounts that are judged. */
    static Optional<Steps> of(Indicator indicator) {
        if (!(indicator.from() instanceof Origin.Measured)) {
            return Optional.empty();
        }
        if (indicator.unit() == Unit.PERCENT) {
            return Proportions.isCounted(indicator) ? Optional.of(OF_SHARES) : Optional.empty();
        }
        if (indicator.denominator() != null) {
            return Optional.empty();
        }
        return Optional.of(COUNTED.contains(indicator.unit()) ? OF_COUNTS : OF_AMOUNTS);
    }

    /**
     * The step between two figures, empty where one is missing or they count too little to tell chance from the rest.
     *
     * @param observed their values, over the reporters of both years where these are known: who came or stayed away is told
     *     elsewhere
     */
    abstract Optional<Step> of(Figure figure, Figure before, Observed observed);

    /** What is expected of each of some figures, if all change as they do together. */
    abstract Yardstick together(Collection<Step> steps);

    /** What is expected of a figure, if it changes as it used to. */
    abstract Yardstick middle(List<Step> steps);

    private static Optional<Step> ofNumbers(Figure figure, Figure before, Observed observed) {
        BigDecimal then = observed.previous();
        BigDecimal now = observed.value();
        return then == null || now == null || then.signum() < 0 || now.signum() < 0
                ? Optional.empty()
                : Optional.of(new Step(figure, before, then.doubleValue(), now.doubleValue(), 1, 1, observed));
    }

    private static boolean isProportion(Figure figure) {
        return figure.numerator() != null
                && figure.denominator() != null
                && figure.numerator().signum() >= 0
                && figure.denominator().doubleValue() >= LEAST_WHOLE
                && figure.numerator().compareTo(figure.denominator()) <= 0;
    }

    /** What an average contribution comes to. */
    private static double contribution(Collection<Step> steps) {
        double sum =
                steps.stream().mapToDouble(step -> step.before() + step.now()).sum();
        long contributors = steps.stream()
                .mapToLong(step -> step.figure().contributors() + step.earlier().contributors())
                .sum();
        return sum == 0 || contributors == 0 ? 1 : sum / contributors;
    }
}
