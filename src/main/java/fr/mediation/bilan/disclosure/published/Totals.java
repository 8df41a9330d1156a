package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.published.Overlap.Kind;
import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which lines are totals of which, and whether they add up. What all complete groups of a kind bear out is taken for true of
 * those in which something is hidden: persons who count in several regions are no sum, and nobody has to be told.
 */
final class Totals {
    private static final String TERRITORY = "territoire";
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private final PublishedLines lines;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Rule, Kind> kinds = new HashMap<>();
    private final Map<Rule, Boolean> whole = new HashMap<>();

    /**
     * A total and its parts.
     *
     * @param breakdown by what: {@code territoire}, or a dimension
     * @param total the line of the total
     * @param parts the lines of the parts
     */
    record Group(String breakdown, Key total, List<Key> parts) {}

    /** What one rule is about: the numbers of an indicator, broken down in one way. */
    private record Rule(String indicator, Quantity quantity, String breakdown) {}

    /**
     * All totals of some lines.
     *
     * @param lines the lines
     * @param territories which regions of one map make up one of another
     * @param overlaps the breakdowns of which it is said that they are no sum
     */
    Totals(PublishedLines lines, Territories territories, Set<Overlap> overlaps) {
        this.lines = lines;
        overlaps.forEach(overlap ->
                kinds.put(new Rule(overlap.indicator(), overlap.quantity(), overlap.breakdown()), overlap.kind()));
        NestedRegions nested = new NestedRegions(territories);
        Map<Key, List<Key>> regions = new LinkedHashMap<>();
        Map<Key, Map<String, List<Key>>> categories = new LinkedHashMap<>();
        for (PublishedLine line : lines.all()) {
            Key key = line.key();
            if (!key.territory().equals(Figure.COUNTRY)) {
                regions.computeIfAbsent(key.at(key.perimeter(), Figure.COUNTRY), total -> new ArrayList<>())
                        .add(key);
                for (List<Key> parts : nested.parts(key)) {
                    List<Key> published = parts.stream().filter(lines::has).toList();
                    if (!published.isEmpty()) {
                        groups.add(new Group(TERRITORY, key, published));
                    }
                }
            }
            if (!key.dimension().isEmpty()) {
                categories
                        .computeIfAbsent(key.of("", ""), total -> new LinkedHashMap<>())
                        .computeIfAbsent(key.dimension(), dimension -> new ArrayList<>())
                        .add(key);
            }
            line.quantities()
                    .forEach((quantity, value) ->
                            whole.merge(new Rule(key.indicator(), quantity, ""), isWhole(value), Boolean::logicalAnd));
        }
        regions.forEach((total, parts) -> groups.add(new Group(TERRITORY, total, parts)));
        categories.forEach((total, byDimension) ->
                byDimension.forEach((dimension, parts) -> groups.add(new Group(dimension, total, parts))));
        groups.forEach(this::learn);
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** All totals with their parts. */
    Collection<Group> groups() {
        return groups;
    }

    /** Whether all published numbers of an indicator are whole. */
    boolean isWhole(String indicator, Quantity quantity) {
        return whole.getOrDefault(new Rule(indicator, quantity, ""), true);
    }

    /** What holds in a group: what no complete group of its kind contradicts. */
    Kind kind(Group group, Quantity quantity) {
        return kinds.getOrDefault(new Rule(group.total().indicator(), quantity, group.breakdown()), Kind.SUM);
    }

    /** The breakdowns that some group shows to be no sum. */
    Set<Overlap> overlaps() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() != Kind.SUM)
                .map(entry -> new Overlap(
                        entry.getKey().indicator(),
                        entry.getKey().quantity(),
                        entry.getKey().breakdown(),
                        entry.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void learn(Group group) {
        PublishedLine total = lines.get(group.total());
        if (total == null || total.hidden()) {
            return;
        }
        List<PublishedLine> parts = group.parts().stream().map(lines::get).toList();
        boolean complete = parts.stream().noneMatch(PublishedLine::hidden);
        for (Quantity quantity : Quantity.WRITTEN) {
            Optional<BigDecimal> whole = total.quantity(quantity);
            List<BigDecimal> known = parts.stream()
                    .flatMap(part -> part.quantity(quantity).stream())
                    .toList();
            if (whole.isPresent() && !known.isEmpty()) {
                Kind kind = kind(whole.get(), known);
                // What is hidden may be what a sum lacks.
                kinds.merge(
                        new Rule(group.total().indicator(), quantity, group.breakdown()),
                        complete || kind != Kind.BOUND ? kind : Kind.SUM,
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
    }

    private static Kind kind(BigDecimal total, List<BigDecimal> parts) {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal room = parts.stream().allMatch(Totals::isWhole)
                ? BigDecimal.ZERO
                : ROUNDING.multiply(BigDecimal.valueOf(parts.size() + 1L));
        boolean bounds = parts.stream().allMatch(part -> part.compareTo(total) <= 0);
        if (sum.subtract(total).abs().compareTo(room) <= 0) {
            return Kind.SUM;
        }
        if (!bounds) {
            return Kind.NONE;
        }
        return total.compareTo(sum) < 0 ? Kind.COVER : Kind.BOUND;
    }
}
