package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Expression;
import fr.mediation.bilan.indicator.row.RowExpressions;
import fr.mediation.bilan.indicator.row.RowValue;
import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of a scan. A row is evaluated once, whatever the number of groups it belongs to; what it gives is then
 * added to the totals of each of them. Nothing is allocated for a row, but for the values of a median.
 */
final class Aggregates {
    private static final int NONE = -1;

    private final List<Aggregate> sums;
    private final List<DistinctCounter> counters;
    private final List<Aggregate> medians;
    private final Map<Aggregate, Position> positions = new HashMap<>();

    private RowExpressions row = new RowExpressions(new ArrayList<>());
    private final RowValue[] summands;
    private final int[] counterColumns;
    /** Of each counter by aggregate; null where an aggregate has no condition. */
    private final @Nullable RowValue[][] conditions;

    private final RowValue[] medianValues;
    private Type[] types = {};

    /** Whether rows with a value are counted, and not their values summed. */
    private final boolean[] counting;

    private final long[] micros;
    /** What millionths cannot hold, which are then the least there are. */
    private final BigDecimal[] exact;

    private final int[] observations;
    private final @Nullable BigDecimal[] values;
    /** A bit for each sum that the row has a value of, and for each whose value is not 0. */
    private final long[] present;

    private final long[] nonZero;

    /** The index of an aggregate: among the sums, the medians, or the aggregates of a distinct counter. */
    private record Position(int index, int counter) {}

    /** Some of the aggregates, by their indexes: sums, which are bits too, counters with all their aggregates, and medians. */
    record Subset(int[] sums, int[] counters, int[] medians, long[] sumBits) {
        @Override
        public String toString() {
            // Sums that were kept before there were medians are told by the same text.
            return Arrays.toString(sums)
                    + Arrays.toString(counters)
                    + (medians.length == 0 ? "" : Arrays.toString(medians));
        }
    }

