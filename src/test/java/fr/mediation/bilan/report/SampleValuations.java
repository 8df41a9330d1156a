package fr.mediation.bilan.report;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Outcome.Assumption;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Valuations of the sample report: two outcomes everywhere, and no inputs in Mayotte. */
final class SampleValuations {
    private static final BigDecimal DISCOUNT = new BigDecimal("0.968992");

    private SampleValuations() {}

    static SortedMap<String, Valuation> of(List<TerritoryName> regions) {
        SortedMap<String, Valuation> valuations = new TreeMap<>();
        valuations.put("FR", valuation(97000, new BigDecimal("1230000")));
        for (TerritoryName region : regions) {
            boolean withoutInputs = region.code().equals("06");
            valuations.put(region.code(), valuation(5000, withoutInputs ? BigDecimal.ZERO : new BigDecimal("68000")));
        }
        return valuations;
    }

    private static Valuation valuation(long persons, BigDecimal inputs) {
        OutcomeValue autonomy = outcome(
                "autonomie",
                new Label("Autonomie dans les démarches en ligne", "Autonomy in online procedures"),
                "42",
                persons,
                "=France Stratégie, Les bénéfices d’une meilleure autonomie numérique, 2018");
        OutcomeValue charge = outcome(
                "charge_aidants",
                new Label("Charge portée par les aidants", "Burden on carers"),
                "-6.5",
                persons / 2,
                "Enquête du réseau, 2024");
        List<OutcomeValue> outcomes = List.of(autonomy, charge);
        BigDecimal gross = autonomy.gross().add(charge.gross());
        BigDecimal impact = autonomy.impact().add(charge.impact());
        BigDecimal present = autonomy.presentValue().add(charge.presentValue());
        boolean funded = inputs.signum() > 0;
        return new Valuation(
                gross,
                impact,
                List.of(),
                present,
                inputs,
                present.subtract(inputs),
                funded ? present.divide(inputs, 4, RoundingMode.HALF_UP) : null,
                funded ? new BigDecimal("4.4") : null,
                outcomes,
                List.of());
    }

    private static OutcomeValue outcome(String id, Label label, String proxy, long quantity, String source) {
        Assumption tenth = rate("0.1");
        Outcome outcome = new Outcome(
                id,
                "beneficiaires",
                label,
                new Quantity.Measured("beneficiaires"),
                new Assumption(
                        new BigDecimal(proxy),
                        new BigDecimal(proxy),
                        new BigDecimal(proxy),
                        "EUR per person",
                        2018,
                        source),
                tenth,
                tenth,
                tenth,
                rate("0.7"),
                2,
                1,
                List.of());
        BigDecimal keep = new BigDecimal("0.9");
        BigDecimal gross = new BigDecimal(proxy).multiply(BigDecimal.valueOf(quantity));
        BigDecimal impact = gross.multiply(keep).multiply(keep).multiply(keep);
        BigDecimal second = impact.multiply(new BigDecimal("0.3"));
        BigDecimal secondPresent = second.multiply(DISCOUNT);
        return new OutcomeValue(
                outcome,
                BigDecimal.valueOf(quantity),
                new BigDecimal(proxy),
                gross,
                gross.multiply(keep),
                gross.multiply(keep).multiply(keep),
                impact,
                List.of(
                        new YearValue(1, impact, BigDecimal.ONE, impact),
                        new YearValue(2, second, DISCOUNT, secondPresent)),
                impact.add(secondPresent));
    }

    private static Assumption rate(String value) {
        BigDecimal rate = new BigDecimal(value);
        return new Assumption(rate, rate, rate, "", 0, "");
    }
}
