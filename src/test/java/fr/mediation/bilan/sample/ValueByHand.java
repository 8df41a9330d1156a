package fr.mediation.bilan.sample;

import fr.mediation.bilan.jobs.JobsFolder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The total present value of the shipped map, straight from its YAML and without the engine. */
final class ValueByHand {
    private static final MathContext PRECISE = new MathContext(40);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ValueByHand() {}

    static BigDecimal of(Function<String, Optional<BigDecimal>> indicators, int year) {
        JsonNode map = YAML.readTree(JobsFolder.packaged().get("value/map.yaml").content());
        JsonNode prices = YAML.readTree(
                JobsFolder.packaged().get("value/parameters/price_index.yaml").content());
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode outcome : map.path("outcomes")) {
            Optional<BigDecimal> quantity =
                    indicators.apply(outcome.path("quantity").asString());
            if (outcome.path("active").asBoolean(true) && quantity.isPresent()) {
                total = total.add(present(outcome, quantity.get(), map, prices, year));
            }
        }
        return total;
    }

    private static BigDecimal present(JsonNode outcome, BigDecimal quantity, JsonNode map, JsonNode prices, int year) {
        JsonNode proxy = outcome.path("proxy");
        BigDecimal price = central(proxy);
        if (proxy.has("year")) {
            price = price.multiply(index(prices, year))
                    .divide(index(prices, proxy.path("year").asInt()), PRECISE);
        }
        BigDecimal value = quantity.multiply(price);
        for (String deduction : new String[] {"deadweight", "displacement", "attribution"}) {
            value = value.multiply(BigDecimal.ONE.subtract(central(outcome.path(deduction))), PRECISE);
        }
        BigDecimal sum = BigDecimal.ZERO;
        int start = outcome.path("starts").asInt(1);
        for (int i = 0; i < outcome.path("duration").asInt(1); i++) {
            BigDecimal kept =
                    BigDecimal.ONE.subtract(central(outcome.path("drop_off"))).pow(i);
            BigDecimal discount =
                    BigDecimal.ONE.add(rate(map.path("discount_rate"), year)).pow(start - 1 + i);
            sum = sum.add(value.multiply(kept).divide(discount, PRECISE));
        }
        return sum;
    }

    private static BigDecimal rate(JsonNode rate, int year) {
        if (rate.isNumber()) {
            return rate.decimalValue();
        }
        BigDecimal inForce = null;
        for (Map.Entry<String, JsonNode> from : rate.properties()) {
            inForce = Integer.parseInt(from.getKey()) <= year ? from.getValue().decimalValue() : inForce;
        }
        return inForce;
    }

    private static BigDecimal central(JsonNode assumption) {
        JsonNode number = assumption.isObject() ? assumption.path("central") : assumption;
        return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
    }

    private static BigDecimal index(JsonNode prices, int year) {
        JsonNode level = prices.path("levels").path(Integer.toString(year));
        if (level.isNumber()) {
            return level.decimalValue();
        }
        // Later years are chained by their published change.
        BigDecimal change = prices.path("changes").path(Integer.toString(year)).decimalValue();
        return index(prices, year - 1).multiply(BigDecimal.ONE.add(change.movePointLeft(2)));
    }
}
