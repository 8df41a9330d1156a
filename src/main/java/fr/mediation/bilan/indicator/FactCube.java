package fr.mediation.bilan.indicator;

import fr.mediation.bilan.store.FactReader;
import fr.mediation.bilan.store.FactReader.Query;
import fr.mediation.bilan.store.FactReader.Type;
import fr.mediation.bilan.store.FactRow;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All measures of one fact table, summed in one scan: for each department, each place, each category of the dimensions
 * that columns hold, and, where asked, each month. Every other level is made of these.
 *
 * <p>Persons, activities, places… are numbered as they come, whatever aggregate counts them, so that sets of them unite.
 */
final class FactCube {
    private static final int MICROS = 1_000_000;
    private static final int UNSEEN = -1;
    private static final String NO_DEPARTMENT = "";

    private static final int DEPARTMENT = 0;
    private static final int PLACE = 1;
    private static final int MONTH = 2;
    private static final int FIRST_DIMENSION = 3;
    private static final int MONTHS = 12;

    private final List<Aggregate> aggregates;
    private final Map<Aggregate, Integer> positions = new HashMap<>();
    private final List<Dimension> dimensions;
    private final int[][] ofDimension;
    private final boolean byMonth;
    private final int[] all;

    private final TextNumbers departments = new TextNumbers();
    private final TextNumbers places = new TextNumbers();
    private final TextNumbers texts = new TextNumbers();
    private final Map<Type, Long2IntOpenHashMap> keys = new EnumMap<>(Type.class);
    private final List<Categories> categories = new ArrayList<>();

    private final Int2ObjectMap<Totals> byDepartment = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectMap<Totals> byPlace = new Int2ObjectOpenHashMap<>();
    private final List<Int2ObjectMap<Totals>> byMonthAndDepartment = new ArrayList<>();

    private final int[] columns;
    private final Type[] types;
    private final long[] number;
    private final BigDecimal[] exact;
    private final boolean[] absent;

    /**
     * A cube.
     *
     * @param aggregates what is summed, each once
     * @param dimensions those whose categories a column holds, each with the aggregates that are broken down by it
     * @param byMonth whether months are told apart
     */
    FactCube(List<Aggregate> aggregates, Map<Dimension, List<Aggregate>> dimensions, boolean byMonth) {
        this.aggregates = aggregates;
        for (int i = 0; i < aggregates.size(); i++) {
            positions.put(aggregates.get(i), i);
        }
        this.dimensions = List.copyOf(dimensions.keySet());
        ofDimension = dimensions.values().stream()
                .map(own -> own.stream().mapToInt(positions::get).distinct().toArray())
                .toArray(int[][]::new);
        this.byMonth = byMonth;
        all = positions.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.dimensions.forEach(dimension -> categories.add(new Categories(dimension)));
        for (int month = 0; month < MONTHS; month++) {
            byMonthAndDepartment.add(new Int2ObjectOpenHashMap<>());
        }
        columns = new int[aggregates.size()];
        types = new Type[aggregates.size()];
        number = new long[aggregates.size()];
        exact = new BigDecimal[aggregates.size()];
        absent = new boolean[aggregates.size()];
    }

    /** What is read of a row. */
    Query query(String relation, String condition) {
        List<String> expressions = new ArrayList<>(List.of(
                "department", "place", byMonth ? "cast(extract(month from date) as int)" : "cast(null as int)"));
        dimensions.forEach(dimension -> expressions.add(dimension.columnOrNull()));
        // What several aggregates are over is evaluated and sent once.
        for (int i = 0; i < columns.length; i++) {
            String argument = aggregates.get(i).argument();
            int known = expressions.indexOf(argument);
            columns[i] = known < 0 ? expressions.size() : known;
            if (known < 0) {
                expressions.add(argument);
            }
        }
        return new Query(relation, condition, expressions);
    }

    /**
     * Scans.
     *
     * @return how many rows there were
     */
    long scan(FactReader reader, Query query) {
        List<Type> all = reader.types(query);
        for (int i = 0; i < types.length; i++) {
            types[i] = all.get(columns[i]);
        }
        return reader.read(query, this::add);
    }

    private void add(FactRow row) {
        evaluate(row);
        int department = row.isNull(DEPARTMENT) ? UNSEEN : departments.of(row, DEPARTMENT);
        add(byDepartment, department, all);
        if (!row.isNull(PLACE)) {
            add(byPlace, places.of(row, PLACE), all);
        }
        if (byMonth && !row.isNull(MONTH)) {
            add(byMonthAndDepartment.get((int) row.integer(MONTH) - 1), department, all);
        }
        for (int d = 0; d < ofDimension.length; d++) {
            for (Int2ObjectMap<Totals> category : categories.get(d).of(row, FIRST_DIMENSION + d)) {
                add(category, department, ofDimension[d]);
            }
        }
    }

    private void evaluate(FactRow row) {
        for (int i = 0; i < types.length; i++) {
            int column = columns[i];
            absent[i] = row.isNull(column);
            if (!absent[i]) {
                switch (aggregates.get(i).kind()) {
                    case SUM -> summand(row, column, i);
                    case COUNT -> number[i] = 1;
                    case DISTINCT -> number[i] = thing(row, column, types[i]);
                }
            }
        }
    }

    private void summand(FactRow row, int column, int i) {
        exact[i] = null;
        if (types[i] == Type.DECIMAL) {
            number[i] = row.micros(column);
            if (number[i] == Long.MIN_VALUE) {
                exact[i] = row.decimal(column);
            }
        } else {
            number[i] = Math.multiplyExact(row.integer(column), MICROS);
        }
    }

    private int thing(FactRow row, int column, Type type) {
        if (type == Type.TEXT) {
            return texts.of(row, column);
        }
        long key = type == Type.KEY ? row.key(column) : row.integer(column);
        Long2IntOpenHashMap numbers = keys.get(type);
        if (numbers == null) {
            numbers = new Long2IntOpenHashMap();
            numbers.defaultReturnValue(UNSEEN);
            keys.put(type, numbers);
        }
        int thing = numbers.get(key);
        if (thing == UNSEEN) {
            thing = numbers.size();
            numbers.put(key, thing);
        }
        return thing;
    }

    private void add(Int2ObjectMap<Totals> groups, int group, int[] which) {
        Totals totals = groups.get(group);
        if (totals == null) {
            totals = new Totals(aggregates.size());
            groups.put(group, totals);
        }
        for (int i : which) {
            if (!absent[i]) {
                if (aggregates.get(i).kind() == Aggregate.Kind.DISTINCT) {
                    totals.include(i, (int) number[i]);
                } else if (exact[i] != null) {
                    totals.add(i, exact[i]);
                } else {
                    totals.add(i, number[i]);
                }
            }
        }
    }

    /** What an aggregate comes to. */
    BigDecimal result(Totals totals, Aggregate aggregate) {
        int position = positions.get(aggregate);
        return switch (aggregate.kind()) {
            case SUM -> totals.sum(position);
            case COUNT -> totals.count(position);
            case DISTINCT -> totals.distinct(position);
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
                named.put(department == UNSEEN ? NO_DEPARTMENT : departments.text(department), totals));
        return named;
    }
}
