package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names in a row that may be a header, folded once for all profiles they are held against. */
public final class HeaderNames {
    /** What forms say beside a name: its number, whether it must be filled, how a date is written. */
    private static final Pattern REMARKED = Pattern.compile(
            "(?iu)(?:\\d{1,2}[.)] ?)?(.{1,60}?) ?(?:[(\\[](?:obligatoires?|facultati(?:f|ve)s?|optionnel(?:le)?s?|requise?s?"
                    + "|required|optional|[jmady]{1,4}[/.-][jmady]{1,4}[/.-][jmady]{1,4})[)\\]])?");

    private final List<String> names;
    private final List<String> folded;
    private final Map<String, Integer> positions = new HashMap<>();

    /** Where names stand that differ from an earlier one by case, accents or punctuation alone. */
    private final Map<String, Integer> otherSpellings = new HashMap<>();

    private HeaderNames(List<String> names) {
        this.names = names.stream().map(HeaderNames::shown).toList();
        folded = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            folded.add(Folding.fold(name));
            if (!name.isBlank()) {
                Integer first = positions.putIfAbsent(folded.get(i), i);
                if (first != null && !names.get(first).equals(name)) {
                    otherSpellings.putIfAbsent(name, i);
                }
            }
        }
        // After all others: a name as it is written goes before one whose words are parted by capitals alone.
        for (int i = 0; i < names.size(); i++) {
            if (Folding.hasInnerCapital(names.get(i))) {
                positions.putIfAbsent(Folding.words(names.get(i)), i);
            }
            if (mayHaveRemark(names.get(i))) {
                Matcher remarked = REMARKED.matcher(names.get(i));
                if (remarked.matches()) {
                    positions.putIfAbsent(Folding.fold(remarked.group(1)), i);
                }
            }
        }
    }

    /** Beside what leads to a person stands who it is. */
    private static String shown(String name) {
        return PersonalData.isIn(name) ? PersonalData.MASK : name;
    }

    private static boolean mayHaveRemark(String name) {
        return !name.isEmpty()
                && (Character.isDigit(name.charAt(0)) || ")]".indexOf(name.charAt(name.length() - 1)) >= 0);
    }

    /**
     * {@return the names of a row}
     *
     * @param names its cells
     */
    public static HeaderNames of(List<String> names) {
        return new HeaderNames(names);
    }

    /** {@return the producer's own names of the columns, masked where they lead to a person} */
    public List<String> names() {
        return names;
    }

    /** {@return their folded forms} */
    public List<String> folded() {
        return folded;
    }

    /**
     * Where a column stands: the one spelled exactly so, else the first whose name differs by case, accents, punctuation
     * or the capitals that part its words.
     *
     * @param name a column's name
     * @return its index, null where there is none
     */
    public @Nullable Integer position(String name) {
        Integer exact = otherSpellings.isEmpty() ? null : otherSpellings.get(name);
        return exact == null ? positions.get(Folding.fold(name)) : exact;
    }
}
