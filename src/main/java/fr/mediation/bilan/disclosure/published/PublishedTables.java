package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.LinkedTables;
import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of published lines and what holds between them. How many places contributed is no cell: which places there are, and
 * which of them reported, is published by name.
 */
final class PublishedTables {
    /** What rounding to six decimals may come to in each of the numbers that are added. */
    private static final double ROUNDING = 1e-6;

    private static final String PERCENT = "%";

    private final PublishedLines lines;
    private final PublishedSeries series;
    private final Map<String, Secrecy> secrecy;
    private final Map<CellKey, Integer> numbers = new LinkedHashMap<>();
    private final List<List<CellKey>> names = new ArrayList<>();
    private final List<@Nullable BigDecimal> values = new ArrayList<>();
    private final List<SafetyRule> rules = new ArrayList<>();
    private final LinkedTables.Builder builder = LinkedTables.builder();
    private final Map<Integer, List<int[]>> relationsOf = new HashMap<>();
    private final Set<List<Object>> linked = new HashSet<>();
    private final Totals totals;

    /**
     * One number of a line.
     *
     * @param line what the line is about
     * @param quantity what it tells of it
     */
    record CellKey(Key line, Quantity quantity) {}

    private record Series(String indicator, Quantity quantity) {}

    /**
     * The cells of some lines.
     *
     * @param lines the lines
     * @param series their numbers in all territories
     * @param same which cells are the same number though they stand in several places
     * @param territories which regions of one map make up one of another
     * @param secrecy what must not be told, by indicator
     * @param limits what must not be computed of a hidden cell
     * @param overlaps the breakdowns of which it is said that they are no sum
     */
    PublishedTables(
            PublishedLines lines,
            PublishedSeries series,
            SameCells same,
            Territories territories,
            Map<String, Secrecy> secrecy,
            AuditLimits limits,
            Set<Overlap> overlaps) {
        this.secrecy = secrecy;
        this.lines = lines;
        this.series = series;
        this.totals = new Totals(lines, territories, overlaps);
        Map<String, List<Quantity>> quantities = quantities();
        Map<CellKey, Integer> representatives = new HashMap<>();
        for (PublishedLine line : lines.all()) {
            for (Quantity quantity : quantities.get(line.key().indicator())) {
                if (line.hidden() || line.quantity(quantity).isPresent()) {
                    add(new CellKey(line.key(), quantity), line, same, representatives, limits);
                }
            }
        }
    }

    /** The quantities of each indicator: those of a quotient, with what it leaves out where it is a share, or the value alone. */
    private Map<String, List<Quantity>> quantities() {
        Map<String, List<PublishedLine>> quotients = lines.all().stream()
                .filter(line -> line.quantity(Quantity.DENOMINATOR).isPresent())
                .collect(Collectors.groupingBy(line -> line.key().indicator()));
        Map<String, List<Quantity>> quantities = new HashMap<>();
        for (PublishedLine line : lines.all()) {
            quantities.computeIfAbsent(line.key().indicator(), indicator -> {
                List<PublishedLine> quotient = quotients.get(indicator);
                if (quotient == null) {
                    return List.of(Quantity.VALUE);
                }
                return quotient.stream().allMatch(this::isShare)
                        ? List.of(Quantity.NUMERATOR, Quantity.DENOMINATOR, Quantity.COMPLEMENT)
                        : List.of(Quantity.NUMERATOR, Quantity.DENOMINATOR);
            });
        }
        return quantities;
    }

    /** Whether a line says how many of some units have a property. */
    private boolean isShare(PublishedLine line) {
        return line.unit().equals(PERCENT)
                && totals.isWhole(line.key().indicator(), Quantity.NUMERATOR)
                && totals.isWhole(line.key().indicator(), Quantity.DENOMINATOR)
                && line.quantity(Quantity.COMPLEMENT).stream().allMatch(left -> left.signum() >= 0);
    }

