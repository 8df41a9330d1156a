package fr.mediation.bilan.disclosure.published;

import fr.mediation.bilan.disclosure.SafetyRule;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The numbers of a line that tell too much by themselves. */
final class PrimaryCells {
    private final PublishedLines lines;
    private final PublishedTables tables;
    private final AuditLimits limits;
    private final List<SafetyRule> rules;

    /**
     * Looks for such numbers.
     *
     * @param lines all lines
     * @param tables the cells
     * @param limits how much is too little
     * @param rules what must not be computed of each cell, made stricter where a structure's own number is hidden
     */
    PrimaryCells(PublishedLines lines, PublishedTables tables, AuditLimits limits, List<SafetyRule> rules) {
        this.lines = lines;
        this.tables = tables;
        this.limits = limits;
        this.rules = rules;
    }

    /** The cells of a line that must not be known. None is told of nobody: a zero is published. */
    BitSet of(PublishedLine line, Secrecy secrecy) {
        if (secrecy instanceof Secrecy.Persons persons) {
            return ofPersons(line, persons);
        }
        if (secrecy instanceof Secrecy.Structures structures && isSecret(line, structures.publicCategories())) {
            BitSet cells = cells(line, quantity -> true);
            cells.stream().forEach(cell -> rules.set(cell, new SafetyRule.Share(limits.percent())));
            return cells;
        }
        return new BitSet();
    }

    private BitSet ofPersons(PublishedLine line, Secrecy.Persons secrecy) {
        Optional<BigDecimal> few = value(line, secrecy.countedBy()).filter(this::areFew);
        Optional<BigDecimal> asked = value(line, secrecy.asked());
        BitSet cells = cells(line, quantity -> {
            BigDecimal number = line.quantity(quantity).orElseThrow();
            if (secrecy.counted().contains(quantity)) {
                return few.isPresent()
                        || areFew(number)
                        || quantity == Quantity.DENOMINATOR && leavesFewOut(number, asked);
            }
            return !secrecy.things().contains(quantity) && few.isPresent();
        });
        // Where there are as many activities as persons, each is one.
        BitSet ofOneEach = cells(
                line,
                quantity -> secrecy.things().contains(quantity)
                        && few.filter(persons -> persons.compareTo(
                                                line.quantity(quantity).orElseThrow())
                                        == 0)
                                .isPresent());
        ofOneEach.stream().forEach(cell -> rules.set(cell, new SafetyRule.Count(limits.persons())));
        cells.or(ofOneEach);
        return cells;
    }

    /** Whether few gave no answer: anybody takes those who did from all. */
    private boolean leavesFewOut(BigDecimal answers, Optional<BigDecimal> asked) {
        return asked.filter(persons -> areFew(persons.subtract(answers))).isPresent();
    }

    private Optional<BigDecimal> value(PublishedLine line, Optional<String> indicator) {
        return indicator
                .map(one -> lines.get(line.key().by(one)))
                .flatMap(counting -> counting.quantity(Quantity.VALUE));
    }

    private boolean areFew(BigDecimal persons) {
        return isFew(persons, limits.persons());
    }

    private boolean isSecret(PublishedLine line, Map<String, Set<String>> publicCategories) {
        if (!publicCategories.isEmpty()) {
            Set<String> open = publicCategories.get(line.key().dimension());
            return open != null && !open.contains(line.key().category());
        }
        return line.quantity(Quantity.CONTRIBUTORS)
                .filter(structures -> isFew(structures, limits.structures()))
                .isPresent();
    }

    /** The cells of the quantities that are more than nothing. */
    private BitSet cells(PublishedLine line, Predicate<Quantity> wanted) {
        BitSet cells = new BitSet();
        Arrays.stream(Quantity.values())
                .filter(quantity -> line.quantity(quantity)
                        .filter(told -> told.signum() > 0)
                        .isPresent())
                .filter(wanted)
                .map(quantity -> tables.number(line.key(), quantity))
                .flatMap(Optional::stream)
                .forEach(cells::set);
        return cells;
    }

    private static boolean isFew(BigDecimal number, int least) {
        return number.signum() > 0 && number.compareTo(BigDecimal.valueOf(least)) < 0;
    }
}
