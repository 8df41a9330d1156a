package fr.mediation.bilan.value;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;

/** Maps for the tests, read from their YAML as users write it. */
final class ValueMaps {
    static final PriceIndex NO_PRICES = new PriceIndex("price_index.yaml", new TreeMap<>());
    static final Path SHIPPED_MAP = Path.of("jobs/value/map.yaml");
    static final Path SHIPPED_PRICES = Path.of("jobs/value/parameters/price_index.yaml");

    private ValueMaps() {}

    static ValueMap read(String yaml) {
        return new ValueMapReader().read("map.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static Valuation evaluate(String yaml) {
        return new Valuator(NO_PRICES).evaluate(read(yaml));
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
