package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.text.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dated, sourced parameters that a map may refer to: {@code jobs/value/parameters/}.
 *
 * @param prices converts the euros of one year to the prices of another
 * @param series wages, rates and values, by name
 */
public record ValueParameters(PriceIndex prices, Map<String, Series> series) {
    /** The folder of the parameters. */
    public static final String FOLDER = "value/parameters";

    /** The file of the price index. */
    public static final String PRICES = FOLDER + "/price_index.yaml";

    /** Parameters that are no series: the price index, and the factors of equipment, which are read elsewhere. */
    private static final List<String> OTHERS = List.of("price_index", "equipment");

    /** Keeps its own copy. */
    public ValueParameters {
        series = Map.copyOf(series);
    }

    /**
     * Reads the parameters.
     *
     * @param jobs the definitions
     * @return the parameters
     * @throws ProblemException if one is wrong: the sentence names file, line and reason
     */
    public static ValueParameters read(JobsFolder jobs) {
        Map<String, Series> series = new LinkedHashMap<>();
        for (JobsFolder.Definition definition : definitions(jobs)) {
            if (!OTHERS.contains(definition.stem())) {
                series.put(definition.stem(), SeriesReader.read(definition));
            }
        }
        return new ValueParameters(PriceIndexReader.read(jobs.get(PRICES)), series);
    }

    /**
     * {@return the files of the parameters, by name}
     *
     * @param jobs the definitions
     */
    public static List<JobsFolder.Definition> definitions(JobsFolder jobs) {
        return jobs.list(FOLDER, ".yaml");
    }
}