    private void add(
            CellKey cell,
            PublishedLine line,
            SameCells same,
            Map<CellKey, Integer> representatives,
            AuditLimits limits) {
        String indicator = cell.line().indicator();
        boolean whole = totals.isWhole(indicator, cell.quantity());
        SafetyRule rule = limits.rule(secrecy.get(indicator), cell.quantity(), line.unit(), whole);
        int number = representatives.computeIfAbsent(same.representative(cell), one -> {
            rules.add(rule);
            names.add(new ArrayList<>());
            values.add(null);
            return whole ? builder.count() : builder.sum();
        });
        rules.set(number, limits.stricter(rules.get(number), rule));
        numbers.put(cell, number);
        names.get(number).add(cell);
        line.quantity(cell.quantity()).ifPresent(value -> values.set(number, value));
    }

    /** Links all totals with their parts, as far as the figures bear it out. */
    LinkedTables linked() {
        return linked(series);
    }

    /**
     * Links all totals with their parts.
     *
     * @param known the series of which anybody may find that one is the sum of others: what is hidden bears nothing out
     */
    LinkedTables linked(PublishedSeries known) {
        totals.groups().forEach(this::link);
        numbers.keySet().stream()
                .filter(cell -> cell.quantity() == Quantity.COMPLEMENT)
                .map(CellKey::line)
                .forEach(this::linkTerms);
        AddedSeries.of(known).forEach(this::link);
        return builder.build();
    }

    /** A series that is the sum of two others is so where one of them is hidden. */
    private void link(AddedSeries.Sum sum) {
        for (Key line : series.lines(sum.total())) {
            Integer total = numbers.get(new CellKey(line, sum.total().quantity()));
            List<Integer> parts = Stream.of(sum.one(), sum.other())
                    .map(part -> numbers.get(
                            new CellKey(part.subject().at(line.perimeter(), line.territory()), part.quantity())))
                    .filter(Objects::nonNull)
                    .toList();
            if (total != null && parts.size() == 2) {
                link(Overlap.Kind.SUM, total, parts);
            }
        }
    }

    /** A share's whole is what has the property and what has not. */
    private void linkTerms(Key line) {
        List<Integer> parts = Stream.of(Quantity.NUMERATOR, Quantity.COMPLEMENT)
                .map(quantity -> numbers.get(new CellKey(line, quantity)))
                .filter(Objects::nonNull)
                .toList();
        Integer whole = numbers.get(new CellKey(line, Quantity.DENOMINATOR));
        if (whole != null && parts.size() == 2) {
            add(whole, parts, 0, 0);
        }
    }

    private void link(Totals.Group group) {
        for (Quantity quantity : Quantity.WRITTEN) {
            Integer total = numbers.get(new CellKey(group.total(), quantity));
            List<Integer> parts = group.parts().stream()
                    .map(part -> numbers.get(new CellKey(part, quantity)))
                    .filter(Objects::nonNull)
                    .toList();
            if (total != null && !parts.isEmpty()) {
                link(totals.kind(group, quantity), total, parts);
            }
        }
    }

    private void link(Overlap.Kind kind, int total, List<Integer> parts) {
        switch (kind) {
            case SUM -> {
                double room = rulesAreOfCounts(total) ? 0 : ROUNDING * (parts.size() + 1);
                add(total, parts, -room, room);
            }
            case COVER -> {
                add(total, parts, 0, Double.POSITIVE_INFINITY);
                parts.forEach(part -> add(part, List.of(total), 0, Double.POSITIVE_INFINITY));
            }
            case BOUND -> parts.forEach(part -> add(part, List.of(total), 0, Double.POSITIVE_INFINITY));
            case NONE -> {}
        }
    }

    /** Adds that cells less another one come to so much; a cell may stand on both sides. */
    private void add(int less, List<Integer> cells, double low, double high) {
        Map<Integer, Double> coefficients = new TreeMap<>();
        cells.forEach(cell -> coefficients.merge(cell, 1.0, Double::sum));
        coefficients.merge(less, -1.0, Double::sum);
        coefficients.values().removeIf(coefficient -> coefficient == 0);
        // Of cells that are one in several places, each relation is found in each of them.
        if (!coefficients.isEmpty() && linked.add(List.of(coefficients, low, high))) {
            int[] related =
                    coefficients.keySet().stream().mapToInt(Integer::intValue).toArray();
            for (int cell : related) {
                relationsOf.computeIfAbsent(cell, one -> new ArrayList<>()).add(related);
            }
            builder.relation(
                    related,
                    coefficients.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray(),
                    low,
                    high);
        }
    }

