package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The numbers of a line that tell too much by themselves. */
final class PrimaryCells {
    private PrimaryCells() {}

    /**
     * The cells of a line that must not be known. None is told of nobody: a zero is published.
     *
     * @param line the line
     * @param secrecy what must not be told by its indicator
     * @param lines all lines
     * @param tables the cells
     * @param limits how much is too little
     * @param rules what must not be computed of each cell, made stricter where a structure's own number is hidden
     */
    static BitSet of(
            PublishedLine line,
            Secrecy secrecy,
            PublishedLines lines,
            PublishedTables tables,
            AuditLimits limits,
            List<SafetyRule> rules) {
        return switch (secrecy.subject()) {
            case PERSONS -> ofPersons(line, secrecy, lines, tables, limits);
            case STRUCTURES -> ofStructures(line, tables, limits, rules);
            case NOBODY -> new BitSet();
        };
    }

    private static BitSet ofPersons(
            PublishedLine line, Secrecy secrecy, PublishedLines lines, PublishedTables tables, AuditLimits limits) {
        BitSet cells = new BitSet();
        boolean few = secrecy.countedBy()
                .map(indicator -> lines.get(line.key().by(indicator)))
                .flatMap(counting -> counting.quantity(Quantity.VALUE))
                .filter(persons -> isFew(persons, limits.persons()))
                .isPresent();
        for (Quantity quantity : Quantity.values()) {
            Optional<BigDecimal> told = line.quantity(quantity);
            boolean small = secrecy.counted().contains(quantity)
                    && told.filter(persons -> isFew(persons, limits.persons())).isPresent();
            if (small || few && told.filter(one -> one.signum() > 0).isPresent()) {
                tables.number(line.key(), quantity).ifPresent(cells::set);
            }
        }
        return cells;
    }

    private static BitSet ofStructures(
            PublishedLine line, PublishedTables tables, AuditLimits limits, List<SafetyRule> rules) {
        BitSet cells = new BitSet();
        if (line.quantity(Quantity.CONTRIBUTORS)
                .filter(structures -> isFew(structures, limits.structures()))
                .isPresent()) {
            for (Quantity quantity : Quantity.values()) {
                tables.number(line.key(), quantity)
                        .filter(cell -> line.quantity(quantity).orElseThrow().signum() > 0)
                        .ifPresent(cell -> {
                            cells.set(cell);
                            rules.set(cell, new SafetyRule.Share(limits.percent()));
                        });
            }
        }
        return cells;
    }

    private static boolean isFew(BigDecimal number, int least) {
        return number.signum() > 0 && number.compareTo(BigDecimal.valueOf(least)) < 0;
    }
}
