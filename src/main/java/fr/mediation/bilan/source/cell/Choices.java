package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of values of a column, matched without case, accents and punctuation, in the feminine and the plural, and in
 * the other spellings that can mean one value only.
 */
public final class Choices implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHORTEST_INFLECTED = 3;
    private static final String NONE = "none";
    /** What each word of {@code ordinateurs portables} and {@code ordinateur(s) portable(s)} ends in. */
    private static final Pattern PLURAL = Pattern.compile("_?s(?=_|$)");

    /** What a word ends in that is in the feminine or the plural: {@code retraitée}, {@code usager(s)}. */
    private static final List<String> INFLECTIONS = List.of("s", "e", "es", "_s", "_e", "_e_s", "_es");

    /** Yes and no, as people and programs write them. */
    public static final Choices YES_NO = Choices.of("oui", "non")
            .spelled("oui", "o", "y", "yes", "t", "true", "vrai", "1", "1.0", "-1", "x", "✓", "✔", "☑", "✅")
            .spelled("non", "n", "no", "f", "false", "faux", "0", "0.0", "✗", "✘", "☐", "❌");

    /** A power of two. */
    private static final int SLOTS = 256;

    private final HashMap<String, String> codes = new HashMap<>();
    private final HashMap<String, Short> numbers = new HashMap<>();
    private final String expected;
    private final Spelling[] bySlot = new Spelling[SLOTS];

    private record Spelling(String text, String code) implements Serializable {}

    private Choices(List<String> values) {
        values.forEach(value -> {
            add(value, Folding.fold(value));
            numbers.put(Folding.fold(value), (short) (numbers.size() + 1));
        });
        expected = String.join(", ", values);
    }

    private void add(String spelling, String code) {
        codes.put(spelling, code);
        if (!spelling.isEmpty()) {
            bySlot[slot(spelling)] = new Spelling(spelling, code);
        }
        String folded = Folding.fold(spelling);
        // Of a mark nothing is left when it is folded.
        if (!folded.isEmpty()) {
            codes.put(folded, code);
        }
    }

    /**
     * {@return a list of values}
     *
     * @param values the values as the documentation writes them; the code stored is their folded form
     */
    public static Choices of(String... values) {
        return new Choices(List.of(values));
    }

    /**
     * {@return the same list, with other spellings of one of its values}
     *
     * @param value the value
     * @param spellings how else it is written
     */
    public Choices spelled(String value, String... spellings) {
        Choices more = new Choices(List.of(expected.split(", ")));
        more.codes.putAll(codes);
        System.arraycopy(bySlot, 0, more.bySlot, 0, SLOTS);
        for (String spelling : spellings) {
            more.add(spelling, Folding.fold(value));
        }
        return more;
    }

    /** Where a spelling stands, unless another took the place: its length and ends tell most of a list apart. */
    private static int slot(String text) {
        int last = text.length() - 1;
        return (last * 3 + text.charAt(0) * 7 + text.charAt(last) * 31) & SLOTS - 1;
    }

    /**
     * {@return the code of a value, null where the list has none}
     *
     * @param text the value as it was written, not empty
     */
    public @Nullable String code(String text) {
        // Most files write the values as they are documented: they are found without a hash over each letter.
        Spelling spelling = bySlot[slot(text)];
        if (spelling != null && spelling.text.equals(text)) {
            return spelling.code;
        }
        String code = codes.get(text);
        return code == null ? folded(Folding.fold(text)) : code;
    }

    private @Nullable String folded(String folded) {
        String code = codes.get(folded);
        // A program's word for nothing is no feminine of « non ».
        if (code != null || folded.equals(NONE)) {
            return code;
        }
        return INFLECTIONS.stream()
                .filter(ending -> folded.endsWith(ending) && folded.length() >= SHORTEST_INFLECTED + ending.length())
                .map(ending -> codes.get(folded.substring(0, folded.length() - ending.length())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> codes.get(PLURAL.matcher(folded).replaceAll("")));
    }

    /**
     * {@return the number of a value in the list, as large tables store it, from 1; null where there is no value}
     *
     * @param code a value's code
     */
    public Short number(@Nullable String code) {
        return code == null ? null : numbers.get(code);
    }

    /** {@return the codes of all values, by their number} */
    public List<String> codes() {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return the values, as a fault names them} */
    public String expected() {
        return expected;
    }
}