    private boolean rulesAreOfCounts(int cell) {
        return names.get(cell).stream()
                .allMatch(name -> totals.isWhole(name.line().indicator(), name.quantity()));
    }

    /** How many cells there are. */
    int size() {
        return values.size();
    }

    /** The cells that no line tells. */
    BitSet hidden() {
        BitSet hidden = new BitSet();
        for (int cell = 0; cell < values.size(); cell++) {
            hidden.set(cell, values.get(cell) == null);
        }
        return hidden;
    }

    /** The breakdowns that are no sum, as far as there are cells of them. */
    Set<Overlap> overlaps() {
        Set<Series> told = numbers.keySet().stream()
                .map(cell -> new Series(cell.line().indicator(), cell.quantity()))
                .collect(Collectors.toSet());
        return totals.overlaps().stream()
                .filter(overlap -> told.contains(new Series(overlap.indicator(), overlap.quantity())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    double[] values() {
        return IntStream.range(0, values.size()).mapToDouble(this::value).toArray();
    }

    private double value(int cell) {
        BigDecimal value = values.get(cell);
        return value == null ? 0 : value.doubleValue();
    }

    List<SafetyRule> rules() {
        return rules;
    }

    double value(CellKey cell) {
        return value(numbers.get(cell));
    }

    SafetyRule rule(CellKey cell) {
        return rules.get(numbers.get(cell));
    }

    /** The number of a line's cell; empty where it has none. */
    Optional<Integer> number(Key line, Quantity quantity) {
        return Optional.ofNullable(numbers.get(new CellKey(line, quantity)));
    }

    /** The numbers of a line's cells, each once. */
    int[] cells(PublishedLine line) {
        return Arrays.stream(Quantity.values())
                .flatMap(quantity -> number(line.key(), quantity).stream())
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    /** Where a cell stands. */
    List<CellKey> names(int cell) {
        return names.get(cell);
    }

    /** The published cells that tell most of a hidden one: those of the total or of the parts in which least is hidden. */
    List<CellKey> sources(int cell) {
        return relationsOf.getOrDefault(cell, List.of()).stream()
                .min(Comparator.comparingLong(this::hiddenIn))
                .map(linked -> Arrays.stream(linked)
                        .filter(one -> values.get(one) != null)
                        .mapToObj(one -> names.get(one).get(0))
                        .toList())
                .orElse(List.of());
    }

    private long hiddenIn(int[] linked) {
        return Arrays.stream(linked).filter(one -> values.get(one) == null).count();
    }

    /** The cells that publish the number of a hidden one. */
    List<CellKey> sources(CellKey hidden) {
        return names.get(numbers.get(hidden)).stream()
                .filter(cell -> lines.get(cell.line()).quantity(cell.quantity()).isPresent())
                .toList();
    }

    /**
     * The hidden cells that another folder publishes with other figures of the same year, a revision: what it tells is near to
     * what they hide, if it is not the same.
     */
    Map<CellKey, CellKey> revised() {
        Map<Key, List<Key>> folders =
                lines.all().stream().map(PublishedLine::key).collect(Collectors.groupingBy(key -> key.in(0)));
        Map<CellKey, CellKey> revised = new LinkedHashMap<>();
        numbers.forEach((cell, number) -> {
            if (values.get(number) == null && lines.get(cell.line()).hidden()) {
                folders.get(cell.line().in(0)).stream()
                        .filter(other ->
                                lines.get(other).quantity(cell.quantity()).isPresent())
                        .findFirst()
                        .ifPresent(other -> revised.put(cell, new CellKey(other, cell.quantity())));
            }
        });
        return revised;
    }

    /** The hidden cells that another place publishes: another folder, or another map of regions. */
    List<CellKey> published() {
        return numbers.keySet().stream()
                .filter(cell -> lines.get(cell.line()).hidden() && values.get(numbers.get(cell)) != null)
                .toList();
    }
}
