package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.ColumnType;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The measures of one indicator, read from its definition.
 *
 * @param indicator the definition
 * @param numerator what is measured
 * @param denominator what it is divided by
 * @param total the denominator with unknown answers included
 * @param known how many of the total say what is counted, where there is no denominator
 * @param parts the formulas of those categories that have measures of their own: counts and criteria
 */
public record Formula(
        Indicator indicator,
        Measure numerator,
        @Nullable Measure denominator,
        @Nullable Measure total,
        @Nullable Measure known,
        Map<Category, Formula> parts) {

    /** {@return all aggregates that it is computed from, those of its parts included, some of them several times} */
    public Stream<Aggregate> aggregates() {
        return Stream.concat(
                Stream.of(numerator, denominator, total, known)
                        .filter(Objects::nonNull)
                        .flatMap(Measure::aggregates),
                parts.values().stream().flatMap(Formula::aggregates));
    }

    /**
     * {@return whether it is broken down by the values of a column: false where the categories are counts or criteria}
     *
     * @param dimension the dimension that the column belongs to
     */
    public boolean isBrokenDownBy(Dimension dimension) {
        return dimension.column() != null && indicator.dimensions().contains(dimension);
    }

    /**
     * {@return the numerator of some facts, null where no fact has a value}
     *
     * @param results what each aggregate comes to
     */
    public @Nullable BigDecimal numerator(Function<Aggregate, BigDecimal> results) {
        return numerator.value(results);
    }

    /**
     * {@return the denominator, null where there is none}
     *
     * @param results what each aggregate comes to
     */
    public @Nullable BigDecimal denominator(Function<Aggregate, BigDecimal> results) {
        return denominator == null ? null : denominator.value(results);
    }

    /**
     * {@return the whole, known and unknown; null where that does not apply}
     *
     * @param results what each aggregate comes to
     */
    public @Nullable BigDecimal total(Function<Aggregate, BigDecimal> results) {
        return total == null ? null : total.value(results);
    }

    /**
     * {@return how many of the whole say what is counted; null where that does not apply}
     *
     * @param results what each aggregate comes to
     */
    public @Nullable BigDecimal known(Function<Aggregate, BigDecimal> results) {
        return known == null ? null : known.value(results);
    }

    /** {@return whether no fact makes it 0 rather than unknown: it counts or adds up} */
    public boolean counts() {
        return denominator == null
                && indicator.criteria().isEmpty()
                && numerator.aggregates().noneMatch(aggregate -> aggregate.kind() == Aggregate.Kind.MEDIAN);
    }

    /**
     * Reads the measures of an indicator that is measured on facts.
     *
     * @param indicator its definition
     * @throws WrongMeasure if one is not admitted
     */
    public static Formula of(Indicator indicator) throws WrongMeasure {
        Map<String, ColumnType> columns = indicator.facts().orElseThrow().columns();
        return indicator.criteria().isEmpty() ? measured(indicator, columns) : evaluated(indicator, columns);
    }

    private static Formula measured(Indicator indicator, Map<String, ColumnType> columns) throws WrongMeasure {
        Measure numerator = MeasureParser.parse(indicator.numerator(), columns);
        Measure denominator = parsed(indicator.denominator(), columns);
        Measure total = parsed(indicator.total(), columns);
        Measure known = parsed(indicator.known(), columns);
        Map<Category, Formula> parts = new LinkedHashMap<>();
        for (Dimension dimension : indicator.dimensions()) {
            dimension
                    .counts()
                    .forEach((code, column) -> parts.put(
                            new Category(dimension, code),
                            new Formula(
                                    indicator,
                                    numerator.restrictedTo(column),
                                    restricted(denominator, column),
                                    restricted(total, column),
                                    restricted(known, column),
                                    Map.of())));
        }
        return new Formula(indicator, numerator, denominator, total, known, parts);
    }

    private static @Nullable Measure parsed(@Nullable String sql, Map<String, ColumnType> columns) throws WrongMeasure {
        return sql == null ? null : MeasureParser.parse(sql, columns);
    }

    private static @Nullable Measure restricted(@Nullable Measure measure, String column) {
        return measure == null ? null : measure.restrictedTo(column);
    }

    private static Formula evaluated(Indicator indicator, Map<String, ColumnType> columns) throws WrongMeasure {
        Expression all = null;
        Map<Category, Formula> parts = new LinkedHashMap<>();
        Measure denominator = MeasureParser.parse("count(*)", columns);
        for (Indicator.Criterion criterion : indicator.criteria()) {
            Expression holds = MeasureParser.parseCondition(criterion.holds(), columns);
            all = all == null ? holds : new Expression.Operation(all, "and", holds, ColumnType.BOOLEAN);
            parts.put(
                    new Category(Dimension.CRITERION, criterion.id()),
                    new Formula(indicator, rowsThatMeet(holds), denominator, null, null, Map.of()));
        }
        return new Formula(indicator, rowsThatMeet(Objects.requireNonNull(all)), denominator, null, null, parts);
    }

    private static Measure rowsThatMeet(Expression condition) {
        return Measure.Of.sum(Expression.Case.of(condition, Expression.Literal.ONE, Expression.Literal.ZERO));
    }
}
