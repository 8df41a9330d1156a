package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactRows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one fact table, computed in one scan: for each department, each place, each category of the dimensions
 * that columns hold and, where asked, each month. The totals of all other territories and periods are made of these.
 */
final class FactCube {
    /** Changes when what {@link #write} writes is read otherwise. */
    private static final String FORMAT = "format 2\n";

    private static final int DEPARTMENT = 0;
    private static final int PLACE = 1;
    private static final int REPORTER = 2;
    private static final int MONTH = 3;
    private static final int FIRST_DIMENSION = 4;
    private static final int MONTHS = 12;

    private final Aggregates aggregates;
    private final Aggregates.Subset all;
    private final boolean byReporter;
    private final boolean byMonth;

    private final TextNumbers departments = new TextNumbers();
    private final TextNumbers places = new TextNumbers();
    private final TextNumbers reporters = new TextNumbers();

    private final Units units;
    private final Groups[] byMonthAndDepartment = new Groups[MONTHS];
    private final Categories[] breakdowns;
    private final List<CubePart> parts = new ArrayList<>();

    /**
     * An empty cube.
     *
     * @param aggregates what is computed, each once
     * @param dimensions those whose categories a column holds, each with the aggregates that are broken down by it
     * @param byReporter whether rows tell who reported them
     * @param byMonth whether rows are broken down by month too
     */
    FactCube(
            Collection<Aggregate> aggregates,
            Map<Dimension, List<Aggregate>> dimensions,
            boolean byReporter,
            boolean byMonth) {
        this.aggregates = new Aggregates(aggregates);
        this.byReporter = byReporter;
        this.byMonth = byMonth;
        all = this.aggregates.subset(aggregates);
        units = new Units(this.aggregates);
        for (int month = 0; month < MONTHS; month++) {
            byMonthAndDepartment[month] = new Groups(this.aggregates);
        }
        breakdowns = dimensions.entrySet().stream()
                .map(entry -> new Categories(entry.getKey(), this.aggregates, this.aggregates.subset(entry.getValue())))
                .toArray(Categories[]::new);
        parts.addAll(List.of(departments, places, reporters));
        parts.addAll(this.aggregates.counters());
        parts.add(units);
        parts.addAll(List.of(byMonthAndDepartment));
        parts.addAll(List.of(breakdowns));
    }

    /** What is read of a row. */
    List<String> expressions() {
        List<String> expressions = new ArrayList<>(List.of(
                FactQuery.DEPARTMENT,
                FactQuery.PLACE,
                byReporter ? FactQuery.REPORTER : FactQuery.NOTHING,
                byMonth ? FactQuery.MONTH : FactQuery.NOTHING));
        for (Categories breakdown : breakdowns) {
            expressions.add(breakdown.dimension().column());
        }
        aggregates.select(expressions);
        return expressions;
    }

    /** What is computed, and by what it is broken down: cubes with the same text can go on from each other. */
    String shape() {
        StringBuilder text = new StringBuilder(FORMAT + aggregates.sql());
        for (Categories breakdown : breakdowns) {
            text.append(breakdown.dimension().code()).append(breakdown.subset()).append('\n');
        }
        return text.toString();
    }

    /**
     * Adds rows.
     *
     * @return how many there were
     */
    long scan(FactRows reader, FactQuery query) {
        aggregates.types(reader.types(query));
        return reader.read(query, this::add);
    }

    private void add(FactRow row) {
        aggregates.evaluate(row);
        int department = number(departments, row, DEPARTMENT);
        units.add(department, number(places, row, PLACE), number(reporters, row, REPORTER), all);
        if (byMonth && !row.isNull(MONTH)) {
            byMonthAndDepartment[(int) row.integer(MONTH) - 1].add(department, all);
        }
        for (int d = 0; d < breakdowns.length; d++) {
            breakdowns[d].add(row, FIRST_DIMENSION + d, department);
        }
    }

    private static int number(TextNumbers texts, FactRow row, int column) {
        return row.isNull(column) ? Units.NONE : texts.number(row, column);
    }

    /** The totals of no rows at all. */
    Totals noTotals() {
        return aggregates.noTotals();
    }

    /** The result of an aggregate; null where it is a sum and no row has a value. */
    BigDecimal result(Totals totals, Aggregate aggregate) {
        return aggregates.result(totals, aggregate);
    }

    /** The totals of all rows by department; rows without one are those of an empty code. */
    Map<String, Totals> departments() {
        return united(unit -> departmentCode(unit.department()));
    }

    private Map<String, Totals> united(Function<Units.Unit, @Nullable String> name) {
        Map<String, List<Totals>> named = new TreeMap<>();
        for (Units.Unit unit : units.all()) {
            String own = name.apply(unit);
            if (own != null) {
                named.computeIfAbsent(own, n -> new ArrayList<>()).add(unit.totals());
            }
        }
        Map<String, Totals> united = new TreeMap<>();
        named.forEach((own, totals) -> united.put(own, Totals.united(totals)));
        return united;
    }

    /** The totals of the rows of some months, 1 to 12, both included, by department. */
    Map<String, Totals> months(int first, int last) {
        Map<String, List<Totals>> byDepartmentAndMonth = new TreeMap<>();
        for (int month = first; month <= last; month++) {
            byMonthAndDepartment[month - 1]
                    .named(this::departmentCode)
                    .forEach((department, totals) -> byDepartmentAndMonth
                            .computeIfAbsent(department, d -> new ArrayList<>())
                            .add(totals));
        }
        Map<String, Totals> together = new TreeMap<>();
        byDepartmentAndMonth.forEach((department, months) -> together.put(department, Totals.united(months)));
        return together;
    }

    /** The dimensions by which rows are broken down. */
    List<Dimension> dimensions() {
        return Arrays.stream(breakdowns).map(Categories::dimension).toList();
    }

    /** The totals by category of a dimension, then by department; a row with several categories counts in each. */
    Map<String, Map<String, Totals>> categories(Dimension dimension) {
        for (Categories breakdown : breakdowns) {
            if (breakdown.dimension() == dimension) {
                return breakdown.totals(this::departmentCode);
            }
        }
        return Map.of();
    }

    /** The totals by place; rows that name none are left out. */
    Map<String, Totals> places() {
        return united(unit -> unit.place() == Units.NONE ? null : places.text(unit.place()));
    }

    /**
     * What one reporter said of one place in one department.
     *
     * @param reporter who; null where rows do not tell
     * @param place the place; null where rows name none
     * @param department the department's code; empty where it is not known
     * @param totals the totals of the rows
     */
    record ReportingUnit(
            @Nullable String reporter, @Nullable String place, String department, Totals totals) {}

    /** All rows by reporting unit. */
    List<ReportingUnit> reportingUnits() {
        return units.all().stream()
                .map(unit -> new ReportingUnit(
                        unit.reporter() == Units.NONE ? null : reporters.text(unit.reporter()),
                        unit.place() == Units.NONE ? null : places.text(unit.place()),
                        departmentCode(unit.department()),
                        unit.totals()))
                .toList();
    }

    private String departmentCode(int department) {
        return department == Units.NONE ? "" : departments.text(department);
    }

    /** Writes the cube, so that another of the same {@link #shape} can go on from it. */
    void write(DataOutput out) throws IOException {
        for (CubePart part : parts) {
            part.write(out);
        }
    }

    /** Reads what {@link #write} wrote; the cube is still empty. */
    void read(DataInput in) throws IOException {
        for (CubePart part : parts) {
            part.read(in);
        }
    }
}
