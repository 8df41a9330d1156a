package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.territory.Perimeter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The implausible figures of a year, decided or not.
 *
 * @param all all of them, the gravest first
 */
public record Findings(List<Entry> all) {
    /** Keeps a copy of the list. */
    public Findings {
        all = List.copyOf(all);
    }

    /**
     * An implausible figure.
     *
     * @param number its place among all of them, from 1: decisions do not move it
     * @param finding what is implausible
     * @param decision what was decided about it, null where nothing was
     */
    public record Entry(
            int number, Finding finding, @Nullable Decision decision) {
        /** {@return whether nothing was decided about it} */
        public boolean isOpen() {
            return decision == null;
        }
    }

    /**
     * Puts findings beside what was decided about them.
     *
     * @param findings the findings, the gravest first
     * @param decisions all decisions, of any time: those about figures that have changed since do not hold
     * @param perimeter the map of regions of the findings
     * @return the findings
     */
    public static Findings of(List<Finding> findings, List<Decision> decisions, Perimeter perimeter) {
        return new Findings(IntStream.range(0, findings.size())
                .mapToObj(index ->
                        new Entry(index + 1, findings.get(index), decision(findings.get(index), decisions, perimeter)))
                .toList());
    }

    private static @Nullable Decision decision(Finding finding, List<Decision> decisions, Perimeter perimeter) {
        return decisions.stream()
                .filter(decision -> decision.holdsFor(finding, perimeter))
                .findFirst()
                .orElse(null);
    }

    /** {@return those about which nothing was decided, the gravest first} */
    public List<Entry> open() {
        return all.stream().filter(Entry::isOpen).toList();
    }

    /** {@return those that somebody found right} */
    public List<Entry> decided() {
        return all.stream().filter(entry -> !entry.isOpen()).toList();
    }

    /**
     * {@return a finding by its number, empty where there is none}
     *
     * @param number its number
     */
    public Optional<Entry> find(int number) {
        return all.stream().filter(entry -> entry.number() == number).findFirst();
    }
}
