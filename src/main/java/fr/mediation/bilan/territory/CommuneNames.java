package fr.mediation.bilan.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The names that some communes have and had, to find the one that is meant. */
final class CommuneNames {
    private static final Pattern LIES = Pattern.compile("_(sur|sous|s|ss|en|les|lez|pres|d|de|du|des)_");
    private static final int SHORTEST = 4;
    private static final int SHORTEST_MISSPELT = 6;
    // Programs cut names off after so many characters, or more, in the middle of a word.
    private static final int SHORTEST_CUT = 20;

    private final Map<String, Set<Commune>> today = new HashMap<>();
    private final Map<String, Set<Commune>> former = new HashMap<>();
    private final Map<String, Set<Commune>> significant = new HashMap<>();
    private final Map<String, String> significantOfToday = new HashMap<>();

    /** A name of a commune, or of a part of it. */
    record Name(String text, boolean current) {}

    CommuneNames(Collection<Commune> communes, Function<Commune, List<Name>> names) {
        for (Commune commune : communes) {
            for (Name name : names.apply(commune)) {
                String folded = CommuneName.fold(name.text());
                add(name.current() ? today : former, folded, commune);
                String words = CommuneName.significant(folded);
                add(significant, words, commune);
                if (name.current()) {
                    significantOfToday.put(folded, words);
                }
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

    /**
     * The communes whose name is nearly the one written: it begins with it, the last word of a long name perhaps cut; it is
     * followed by words that tell where it lies, as in {@code Livet en Charnie}; or one letter differs.
     */
    Set<Commune> resembling(String folded) {
        if (folded.length() < SHORTEST) {
            return Set.of();
        }
        String beginning = folded.length() < SHORTEST_CUT ? folded + "_" : folded;
        String written = CommuneName.significant(folded);
        Set<Commune> found = new LinkedHashSet<>();
        today.forEach((name, communes) -> {
            if (name.startsWith(beginning)
                    || name.length() >= SHORTEST && isFollowed(name, folded)
                    || written.length() >= SHORTEST_MISSPELT
                            && differsByOneLetter(written, significantOfToday.get(name))) {
                found.addAll(communes);
            }
        });
        return found;
    }

    private static boolean isFollowed(String name, String folded) {
        return folded.startsWith(name)
                && LIES.matcher(folded).region(name.length(), folded.length()).lookingAt();
    }

    /** Whether one letter was added, left out or replaced by another. */
    private static boolean differsByOneLetter(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < shorter - same
                && one.charAt(one.length() - 1 - sameAtEnd) == other.charAt(other.length() - 1 - sameAtEnd)) {
            sameAtEnd++;
        }
        return same + sameAtEnd >= Math.max(one.length(), other.length()) - 1;
    }
}
