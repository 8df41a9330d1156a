package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.cube.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What single reporters answer to each indicator in a year. A reporter lies in a department, a region of each perimeter and
 * the country, and is asked by all of them: it is looked at once.
 */
final class Answers {
    private final @Nullable Measurement measurement;
    private final List<Formula> formulas;
    private final Map<Formula, Integer> positions = new IdentityHashMap<>();
    private final Map<Totals, Answer[]> known = new ConcurrentHashMap<>();

    /**
     * What a reporter answers to one indicator.
     *
     * @param says whether it says anything of it: who names nobody, or gives no ages, does not
     * @param number the numerator; 0 where it has none
     * @param share on which share of what it is asked the number rests, 0 to 1; null where nothing is asked
     */
    record Answer(boolean says, double number, @Nullable BigDecimal share) {}

    /**
     * Those of a year.
     *
     * @param measurement the facts of the year; null where there is none
     * @param formulas the indicators
     */
    Answers(@Nullable Measurement measurement, List<Formula> formulas) {
        this.measurement = measurement;
        this.formulas = formulas;
        formulas.forEach(formula -> positions.put(formula, positions.size()));
    }

    /** What a reporter answers to each indicator, by {@link #position}. */
    Answer[] of(Totals totals) {
        return known.computeIfAbsent(
                totals, one -> formulas.stream().map(each -> answer(one, each)).toArray(Answer[]::new));
    }

    /** Where the answer to an indicator stands. */
    int position(Formula formula) {
        return positions.get(formula);
    }

    private Answer answer(Totals totals, Formula formula) {
        if (measurement == null) {
            return new Answer(false, 0, null);
        }
        Function<Aggregate, BigDecimal> results =
                aggregate -> measurement.cube().result(totals, aggregate);
        BigDecimal number = formula.numerator(results);
        return new Answer(
                says(formula, results),
                number == null ? 0 : number.doubleValue(),
                share(formula, results).orElse(null));
    }

    private static boolean says(Formula formula, Function<Aggregate, BigDecimal> results) {
        if (formula.total() == null) {
            return formula.denominator() != null || formula.numerator(results) != null;
        }
        BigDecimal answers = formula.denominator() == null ? formula.known(results) : formula.denominator(results);
        return isPositive(answers) || !isPositive(formula.total(results));
    }

    private static Optional<BigDecimal> share(Formula formula, Function<Aggregate, BigDecimal> results) {
        BigDecimal asked = formula.total(results);
        BigDecimal known = formula.known(results);
        return isPositive(asked) && known != null
                ? Optional.of(known.divide(asked, Figure.DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    private static boolean isPositive(@Nullable BigDecimal number) {
        return number != null && number.signum() > 0;
    }

    /** On which share of what they are asked the number of several reporters rests; empty where nothing is asked. */
    Optional<BigDecimal> shareOfAll(Totals together, Formula formula) {
        return measurement == null
                ? Optional.empty()
                : share(formula, aggregate -> measurement.cube().result(together, aggregate));
    }
}
