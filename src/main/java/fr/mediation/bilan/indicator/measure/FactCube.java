package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.FactReader;
import fr.mediation.bilan.store.FactReader.Query;
import fr.mediation.bilan.store.FactReader.Type;
import fr.mediation.bilan.store.FactRow;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All measures of one fact table, summed in one scan: for each department, each place, each category of the dimensions
 * that columns hold, and, where asked, each month. Every other level is made of these.
 */
final class FactCube {
    private static final int MICROS = 1_000_000;
    private static final int NONE = -1;
    private static final String NO_DEPARTMENT = "";

    private static final int DEPARTMENT = 0;
    private static final int PLACE = 1;
    private static final int MONTH = 2;
    private static final int FIRST_DIMENSION = 3;
    private static final int MONTHS = 12;

    private final List<Aggregate> numbers;
    private final List<DistinctCounter> things;
    private final Map<Aggregate, Position> positions = new HashMap<>();
    private final List<Dimension> dimensions;
    private final List<Which> ofDimension;
    private final Which all;
    private final boolean byMonth;

    private final TextNumbers departments = new TextNumbers();
    private final TextNumbers places = new TextNumbers();
    private final List<Categories> categories = new ArrayList<>();

    private final Int2ObjectMap<Totals> byDepartment = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectMap<Totals> byPlace = new Int2ObjectOpenHashMap<>();
    private final List<Int2ObjectMap<Totals>> byMonthAndDepartment = new ArrayList<>();

    private final int[] numberColumns;
    private final int[] thingColumns;
    private final int[][] conditionColumns;
    private Type[] types;
    private final boolean[] absent;
    private final long[] number;
    private final BigDecimal[] exact;
    private final int[] sightings;

    /** Where an aggregate stands: among the numbers, or among those that count the same things. */
    private record Position(int index, int ofThings) {}

    /** The numbers and things that a group of lines is summed to. */
    private record Which(int[] numbers, int[] things) {}

    /**
     * A cube.
     *
     * @param aggregates what is summed, each once
     * @param dimensions those whose categories a column holds, each with the aggregates that are broken down by it
     * @param byMonth whether months are told apart
     */
    FactCube(List<Aggregate> aggregates, Map<Dimension, List<Aggregate>> dimensions, boolean byMonth) {
        numbers = aggregates.stream()
                .filter(aggregate -> aggregate.kind() != Aggregate.Kind.DISTINCT)
                .toList();
        things = things(aggregates);
        for (int i = 0; i < numbers.size(); i++) {
            positions.put(numbers.get(i), new Position(i, NONE));
        }
        for (int t = 0; t < things.size(); t++) {
            for (int i = 0; i < things.get(t).aggregates().size(); i++) {
                positions.put(things.get(t).aggregates().get(i), new Position(i, t));
            }
        }
        this.dimensions = List.copyOf(dimensions.keySet());
        this.byMonth = byMonth;
        ofDimension = dimensions.values().stream().map(this::which).toList();
        all = which(aggregates);
        this.dimensions.forEach(dimension -> categories.add(new Categories(dimension)));
        for (int month = 0; month < MONTHS; month++) {
            byMonthAndDepartment.add(new Int2ObjectOpenHashMap<>());
        }
        numberColumns = new int[numbers.size()];
        thingColumns = new int[things.size()];
        conditionColumns =
                things.stream().map(kind -> new int[kind.aggregates().size()]).toArray(int[][]::new);
        absent = new boolean[numbers.size()];
        number = new long[numbers.size()];
        exact = new BigDecimal[numbers.size()];
        sightings = new int[things.size()];
    }

    private static List<DistinctCounter> things(List<Aggregate> aggregates) {
        Map<String, List<Aggregate>> byBase = new LinkedHashMap<>();
        aggregates.stream()
                .filter(aggregate -> aggregate.kind() == Aggregate.Kind.DISTINCT)
                .forEach(aggregate -> byBase.computeIfAbsent(aggregate.argument(), base -> new ArrayList<>())
                        .add(aggregate));
        List<DistinctCounter> things = new ArrayList<>();
        byBase.forEach((base, own) -> {
            for (int from = 0; from < own.size(); from += DistinctCounter.MOST) {
                things.add(new DistinctCounter(
                        base, own.subList(from, Math.min(own.size(), from + DistinctCounter.MOST))));
            }
        });
        return List.copyOf(things);
    }

    private Which which(List<Aggregate> aggregates) {
        List<Position> own = aggregates.stream().map(positions::get).distinct().toList();
        return new Which(
                own.stream()
                        .filter(position -> position.ofThings() == NONE)
                        .mapToInt(Position::index)
                        .sorted()
                        .toArray(),
                own.stream()
                        .mapToInt(Position::ofThings)
                        .filter(ofThings -> ofThings != NONE)
                        .distinct()
                        .sorted()
                        .toArray());
    }

