package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.source.ColumnMapping;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names by which the columns of a source are known: their own, the usual ones, and those of the existing profiles.
 * Names are compared by their words, without articles and plurals.
 */
final class Vocabulary {
    private static final Set<String> ARTICLES =
            Set.of("de", "du", "des", "la", "le", "les", "l", "d", "en", "un", "une", "et", "ou", "au", "aux", "a");

    /** Words that alone say what a column holds, whatever stands beside them. */
    private static final Set<String> TELLING = Set.of(
            "telephone",
            "latitude",
            "longitude",
            "courriel",
            "email",
            "siret",
            "montant",
            "thematique",
            "duree",
            "genre",
            "sexe",
            "participant",
            "quantite",
            "financeur",
            "insee");

    private static final int LONGEST_NAME = 200;

    private final Source source;
    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, List<Meaning>> byWord = new HashMap<>();

    /**
     * What a name means.
     *
     * @param order which of several names of a column is the best, from 0
     * @param words the words of the name
     * @param column the canonical column
     * @param extract what of the value is meant, null where it is the whole
     */
    record Meaning(
            int order,
            Set<String> words,
            String column,
            @Nullable String extract) {}

    private Vocabulary(Source source) {
        this.source = source;
    }

    static Vocabulary of(Source source, Intake intake) {
        Vocabulary vocabulary = new Vocabulary(source);
        Set<String> columns = new LinkedHashSet<>();
        source.columns().forEach(column -> {
            columns.add(column.name());
            vocabulary.add(column.name(), column.name(), null);
        });
        UsualNames.of(source.id()).stream()
                .filter(usual -> columns.contains(usual.column()))
                .forEach(usual -> vocabulary.add(usual.name(), usual.column(), usual.extract()));
        intake.profiles()
                .forEach(profile -> profile.columns().forEach((column, mapping) -> {
                    if (columns.contains(column) && !isMadeOfSeveral(mapping)) {
                        mapping.from().forEach(theirs -> vocabulary.add(theirs, column, mapping.extract()));
                    }
                }));
        return vocabulary;
    }

    /** Whether each of the producer's columns is a part of the value only. */
    private static boolean isMadeOfSeveral(ColumnMapping mapping) {
        return mapping.join() != null || mapping.sum();
    }

    private void add(String name, String column, @Nullable String extract) {
        Set<String> words = words(name);
        Meaning meaning = new Meaning(meanings.size(), words, column, extract);
        if (meanings.putIfAbsent(key(words), meaning) == null) {
            words.forEach(
                    word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(meaning));
        }
    }

    Source source() {
        return source;
    }

    /**
     * The forms by which a name is looked up: with what stands between parentheses in it, and without. To make them costs more
     * than to look them up.
     */
    static List<String> forms(String name) {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        int open = name.indexOf('(');
        int close = name.indexOf(')', open + 1);
        String whole = key(words(name));
        return open < 1 || close < 0
                ? List.of(whole)
                : List.of(whole, key(words(name.substring(0, open) + name.substring(close + 1))));
    }

    /** What a name means for certain, by its forms: it is known. */
    Optional<Meaning> meaning(List<String> forms) {
        return forms.stream().map(meanings::get).filter(Objects::nonNull).findFirst();
    }

    Optional<Meaning> meaning(String name) {
        return meaning(forms(name));
    }

    /** What a name may mean that has all the words of a known one, and others: the one with most words, then the first. */
    Optional<Meaning> guess(String name, Set<String> taken) {
        Set<String> words = name.length() > LONGEST_NAME ? Set.of() : words(name);
        return words.stream()
                .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                .filter(known -> !taken.contains(known.column()) && words.containsAll(known.words()))
                .filter(known -> known.words().size() > 1 || TELLING.containsAll(known.words()))
                .max(Comparator.comparingInt((Meaning known) -> known.words().size())
                        .thenComparing(Meaning::order, Comparator.reverseOrder()));
    }

    private static String key(Set<String> words) {
        return String.join("_", words);
    }

    /** The words of a name that tell something; all of them where it has none but articles. */
    static Set<String> words(String name) {
        List<String> all = Arrays.stream(Folding.words(name).split("_"))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<String> telling = all.stream()
                .filter(word -> !ARTICLES.contains(word))
                .map(Vocabulary::singular)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return telling.isEmpty() ? new LinkedHashSet<>(all) : telling;
    }

    private static String singular(String word) {
        boolean plural = word.length() > 3 && (word.endsWith("s") || word.endsWith("x"));
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
