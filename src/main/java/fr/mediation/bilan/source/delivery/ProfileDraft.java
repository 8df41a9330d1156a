package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.source.HeaderNames;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A first draft of a profile for a file that no profile fits: columns recognised by their name, by the names other
 * producers give them, or by a name that contains another. Only the header is used, no value of a line.
 *
 * @param fileName the file's name
 * @param sheet the header's sheet, empty in a text file
 * @param headerLine the header's number
 * @param source the source that fits best
 * @param columns canonical column to the producer's name
 * @param guessed those of them recognised by a part of the name only
 * @param unrecognised the producer's columns that were not recognised
 */
public record ProfileDraft(
        String fileName,
        String sheet,
        int headerLine,
        Source source,
        Map<String, String> columns,
        Set<String> guessed,
        List<String> unrecognised) {
    private static final int SHORTEST_PART = 3;

    /**
     * Drafts a profile.
     *
     * @param file the file
     * @param intake the sources, and the profiles whose names are known
     * @param source the source's id, null to find the one that fits best
     * @return the draft
     * @throws ProblemException if the file cannot be read, or nothing in it looks like a header
     */
    public static ProfileDraft of(Path file, Intake intake, @Nullable String source) {
        String name = file.getFileName().toString();
        List<Row> first = firstRows(file);
        List<HeaderNames> names =
                first.stream().map(row -> HeaderNames.of(row.cells())).toList();
        return intake.sources().stream()
                .filter(candidate -> source == null || candidate.id().equals(source))
                .flatMap(fitting -> {
                    Vocabulary known = Vocabulary.of(known(fitting, intake));
                    return IntStream.range(0, first.size())
                            .mapToObj(i -> draft(name, first.get(i), names.get(i), fitting, known));
                })
                .max(Comparator.comparingInt(ProfileDraft::certain)
                        .thenComparingInt(draft -> draft.columns().size())
                        .thenComparingInt(draft -> -draft.missing().size())
                        .thenComparingInt(draft -> draft.unrecognised().size()))
                .filter(draft -> draft.columns().size() + draft.unrecognised().size() > 1)
                .orElseThrow(() -> new ProblemException("source.profile.no-header", name));
    }

    private int certain() {
        return columns.size() - guessed.size();
    }

    private static List<Row> firstRows(Path file) {
        List<Row> first = new ArrayList<>();
        try (RowReader rows = RowReaders.open(file)) {
            for (Row row = rows.read(); row != null && first.size() < Bounds.HEADER_ROWS; row = rows.read()) {
                if (!row.blank()) {
                    first.add(row);
                }
            }
        }
        return first;
    }

    /** The names of the columns of a source: their own, and those in the existing profiles of any source. */
    private static Map<String, String> known(Source source, Intake intake) {
        Map<String, String> known = new LinkedHashMap<>();
        source.columns().forEach(column -> known.put(column.folded(), column.name()));
        intake.profiles()
                .forEach(profile -> profile.columns()
                        .forEach((column, mapping) -> mapping.from().stream()
                                .filter(theirs -> known.containsValue(column))
                                .forEach(theirs -> known.putIfAbsent(Folding.fold(theirs), column))));
        return known;
    }

    private static ProfileDraft draft(String fileName, Row row, HeaderNames names, Source source, Vocabulary known) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < names.names().size(); i++) {
            String column = known.columns().get(names.folded().get(i));
            if (column != null && !columns.containsKey(column)) {
                columns.put(column, names.names().get(i));
            } else if (!names.names().get(i).isBlank()) {
                left.add(i);
            }
        }
        Set<String> unrecognised = new LinkedHashSet<>();
        Set<String> guessed = new LinkedHashSet<>();
        for (int i : left) {
            String name = names.names().get(i);
            if (unrecognised.contains(name)) {
                continue;
            }
            known.like(names.folded().get(i), columns.keySet())
                    .ifPresentOrElse(
                            column -> {
                                columns.put(column, name);
                                guessed.add(column);
                            },
                            () -> unrecognised.add(name));
        }
        return new ProfileDraft(
                fileName, row.sheet(), row.number(), source, columns, guessed, List.copyOf(unrecognised));
    }

    /**
     * The names that columns are known by.
     *
     * @param columns the canonical column of each folded name, in the order in which they are tried
     * @param byWord the names that have a word
     */
    private record Vocabulary(Map<String, String> columns, Map<String, List<Name>> byWord) {
        private record Name(int order, String folded, Set<String> words, String column) {}

        static Vocabulary of(Map<String, String> columns) {
            Map<String, List<Name>> byWord = new HashMap<>();
            int order = 0;
            for (Map.Entry<String, String> known : columns.entrySet()) {
                Name name = new Name(order++, known.getKey(), words(known.getKey()), known.getValue());
                name.words()
                        .forEach(word -> byWord.computeIfAbsent(word, w -> new ArrayList<>())
                                .add(name));
            }
            return new Vocabulary(columns, byWord);
        }

        /** The column of the first name that has all the words of another, or of which the other has all. */
        Optional<String> like(String folded, Set<String> taken) {
            Set<String> words = words(folded);
            return folded.length() < SHORTEST_PART
                    ? Optional.empty()
                    : words.stream()
                            .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                            .filter(name -> !taken.contains(name.column())
                                    && name.folded().length() >= SHORTEST_PART)
                            .filter(name -> name.words().containsAll(words) || words.containsAll(name.words()))
                            .min(Comparator.comparingInt(Name::order))
                            .map(Name::column);
        }

        private static Set<String> words(String folded) {
            return new LinkedHashSet<>(List.of(folded.split("_")));
        }
    }

    /**
     * {@return the required columns of the source that were not found, each as the alternatives there are, joined by
     * {@code /}}
     */
    public List<String> missing() {
        return source.required().stream()
                .filter(alternatives -> alternatives.stream().noneMatch(columns::containsKey))
                .map(alternatives -> alternatives.stream().sorted().collect(Collectors.joining(" / ")))
                .toList();
    }

    /** {@return an identifier for the profile, from the file's name, lower-case words joined by {@code -}} */
    public String id() {
        int dot = fileName.lastIndexOf('.');
        String folded =
                Folding.fold(dot > 0 ? fileName.substring(0, dot) : fileName).replace('_', '-');
        return folded.isEmpty() ? "profil" : folded;
    }
}
