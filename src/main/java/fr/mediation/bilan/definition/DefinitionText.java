package fr.mediation.bilan.definition;

import fr.mediation.bilan.text.Label;
import tools.jackson.databind.JsonNode;

/** A text of a definition: one for each language, or one that serves both. */
public final class DefinitionText {
    private DefinitionText() {}

    /**
     * Reads a text.
     *
     * @param node {@code {fr, en}}, one text, or nothing
     * @param fallback the text where there is none
     * @return the text in both languages
     */
    public static Label read(JsonNode node, String fallback) {
        return node.isObject()
                ? new Label(node.path("fr").asString(), node.path("en").asString())
                : Label.of(node.asString(fallback));
    }
}
