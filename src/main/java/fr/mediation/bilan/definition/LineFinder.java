package fr.mediation.bilan.definition;

import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.DefaultNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Finds the line of a value in the file of a definition, so that a message can name it. */
public final class LineFinder {
    private final JobsFolder.Definition definition;

    /** Read when it is first asked for: of most definitions nothing is said, and to read one with its lines takes long. */
    private @Nullable JsonNode root;

    private LineFinder(JobsFolder.Definition definition) {
        this.definition = definition;
    }

    /**
     * Finds the lines of a definition.
     *
     * @param definition its file, in YAML that {@link DefinitionSchema} has admitted
     * @return its lines
     */
    public static LineFinder of(JobsFolder.Definition definition) {
        return new LineFinder(definition);
    }

    private JsonNode root() {
        JsonNode read = root;
        if (read == null) {
            read = DefaultNodeReader.builder()
                    .locationAware()
                    .build()
                    .readTree(new String(definition.content(), StandardCharsets.UTF_8), InputFormat.YAML);
            root = read;
        }
        return read;
    }

    /**
     * The line of a value, or of what would contain it where it is missing.
     *
     * @param pointer a JSON pointer such as {@code /numerator} or {@code /criteria/2/holds}
     * @return its number from 1, as text: a message would group its digits
     */
    public String line(String pointer) {
        for (JsonPointer at = JsonPointer.compile(pointer); at != null; at = at.head()) {
            JsonNode node = root().at(at);
            TokenStreamLocation location = node.isMissingNode() ? null : JsonNodes.tokenStreamLocationOf(node);
            if (location != null) {
                return Integer.toString(Math.max(1, location.getLineNr()));
            }
        }
        return "1";
    }

    /**
     * {@return the place of an item in a list, its index from 0, -1 where there is none}
     *
     * @param pointer the list's JSON pointer
     * @param id the item's {@code id}
     */
    public int indexOf(String pointer, String id) {
        JsonNode list = root().at(pointer);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asString("").equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
