package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
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
    private FactScope() {}

    /**
     * The facts of a figure.
     *
     * @param facts the facts
     * @param basis how its year is counted
     * @param figure the figure, of a whole year
     * @param territories the departments of each region
     * @return an SQL condition
     */
    public static String of(FactTable facts, YearBasis basis, Figure figure, Territories territories) {
        String year = facts.rowsOf(basis, figure.year());
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
        Formula formula = Measurement.formula(indicator);
        return "select cast(" + formula.numerator().sql() + " as numeric) as numerator,\n       cast("
                + sql(formula.denominator()) + " as numeric) as denominator,\n       cast("
                + sql(formula.total()) + " as numeric) as total\nfrom "
                + indicator.facts().orElseThrow().relation()
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
        List<String> known = indicator.facts().orElseThrow().columns();
        Set<String> columns = new LinkedHashSet<>(List.of("date", "department", "place"));
        columns.retainAll(known);
        List<String> texts = new ArrayList<>();
        Measurement.formula(indicator).aggregates().forEach(aggregate -> texts.add(aggregate.sql()));
        known.stream()
                .filter(column -> texts.stream().anyMatch(text -> text.matches("(?s).*\\b" + column + "\\b.*")))
                .forEach(columns::add);
        return List.copyOf(columns);
    }
}
