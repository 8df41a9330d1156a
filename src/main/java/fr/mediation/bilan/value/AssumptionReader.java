package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.value.Outcome.Assumption;
import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The small forms that inputs and outcomes of a value map share: assumptions, quantities, labels, ids. */
final class AssumptionReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final Set<String> FIELDS = Set.of("low", "central", "high", "unit", "year", "source");
    private static final String ID = "[A-Za-z][A-Za-z0-9_-]*";

    private AssumptionReader() {}

    /**
     * An assumption: a number, or a map with its bounds. A bound that is not given is the central value.
     *
     * @param node where it stands
     * @return the assumption, low ≤ central ≤ high
     */
    static Assumption assumption(Yaml node) {
        if (!node.isMap()) {
            return Assumption.of(node.number());
        }
        node.allowOnly(FIELDS);
        BigDecimal central = node.required("central").number();
        BigDecimal low = node.get("low").map(Yaml::number).orElse(central);
        BigDecimal high = node.get("high").map(Yaml::number).orElse(central);
        if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
            throw node.fault(
                    "value.bounds-out-of-order", low.toPlainString(), central.toPlainString(), high.toPlainString());
        }
        return new Assumption(
                low,
                central,
                high,
                node.get("unit").map(Yaml::text).orElse(""),
                node.get("year").map(AssumptionReader::year).orElse(0),
                node.get("source").map(Yaml::text).orElse(""));
    }

    /**
     * A rate: an assumption whose three values lie within 0 to 1.
     *
     * @param node where it stands
     * @return the rate
     */
    static Assumption rate(Yaml node) {
        Assumption rate = assumption(node);
        checkRate(node, rate.low());
        checkRate(node, rate.central());
        checkRate(node, rate.high());
        return rate;
    }

    static BigDecimal plainRate(Yaml node) {
        BigDecimal rate = node.number();
        checkRate(node, rate);
        return rate;
    }

    private static void checkRate(Yaml node, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw node.fault("value.rate-out-of-range", rate.toPlainString());
        }
    }

    static int year(Yaml node) {
        return node.integer(FIRST_YEAR, LAST_YEAR);
    }

    /**
     * Numbers by calendar year.
     *
     * @param node a map from year to number
     * @return the numbers, in the order of the years
     */
    static NavigableMap<Integer, BigDecimal> byYear(Yaml node) {
        NavigableMap<Integer, BigDecimal> figures = new TreeMap<>();
        for (String year : node.names()) {
            if (!year.matches("(19|20|21)[0-9]{2}")) {
                throw node.fault("value.not-a-year", year);
            }
            figures.put(Integer.valueOf(year), node.required(year).number());
        }
        return figures;
    }

    static Quantity quantity(Yaml node) {
        if (node.isNumber()) {
            return new Quantity.Fixed(node.number());
        }
        if (!node.shown().matches(ID)) {
            throw node.fault("value.not-a-quantity", node.shown());
        }
        return new Quantity.Measured(node.text());
    }

    static String id(Yaml node) {
        Yaml id = node.required("id");
        if (!id.text().matches(ID)) {
            throw id.fault("value.not-an-id", id.shown());
        }
        return id.text();
    }

    /**
     * A label: a text that serves both languages, or one for each.
     *
     * @param node where it stands
     * @return the label
     */
    static Label label(Yaml node) {
        if (!node.isMap()) {
            return new Label(node.text(), node.text());
        }
        node.allowOnly(Set.of("fr", "en"));
        return new Label(node.required("fr").text(), node.required("en").text());
    }
}
