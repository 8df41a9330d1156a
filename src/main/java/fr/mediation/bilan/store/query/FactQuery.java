package fr.mediation.bilan.store.query;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be known of some facts.
 *
 * @param facts the facts
 * @param expressions SQL expressions over the columns of each, or aggregates over all
 */
public record FactQuery(FactSelection facts, List<String> expressions) {
    /** The expression for a fact's department. */
    public static final String DEPARTMENT = "department";

    /** The expression for a fact's place. */
    public static final String PLACE = "place";

    /** The expression for who reported a fact. */
    public static final String REPORTER = "reporter";

    /** The expression for the month of a fact that has a day, 1 to 12. */
    public static final String MONTH = "cast(extract(month from date) as int)";

    /** The expression for the day of a fact that has one, as a number of days after {@link #FIRST_DAY}. */
    public static final String DAY = "date - date '2000-01-01'";

    /** The day from which days are counted. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** The expression for a fact's commune. */
    public static final String COMMUNE = "commune";

    /** An expression that is null for every fact. */
    public static final String NOTHING = "cast(null as int)";

    /**
     * {@return an expression as a decimal number with a name}
     *
     * @param expression the expression
     * @param name the name
     */
    public static String number(String expression, String name) {
        return "cast(" + expression + " as numeric) as " + name;
    }

    /** {@return the query as one SQL statement} */
    public String sql() {
        return "select " + String.join(",\n       ", expressions) + "\nfrom " + facts.relation() + "\nwhere "
                + facts.condition();
    }
}
