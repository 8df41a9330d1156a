package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.store.query.FactSelection;
import java.util.Collection;
import java.util.List;

/**
 * What to measure.
 *
 * @param indicators indicators of the same facts
 * @param facts the facts of the year
 * @param basis how years are counted
 * @param year the year
 * @param running whether the year is not over: all figures are then provisional, and those of facts that have a day are
 *     given by month and quarter too
 */
public record MeasurementRequest(
        List<Indicator> indicators, FactSelection facts, YearBasis basis, int year, boolean running) {
    /**
     * {@return what measures all facts in force of a year}
     *
     * @param indicators indicators of the same facts
     * @param basis how years are counted
     * @param year the year
     * @param running whether the year is not over
     */
    public static MeasurementRequest of(List<Indicator> indicators, YearBasis basis, int year, boolean running) {
        FactTable table = indicators.get(0).facts().orElseThrow();
        return new MeasurementRequest(indicators, FactSelection.ofYear(table, basis, year), basis, year, running);
    }

    /**
     * {@return what measures those of the facts alone that some deliveries brought}
     *
     * @param deliveries their numbers, at least one
     */
    public MeasurementRequest ofDeliveries(Collection<Long> deliveries) {
        return new MeasurementRequest(indicators, facts.ofDeliveries(deliveries), basis, year, running);
    }

    FactTable table() {
        return indicators.get(0).facts().orElseThrow();
    }

    boolean byMonth() {
        // Months and quarters are civil: the convention's year cuts through two of them.
        return running && basis == YearBasis.CIVIL && table().time() == FactTable.Time.DAY;
    }
}
