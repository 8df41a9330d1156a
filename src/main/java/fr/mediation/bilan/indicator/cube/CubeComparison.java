package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Aggregate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a cube that was kept against one of the same shape that was made of the facts. */
public final class CubeComparison {
    private static final Comparator<@Nullable String> NULLS_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final int MONTHS = 12;
    private static final String UNKNOWN = "unknown";

    private final FactCube kept;
    private final FactCube counted;
    private final List<Aggregate> aggregates;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Some rows.
     *
     * @param department the department's code; empty where it is not known
     * @param place the place; null where all of the department are meant, or rows that name none
     * @param reporter who reported them; null where that is not known, or does not matter
     * @param category the category of a dimension, or a month; null where all are meant
     */
    public record Group(
            String department,
            @Nullable String place,
            @Nullable String reporter,
            @Nullable String category) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return Comparator.comparing(Group::category, NULLS_FIRST)
                    .thenComparing(Group::department)
                    .thenComparing(Group::place, NULLS_FIRST)
                    .thenComparing(Group::reporter, NULLS_FIRST)
                    .compare(this, other);
        }
    }

    /**
     * What is kept and is not so.
     *
     * @param group of which rows
     * @param aggregate what of them, as SQL
     * @param kept what is kept
     * @param counted what the facts say; where that is the same, as many values are counted but others
     */
    public record Difference(Group group, String aggregate, String kept, String counted) {}

    private CubeComparison(FactCube kept, FactCube counted) {
        this.kept = kept;
        this.counted = counted;
        this.aggregates = kept.aggregates().all();
    }

    /**
     * {@return what is kept and is not so}
     *
     * @param kept what is kept; nothing was asked of it yet
     * @param counted what was made of the facts; nothing was asked of it yet
     */
    public static List<Difference> of(FactCube kept, FactCube counted) {
        return new CubeComparison(kept, counted).differences();
    }

    private List<Difference> differences() {
        long[][] valuesKept = kept.fingerprints();
        long[][] valuesCounted = counted.fingerprints();
        Map<Group, Integer> unitsKept = units(kept);
        Map<Group, Integer> unitsCounted = units(counted);
        Set<Group> units = new TreeSet<>(unitsKept.keySet());
        units.addAll(unitsCounted.keySet());
        for (Group unit : units) {
            compareUnit(unit, unitsKept.get(unit), unitsCounted.get(unit), valuesKept, valuesCounted);
        }
        for (Dimension dimension : kept.dimensions()) {
            compareCategories(dimension.code() + "=", kept.categories(dimension), counted.categories(dimension));
        }
        if (kept.isByMonth()) {
            compareCategories("month=", byMonth(kept), byMonth(counted));
        }
        return List.copyOf(differences);
    }

    private static Map<Group, Integer> units(FactCube cube) {
        List<ReportingUnit> units = cube.reportingUnits();
        Map<Group, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < units.size(); i++) {
            ReportingUnit unit = units.get(i);
            numbers.put(new Group(unit.department(), unit.place(), unit.reporter(), null), i);
        }
        return numbers;
    }

    private static Map<String, Map<String, Totals>> byMonth(FactCube cube) {
        Map<String, Map<String, Totals>> byMonth = new TreeMap<>();
        for (int month = 1; month <= MONTHS; month++) {
            byMonth.put(Integer.toString(month), cube.months(month, month));
        }
        return byMonth;
    }

    private void compareUnit(
            Group unit,
            @Nullable Integer inKept,
            @Nullable Integer inCounted,
            long[][] valuesKept,
            long[][] valuesCounted) {
        Totals own = inKept == null
                ? kept.noTotals()
                : kept.reportingUnits().get(inKept).totals();
        Totals other = inCounted == null
                ? counted.noTotals()
                : counted.reportingUnits().get(inCounted).totals();
        Set<Aggregate> different = different(own, other);
        for (int c = 0; c < valuesKept.length; c++) {
            List<Aggregate> ofCounter = kept.aggregates().counters().get(c).aggregates();
            if (value(valuesKept[c], inKept) != value(valuesCounted[c], inCounted)
                    && ofCounter.stream().noneMatch(different::contains)) {
                different.add(ofCounter.get(0));
            }
        }
        different.forEach(aggregate -> add(unit, aggregate, own, other));
        if (inKept == null || inCounted == null) {
            if (different.isEmpty()) {
                differences.add(new Difference(unit, "count(*)", presence(inKept), presence(inCounted)));
            }
            return;
        }
        Object trace = kept.reportingUnits().get(inKept).trace();
        Object traceCounted = counted.reportingUnits().get(inCounted).trace();
        if (!trace.equals(traceCounted)) {
            differences.add(new Difference(unit, "date, commune", trace.toString(), traceCounted.toString()));
        }
    }

    private static long value(long[] values, @Nullable Integer unit) {
        return unit == null ? 0 : values[unit];
    }

    private static String presence(@Nullable Integer unit) {
        return unit == null ? "0" : "1 or more";
    }

    private void compareCategories(
            String dimension, Map<String, Map<String, Totals>> own, Map<String, Map<String, Totals>> other) {
        Set<String> categories = new TreeSet<>(own.keySet());
        categories.addAll(other.keySet());
        for (String category : categories) {
            Map<String, Totals> departmentsKept = own.getOrDefault(category, Map.of());
            Map<String, Totals> departmentsCounted = other.getOrDefault(category, Map.of());
            Set<String> departments = new TreeSet<>(departmentsKept.keySet());
            departments.addAll(departmentsCounted.keySet());
            for (String department : departments) {
                Totals totals = departmentsKept.getOrDefault(department, kept.noTotals());
                Totals totalsCounted = departmentsCounted.getOrDefault(department, counted.noTotals());
                Group group = new Group(department, null, null, dimension + category);
                different(totals, totalsCounted).forEach(aggregate -> add(group, aggregate, totals, totalsCounted));
            }
        }
    }

    private Set<Aggregate> different(Totals own, Totals other) {
        Set<Aggregate> different = new LinkedHashSet<>();
        aggregates.stream()
                .filter(aggregate -> !kept.aggregates().isSame(aggregate, own, other))
                .forEach(different::add);
        return different;
    }

    private void add(Group group, Aggregate aggregate, Totals own, Totals other) {
        differences.add(new Difference(
                group, aggregate.sql(), text(kept.result(own, aggregate)), text(counted.result(other, aggregate))));
    }

    private static String text(@Nullable BigDecimal result) {
        return result == null ? UNKNOWN : result.stripTrailingZeros().toPlainString();
    }
}
