package fr.mediation.bilan.sample;

import fr.mediation.bilan.definition.JobsFolder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The total present value of the shipped map, straight from its YAML and without the engine. */
final class ValueByHand {
    private static final MathContext PRECISE = new MathContext(40);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Map<String, JsonNode> READ = new HashMap<>();

    private ValueByHand() {}

    /** The figure of an indicator, of one category where a dimension is named and of the whole where both are empty. */
    interface Figures {
        Optional<BigDecimal> of(String indicator, String dimension, String category);
    }

    static BigDecimal of(Figures figures, int year) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode outcome : read("map").path("outcomes")) {
            if (outcome.path("active").asBoolean(true)) {
                List<BigDecimal> counted = new ArrayList<>();
                quantity(outcome.path("quantity"), figures).ifPresent(counted::add);
                outcome.path("credited_before")
                        .forEach(before -> quantity(before, figures).ifPresent(counted::add));
                // An outcome of which a figure is missing is left out.
                if (counted.size() == 1 + outcome.path("credited_before").size()) {
                    total = total.add(present(outcome, counted, year));
                }
            }
        }
        return total;
    }

    private static Optional<BigDecimal> quantity(JsonNode quantity, Figures figures) {
        return quantity.isObject()
                ? figures.of(
                        quantity.path("indicator").asString(),
                        quantity.path("dimension").asString(),
                        quantity.path("category").asString())
                : figures.of(quantity.asString(), "", "");
    }

    /** What was invested, hours at their price. */
    static BigDecimal means(Figures figures, int year) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode input : read("map").path("inputs")) {
            BigDecimal amount = quantity(input.path("amount"), figures).orElseThrow();
            total = total.add(
                    input.has("times")
                            ? amount.multiply(inForce(
                                    read("parameters/" + input.path("times").asString()), year))
                            : amount);
        }
        return total;
    }

    /** How many there are, then how many of them were credited one year before, two years before and not since. */
    private static BigDecimal present(JsonNode outcome, List<BigDecimal> counted, int year) {
        BigDecimal value = price(outcome.path("proxy"), year);
        for (String deduction : new String[] {"deadweight", "displacement", "attribution"}) {
            value = value.multiply(BigDecimal.ONE.subtract(central(outcome.path(deduction))), PRECISE);
        }
        BigDecimal sum = BigDecimal.ZERO;
        int start = outcome.path("starts").asInt(1);
        int duration = outcome.path("duration").asInt(1);
        BigDecimal kept = BigDecimal.ONE.subtract(central(outcome.path("drop_off")));
        for (int i = 0; i < duration; i++) {
            BigDecimal full = BigDecimal.ZERO;
            for (int cohort = 0; cohort < counted.size() && i + cohort < duration; cohort++) {
                BigDecimal level = counted.get(cohort).multiply(kept.pow(i + cohort));
                full = cohort == 0 ? full.add(level) : full.subtract(level);
            }
            sum = sum.add(value.multiply(full).divide(discount(year, start - 1 + i), PRECISE));
        }
        return sum;
    }

    private static BigDecimal price(JsonNode proxy, int year) {
        BigDecimal price = central(proxy);
        String prices = proxy.path("year").asString();
        if (proxy.has("times")) {
            JsonNode series = read("parameters/" + proxy.path("times").asString());
            price = price.multiply(inForce(series, year));
            prices = edition(series, year).path("price_year").asString("valued");
        }
        return prices.equals("valued")
                ? price
                : price.multiply(index(year)).divide(index(Integer.parseInt(prices)), PRECISE);
    }

    private static BigDecimal discount(int year, int later) {
        BigDecimal divisor = BigDecimal.ONE;
        for (int i = 1; i <= later; i++) {
            divisor = divisor.multiply(BigDecimal.ONE.add(inForce(read("parameters/discount_rate"), year + i)));
        }
        return divisor;
    }

    /** The mean of what is in force on the first of each month. */
    private static BigDecimal inForce(JsonNode series, int year) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 1; month <= 12; month++) {
            String day = "%d-%02d-01".formatted(year, month);
            BigDecimal latest = null;
            for (Map.Entry<String, JsonNode> value :
                    edition(series, year).path("values").properties()) {
                String from = value.getKey().length() == 4 ? value.getKey() + "-01-01" : value.getKey();
                latest = from.compareTo(day) <= 0 ? value.getValue().decimalValue() : latest;
            }
            sum = sum.add(latest);
        }
        return sum.divide(BigDecimal.valueOf(12), PRECISE);
    }

    private static JsonNode edition(JsonNode series, int year) {
        JsonNode latest = null;
        for (JsonNode edition : series.path("editions")) {
            latest = edition.path("from").asInt() <= year ? edition : latest;
        }
        return latest;
    }

    private static BigDecimal central(JsonNode assumption) {
        JsonNode number = assumption.isObject() ? assumption.path("central") : assumption;
        return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
    }

    private static BigDecimal index(int year) {
        JsonNode prices = read("parameters/price_index");
        JsonNode level = prices.path("levels").path(Integer.toString(year));
        if (level.isNumber()) {
            return level.decimalValue();
        }
        // Later years are chained by their published change.
        BigDecimal change = prices.path("changes").path(Integer.toString(year)).decimalValue();
        return index(year - 1).multiply(BigDecimal.ONE.add(change.movePointLeft(2)));
    }

    private static JsonNode read(String name) {
        return READ.computeIfAbsent(
                name,
                file -> YAML.readTree(
                        JobsFolder.packaged().get("value/" + file + ".yaml").content()));
    }
}
