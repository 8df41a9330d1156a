package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.definition.JobsFolder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads a dated series of a parameter from its YAML file. */
final class SeriesReader {
    private static final String SCHEMA = ValueParameters.FOLDER + "/series.schema.json";

    private SeriesReader() {}

    /** Reads a series, named as its file; a wrong one is refused with its file, line and reason. */
    static Series read(JobsFolder.Definition definition) {
        JsonNode root = DefinitionSchema.packaged(SCHEMA).read(definition);
        return new Series(
                definition.stem(),
                DefinitionText.read(root.get("title"), ""),
                DefinitionText.read(root.get("unit"), ""),
                root.get("editions").valueStream().map(SeriesReader::edition).toList());
    }

    private static Series.Edition edition(JsonNode node) {
        NavigableMap<LocalDate, BigDecimal> values = new TreeMap<>();
        node.get("values").forEachEntry((since, value) -> values.put(day(since), value.decimalValue()));
        return new Series.Edition(
                node.get("from").asInt(),
                node.path("price_year").asInt(0),
                DefinitionText.read(node.get("source"), ""),
                node.path("page").asString(""),
                node.path("unverified")
                        .valueStream()
                        .map(since -> day(since.asString()))
                        .collect(Collectors.toSet()),
                values);
    }

    private static LocalDate day(String since) {
        return LocalDate.parse(since.length() > 4 ? since : since + "-01-01");
    }
}
