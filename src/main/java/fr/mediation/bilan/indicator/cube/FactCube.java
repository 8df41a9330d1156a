package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.reporter.Trace;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactRow;
import fr.mediation.bilan.store.query.FactRows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one fact table, computed in one scan: for each department, each place, each category of the dimensions
 * that columns hold and, where asked, each month. The totals of all other territories and periods are made of these.
 */
public final class FactCube {
    private static final int DEPARTMENT = 0;
    private static final int PLACE = 1;
    private static final int REPORTER = 2;
    private static final int MONTH = 3;
    private static final int DAY = 4;
    private static final int COMMUNE = 5;
    private static final int FIRST_DIMENSION = 6;
    private static final int MONTHS = 12;

    private final Aggregates aggregates;
    private final Aggregates.Subset all;
    private final RowKeys keys;

    private final TextNumbers departments = new TextNumbers();
    private final TextNumbers places = new TextNumbers();
    private final TextNumbers reporters = new TextNumbers();
    private final TextNumbers communes = new TextNumbers();

    private final Units units;
    private final CategoryNumbers numbers = new CategoryNumbers();
    private final List<Breakdown.Category> byMonthOfYear = new ArrayList<>();
    private final Breakdown[] breakdowns;
    private final DistinctValues values;
    private boolean first = true;
    private boolean tallied;
    private @Nullable List<ReportingUnit> reportingUnits;

    /** What is known once all rows were read, whichever part of the distinct values was counted. */
    private final List<CubePart> sums = new ArrayList<>();

    /**
     * An empty cube.
     *
     * @param aggregates what is computed, each once
     * @param dimensions those whose categories a column holds, each with the aggregates that are broken down by it
     * @param keys what rows tell
     */
    public FactCube(Collection<Aggregate> aggregates, Map<Dimension, List<Aggregate>> dimensions, RowKeys keys) {
        this.aggregates = new Aggregates(aggregates);
        this.keys = keys;
        all = this.aggregates.subset(aggregates);
        units = new Units(this.aggregates);
        for (int month = 1; keys.month() && month <= MONTHS; month++) {
            byMonthOfYear.add(
                    new Breakdown.Category(Integer.toString(month), numbers.add(), new Groups(this.aggregates)));
        }
        breakdowns = dimensions.entrySet().stream()
                .map(entry -> new Breakdown(
                        entry.getKey(), this.aggregates, this.aggregates.subset(entry.getValue()), numbers))
                .toArray(Breakdown[]::new);
        sums.addAll(List.of(departments, places, reporters, communes, units));
        byMonthOfYear.forEach(month -> sums.add(month.departments()));
        sums.addAll(List.of(breakdowns));
        // Months have the first numbers.
        values = new DistinctValues(this.aggregates, numbers, (1L << byMonthOfYear.size()) - 1);
    }

    /** What is read of a row. */
    public List<String> expressions() {
        List<String> expressions = new ArrayList<>(List.of(
                FactQuery.DEPARTMENT,
                FactQuery.PLACE,
                keys.reporter() ? FactQuery.REPORTER : FactQuery.NOTHING,
                keys.month() ? FactQuery.MONTH : FactQuery.NOTHING,
                keys.day() ? FactQuery.DAY : FactQuery.NOTHING,
                keys.commune() ? FactQuery.COMMUNE : FactQuery.NOTHING));
        for (Breakdown breakdown : breakdowns) {
            expressions.add(breakdown.dimension().column());
        }
        aggregates.select(expressions);
        return expressions;
    }

    /** What is computed, and by what it is broken down: cubes with the same text can go on from each other. */
    public String shape() {
        StringBuilder text = new StringBuilder(CubeBytes.FORMAT + aggregates.sql());
        for (Breakdown breakdown : breakdowns) {
            text.append(breakdown.dimension().code()).append(breakdown.subset()).append('\n');
        }
        return text.toString();
    }

    /**
     * Adds rows.
     *
     * @return how many there were
     */
    public long scan(FactRows reader, FactQuery query) {
        if (tallied) {
            throw new IllegalStateException("no row is added to what is tallied");
        }
        aggregates.types(reader.types(query));
        return reader.read(query, this::add);
    }

