package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of all folders by what they are about, in the order they were read in. */
final class PublishedLines {
    private final Map<Key, PublishedLine> byKey = new LinkedHashMap<>();

    PublishedLines(List<PublishedLine> lines) {
        lines.forEach(line -> byKey.merge(line.key(), line, PublishedLines::both));
    }

    /** What stands twice in a file is hidden where one of them is, and told where one of them tells it. */
    private static PublishedLine both(PublishedLine one, PublishedLine other) {
        Map<PublishedLine.Quantity, BigDecimal> told = new EnumMap<>(PublishedLine.Quantity.class);
        told.putAll(one.quantities());
        told.putAll(other.quantities());
        return new PublishedLine(one.key(), one.unit(), one.hidden() || other.hidden(), told);
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
