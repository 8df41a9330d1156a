package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads a price index from its YAML file: {@code levels} by year, then {@code changes} in percent by year, each applied
 * to the level of the year before: level(y) = level(y − 1) × (1 + change(y) / 100). The other fields say where the
 * figures come from.
 */
public final class PriceIndexReader {
    private static final String SCHEMA = ValueParameters.FOLDER + "/price_index.schema.json";

    private PriceIndexReader() {}

    /**
     * Reads an index.
     *
     * @param definition its file
     * @return the index
     * @throws ProblemException if it is wrong: the sentence names file, line and reason
     */
    public static PriceIndex read(JobsFolder.Definition definition) {
        JsonNode root = DefinitionSchema.packaged(SCHEMA).read(definition);
        NavigableMap<Integer, BigDecimal> levels = byYear(root.get("levels"));
        byYear(root.path("changes")).forEach((year, percent) -> {
            BigDecimal before = levels.get(year - 1);
            if (before == null || levels.containsKey(year)) {
                throw new ProblemException(
                        "value.change-not-chained",
                        definition.name(),
                        LineFinder.of(definition).line("/changes/" + year),
                        "changes." + year,
                        year.toString());
            }
            levels.put(year, before.multiply(BigDecimal.ONE.add(percent.movePointLeft(2)), Rounding.QUOTIENT));
        });
        Map<Integer, String> pages = new HashMap<>();
        root.path("pages").forEachEntry((year, page) -> pages.put(Integer.valueOf(year), page.asString()));
        return new PriceIndex(
                definition.name(),
                DefinitionText.read(root.path("title"), ""),
                DefinitionText.read(root.path("base"), ""),
                DefinitionText.read(root.path("source"), ""),
                pages,
                levels);
    }

    private static NavigableMap<Integer, BigDecimal> byYear(JsonNode node) {
        NavigableMap<Integer, BigDecimal> figures = new TreeMap<>();
        node.forEachEntry((year, figure) -> figures.put(Integer.valueOf(year), figure.decimalValue()));
        return figures;
    }
}
