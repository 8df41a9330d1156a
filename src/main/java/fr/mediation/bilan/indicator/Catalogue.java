package fr.mediation.bilan.indicator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All indicators, by article and then by name. */
public final class Catalogue {
    /** The folder of the definitions. */
    public static final String FOLDER = "indicators";

    /** What derived indicators may refer to besides other indicators: the inhabitants of a territory. */
    public static final String POPULATION = "population";

    private final Map<String, Indicator> indicators = new LinkedHashMap<>();

    /**
     * A catalogue.
     *
     * @param indicators all indicators, in display order
     */
    public Catalogue(List<Indicator> indicators) {
        indicators.forEach(indicator -> this.indicators.put(indicator.id(), indicator));
    }

    /** {@return all indicators, in display order} */
    public List<Indicator> all() {
        return List.copyOf(indicators.values());
    }

    /**
     * {@return one indicator, empty where there is none}
     *
     * @param id its id
     */
    public Optional<Indicator> get(String id) {
        return Optional.ofNullable(indicators.get(id));
    }

    /**
     * {@return the indicators of one origin, in display order}
     *
     * @param from some facts, or what figures are derived from
     */
    public List<Indicator> from(Origin from) {
        return all().stream().filter(indicator -> indicator.from().equals(from)).toList();
    }

    /** All ids. */
    Map<String, Indicator> byId() {
        return Collections.unmodifiableMap(indicators);
    }
}
