package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.Lines;
import fr.mediation.bilan.disclosure.LinkedTables;
import fr.mediation.bilan.disclosure.ProtectionProblem;
import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.Suppression;
import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lines are hidden so that nothing too small is told, by them or by what the others add up to.
 *
 * @param primary the lines that tell too much by themselves
 * @param hidden these and the lines that would tell them
 * @param method how the others were chosen
 * @param unprotected the lines that can be computed although all is hidden that may be
 */
public record Protection(Set<Key> primary, Set<Key> hidden, Suppression.Method method, Set<Key> unprotected) {
    /** What hiding a line loses: the country's totals are hidden last, and what is large rather late. */
    private static final double COUNTRY = 10_000;

    private static final double REGION = 1_000;
    private static final double CATEGORY_OF_COUNTRY = 30;

    /**
     * {@return the lines to be hidden}
     *
     * @param lines all that is to be published, nothing hidden
     * @param secrecy what must not be told, by indicator; nothing is secret of others
     * @param territories which regions make up which
     * @param limits how much is too little
     */
    public static Protection of(
            List<PublishedLine> lines, Map<String, Secrecy> secrecy, Territories territories, AuditLimits limits) {
        PublishedLines byKey = new PublishedLines(lines);
        PublishedTables tables = new PublishedTables(byKey, new SameCells(byKey, territories), territories, limits);
        LinkedTables linked = tables.linked();
        List<SafetyRule> rules = new ArrayList<>(tables.rules());
        List<PublishedLine> all = List.copyOf(byKey.all());
        Lines published = Lines.of(all.stream().map(tables::cells).toList(), linked.size());
        BitSet primary = new BitSet();
        BitSet open = new BitSet();
        Set<Key> unsafe = new LinkedHashSet<>();
        double[] costs = new double[linked.size()];
        for (PublishedLine line : all) {
            Secrecy own = secrecy.getOrDefault(line.key().indicator(), Secrecy.none());
            BitSet told = PrimaryCells.of(line, own, byKey, tables, limits, rules);
            if (!told.isEmpty()) {
                unsafe.add(line.key());
                primary.or(told);
            }
            for (int cell : tables.cells(line)) {
                costs[cell] += cost(line);
                open.set(cell, open.get(cell) || own.subject() == Secrecy.Subject.NOBODY);
            }
        }
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
                keys(all, published.hidden(found.unprotected())));
    }

    private static Set<Key> keys(List<PublishedLine> lines, BitSet numbers) {
        Set<Key> keys = new LinkedHashSet<>();
        numbers.stream().forEach(number -> keys.add(lines.get(number).key()));
        return keys;
    }

    private static double cost(PublishedLine line) {
        double size = 1
                + Math.log1p(line.quantity(Quantity.VALUE)
                        .or(() -> line.quantity(Quantity.NUMERATOR))
                        .map(BigDecimal::abs)
                        .map(BigDecimal::doubleValue)
                        .orElse(0.0));
        boolean country = line.key().territory().equals(Figure.COUNTRY);
        if (line.key().dimension().isEmpty()) {
            return size * (country ? COUNTRY : REGION);
        }
        return country ? size * CATEGORY_OF_COUNTRY : size;
    }
}