    Aggregates(Collection<Aggregate> aggregates) {
        sums = aggregates.stream()
                .filter(aggregate -> aggregate.kind() == Aggregate.Kind.SUM || aggregate.kind() == Aggregate.Kind.COUNT)
                .toList();
        medians = aggregates.stream()
                .filter(aggregate -> aggregate.kind() == Aggregate.Kind.MEDIAN)
                .toList();
        counters = counters(aggregates);
        for (int i = 0; i < sums.size(); i++) {
            positions.put(sums.get(i), new Position(i, NONE));
        }
        for (int i = 0; i < medians.size(); i++) {
            positions.put(medians.get(i), new Position(i, NONE));
        }
        for (int c = 0; c < counters.size(); c++) {
            for (int i = 0; i < counters.get(c).aggregates().size(); i++) {
                positions.put(counters.get(c).aggregates().get(i), new Position(i, c));
            }
        }
        summands = new RowValue[sums.size()];
        counterColumns = new int[counters.size()];
        conditions = counters.stream()
                .map(counter -> new RowValue[counter.aggregates().size()])
                .toArray(RowValue[][]::new);
        medianValues = new RowValue[medians.size()];
        values = new BigDecimal[medians.size()];
        counting = new boolean[sums.size()];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = sums.get(i).kind() == Aggregate.Kind.COUNT;
        }
        micros = new long[sums.size()];
        exact = new BigDecimal[sums.size()];
        observations = new int[counters.size()];
        present = new long[Sums.words(sums.size())];
        nonZero = new long[present.length];
    }

    /** One counter for all aggregates that count the same expression, or several where a mask has too few bits. */
    private static List<DistinctCounter> counters(Collection<Aggregate> aggregates) {
        Map<String, List<Aggregate>> byExpression = new LinkedHashMap<>();
        aggregates.stream()
                .filter(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT)
                .forEach(aggregate -> byExpression
                        .computeIfAbsent(aggregate.argument().sql(), expression -> new ArrayList<>())
                        .add(aggregate));
        List<DistinctCounter> counters = new ArrayList<>();
        byExpression.forEach((expression, own) -> {
            for (int from = 0; from < own.size(); from += DistinctCounter.MOST_AGGREGATES) {
                int to = Math.min(own.size(), from + DistinctCounter.MOST_AGGREGATES);
                counters.add(new DistinctCounter(expression, own.subList(from, to)));
            }
        });
        return List.copyOf(counters);
    }

    List<DistinctCounter> counters() {
        return counters;
    }

    /** The subset of some aggregates; a counter that counts for one of them belongs to it as a whole. */
    Subset subset(Collection<Aggregate> wanted) {
        int[] ofSums = indexes(wanted, Set.of(Aggregate.Kind.SUM, Aggregate.Kind.COUNT), Position::index);
        long[] bits = new long[Sums.words(sums.size())];
        for (int sum : ofSums) {
            bits[sum / Long.SIZE] |= 1L << sum;
        }
        return new Subset(
                ofSums,
                indexes(wanted, Set.of(Aggregate.Kind.DISTINCT), Position::counter),
                indexes(wanted, Set.of(Aggregate.Kind.MEDIAN), Position::index),
                bits);
    }

    private int[] indexes(Collection<Aggregate> wanted, Set<Aggregate.Kind> kinds, ToIntFunction<Position> index) {
        return wanted.stream()
                .filter(aggregate -> kinds.contains(aggregate.kind()))
                .map(positions::get)
                .mapToInt(index)
                .distinct()
                .sorted()
                .toArray();
    }

    /** All of them; those of a counter together. */
    List<Aggregate> all() {
        return Stream.of(
                        sums.stream(),
                        counters.stream().flatMap(counter -> counter.aggregates().stream()),
                        medians.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Whether an aggregate has the same result, for a median of the same values, in the totals of two groups. */
    boolean isSame(Aggregate aggregate, Totals one, Totals other) {
        if (aggregate.kind() == Aggregate.Kind.MEDIAN) {
            int index = positions.get(aggregate).index();
            return one.values(index).equals(other.values(index));
        }
        BigDecimal result = result(one, aggregate);
        BigDecimal otherResult = result(other, aggregate);
        return result == null || otherResult == null ? result == otherResult : result.compareTo(otherResult) == 0;
    }

    /** All aggregates in SQL, one a line. */
    String sql() {
        StringBuilder text = new StringBuilder();
        sums.forEach(sum -> text.append(sum.sql()).append('\n'));
        counters.forEach(counter -> counter.aggregates()
                .forEach(aggregate -> text.append(aggregate.sql()).append('\n')));
        medians.forEach(median -> text.append(median.sql()).append('\n'));
        return text.toString();
    }

    /** Adds the expressions that must be selected to those of a query, each once. */
    void select(List<String> expressions) {
        row = new RowExpressions(expressions);
        // What is selected anyway is tested here.
        for (int c = 0; c < counterColumns.length; c++) {
            counterColumns[c] = row.column(counters.get(c).expression());
        }
        for (int i = 0; i < summands.length; i++) {
            summands[i] = row.value(sums.get(i).argument());
        }
        for (int i = 0; i < medianValues.length; i++) {
            medianValues[i] = row.value(medians.get(i).argument());
        }
        for (int c = 0; c < conditions.length; c++) {
            for (int i = 0; i < conditions[c].length; i++) {
                Expression condition = counters.get(c).aggregates().get(i).condition();
                conditions[c][i] = condition == null ? null : row.value(condition);
            }
        }
    }

    /** Says of which types the selected expressions are, before the first row. */
    void types(List<Type> selected) {
        types = selected.toArray(Type[]::new);
        row.types(selected);
    }

    void evaluate(FactRow read) {
        row.read(read);
        evaluateSums();
        for (int i = 0; i < values.length; i++) {
            values[i] = medianValues[i].isNull() ? null : medianValues[i].decimal();
        }
        for (int c = 0; c < observations.length; c++) {
            int column = counterColumns[c];
            long mask = read.isNull(column) ? 0 : mask(conditions[c]);
            observations[c] = mask == 0 ? NONE : counters.get(c).observe(read, column, types[column], mask);
        }
    }

    private void evaluateSums() {
        Arrays.fill(present, 0);
        Arrays.fill(nonZero, 0);
        for (int i = 0; i < micros.length; i++) {
            RowValue summand = summands[i];
            if (summand.isNull()) {
                continue;
            }
            present[i / Long.SIZE] |= 1L << i;
            long number = counting[i] ? 1 : summand.micros();
            if (number == Long.MIN_VALUE) {
                exact[i] = summand.decimal();
            }
            if (number != 0) {
                nonZero[i / Long.SIZE] |= 1L << i;
            }
            micros[i] = number;
        }
    }

    private static long mask(@Nullable RowValue[] conditions) {
        long mask = 0;
        for (int i = 0; i < conditions.length; i++) {
            RowValue condition = conditions[i];
            if (condition == null || condition.isTrue()) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    Sums noSums() {
        return new Sums(sums.size(), medians.size());
    }

    Totals noTotals() {
        return new Totals(noSums(), new Tally[counters.size()]);
    }

    /** Adds what the row evaluated last gives for the sums and medians of a subset of the aggregates. */
    void addTo(Sums to, Subset subset) {
        for (int word = 0; word < present.length; word++) {
            long wanted = subset.sumBits()[word];
            to.know(word, present[word] & wanted);
            // Most of a row's summands are 0: the men of a line of women.
            for (long left = nonZero[word] & wanted; left != 0; left &= left - 1) {
                int sum = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (micros[sum] == Long.MIN_VALUE) {
                    to.add(sum, exact[sum]);
                } else {
                    to.add(sum, micros[sum]);
                }
            }
        }
        for (int i : subset.medians()) {
            if (values[i] != null) {
                to.addValue(i, values[i]);
            }
        }
    }

    /** Adds the observations that the row evaluated last is to where they occur. */
    void addTo(List<Occurrences> occurrences, int unit) {
        for (int c = 0; c < observations.length; c++) {
            if (observations[c] != NONE) {
                occurrences.get(c).add(observations[c], unit);
            }
        }
    }

    /** The result of an aggregate; null where it is a sum or a median and no row has a value. */
    BigDecimal result(Totals totals, Aggregate aggregate) {
        Position position = positions.get(aggregate);
        return switch (aggregate.kind()) {
            case SUM -> totals.sum(position.index());
            case COUNT -> totals.count(position.index());
            case MEDIAN -> totals.median(position.index());
            case DISTINCT -> BigDecimal.valueOf(totals.distinct(position.counter(), position.index()));
        };
    }
}
