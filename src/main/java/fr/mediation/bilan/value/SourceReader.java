package fr.mediation.bilan.value;

import fr.mediation.bilan.definition.DefinitionText;
import fr.mediation.bilan.text.Label;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads where the numbers of a map come from: each says it in its own words, or names an entry of the map's {@code sources}. */
final class SourceReader {
    /** One such word is no title of a work: it names an entry of the map's {@code sources}, or is a typing error. */
    private static final Pattern SOURCE_ID = Pattern.compile("[a-z][a-z0-9_]*");

    private final Map<String, Source> entries;

    /** A reader of a map with some {@code sources}. */
    SourceReader(JsonNode sources) {
        entries = sources.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> source(entry.getKey(), entry.getValue())));
    }

    /** The source of a number, from the words beside it; empty where it names an entry that there is not. */
    Optional<Source> of(JsonNode number) {
        JsonNode node = number.path("source");
        if (node.isMissingNode()) {
            return Optional.of(Source.NONE);
        }
        Source source = node.isString() && SOURCE_ID.matcher(node.asString()).matches()
                ? entries.get(node.asString())
                : source(DefinitionText.read(node, "").fr(), node);
        return Optional.ofNullable(source)
                .map(known -> known.of(
                        DefinitionText.read(number.path("note"), ""),
                        number.path("page").asString("")));
    }

    private static Source source(String id, JsonNode node) {
        return new Source(
                id,
                DefinitionText.read(node, ""),
                Label.of(""),
                node.path("page").asString(""),
                node.path("assumed").asBoolean(false));
    }
}
