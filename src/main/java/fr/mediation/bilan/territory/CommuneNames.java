package fr.mediation.bilan.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The names that some communes have and had, to find the one that is meant. */
final class CommuneNames {
    private static final int SHORTEST_BEGINNING = 4;
    // Programs cut names off after so many characters, or more, in the middle of a word.
    private static final int SHORTEST_CUT = 20;

    private final Map<String, Set<Commune>> today = new HashMap<>();
    private final Map<String, Set<Commune>> former = new HashMap<>();
    private final Map<String, Set<Commune>> significant = new HashMap<>();

    /** A name of a commune, or of a part of it. */
    record Name(String text, boolean current) {}

    CommuneNames(Collection<Commune> communes, Function<Commune, List<Name>> names) {
        for (Commune commune : communes) {
            for (Name name : names.apply(commune)) {
                String folded = CommuneName.fold(name.text());
                add(name.current() ? today : former, folded, commune);
                add(significant, CommuneName.significant(folded), commune);
            }
        }
    }

    private static void add(Map<String, Set<Commune>> map, String key, Commune commune) {
        map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(commune);
    }

    /**
     * The communes that a name stands for: those that have it today, else those that had it, else those whose name differs
     * in small words alone. Two communes of one neighbourhood that have the same name today are told apart by nothing.
     */
    Set<Commune> find(String folded) {
        Set<Commune> found = today.getOrDefault(folded, Set.of());
        if (found.isEmpty()) {
            found = former.getOrDefault(folded, Set.of());
        }
        return found.isEmpty() ? significant.getOrDefault(CommuneName.significant(folded), Set.of()) : found;
    }

    /** Whether a name is one that a commune has, or had. */
    boolean has(Commune commune, String folded) {
        return today.getOrDefault(folded, Set.of()).contains(commune)
                || former.getOrDefault(folded, Set.of()).contains(commune)
                || significant
                        .getOrDefault(CommuneName.significant(folded), Set.of())
                        .contains(commune);
    }

    /** The communes whose name begins with some words, the last of which may be cut in a long name. */
    Set<Commune> beginningWith(String folded) {
        if (folded.length() < SHORTEST_BEGINNING) {
            return Set.of();
        }
        Set<Commune> found = new LinkedHashSet<>();
        today.forEach((name, communes) -> {
            if (name.startsWith(folded.length() < SHORTEST_CUT ? folded + "_" : folded)) {
                found.addAll(communes);
            }
        });
        return found;
    }
}
