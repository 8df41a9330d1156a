package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Measure;
import fr.mediation.bilan.indicator.Territory;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.territory.Territories;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one figure is measured on.
 *
 * @param indicator the figure's definition
 * @param selection the facts of its year and territory
 */
public record FigureFacts(Indicator indicator, FactSelection selection) {
    /**
     * {@return the facts of a figure}
     *
     * @param indicator its definition, measured on facts
     * @param basis how its year is counted
     * @param figure the figure, of a whole year
     * @param territories the departments of each region
     */
    public static FigureFacts of(Indicator indicator, YearBasis basis, Figure figure, Territories territories) {
        FactSelection ofYear = FactSelection.ofYear(indicator.facts().orElseThrow(), basis, figure.year());
        return new FigureFacts(
                indicator,
                switch (figure.level()) {
                    case NATIONAL -> ofYear;
                    case REGION, DEPARTMENT ->
                        figure.isOutside()
                                ? ofYear.outsideDepartments(territories
                                        .regionsByDepartment(figure.perimeter(), figure.year())
                                        .keySet())
                                : ofYear.inDepartments(Territory.of(figure).departments(territories, figure.year()));
                    case PLACE -> ofYear.atPlace(figure.territory());
                });
    }

    /**
     * {@return the query that computes the figure by itself: numerator, denominator and total, null where the indicator
     * has none}
     */
    public FactQuery query() {
        Formula formula = Measurement.formula(indicator);
        return new FactQuery(
                selection,
                List.of(
                        FactQuery.number(sql(formula.numerator()), "numerator"),
                        FactQuery.number(sql(formula.denominator()), "denominator"),
                        FactQuery.number(sql(formula.total()), "total")));
    }

    private static String sql(@Nullable Measure measure) {
        return measure == null ? "null" : measure.sql();
    }

    /** {@return the columns that the indicator uses, after those for day and place} */
    public List<String> columns() {
        Set<String> known = indicator.facts().orElseThrow().columns().keySet();
        Set<String> columns = new LinkedHashSet<>(List.of("date", "department", "place"));
        columns.retainAll(known);
        List<String> aggregates = Measurement.formula(indicator)
                .aggregates()
                .map(aggregate -> aggregate.sql())
                .toList();
        known.stream()
                .filter(column -> aggregates.stream().anyMatch(sql -> sql.matches("(?s).*\\b" + column + "\\b.*")))
                .forEach(columns::add);
        return List.copyOf(columns);
    }
}
