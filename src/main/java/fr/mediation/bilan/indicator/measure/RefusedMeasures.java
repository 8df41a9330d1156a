package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.indicator.Formula;
import fr.mediation.bilan.store.query.WrongQueryException;
import fr.mediation.bilan.text.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Why the measures of some indicators are not taken. */
public final class RefusedMeasures {
    /** PostgreSQL reads 1,664 at once, some added to these. */
    static final int MOST_EXPRESSIONS = 1_600;

    private static final int NAMED = 5;

    private RefusedMeasures() {}

    /**
     * {@return that the database does not take the measures of some indicators}
     *
     * @param reason what it says
     * @param indicators their ids
     */
    public static ProblemException refused(WrongQueryException reason, String indicators) {
        return reason.isTooSlow()
                ? new ProblemException(reason, "indicator.slow-measure", indicators)
                : new ProblemException(reason, "indicator.wrong-measure", indicators, reason.getMessage());
    }

    /** {@return that all measures of some facts are more than a database reads at once; the largest are named} */
    static ProblemException tooMany(FactTable facts, List<Formula> formulas, int expressions) {
        String largest = formulas.stream()
                .sorted(Comparator.comparingLong(
                        formula -> -formula.aggregates().distinct().count()))
                .limit(NAMED)
                .map(formula -> formula.indicator().id())
                .collect(Collectors.joining(", "));
        return new ProblemException("indicator.too-many-sums", facts.id(), expressions, MOST_EXPRESSIONS, largest);
    }
}
