package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.indicator.cube.Totals;
import fr.mediation.bilan.indicator.measure.Answers.Answer;
import fr.mediation.bilan.indicator.measure.Reporters.Reporter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of two years in a territory: what all reported, and what those that are compared reported. */
final class ScopeSide {
    /** A single reporter may say this much less of its activity in one year than in the other: of a few lines, chance does it. */
    private static final BigDecimal LEAST_OF_ONE = new BigDecimal("0.25");

    private final Measurement measurement;
    private final Answers answers;
    private final int year;
    private final Territory territory;
    private final Optional<Totals> all;
    private final List<Asked> common;
    private final Map<Set<String>, Optional<Totals>> totals = new HashMap<>();

    /** One of both years, with what it answers. */
    private record Asked(Reporter reporter, Answer[] answers) {}

    ScopeSide(
            Measurement measurement,
            Answers answers,
            int year,
            Territory territory,
            Map<String, Reporter> reporters,
            Set<String> common) {
        this.measurement = measurement;
        this.answers = answers;
        this.year = year;
        this.territory = territory;
        all = Reporters.totals(reporters.values());
        this.common = reporters.values().stream()
                .filter(reporter -> common.contains(reporter.key()))
                .map(reporter -> new Asked(reporter, answers.of(reporter.totals())))
                .toList();
        if (this.common.size() == reporters.size()) {
            totals.put(Set.of(), all);
        }
    }

    /** Those of both years that are so in this one. */
    List<String> compared(Predicate<Reporter> so) {
        return common.stream()
                .map(Asked::reporter)
                .filter(so)
                .map(Reporter::key)
                .toList();
    }

    /** Those of both years that say nothing of a figure in this one: who names nobody, or gives no ages. */
    List<String> silent(Formula formula) {
        int position = answers.position(formula);
        return common.stream()
                .filter(one -> !one.answers()[position].says())
                .map(one -> one.reporter().key())
                .toList();
    }

    /**
     * Those of both years of whose activity a count rests on a much larger part in one of them: who names one person of twenty
     * and then all has no more persons. All of them, where even the others together say much more in one of the years.
     *
     * @param other the other year
     * @param formula the figure
     * @param silent who is left out for another reason
     */
    List<String> unlike(ScopeSide other, Formula formula, Set<String> silent) {
        if (formula.denominator() != null || formula.known() == null) {
            return List.of();
        }
        int position = answers.position(formula);
        Map<String, Optional<BigDecimal>> others = other.common.stream()
                .collect(Collectors.toMap(
                        one -> one.reporter().key(), one -> Optional.ofNullable(one.answers()[position].share())));
        List<String> unlike = common.stream()
                .filter(one -> !areAlike(
                        Optional.ofNullable(one.answers()[position].share()),
                        others.get(one.reporter().key()),
                        LEAST_OF_ONE))
                .map(one -> one.reporter().key())
                .toList();
        Set<String> leftOut = new TreeSet<>(silent);
        leftOut.addAll(unlike);
        boolean areAlike = areAlike(
                common(leftOut).flatMap(some -> answers.shareOfAll(some, formula)),
                other.common(leftOut).flatMap(some -> other.answers.shareOfAll(some, formula)),
                ConstantScope.LEAST_SHARE);
        return areAlike ? unlike : compared(all -> true);
    }

    private static boolean areAlike(Optional<BigDecimal> one, Optional<BigDecimal> other, BigDecimal least) {
        return one.isEmpty()
                || other.isEmpty()
                || one.get()
                                .min(other.get())
                                .compareTo(one.get().max(other.get()).multiply(least))
                        >= 0;
    }

    private Optional<Totals> common(Set<String> silent) {
        return totals.computeIfAbsent(
                silent,
                some -> Reporters.totals(common.stream()
                        .map(Asked::reporter)
                        .filter(reporter -> !some.contains(reporter.key()))
                        .toList()));
    }

    @Nullable
    BigDecimal value(Formula formula, Set<String> silent) {
        return common(silent).map(some -> figure(formula, some).value()).orElse(null);
    }

    private Figure figure(Formula formula, Totals totals) {
        return measurement.figure(formula, Period.year(year), territory, Category.TOTAL, totals);
    }

    BigDecimal volume() {
        return common(Set.of()).map(measurement::volume).orElse(BigDecimal.ZERO);
    }

    @Nullable
    BigDecimal shareOfVolume() {
        return share(all.map(measurement::volume).orElse(BigDecimal.ZERO), volume());
    }

    /** The share of the volume that reporters of both years carry; null where there was none. */
    @Nullable
    BigDecimal share(Formula formula, Set<String> silent) {
        BigDecimal whole = all.map(some -> volume(formula, some)).orElse(BigDecimal.ZERO);
        BigDecimal part = common(silent).map(some -> volume(formula, some)).orElse(BigDecimal.ZERO);
        return share(whole, part);
    }

    private static @Nullable BigDecimal share(BigDecimal whole, BigDecimal part) {
        return whole.signum() <= 0 ? null : part.divide(whole, Figure.DECIMALS, RoundingMode.HALF_UP);
    }

    private BigDecimal volume(Formula formula, Totals totals) {
        Figure figure = figure(formula, totals);
        BigDecimal volume = formula.denominator() == null ? figure.numerator() : figure.denominator();
        boolean adds = formula.denominator() != null || formula.counts();
        return adds ? Optional.ofNullable(volume).orElse(BigDecimal.ZERO) : measurement.volume(totals);
    }

    /** The numerator of a reporter; 0 where it has none. */
    double number(Reporter reporter, Formula formula) {
        return answers.of(reporter.totals())[answers.position(formula)].number();
    }

    Optional<BigDecimal> whole(Formula formula) {
        return all.map(some -> figure(formula, some).value());
    }
}
