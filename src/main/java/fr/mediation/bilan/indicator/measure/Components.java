package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a figure is computed from. The figure is scale × numerator / denominator, rounded half up to six
 * decimals once, at the end.
 *
 * @param numerator null where no fact has a value
 * @param denominator null where there is none
 * @param total the denominator with unknown answers included; null where that does not apply
 * @param known how many of the total say what is counted, where there is no denominator; null where that does not apply
 * @param contributors how many places contribute
 */
record Components(
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal total,
        @Nullable BigDecimal known,
        long contributors) {
    /** Any sum of money in the world, in cents. */
    private static final int MOST_WHOLE_DIGITS = 18;

    private static final String NAMED_PERSONS = "count(distinct person)";

    private static final MathContext SHOWN = new MathContext(10);

    /** Nothing is known. */
    static final Components MISSING = new Components(null, null, null, null, 0);

    /** What a formula gives for some totals. */
    static Components of(Formula formula, Function<Aggregate, BigDecimal> results, long contributors) {
        return new Components(
                formula.numerator(results),
                formula.denominator(results),
                formula.total(results),
                formula.known(results),
                contributors);
    }

    /** The parts of a count; those of a dimension are missing where some were counted and are in none of them. */
    static Stream<Figure> told(Figure whole, List<Figure> parts) {
        Set<Dimension> told = parts.stream()
                .filter(Components::isPositive)
                .map(part -> part.category().dimension())
                .collect(Collectors.toSet());
        return parts.stream()
                .map(part -> !isPositive(whole) || told.contains(part.category().dimension()) ? part : missing(part));
    }

    private static boolean isPositive(Figure figure) {
        return figure.value() != null && figure.value().signum() > 0;
    }

    private static Figure missing(Figure part) {
        return new Figure(
                part.period(),
                part.perimeter(),
                part.level(),
                part.territory(),
                part.indicator(),
                part.category(),
                null,
                null,
                null,
                null,
                part.contributors(),
                Status.MISSING);
    }

    Figure figure(Indicator indicator, Period period, Territory territory, Category category) {
        BigDecimal value = value(indicator);
        Stream.of(value, numerator, denominator).forEach(number -> checkSize(indicator, number));
        return new Figure(
                period,
                territory.perimeter(),
                territory.level(),
                territory.code(),
                indicator.id(),
                category,
                value,
                isMissing(indicator) ? null : rounded(numerator),
                rounded(denominator),
                unknownRate(),
                contributors,
                value == null ? Status.MISSING : Status.NORMAL);
    }

    private @Nullable BigDecimal value(Indicator indicator) {
        if (numerator == null || isMissing(indicator)) {
            return null;
        }
        if (indicator.denominator() == null && indicator.criteria().isEmpty()) {
            return rounded(numerator.multiply(indicator.scale()));
        }
        if (denominator == null || denominator.signum() == 0) {
            return null;
        }
        return numerator.multiply(indicator.scale()).divide(denominator, Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Whether there was something to count, and no line says whether it counts: 0 would be an answer. Only who is named is 0
     * where nobody is; how many are not stands beside it.
     */
    private boolean isMissing(Indicator indicator) {
        boolean nobodySays = known != null && known.signum() == 0 && total != null && total.signum() > 0;
        return nobodySays && !NAMED_PERSONS.equals(indicator.numerator());
    }

    private @Nullable BigDecimal unknownRate() {
        BigDecimal answers = denominator == null ? known : denominator;
        if (answers == null || total == null || total.signum() == 0) {
            return null;
        }
        return BigDecimal.ONE.subtract(answers.divide(total, Figure.DECIMALS, RoundingMode.HALF_UP));
    }

    /** What a database keeps and a measure may give has more digits than a workbook shows or a person reads. */
    private static void checkSize(Indicator indicator, @Nullable BigDecimal number) {
        if (number != null && number.precision() - number.scale() > MOST_WHOLE_DIGITS) {
            throw new ProblemException(
                    "indicator.too-large", indicator.id(), number.round(SHOWN).toString());
        }
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(Figure.DECIMALS, RoundingMode.HALF_UP);
    }
}
