package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.Lines;
import fr.mediation.bilan.disclosure.LinkedTables;
import fr.mediation.bilan.disclosure.ProtectionProblem;
import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.Suppression;
import fr.mediation.bilan.disclosure.published.PublishedAudit.Exposed;
import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are hidden so that nothing too small is told, by them or by what the others add up to.
 *
 * @param primary the lines that tell too much by themselves
 * @param hidden these and the lines that would tell them
 * @param method how the others were chosen
 * @param unprotected the lines that can be computed although all is hidden that may be
 * @param overlaps the breakdowns that are no sum, to be said beside the lines
 */
public record Protection(
        Set<Key> primary, Set<Key> hidden, Suppression.Method method, Set<Key> unprotected, Set<Overlap> overlaps) {
    /** How often what is left is read as anybody would who sees nothing else. */
    private static final int MOST_AUDITS = 5;

    /** What hiding a line loses: the country's totals are hidden last, and what is large rather late. */
    private static final double COUNTRY = 10_000;

    private static final double REGION = 1_000;
    private static final double CATEGORY_OF_COUNTRY = 30;
    private static final double KEY_FIGURE = 20;

    /**
     * {@return the lines to be hidden}
     *
     * @param lines all that is to be published, nothing hidden
     * @param secrecy what must not be told, by indicator; nothing is secret of others
     * @param keyFigures the indicators whose totals are looked at first: the country's stay visible where they are not unsafe by
     *     themselves, and those of regions are hidden last
     * @param territories which regions make up which
     * @param limits how much is too little
     * @param before the lines that an earlier publication hid, which stay hidden
     */
    public static Protection of(
            List<PublishedLine> lines,
            Map<String, Secrecy> secrecy,
            Set<String> keyFigures,
            Territories territories,
            AuditLimits limits,
            Set<Key> before) {
        Protection found = once(lines, secrecy, keyFigures, territories, limits, before);
        List<Exposed> exposed = found.exposed(lines, secrecy, limits);
        Set<Key> telling = telling(exposed, lines, secrecy, keyFigures);
        for (int audit = 1; audit < MOST_AUDITS && !telling.isEmpty(); audit++) {
            telling.addAll(found.hidden);
            Protection more = once(lines, secrecy, keyFigures, territories, limits, telling);
            found = new Protection(found.primary, more.hidden, more.method, more.unprotected, more.overlaps);
            exposed = found.exposed(lines, secrecy, limits);
            telling = telling(exposed, lines, secrecy, keyFigures);
        }
        Set<Key> unprotected = new LinkedHashSet<>(found.unprotected);
        exposed.forEach(one -> unprotected.add(one.line()));
        return new Protection(found.primary, found.hidden, found.method, unprotected, found.overlaps);
    }

    /**
     * What can be computed from the lines that are left, by whoever sees only them: such a one may take for one number, or for a
     * sum, what the hidden ones contradict.
     */
    private List<Exposed> exposed(List<PublishedLine> lines, Map<String, Secrecy> secrecy, AuditLimits limits) {
        List<PublishedLine> left = lines.stream()
                .map(line ->
                        hidden.contains(line.key()) ? new PublishedLine(line.key(), line.unit(), true, Map.of()) : line)
                .toList();
        return PublishedAudit.of(left, List.of(Path.of("")), secrecy, limits, overlaps)
                .exposed();
    }

    /** The lines that tell most of those, as far as they may be hidden. */
    private static Set<Key> telling(
            List<Exposed> exposed, List<PublishedLine> lines, Map<String, Secrecy> secrecy, Set<String> keyFigures) {
        Set<Key> open = lines.stream()
                .filter(line -> isOpen(line, secrecy, keyFigures))
                .map(PublishedLine::key)
                .collect(Collectors.toSet());
        Set<Key> telling = new LinkedHashSet<>();
        exposed.forEach(one -> one.from().stream()
                .map(PublishedAudit.Source::line)
                .filter(line -> !open.contains(line))
                .findFirst()
                .ifPresent(telling::add));
        return telling;
    }

    private static Protection once(
            List<PublishedLine> lines,
            Map<String, Secrecy> secrecy,
            Set<String> keyFigures,
            Territories territories,
            AuditLimits limits,
            Set<Key> before) {
        PublishedLines byKey = new PublishedLines(lines);
        PublishedSeries series = new PublishedSeries(byKey);
        SameCells same = new SameCells(byKey, series, territories);
        secrecy.forEach(same::uniteTerms);
        PublishedTables tables = new PublishedTables(byKey, series, same, territories, secrecy, limits, Set.of());
        List<SafetyRule> rules = new ArrayList<>(tables.rules());
        PrimaryCells primaryCells = new PrimaryCells(byKey, tables, limits, rules);
        List<PublishedLine> all = List.copyOf(byKey.all());
        List<int[]> told = all.stream()
                .map(line -> cells(line, secrecy.get(line.key().indicator()), byKey, tables))
                .toList();
        BitSet primary = new BitSet();
        BitSet open = new BitSet();
        Set<Key> unsafe = new LinkedHashSet<>();
        double[] costs = new double[tables.size()];
        for (int number = 0; number < all.size(); number++) {
            PublishedLine line = all.get(number);
            Secrecy own = secrecy.getOrDefault(line.key().indicator(), Secrecy.NONE);
            BitSet secret = primaryCells.of(line, own);
            if (!secret.isEmpty()) {
                unsafe.add(line.key());
                primary.or(secret);
            }
            if (before.contains(line.key())) {
                IntStream.of(tables.cells(line)).forEach(primary::set);
            }
            for (int cell : told.get(number)) {
                costs[cell] += cost(line, keyFigures);
                open.set(cell, open.get(cell) || isOpen(line, secrecy, keyFigures));
            }
        }
        LinkedTables linked = tables.linked(new PublishedSeries(byKey, unsafe));
        Lines published = Lines.of(told, linked.size());
        BitSet eligible = new BitSet();
        eligible.set(0, linked.size());
        eligible.andNot(open);
        eligible.andNot(primary);
        Suppression found = Suppression.of(
                new ProtectionProblem(linked, tables.values(), primary, eligible, costs, rules, published, List.of()));
        return new Protection(
                unsafe,
                keys(all, published.hidden(found.hidden())),
                found.method(),
                keys(all, published.hidden(found.unprotected())),
                tables.overlaps());
    }

    /** Whether a line is never hidden for another one. */
    private static boolean isOpen(PublishedLine line, Map<String, Secrecy> secrecy, Set<String> keyFigures) {
        return secrecy.getOrDefault(line.key().indicator(), Secrecy.NONE).equals(Secrecy.NONE)
                || isKeyFigure(line, keyFigures) && line.key().territory().equals(Figure.COUNTRY);
    }

    private static boolean isKeyFigure(PublishedLine line, Set<String> keyFigures) {
        return keyFigures.contains(line.key().indicator())
                && line.key().dimension().isEmpty();
    }

    /** The cells that a line tells: its own, and those that what it publishes is made of. */
    private static int[] cells(
            PublishedLine line, @Nullable Secrecy secrecy, PublishedLines lines, PublishedTables tables) {
        IntStream own = IntStream.of(tables.cells(line));
        if (!(secrecy instanceof Secrecy.Derived derived)) {
            return own.toArray();
        }
        IntStream others = derived.measures().stream()
                .map(measure -> line.key().by(measure.indicator()).of(measure.dimension(), measure.category()))
                .map(lines::get)
                .filter(Objects::nonNull)
                .map(tables::cells)
                .flatMapToInt(IntStream::of);
        return IntStream.concat(own, others).distinct().toArray();
    }

    private static Set<Key> keys(List<PublishedLine> lines, BitSet numbers) {
        Set<Key> keys = new LinkedHashSet<>();
        numbers.stream().forEach(number -> keys.add(lines.get(number).key()));
        return keys;
    }

    private static double cost(PublishedLine line, Set<String> keyFigures) {
        double size = 1
                + Math.log1p(line.quantity(Quantity.VALUE)
                        .or(() -> line.quantity(Quantity.NUMERATOR))
                        .map(BigDecimal::abs)
                        .map(BigDecimal::doubleValue)
                        .orElse(0.0));
        boolean country = line.key().territory().equals(Figure.COUNTRY);
        if (line.key().dimension().isEmpty()) {
            return size * (country ? COUNTRY : REGION) * (isKeyFigure(line, keyFigures) ? KEY_FIGURE : 1);
        }
        return country ? size * CATEGORY_OF_COUNTRY : size;
    }
}
