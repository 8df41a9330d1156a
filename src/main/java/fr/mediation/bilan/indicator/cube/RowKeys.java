package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.fact.FactTable;

/**
 * What rows tell beside their department and place.
 *
 * @param reporter whether they tell who reported them
 * @param month whether they are broken down by month too
 * @param day whether they have a day of their own
 * @param commune whether they tell the commune
 */
public record RowKeys(boolean reporter, boolean month, boolean day, boolean commune) {
    /** {@return what is kept of some facts} */
    public static RowKeys of(FactTable facts, boolean byMonth) {
        // A state tells of its own day, and not of what its producer did when.
        boolean reported = facts.isReported() && facts.time() == FactTable.Time.DAY;
        return new RowKeys(
                facts.isReported(),
                byMonth,
                reported,
                reported && facts.columns().containsKey("commune"));
    }
}
