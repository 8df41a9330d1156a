package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.FactColumns;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Measure;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which facts a figure is about, and the one statement that computes it by itself. */
public final class FactScope {
    private static final Set<String> DATED = Set.of("attendance", "training", "donation");

    /** What a funder gave in a year is no more than that: its year is civil however years are counted. */
    private static final String WITHOUT_DAY = "funding";

    private FactScope() {}

    /** Whether each fact has a day of its own; the others are states and sums of a whole year, which no month has. */
    static boolean isDated(String facts) {
        return DATED.contains(facts);
    }

    /**
     * The view of facts in force.
     *
     * @param facts the facts
     * @return its name
     */
    public static String relation(String facts) {
        return facts + "_fact";
    }

    /**
     * The facts of a year: by their date where a row has its own, so that no expression stands in the way of a scan.
     *
     * @param facts the facts
     * @param basis how years are counted
     * @param year the year
     * @return an SQL condition
     */
    public static String year(String facts, YearBasis basis, int year) {
        if (DATED.contains(facts)) {
            return "date >= '" + basis.firstDay(year) + "' and date < '" + basis.firstDay(year + 1) + "'";
        }
        return facts.equals(WITHOUT_DAY) ? "year = " + year : "year_basis = '" + basis.code() + "' and year = " + year;
    }

    /**
     * The facts of a figure.
     *
     * @param facts the facts
     * @param basis how its year is counted
     * @param figure the figure, of a whole year
     * @param territories the departments of each region
     * @return an SQL condition
     */
    public static String of(String facts, YearBasis basis, Figure figure, Territories territories) {
        String year = year(facts, basis, figure.year());
        Territory place = new Territory(figure.perimeter(), figure.level(), figure.territory());
        return switch (figure.level()) {
            case NATIONAL -> year;
            case PLACE -> year + " and place = " + quoted(figure.territory());
            case REGION, DEPARTMENT ->
                year + " and department in ("
                        + territories.departments().stream()
                                .map(Department::code)
                                .filter(code -> place.holds(territories, code, figure.year()))
                                .map(FactScope::quoted)
                                .collect(Collectors.joining(", "))
                        + ")";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * The statement that computes numerator, denominator and whole of a figure by itself.
     *
     * @param indicator its definition, measured on facts
     * @param condition its facts
     * @return SQL that gives one row of three numbers
     */
    public static String statement(Indicator indicator, String condition) {
        Formula formula = Measurement.formula(indicator, indicator.from());
        return "select cast(" + formula.numerator().sql() + " as numeric) as numerator,\n       cast("
                + sql(formula.denominator()) + " as numeric) as denominator,\n       cast("
                + sql(formula.total()) + " as numeric) as total\nfrom " + relation(indicator.from())
                + "\nwhere " + condition;
    }

    private static String sql(@Nullable Measure measure) {
        return measure == null ? "null" : measure.sql();
    }

    /**
     * The columns that an indicator looks at, after those that place a line.
     *
     * @param indicator its definition, measured on facts
     * @return column names of the facts
     */
    public static List<String> columns(Indicator indicator) {
        List<String> known = FactColumns.of(indicator.from());
        Set<String> columns = new LinkedHashSet<>(List.of("date", "department", "place"));
        columns.retainAll(known);
        List<String> texts = new ArrayList<>();
        Measurement.formula(indicator, indicator.from()).aggregates().forEach(aggregate -> texts.add(aggregate.sql()));
        known.stream()
                .filter(column -> texts.stream().anyMatch(text -> text.matches("(?s).*\\b" + column + "\\b.*")))
                .forEach(columns::add);
        return List.copyOf(columns);
    }
}
