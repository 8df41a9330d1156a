package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of all folders by what they are about, in the order they were read in. */
final class PublishedLines {
    private final Map<Key, PublishedLine> byKey = new LinkedHashMap<>();

    PublishedLines(List<PublishedLine> lines) {
        lines.forEach(line -> byKey.put(line.key(), line));
    }

    Collection<PublishedLine> all() {
        return byKey.values();
    }

    /** The line about something; null where nothing is published of it. */
    @Nullable
    PublishedLine get(Key key) {
        return byKey.get(key);
    }

    boolean has(Key key) {
        return byKey.containsKey(key);
    }
}
