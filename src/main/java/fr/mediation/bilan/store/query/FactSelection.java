package fr.mediation.bilan.store.query;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Some facts in force.
 *
 * @param relation their view
 * @param condition which of its rows, as an SQL condition
 */
public record FactSelection(String relation, String condition) {
    /**
     * {@return the facts of a year} They are found by their day where they have one: a condition on the bare column is
     * the cheapest to scan with.
     *
     * @param facts the table
     * @param basis how years are counted
     * @param year the year
     */
    public static FactSelection ofYear(FactTable facts, YearBasis basis, int year) {
        return new FactSelection(
                facts.relation(),
                switch (facts.time()) {
                    case DAY -> "date >= '" + basis.firstDay(year) + "' and date < '" + basis.firstDay(year + 1) + "'";
                    case CIVIL_YEAR -> "year = " + year;
                    case YEAR, STATE -> "year_basis = '" + basis.code() + "' and year = " + year;
                });
    }

    /**
     * {@return those of these facts that lie in some departments}
     *
     * @param departments their codes
     */
    public FactSelection inDepartments(Collection<String> departments) {
        return and("department in ("
                + departments.stream().map(FactSelection::quoted).collect(Collectors.joining(", ")) + ")");
    }

    /**
     * {@return those of these facts that lie in none of some departments}
     *
     * @param departments their codes
     */
    public FactSelection outsideDepartments(Collection<String> departments) {
        return and("(department is null or department not in ("
                + departments.stream().sorted().map(FactSelection::quoted).collect(Collectors.joining(", ")) + "))");
    }

    /**
     * {@return those of these facts that lie at a place}
     *
     * @param place its identifier
     */
    public FactSelection atPlace(String place) {
        return and("place = " + quoted(place));
    }

    /**
     * {@return those of these facts that come from some deliveries}
     *
     * @param deliveries their numbers, at least one
     */
    public FactSelection ofDeliveries(Collection<Long> deliveries) {
        return and("delivery in (" + deliveries.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    /** {@return those of these facts that name a person} */
    public FactSelection ofPersons() {
        return and("person is not null");
    }

    private FactSelection and(String more) {
        return new FactSelection(relation, condition + " and " + more);
    }

    /** A backslash means itself or escapes, as an external database is set up: so it is escaped in either. */
    private static String quoted(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