    /** What is read of a row. */
    Query query(String relation, String condition) {
        List<String> expressions = new ArrayList<>(List.of(
                "department", "place", byMonth ? "cast(extract(month from date) as int)" : "cast(null as int)"));
        dimensions.forEach(dimension -> expressions.add(dimension.column()));
        for (int i = 0; i < numberColumns.length; i++) {
            numberColumns[i] = column(expressions, numbers.get(i).argument());
        }
        for (int t = 0; t < thingColumns.length; t++) {
            thingColumns[t] = column(expressions, things.get(t).base());
            for (int i = 0; i < conditionColumns[t].length; i++) {
                String counted = things.get(t).aggregates().get(i).condition();
                conditionColumns[t][i] = counted == null ? NONE : column(expressions, counted);
            }
        }
        return new Query(relation, condition, expressions);
    }

    /** What is summed, and by what. */
    String grouping() {
        StringBuilder text = new StringBuilder();
        numbers.forEach(aggregate -> text.append(aggregate.sql()).append('\n'));
        things.forEach(kind -> kind.aggregates()
                .forEach(aggregate -> text.append(aggregate.sql()).append('\n')));
        for (int d = 0; d < dimensions.size(); d++) {
            Which which = ofDimension.get(d);
            text.append(dimensions.get(d).code())
                    .append(Arrays.toString(which.numbers()))
                    .append(Arrays.toString(which.things()))
                    .append('\n');
        }
        return text.toString();
    }

    /** What several aggregates are over is evaluated and sent once. */
    private static int column(List<String> expressions, String expression) {
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        expressions.add(expression);
        return expressions.size() - 1;
    }

    /**
     * Scans.
     *
     * @return how many rows there were
     */
    long scan(FactReader reader, Query query) {
        types = reader.types(query).toArray(Type[]::new);
        return reader.read(query, this::add);
    }

    private void add(FactRow row) {
        evaluate(row);
        int department = row.isNull(DEPARTMENT) ? NONE : departments.of(row, DEPARTMENT);
        add(byDepartment, department, all);
        if (!row.isNull(PLACE)) {
            add(byPlace, places.of(row, PLACE), all);
        }
        if (byMonth && !row.isNull(MONTH)) {
            add(byMonthAndDepartment.get((int) row.integer(MONTH) - 1), department, all);
        }
        for (int d = 0; d < dimensions.size(); d++) {
            for (Int2ObjectMap<Totals> category : categories.get(d).of(row, FIRST_DIMENSION + d)) {
                add(category, department, ofDimension.get(d));
            }
        }
    }

    private void evaluate(FactRow row) {
        for (int i = 0; i < number.length; i++) {
            int column = numberColumns[i];
            absent[i] = row.isNull(column);
            if (!absent[i]) {
                if (numbers.get(i).kind() == Aggregate.Kind.COUNT) {
                    number[i] = 1;
                    exact[i] = null;
                } else {
                    summand(row, column, i);
                }
            }
        }
        for (int t = 0; t < sightings.length; t++) {
            int column = thingColumns[t];
            long way = row.isNull(column) ? 0 : way(row, conditionColumns[t]);
            sightings[t] = way == 0 ? NONE : things.get(t).sighting(row, column, types[column], way);
        }
    }

    private static long way(FactRow row, int[] conditions) {
        long way = 0;
        for (int i = 0; i < conditions.length; i++) {
            int condition = conditions[i];
            if (condition == NONE || !row.isNull(condition) && row.integer(condition) == 1) {
                way |= 1L << i;
            }
        }
        return way;
    }

    private void summand(FactRow row, int column, int i) {
        exact[i] = null;
        if (types[column] == Type.DECIMAL) {
            number[i] = row.micros(column);
            if (number[i] == Long.MIN_VALUE) {
                exact[i] = row.decimal(column);
            }
        } else {
            number[i] = Math.multiplyExact(row.integer(column), MICROS);
        }
    }

    private void add(Int2ObjectMap<Totals> groups, int group, Which which) {
        Totals totals = groups.get(group);
        if (totals == null) {
            totals = new Totals(numbers.size(), things.size());
            groups.put(group, totals);
        }
        for (int i : which.numbers()) {
            if (!absent[i]) {
                if (exact[i] != null) {
                    totals.add(i, exact[i]);
                } else {
                    totals.add(i, number[i]);
                }
            }
        }
        for (int t : which.things()) {
            if (sightings[t] != NONE) {
                totals.include(t, sightings[t]);
            }
        }
    }

