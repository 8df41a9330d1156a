package fr.mediation.bilan.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sentence with its values, which {@link Messages} renders in any language.
 *
 * @param key its key in {@link Messages}
 * @param values the values of {@code {0}}, {@code {1}}…: file names, line numbers, codes; never personal data
 */
public record Sentence(String key, List<Object> values) {
    private static final String SEPARATOR = "\t";
    private static final char NUMBER = '#';
    private static final char TEXT = '=';

    /** Keeps a copy of the values. */
    public Sentence {
        values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }

    /**
     * {@return a sentence}
     *
     * @param key its key
     * @param values its values
     */
    public static Sentence of(String key, Object... values) {
        return new Sentence(key, Arrays.asList(values));
    }

    /**
     * {@return the sentence as it is stored, to be rendered later: key and values separated by tabs, {@code #} before a number, {@code =} before a text}
     */
    public String stored() {
        return Stream.concat(Stream.of(key), values.stream().map(Sentence::stored))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static String stored(Object value) {
        // A number is rendered with the language's grouping; a text that looks like one is not.
        char kind = value instanceof Number ? NUMBER : TEXT;
        return kind + PersonalData.maskedName(String.valueOf(value)).replace(SEPARATOR, " ");
    }

    /**
     * {@return a sentence that was stored}
     *
     * @param stored as {@link #stored()} gave it
     */
    public static Sentence ofStored(String stored) {
        String[] parts = stored.split(SEPARATOR, -1);
        return of(parts[0], Arrays.stream(parts).skip(1).map(Sentence::value).toArray());
    }

    private static Object value(String part) {
        String value = part.substring(1);
        return part.charAt(0) == NUMBER ? new BigDecimal(value) : value;
    }
}
