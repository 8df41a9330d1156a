package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of an indicator and category in all territories, side by side. */
final class PublishedSeries {
    private final Map<Subject, List<Key>> territories = new LinkedHashMap<>();
    private final Map<Series, Map<String, BigDecimal>> values = new LinkedHashMap<>();

    /** One number of an indicator in all territories. */
    record Series(Subject subject, Quantity quantity) {}

    /** What the lines of all territories are about. */
    record Subject(int folder, int year, String indicator, String dimension, String category) {
        private static Subject of(Key key) {
            return new Subject(key.folder(), key.year(), key.indicator(), key.dimension(), key.category());
        }

        Key at(Perimeter perimeter, String territory) {
            return new Key(folder, year, perimeter, territory, indicator, dimension, category);
        }
    }

    /** The series of all lines. */
    PublishedSeries(PublishedLines lines) {
        this(lines, Set.of());
    }

    /**
     * The series as they are once some lines are hidden.
     *
     * @param lines the lines
     * @param hidden those of which nothing is known
     */
    PublishedSeries(PublishedLines lines, Set<Key> hidden) {
        for (PublishedLine line : lines.all()) {
            Key key = line.key();
            Subject subject = Subject.of(key);
            territories.computeIfAbsent(subject, one -> new ArrayList<>()).add(key);
            line.quantities().forEach((quantity, value) -> {
                if (!hidden.contains(key) && quantity != Quantity.CONTRIBUTORS) {
                    values.computeIfAbsent(new Series(subject, quantity), one -> new LinkedHashMap<>())
                            .put(territory(key), value.stripTrailingZeros());
                }
            });
        }
    }

    private static String territory(Key key) {
        return key.perimeter().code() + '/' + key.territory();
    }

    /** The published numbers of each series, by territory; trailing zeros are left out, so that equal ones are equal. */
    Map<Series, Map<String, BigDecimal>> values() {
        return values;
    }

    /** The lines of a series, those that hide it among them. */
    List<Key> lines(Series series) {
        return territories.get(series.subject());
    }
}