    /**
     * Adds rows, beside those that another cube was written with, and writes both. Memory need not hold all distinct values at
     * once: the rows are read several times, and a part of the values is read, counted and written each time.
     *
     * @param reader reads the rows
     * @param query the rows; null for none
     * @param count in how many parts, at least 1
     * @param kept what a cube of the same {@link #shape} wrote, in as many parts; null to begin with nothing
     * @param keep where to write the cube; null where it is not to be kept
     * @return how many rows were added
     * @throws IOException if something cannot be read or written
     */
    public long sum(
            FactRows reader, @Nullable FactQuery query, int count, @Nullable DataInput kept, @Nullable DataOutput keep)
            throws IOException {
        long rows = 0;
        for (int part = 0; part < count; part++) {
            values.take(part, count);
            first = part == 0;
            if (kept != null) {
                read(kept);
            }
            if (query != null) {
                rows = scan(reader, query);
            }
            if (keep != null) {
                write(keep);
            }
            tallyPart();
        }
        tallied = true;
        return rows;
    }

    private void write(DataOutput out) throws IOException {
        for (CubePart part : inTurn()) {
            part.write(out);
        }
    }

    private void read(DataInput in) throws IOException {
        for (CubePart part : inTurn()) {
            part.read(in);
        }
    }

    private List<CubePart> inTurn() {
        return first ? Stream.concat(sums.stream(), Stream.of(values)).toList() : List.of(values);
    }

    private void tallyPart() {
        values.tally(groups(unit -> unit.department() - Units.NONE), fingerprintsOfCategories());
    }

    /** Makes what all groups count of the rows, which are all known. */
    private void tally() {
        if (!tallied) {
            tallyPart();
            tallied = true;
        }
    }

    private void add(FactRow row) {
        aggregates.evaluate(row);
        numbers.clear();
        int department = number(departments, row, DEPARTMENT);
        int unit = units.number(department, number(places, row, PLACE), number(reporters, row, REPORTER));
        if (first) {
            aggregates.addTo(units.sums(unit), all);
            units.addTrace(
                    unit, row.isNull(DAY) ? Units.NO_DAY : (int) row.integer(DAY), number(communes, row, COMMUNE));
        }
        if (keys.month() && !row.isNull(MONTH)) {
            Breakdown.Category month = byMonthOfYear.get((int) row.integer(MONTH) - 1);
            if (first) {
                month.departments().add(department, all);
            }
            numbers.include(month.number());
        }
        for (int d = 0; d < breakdowns.length; d++) {
            breakdowns[d].add(row, FIRST_DIMENSION + d, department, first);
        }
        values.add(unit);
    }

    private static int number(TextNumbers texts, FactRow row, int column) {
        return row.isNull(column) ? Units.NONE : texts.number(row, column);
    }

    private long[] fingerprintsOfCategories() {
        long[] ofCategories = new long[numbers.size()];
        byMonthOfYear.forEach(month -> ofCategories[month.number()] = DistinctCounter.fingerprint(month.name()));
        for (Breakdown breakdown : breakdowns) {
            String dimension = breakdown.dimension().code();
            breakdown
                    .categories()
                    .forEach(category -> ofCategories[category.number()] =
                            DistinctCounter.fingerprint(dimension + " " + category.name()));
        }
        return ofCategories;
    }

    /** Makes the cube one that can be compared with another; it is still empty. */
    public void compare() {
        values.compare();
    }

    /** Which values each counter counts in each unit, and in which categories, as numbers. */
    long[][] fingerprints() {
        tally();
        return values.fingerprints();
    }

    Aggregates aggregates() {
        return aggregates;
    }

    boolean isByMonth() {
        return keys.month();
    }

    /** The totals of no rows at all. */
    public Totals noTotals() {
        return aggregates.noTotals();
    }

    /** The result of an aggregate; null where it is a sum and no row has a value. */
    public BigDecimal result(Totals totals, Aggregate aggregate) {
        return aggregates.result(totals, aggregate);
    }

    /** The totals of all rows by department; rows without one are those of an empty code. */
    public Map<String, Totals> departments() {
        return together(
                unit -> unit.department() - Units.NONE,
                departments.size() - Units.NONE,
                group -> departmentCode(group + Units.NONE));
    }

