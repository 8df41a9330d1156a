package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The closed list of values of a column, matched without case, accents and punctuation. */
public final class Choices implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> codes = new LinkedHashMap<>();
    private final String expected;

    private Choices(List<String> values, Map<String, String> synonyms) {
        values.forEach(value -> codes.put(Folding.fold(value), Folding.fold(value)));
        synonyms.forEach((synonym, value) -> codes.put(Folding.fold(synonym), Folding.fold(value)));
        expected = String.join(", ", values);
    }

    /**
     * A list of values.
     *
     * @param values the values as the documentation writes them; the code stored is their folded form
     * @return the list
     */
    public static Choices of(String... values) {
        return new Choices(List.of(values), Map.of());
    }

    /**
     * The same list, with other spellings of its values.
     *
     * @param synonyms spelling to value
     * @return a new list
     */
    public Choices or(Map<String, String> synonyms) {
        return new Choices(List.of(expected.split(", ")), synonyms);
    }

    Optional<String> code(String text) {
        return Optional.ofNullable(codes.get(Folding.fold(text)));
    }

    String expected() {
        return expected;
    }
}
