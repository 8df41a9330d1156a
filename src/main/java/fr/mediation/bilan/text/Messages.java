package fr.mediation.bilan.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language. A key is {@code <bundle>.<name>}: the part before the first dot names the resource
 * bundle {@code messages/<bundle>}, so that each package keeps its own sentences.
 */
public final class Messages {
    /** The languages users may choose. */
    public static final Locale FRENCH = Locale.FRANCE;

    /** English on request. */
    public static final Locale ENGLISH = Locale.UK;

    private static final int MOST_DECIMALS = 6;

    private final Locale locale;

    /** Sentences without arguments, rendered once: a report names its units and categories a hundred thousand times. */
    private final Map<String, String> fixed = new ConcurrentHashMap<>();

    private Messages(Locale locale) {
        this.locale = locale;
    }

    /**
     * {@return the sentences of a language}
     *
     * @param locale {@link #FRENCH} or {@link #ENGLISH}
     */
    public static Messages in(Locale locale) {
        return new Messages(locale);
    }

    /** {@return the language of these sentences, which also decides how numbers are written} */
    public Locale locale() {
        return locale;
    }

    /**
     * Renders a sentence.
     *
     * @param key the bundle and name, such as {@code database.port-taken}
     * @param arguments the values of {@code {0}}, {@code {1}}…; a number is written with the language's grouping,
     *     a text with its hidden characters shown
     * @return the sentence
     * @throws java.util.MissingResourceException if the key is unknown
     */
    public String get(String key, Object... arguments) {
        return arguments.length == 0 ? fixed.computeIfAbsent(key, this::render) : render(key, arguments);
    }

    /**
     * {@return the keys that begin alike, in no order}
     *
     * @param beginning the bundle and how the name begins
     */
    public List<String> keys(String beginning) {
        return bundle(beginning).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .toList();
    }

    private String render(String key, Object... arguments) {
        return new MessageFormat(bundle(key).getString(key), locale)
                .format(Arrays.stream(arguments).map(Messages::shown).toArray());
    }

    private ResourceBundle bundle(String key) {
        return ResourceBundle.getBundle(
                "messages/" + key.substring(0, key.indexOf('.')),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A text may be a name that others gave; whatever else there is, the program made. */
    private static Object shown(Object value) {
        return value instanceof CharSequence || value instanceof Path
                ? HiddenCharacters.shown(value.toString())
                : value;
    }

    /**
     * A number as the language writes it.
     *
     * @param number the number
     * @return with the language's grouping and decimal mark, and no more decimals than it has
     */
    public String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(number);
    }

    /**
     * {@return several words to choose from, separated by commas, the last one by "or"}
     *
     * @param words the words, one at least
     */
    public String or(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : get("text.or", String.join(", ", words.subList(0, last)), words.get(last));
    }

    /**
     * Renders a sentence with its values; a list of texts is rendered as words to choose from.
     *
     * @param sentence the sentence
     * @return its text in this language
     */
    public String get(Sentence sentence) {
        return get(
                sentence.key(),
                sentence.values().stream()
                        .map(value -> value instanceof List<?> words
                                ? or(words.stream().map(String::valueOf).toList())
                                : value)
                        .toArray());
    }
}