    /** What an aggregate comes to. */
    BigDecimal result(Totals totals, Aggregate aggregate) {
        Position position = positions.get(aggregate);
        return switch (aggregate.kind()) {
            case SUM -> totals.sum(position.index());
            case COUNT -> totals.count(position.index());
            case DISTINCT ->
                BigDecimal.valueOf(
                        totals.distinct(position.ofThings(), things.get(position.ofThings()))[position.index()]);
        };
    }

    /** The whole, by department; those of lines without one stand under an empty text. */
    Map<String, Totals> departments() {
        return named(byDepartment);
    }

    /** A month's lines, by department. */
    Map<String, Totals> month(int month) {
        return named(byMonthAndDepartment.get(month - 1));
    }

    /** The departments of each category of a dimension; a line with several counts in each. */
    Map<String, Map<String, Totals>> categories(Dimension dimension) {
        Map<String, Map<String, Totals>> named = new TreeMap<>();
        categories
                .get(dimensions.indexOf(dimension))
                .byName
                .forEach((category, departments) -> named.put(category, named(departments)));
        return named;
    }

    /** The categories of one dimension, found by what a row's column holds. */
    private static final class Categories {
        private final Dimension dimension;
        private final TextNumbers values = new TextNumbers();
        private final List<List<Int2ObjectMap<Totals>>> byValue = new ArrayList<>();
        private final Map<String, Int2ObjectMap<Totals>> byName = new HashMap<>();
        private List<Int2ObjectMap<Totals>> unknown;

        Categories(Dimension dimension) {
            this.dimension = dimension;
        }

        List<Int2ObjectMap<Totals>> of(FactRow row, int column) {
            if (row.isNull(column)) {
                if (unknown == null) {
                    unknown = List.of(named(Dimension.UNKNOWN));
                }
                return unknown;
            }
            int value = values.of(row, column);
            if (value == byValue.size()) {
                String text = values.text(value);
                Stream<String> names = dimension.list() ? Arrays.stream(text.split("\\|")) : Stream.of(text);
                byValue.add(names.map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .map(this::named)
                        .toList());
            }
            return byValue.get(value);
        }

        private Int2ObjectMap<Totals> named(String name) {
            return byName.computeIfAbsent(name, n -> new Int2ObjectOpenHashMap<>());
        }
    }

    /** The lines of each place. */
    Map<String, Totals> places() {
        Map<String, Totals> named = new TreeMap<>();
        byPlace.forEach((place, totals) -> named.put(places.text(place), totals));
        return named;
    }

    private Map<String, Totals> named(Int2ObjectMap<Totals> groups) {
        Map<String, Totals> named = new TreeMap<>();
        groups.forEach((department, totals) ->
                named.put(department == NONE ? NO_DEPARTMENT : departments.text(department), totals));
        return named;
    }

    /** Writes the cube, so that another of the same aggregates and dimensions can go on from it. */
    void write(DataOutput out) throws IOException {
        departments.write(out);
        places.write(out);
        for (DistinctCounter kind : things) {
            kind.write(out);
        }
        write(out, byDepartment);
        write(out, byPlace);
        for (Int2ObjectMap<Totals> month : byMonthAndDepartment) {
            write(out, month);
        }
        for (Categories ofDimension : categories) {
            out.writeInt(ofDimension.byName.size());
            for (Map.Entry<String, Int2ObjectMap<Totals>> category : ofDimension.byName.entrySet()) {
                out.writeUTF(category.getKey());
                write(out, category.getValue());
            }
        }
    }

    private static void write(DataOutput out, Int2ObjectMap<Totals> groups) throws IOException {
        out.writeInt(groups.size());
        for (Int2ObjectMap.Entry<Totals> group : groups.int2ObjectEntrySet()) {
            out.writeInt(group.getIntKey());
            group.getValue().write(out);
        }
    }

    /** Takes what was written, in place of nothing. */
    void read(DataInput in) throws IOException {
        departments.read(in);
        places.read(in);
        for (DistinctCounter kind : things) {
            kind.read(in);
        }
        read(in, byDepartment);
        read(in, byPlace);
        for (Int2ObjectMap<Totals> month : byMonthAndDepartment) {
            read(in, month);
        }
        for (Categories ofDimension : categories) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                read(in, ofDimension.named(in.readUTF()));
            }
        }
    }

    private void read(DataInput in, Int2ObjectMap<Totals> groups) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int group = in.readInt();
            Totals totals = new Totals(numbers.size(), things.size());
            totals.read(in);
            groups.put(group, totals);
        }
    }
}