    /** The totals by place; rows that name none are left out. */
    public Map<String, Totals> places() {
        return together(Units.Unit::place, places.size(), places::text);
    }

    private int[] groups(ToIntFunction<Units.Unit> group) {
        int[] groups = new int[units.size()];
        for (int unit = 0; unit < groups.length; unit++) {
            groups[unit] = group.applyAsInt(units.get(unit));
        }
        return groups;
    }

    /** The totals of groups of units by name; units of a negative group are left out. */
    private Map<String, Totals> together(ToIntFunction<Units.Unit> groupOf, int count, IntFunction<String> name) {
        tally();
        int[] groups = groups(groupOf);
        List<List<Totals>> own = Stream.generate(() -> (List<Totals>) new ArrayList<Totals>())
                .limit(count)
                .toList();
        for (int unit = 0; unit < groups.length; unit++) {
            if (groups[unit] >= 0) {
                own.get(groups[unit]).add(totals(unit));
            }
        }
        Map<String, Totals> named = new TreeMap<>();
        for (int group = 0; group < count; group++) {
            if (!own.get(group).isEmpty()) {
                named.put(name.apply(group), Totals.united(own.get(group)));
            }
        }
        return named;
    }

    private Totals totals(int unit) {
        return new Totals(units.sums(unit), values.ofUnit(unit));
    }

    /** The totals of the rows of some months, 1 to 12, both included, by department. */
    public Map<String, Totals> months(int first, int last) {
        Map<String, List<Totals>> byDepartmentAndMonth = new TreeMap<>();
        if (keys.month()) {
            byCategory(byMonthOfYear.subList(first - 1, last))
                    .values()
                    .forEach(month -> month.forEach((department, totals) -> byDepartmentAndMonth
                            .computeIfAbsent(department, d -> new ArrayList<>())
                            .add(totals)));
        }
        Map<String, Totals> together = new TreeMap<>();
        byDepartmentAndMonth.forEach((department, months) -> together.put(department, Totals.united(months)));
        return together;
    }

    /** The dimensions by which rows are broken down. */
    public List<Dimension> dimensions() {
        return Arrays.stream(breakdowns).map(Breakdown::dimension).toList();
    }

    /** The totals by category of a dimension, then by department; a row with several categories counts in each. */
    public Map<String, Map<String, Totals>> categories(Dimension dimension) {
        for (Breakdown breakdown : breakdowns) {
            if (breakdown.dimension() == dimension) {
                return byCategory(breakdown.categories());
            }
        }
        return Map.of();
    }

    private Map<String, Map<String, Totals>> byCategory(List<Breakdown.Category> categories) {
        tally();
        Map<String, Map<String, Totals>> totals = new TreeMap<>();
        for (Breakdown.Category category : categories) {
            Map<String, Totals> named = new TreeMap<>();
            category.departments()
                    .forEach((own, department) -> named.put(
                            departmentCode(department),
                            new Totals(own, values.ofCategory(category.number(), department - Units.NONE))));
            totals.put(category.name(), named);
        }
        return totals;
    }

    /** All rows by reporting unit, once all are added. */
    public List<ReportingUnit> reportingUnits() {
        tally();
        if (reportingUnits == null) {
            reportingUnits = IntStream.range(0, units.size())
                    .mapToObj(number -> reportingUnit(units.get(number), totals(number)))
                    .toList();
        }
        return reportingUnits;
    }

    private ReportingUnit reportingUnit(Units.Unit unit, Totals totals) {
        return new ReportingUnit(
                unit.reporter() == Units.NONE ? null : reporters.text(unit.reporter()),
                unit.place() == Units.NONE ? null : places.text(unit.place()),
                departmentCode(unit.department()),
                totals,
                new Trace(
                        day(unit.first()),
                        day(unit.last()),
                        unit.commune() < 0 ? null : communes.text(unit.commune())));
    }

    private static @Nullable LocalDate day(int day) {
        return day == Units.NO_DAY ? null : FactQuery.FIRST_DAY.plusDays(day);
    }

    private String departmentCode(int department) {
        return department == Units.NONE ? "" : departments.text(department);
    }
}
