package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.indicator.reporter.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What one reporter said of one place in one department.
 *
 * @param reporter who; null where rows do not tell
 * @param place the place; null where rows name none
 * @param department the department's code; empty where it is not known
 * @param totals the totals of the rows
 * @param trace when and where
 */
public record ReportingUnit(
        @Nullable String reporter, @Nullable String place, String department, Totals totals, Trace trace) {}
