package fr.mediation.bilan.disclosure.rules;

import fr.mediation.bilan.definition.DefinitionSchema;
import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.definition.LineFinder;
import fr.mediation.bilan.disclosure.rules.Confidentiality.Limit;
import fr.mediation.bilan.disclosure.rules.Confidentiality.OfFacts;
import fr.mediation.bilan.disclosure.rules.Confidentiality.OfIndicator;
import fr.mediation.bilan.disclosure.rules.Confidentiality.Subject;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.text.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the rules of confidentiality from their YAML file. */
final class ConfidentialityReader {
    private static final String SCHEMA = "confidentiality.schema.json";

    private final JobsFolder.Definition definition;

    private ConfidentialityReader(JobsFolder.Definition definition) {
        this.definition = definition;
    }

    static Confidentiality read(JobsFolder.Definition definition) {
        return new ConfidentialityReader(definition)
                .read(DefinitionSchema.packaged(SCHEMA).read(definition));
    }

    private Confidentiality read(JsonNode root) {
        return new Confidentiality(
                definition,
                day(root.get("in_force").asString()),
                limit(root.get("persons"), "least", JsonNode::asInt),
                limit(root.get("structures"), "least", JsonNode::asInt),
                limit(root.get("sums"), "percent", JsonNode::decimalValue),
                each(root.get("facts"), this::ofFacts),
                each(root.path("indicators"), (place, node) -> ofIndicator(node)));
    }

    private LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw problem("disclosure.no-day", "/in_force", written);
        }
    }

    private static <T extends Number> Limit<T> limit(JsonNode node, String name, Function<JsonNode, T> value) {
        return new Limit<>(
                value.apply(node.get(name)),
                DefinitionText.read(node.get("source"), ""),
                node.path("page").asString(""));
    }

    private static <T> Map<String, T> each(JsonNode node, BiFunction<String, JsonNode, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        node.forEachEntry((name, one) -> all.put(name, read.apply(name, one)));
        return all;
    }

    private OfFacts ofFacts(String facts, JsonNode node) {
        Map<String, Set<String>> open = new LinkedHashMap<>();
        node.path("public").forEachEntry((word, categories) -> {
            Dimension dimension = Arrays.stream(Dimension.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> problem("disclosure.no-dimension", "/facts/" + facts + "/public/" + word, word));
            open.put(
                    dimension.code(),
                    categories.valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
        });
        return new OfFacts(subject(node).orElseThrow(), text(node, "counted_by"), text(node, "asked"), open);
    }

    private static OfIndicator ofIndicator(JsonNode node) {
        return new OfIndicator(
                subject(node), !node.path("counts").asString("persons").equals("others"));
    }

    private static Optional<Subject> subject(JsonNode node) {
        return text(node, "about").map(word -> Subject.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asString);
    }

    private ProblemException problem(String key, String place, String written) {
        return new ProblemException(
                key, definition.name(), LineFinder.of(definition).line(place), written);
    }
}
