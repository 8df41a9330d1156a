package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.JobsFolder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Maps for the tests, read from their YAML as users write it. */
final class ValueMaps {
    static final PriceIndex NO_PRICES = new PriceIndex("price_index.yaml", new TreeMap<>());
    static final ValueParameters NO_PARAMETERS = new ValueParameters(NO_PRICES, Map.of());

    private ValueMaps() {}

    static JobsFolder.Definition definition(String name, String yaml) {
        return new JobsFolder.Definition(name, yaml.getBytes(StandardCharsets.UTF_8));
    }

    static ValueMap read(String yaml) {
        return read(yaml, NO_PARAMETERS);
    }

    static ValueMap read(String yaml, ValueParameters parameters) {
        return ValueMapReader.read(definition("map.yaml", yaml), parameters);
    }

    static Valuation evaluate(String yaml) {
        return new Valuator(NO_PRICES).evaluate(read(yaml));
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
