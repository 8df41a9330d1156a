package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.disclosure.published.PublishedSeries.Series;
import fr.mediation.bilan.disclosure.published.PublishedTables.CellKey;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers are one though they stand in several places: the country in several maps, a region that two maps have in common,
 * a year in two publications that differ in nothing, and what two indicators call by two names.
 */
final class SameCells {
    /** So many different numbers that two series have in common are no chance. */
    private static final int LEAST_IN_COMMON = 3;

    /** A small number is that of many series; some other number of the same series is rarer. */
    private static final int MOST_PAIRED = 40;

    private final PublishedLines lines;
    private final PublishedSeries series;
    private final Map<CellKey, CellKey> towards = new HashMap<>();

    /** A year of an indicator in one folder. */
    private record Edition(int folder, int year, String indicator) {}

    SameCells(PublishedLines lines, PublishedSeries series, Territories territories) {
        this.lines = lines;
        this.series = series;
        for (PublishedLine line : lines.all()) {
            firstMap(line.key(), territories).ifPresent(same -> unite(line.key(), same));
        }
        uniteEditions();
        uniteSeries();
    }

    /** Unites the terms of an indicator that is made of others with the values of these. */
    void uniteTerms(String indicator, Secrecy secrecy) {
        if (secrecy instanceof Secrecy.Derived derived && !derived.terms().isEmpty()) {
            lines.all().stream()
                    .map(PublishedLine::key)
                    .filter(key -> key.indicator().equals(indicator))
                    .forEach(key -> derived.terms().forEach((quantity, term) -> uniteTerm(key, quantity, term)));
        }
    }

    private void uniteTerm(Key key, Quantity quantity, String term) {
        PublishedLine other = lines.get(key.by(term));
        if (other != null && other.quantity(Quantity.DENOMINATOR).isEmpty()) {
            unite(new CellKey(key, quantity), new CellKey(other.key(), Quantity.VALUE));
        }
    }

    CellKey representative(CellKey cell) {
        CellKey found = cell;
        for (CellKey next = towards.get(found); next != null; next = towards.get(found)) {
            found = next;
        }
        return found;
    }

    private void unite(Key one, Key other) {
        for (Quantity quantity : Quantity.values()) {
            unite(new CellKey(one, quantity), new CellKey(other, quantity));
        }
    }

    private void unite(CellKey one, CellKey other) {
        CellKey first = representative(one);
        CellKey second = representative(other);
        if (!first.equals(second)) {
            towards.put(first, second);
        }
    }

    /** The same territory in the first of the maps that have it. */
    private Optional<Key> firstMap(Key key, Territories territories) {
        for (Perimeter perimeter : Perimeter.values()) {
            if (perimeter == key.perimeter()) {
                return Optional.empty();
            }
            for (String code : codes(key, perimeter, territories)) {
                Key same = key.at(perimeter, code);
                if (lines.has(same)) {
                    return Optional.of(same);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> codes(Key key, Perimeter perimeter, Territories territories) {
        if (key.territory().equals(Figure.COUNTRY)) {
            return List.of(Figure.COUNTRY);
        }
        Set<String> departments = territories.departments(key.perimeter(), key.territory(), key.year());
        return departments.isEmpty()
                ? List.of()
                : territories.regions(perimeter, key.year()).stream()
                        .map(region -> region.code())
                        .filter(code -> territories
                                .departments(perimeter, code, key.year())
                                .equals(departments))
                        .toList();
    }

    /** Unites what two folders publish of a year, where they contradict each other in nothing. */
    private void uniteEditions() {
        Map<Edition, Set<Integer>> contradicted = new HashMap<>();
        for (PublishedLine line : lines.all()) {
            for (int folder = 0; folder < line.key().folder(); folder++) {
                PublishedLine other = lines.get(line.key().in(folder));
                if (other != null && contradicts(line, other)) {
                    contradicted
                            .computeIfAbsent(
                                    new Edition(
                                            folder,
                                            line.key().year(),
                                            line.key().indicator()),
                                    edition -> new HashSet<>())
                            .add(line.key().folder());
                }
            }
        }
        for (PublishedLine line : lines.all()) {
            for (int folder = 0; folder < line.key().folder(); folder++) {
                Edition edition =
                        new Edition(folder, line.key().year(), line.key().indicator());
                Key same = line.key().in(folder);
                if (lines.has(same)
                        && !contradicted
                                .getOrDefault(edition, Set.of())
                                .contains(line.key().folder())) {
                    unite(line.key(), same);
                }
            }
        }
    }

    private static boolean contradicts(PublishedLine one, PublishedLine other) {
        return one.quantities().entrySet().stream()
                .anyMatch(entry -> other.quantity(entry.getKey())
                        .filter(value -> value.compareTo(entry.getValue()) != 0)
                        .isPresent());
    }

    /** Unites the numbers of two indicators that are the same wherever both are published. */
    private void uniteSeries() {
        Map<List<Object>, List<Series>> candidates = new LinkedHashMap<>();
        series.values()
                .forEach((one, values) -> values.forEach((territory, value) -> candidates
                        .computeIfAbsent(
                                List.of(one.subject().folder(), one.subject().year(), territory, value),
                                same -> new ArrayList<>())
                        .add(one)));
        Set<List<Series>> tried = new HashSet<>();
        candidates.values().forEach(alike -> {
            for (int first = 0; first < (alike.size() > MOST_PAIRED ? 1 : alike.size()); first++) {
                Series one = alike.get(first);
                for (Series other : alike.subList(first + 1, alike.size())) {
                    if (!isOfOneIndicator(one, other)
                            && tried.add(List.of(one, other))
                            && areSame(series.values().get(one), series.values().get(other))) {
                        unite(series.lines(one), one, other);
                    }
                }
            }
        });
    }

    /** Two categories, or the two numbers of a quotient, are never one though they be alike; and a value is its own numerator. */
    private static boolean isOfOneIndicator(Series one, Series other) {
        return one.subject().indicator().equals(other.subject().indicator());
    }

    private static boolean areSame(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        Set<BigDecimal> common = new HashSet<>();
        for (Map.Entry<String, BigDecimal> entry : one.entrySet()) {
            BigDecimal value = other.get(entry.getKey());
            if (value != null) {
                if (value.compareTo(entry.getValue()) != 0) {
                    return false;
                }
                if (value.signum() != 0) {
                    common.add(value);
                }
            }
        }
        return common.size() >= LEAST_IN_COMMON;
    }

    private void unite(List<Key> territories, Series one, Series other) {
        for (Key key : territories) {
            Key same = other.subject().at(key.perimeter(), key.territory());
            if (lines.has(same)) {
                unite(new CellKey(key, one.quantity()), new CellKey(same, other.quantity()));
            }
        }
    }
}
