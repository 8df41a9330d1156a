package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The closed list of values of a column, matched without case, accents and punctuation. */
public final class Choices implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Yes and no, as people and programs write them. */
    public static final Choices YES_NO = Choices.of("oui", "non")
            .withSynonyms(
                    Map.of("o", "oui", "n", "non", "true", "oui", "false", "non", "1", "oui", "0", "non", "x", "oui"));

    private final HashMap<String, String> codes = new HashMap<>();
    private final HashMap<String, Short> numbers = new HashMap<>();
    private final String expected;

    private Choices(List<String> values, Map<String, String> synonyms) {
        values.forEach(value -> {
            codes.put(value, Folding.fold(value));
            codes.put(Folding.fold(value), Folding.fold(value));
            numbers.put(Folding.fold(value), (short) (numbers.size() + 1));
        });
        synonyms.forEach((synonym, value) -> codes.put(Folding.fold(synonym), Folding.fold(value)));
        expected = String.join(", ", values);
    }

    /**
     * {@return a list of values}
     *
     * @param values the values as the documentation writes them; the code stored is their folded form
     */
    public static Choices of(String... values) {
        return new Choices(List.of(values), Map.of());
    }

    /**
     * {@return the same list, with other spellings of its values}
     *
     * @param synonyms spelling to value
     */
    public Choices withSynonyms(Map<String, String> synonyms) {
        return new Choices(List.of(expected.split(", ")), synonyms);
    }

    /**
     * {@return the code of a value, empty where the list has none}
     *
     * @param text the value as it was written
     */
    public Optional<String> code(String text) {
        // Most files write the values as they are documented.
        String code = codes.get(text);
        return Optional.ofNullable(code == null ? codes.get(Folding.fold(text)) : code);
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
