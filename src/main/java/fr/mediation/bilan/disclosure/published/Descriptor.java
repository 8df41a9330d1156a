package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.Overlap.Kind;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the descriptor of a published folder, a Data Package, says of its breakdowns. A folder without one says nothing, and one
 * that cannot be read neither: more is taken for a sum then, and more is found.
 */
public final class Descriptor {
    /** The file's name. */
    public static final String FILE = "datapackage.json";

    /** The property that lists the breakdowns that are no sum. */
    public static final String OVERLAPS = "overlaps";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Descriptor() {}

    /**
     * {@return the breakdowns of which a folder says that they are no sum}
     *
     * @param folder the folder
     */
    static Set<Overlap> overlaps(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        try {
            return overlaps(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the breakdowns of which a descriptor says that they are no sum}
     *
     * @param content its bytes
     */
    public static Set<Overlap> overlaps(byte[] content) {
        Set<Overlap> overlaps = new LinkedHashSet<>();
        try {
            for (JsonNode entry : JSON.readTree(content).path(OVERLAPS)) {
                Stream.of(Quantity.values())
                        .filter(quantity -> quantity.column().equals(text(entry, Overlap.COLUMN)))
                        .flatMap(quantity -> Stream.of(Kind.values())
                                .filter(kind -> kind.code().equals(text(entry, Overlap.KIND)))
                                .map(kind -> new Overlap(
                                        text(entry, Overlap.INDICATOR),
                                        quantity,
                                        text(entry, Overlap.BREAKDOWN),
                                        kind)))
                        .forEach(overlaps::add);
            }
        } catch (JacksonException e) {
            return Set.of();
        }
        return overlaps;
    }

    private static String text(JsonNode entry, String property) {
        return entry.path(property).asString("");
    }
}
