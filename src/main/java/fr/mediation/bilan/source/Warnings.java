package fr.mediation.bilan.source;

import fr.mediation.bilan.source.cell.SimilarIdentifiers;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Sentence;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Counts what is to be told of a file, by kind and column, and keeps where each was seen first: memory does not grow with
 * the number of lines.
 */
public final class Warnings {
    private final Map<Key, Seen> seen =
            new TreeMap<>(Comparator.comparing(Key::warning).thenComparing(Key::column));

    private final Map<Warning, Set<String>> withdrawn = new EnumMap<>(Warning.class);
    private final Map<String, SimilarIdentifiers> identifiers = new HashMap<>();

    private record Key(Warning warning, String column) {}

    /** Where it was seen first, and how often up to now. */
    private static final class Seen {
        private final String sheet;
        private final int line;
        private final String value;
        private long count;

        Seen(String sheet, int line, String value) {
            this.sheet = sheet;
            this.line = line;
            this.value = value;
        }
    }

    /**
     * Notes a warning of a line.
     *
     * @param warning what is told
     * @param column the column, as users know it
     * @param sheet the line's sheet, empty in a text file
     * @param line the line's number
     * @param value what stands there, nothing personal
     */
    public void add(Warning warning, String column, String sheet, int line, String value) {
        add(warning, column, sheet, line, value, 1);
    }

    /**
     * Notes a warning of a cell, of which the first one is shown: a cell with a long list may be told of for each of its elements.
     *
     * @param warning what is told
     * @param column the column, as users know it
     * @param sheet the sheet, empty in a text file
     * @param line the number of the line
     * @param value makes what is to be shown of what stands there
     */
    void add(Warning warning, String column, String sheet, int line, Supplier<String> value) {
        Seen known = seen.get(new Key(warning, column));
        if (known == null) {
            add(warning, column, sheet, line, value.get());
        } else {
            known.count++;
        }
    }

    /**
     * Notes a warning of several lines.
     *
     * @param warning what is told
     * @param column the column, as users know it
     * @param sheet the sheet of the first of them, empty in a text file
     * @param line the number of that line
     * @param value what stands there, nothing personal
     * @param lines how many lines
     */
    public void add(Warning warning, String column, String sheet, int line, String value, long lines) {
        seen.computeIfAbsent(
                        new Key(warning, column),
                        key -> new Seen(sheet, line, HiddenCharacters.shown(FaultCollector.bounded(value))))
                .count += lines;
    }

    /**
     * Notes a warning of a whole file or sheet.
     *
     * @param warning what is told
     * @param value what it is about, such as a sheet's name
     */
    public void add(Warning warning, String value) {
        add(warning, value, "", 0, value);
    }

    /**
     * Takes a warning back, whether it was noted or will be: it holds only where all lines give it.
     *
     * @param warning what is not told
     * @param column the column
     */
    void withdraw(Warning warning, String column) {
        withdrawn.computeIfAbsent(warning, key -> new HashSet<>()).add(column);
    }

    /** Whether an identifier of a column differs from one seen before by case or leading zeros alone. */
    boolean resembles(String column, String identifier) {
        SimilarIdentifiers known = identifiers.get(column);
        if (known == null) {
            known = new SimilarIdentifiers();
            identifiers.put(column, known);
        }
        return known.resembles(identifier);
    }

    /**
     * {@return a sentence for each warning and column, in a fixed order} Its values are: 0 how often, 1 the column, 2 the
     * first line's number as a text, 3 what stands there, 4 the first line's sheet.
     */
    public List<Sentence> sentences() {
        return seen.entrySet().stream()
                .filter(entry -> isTold(entry.getKey()))
                .filter(entry -> !isWithdrawn(entry.getKey()))
                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean isTold(Key key) {
        return key.warning()
                .onlyBeside()
                .map(other -> seen.containsKey(new Key(other, key.column())))
                .orElse(true);
    }

    private boolean isWithdrawn(Key key) {
        return withdrawn.getOrDefault(key.warning(), Set.of()).contains(key.column());
    }

    private static Sentence sentence(Key key, Seen first) {
        return Sentence.of(
                "source.warning." + key.warning().code(),
                first.count,
                HiddenCharacters.shown(key.column()),
                Integer.toString(first.line),
                first.value,
                HiddenCharacters.shown(first.sheet));
    }
}
