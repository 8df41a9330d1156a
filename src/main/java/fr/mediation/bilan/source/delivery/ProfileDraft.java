package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.RowReaders;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        return intake.sources().stream()
                .filter(candidate -> source == null || candidate.id().equals(source))
                .flatMap(fitting -> first.stream().map(row -> draft(name, row, fitting, known(fitting, intake))))
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
            for (Row row = rows.read(); row != null && first.size() < HeaderSearch.DEPTH; row = rows.read()) {
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

    private static ProfileDraft draft(String fileName, Row row, Source source, Map<String, String> known) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        for (String name : row.cells()) {
            String column = known.get(Folding.fold(name));
            if (column != null && !columns.containsKey(column)) {
                columns.put(column, name);
            } else if (!name.isBlank()) {
                left.add(name);
            }
        }
        List<String> unrecognised = new ArrayList<>();
        Set<String> guessed = new LinkedHashSet<>();
        for (String name : left) {
            String folded = Folding.fold(name);
            known.entrySet().stream()
                    .filter(entry -> !columns.containsKey(entry.getValue()))
                    .filter(entry -> resemble(folded, entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .ifPresentOrElse(
                            column -> {
                                columns.put(column, name);
                                guessed.add(column);
                            },
                            () -> unrecognised.add(name));
        }
        return new ProfileDraft(fileName, row.sheet(), row.number(), source, columns, guessed, unrecognised);
    }

    private static boolean resemble(String one, String other) {
        Set<String> words = new LinkedHashSet<>(List.of(one.split("_")));
        Set<String> others = new LinkedHashSet<>(List.of(other.split("_")));
        return IntStream.of(one.length(), other.length()).min().orElse(0) >= SHORTEST_PART
                && (words.containsAll(others) || others.containsAll(words));
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
