package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.Row;
import fr.mediation.bilan.format.RowReader;
import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A first draft of a profile for a file that no profile fits: columns recognised by their name, by the names that others
 * give them, or by a name that contains another. Only the header is used, no value of a line.
 *
 * @param fileName the file's name
 * @param sheet the header's sheet, empty in a text file
 * @param headerLine the header's number
 * @param source the source that fits best, or that was given
 * @param sourceGuessed whether the source is a guess
 * @param columns where the values of canonical columns come from
 * @param unrecognised the producer's columns that were not recognised
 * @param recognisedBy the producer's columns to recognise such files by, those first that no other file has
 */
public record ProfileDraft(
        String fileName,
        String sheet,
        int headerLine,
        Source source,
        boolean sourceGuessed,
        Map<String, Proposal> columns,
        List<String> unrecognised,
        List<String> recognisedBy) {
    private static final int FEWEST_COLUMNS = 2;
    private static final int COLUMNS_TO_RECOGNISE_BY = 4;
    private static final double LEAST_WEIGHT = 2.4;
    private static final double WEIGHT_OF_GUESS = 0.3;
    private static final double WEIGHT_OF_REQUIRED = 0.5;
    private static final int MOST_ALIKE = 3;

    /**
     * Where the value of a canonical column is proposed to come from.
     *
     * @param from the producer's column; several where one name is spelled in several ways
     * @param extract a regular expression for what of the value is meant, null where it is the whole
     * @param guessed whether only a part of the name was recognised
     * @param others the producer's columns that may be meant as well
     * @param values what producers usually write in a column of this name for values of ours, to be checked
     */
    public record Proposal(
            List<String> from,
            @Nullable String extract,
            boolean guessed,
            List<String> others,
            Map<String, String> values) {
        private static Proposal of(
                Vocabulary known, Vocabulary.Meaning meaning, List<String> from, boolean guessed, List<String> others) {
            boolean ours = from.stream().anyMatch(name -> Folding.fold(name).equals(Folding.fold(meaning.column())));
            Map<String, String> values =
                    ours ? Map.of() : UsualNames.values(known.source().id(), meaning.column());
            return new Proposal(from, meaning.extract(), guessed, others, values);
        }

        /**
         * {@return whether the producer's name tells another unit than the canonical column has, such as hours for minutes}
         *
         * @param column the canonical column
         */
        public boolean otherUnit(String column) {
            return from.stream().anyMatch(name -> NamedUnit.differs(column, name));
        }

        /**
         * {@return what numbers are multiplied by to be in the column's unit, null where they are or it is not certain}
         *
         * @param column the canonical column
         */
        public @Nullable BigDecimal factor(String column) {
            return from.size() == 1 ? NamedUnit.factor(column, from.get(0)) : null;
        }
    }

    /**
     * Drafts a profile.
     *
     * @param file the file
     * @param intake the sources, and the profiles whose names are known
     * @param source the source's id, null to find the one that fits best
     * @return the draft
     * @throws ProblemException if the file cannot be read, nothing in it looks like a header, or no source is like it
     */
    public static ProfileDraft of(Path file, Intake intake, @Nullable String source) {
        String name = PersonalData.maskedName(file.getFileName().toString());
        List<Vocabulary> vocabularies = intake.sources().stream()
                .map(candidate -> Vocabulary.of(candidate, intake))
                .toList();
        List<HeaderRow.Found> headers = headers(file, vocabularies);
        if (headers.isEmpty()) {
            throw new ProblemException("source.profile.no-header", name);
        }
        return headers.stream()
                .flatMap(header -> vocabularies.stream()
                        .filter(known -> source == null || known.source().id().equals(source))
                        .map(known -> draft(name, header, known, source == null)))
                .filter(draft -> source != null || draft.isLikely(vocabularies))
                .max(Comparator.comparingDouble((ProfileDraft draft) -> draft.weight(vocabularies))
                        .thenComparingInt(draft -> -draft.missing().size()))
                .orElseThrow(() -> unlike(name, headers.get(0), vocabularies));
    }

    private static ProblemException unlike(String name, HeaderRow.Found header, List<Vocabulary> vocabularies) {
        String sources = vocabularies.stream().map(known -> known.source().id()).collect(Collectors.joining(", "));
        return new ProblemException(
                "source.profile.no-source", name, Integer.toString(header.row().number()), sources);
    }

    /** The header of each sheet, until one has what lets a source be recognised. */
    private static List<HeaderRow.Found> headers(Path file, List<Vocabulary> vocabularies) {
        List<HeaderRow.Found> headers = new ArrayList<>();
        try (RowReader rows = RowReaders.open(file)) {
            Row row = rows.read();
            while (row != null) {
                String sheet = row.sheet();
                List<Row> first = new ArrayList<>();
                while (row != null && row.sheet().equals(sheet) && first.size() < Bounds.HEADER_ROWS) {
                    if (!row.blank()) {
                        first.add(row);
                    }
                    row = rows.read();
                }
                HeaderRow.among(first, names -> known(names, vocabularies)).ifPresent(headers::add);
                boolean enough = headers.stream().anyMatch(header -> header.known() >= FEWEST_COLUMNS);
                // A text has no other sheet behind the rest of its lines.
                if (enough || sheet.isEmpty()) {
                    return headers;
                }
                while (row != null && row.sheet().equals(sheet)) {
                    row = rows.read();
                }
            }
        }
        return headers;
    }

    /** How many columns the source knows for certain that knows most of some names. */
    private static int known(List<String> names, List<Vocabulary> vocabularies) {
        List<List<String>> forms = names.stream().map(Vocabulary::forms).toList();
        return vocabularies.stream()
                .mapToInt(known -> (int) forms.stream()
                        .flatMap(form -> known.meaning(form).map(Vocabulary.Meaning::column).stream())
                        .distinct()
                        .count())
                .max()
                .orElse(0);
    }

    private static ProfileDraft draft(String fileName, HeaderRow.Found header, Vocabulary known, boolean guessed) {
        List<String> names = header.names().stream()
                .filter(name -> !name.isBlank() && !PersonalData.isIn(name))
                .distinct()
                .toList();
        Map<String, Proposal> columns = certain(names, known);
        guess(names, known, columns);
        List<String> taken = columns.values().stream()
                .flatMap(proposal -> proposal.from().stream())
                .toList();
        List<String> unrecognised =
                names.stream().filter(name -> !taken.contains(name)).toList();
        return new ProfileDraft(
                fileName,
                header.row().sheet(),
                header.row().number(),
                known.source(),
                guessed,
                columns,
                unrecognised,
                own(taken, unrecognised, columns));
    }

    private static Map<String, Proposal> certain(List<String> names, Vocabulary known) {
        Map<String, List<String>> byColumn = new LinkedHashMap<>();
        names.forEach(name -> known.meaning(name)
                .ifPresent(meaning -> byColumn.computeIfAbsent(meaning.column(), c -> new ArrayList<>())
                        .add(name)));
        Map<String, Proposal> columns = new LinkedHashMap<>();
        byColumn.forEach((column, theirs) -> {
            Vocabulary.Meaning best = theirs.stream()
                    .map(name -> known.meaning(name).orElseThrow())
                    .min(Comparator.comparingInt(Vocabulary.Meaning::order))
                    .orElseThrow();
            Map<Boolean, List<String>> same = theirs.stream()
                    .collect(Collectors.partitioningBy(
                            name -> known.meaning(name).orElseThrow().order() == best.order()));
            columns.put(column, Proposal.of(known, best, same.get(true), false, same.get(false)));
        });
        return columns;
    }

    private static void guess(List<String> names, Vocabulary known, Map<String, Proposal> columns) {
        Map<Vocabulary.Meaning, List<String>> guesses = new LinkedHashMap<>();
        names.stream()
                .filter(name -> known.meaning(name).isEmpty())
                .forEach(name -> known.guess(name, columns.keySet())
                        .ifPresent(meaning -> guesses.computeIfAbsent(meaning, m -> new ArrayList<>())
                                .add(name)));
        guesses.forEach((meaning, theirs) -> {
            // A part of many names, such as those of each weekday, tells none of them from the others.
            if (theirs.size() <= MOST_ALIKE && !columns.containsKey(meaning.column())) {
                columns.put(meaning.column(), Proposal.of(known, meaning, theirs.subList(0, 1), true, List.of()));
            }
        });
    }

    /** Columns that have a name of their own tell the producer's files from others better than canonical ones. */
    private static List<String> own(List<String> taken, List<String> unrecognised, Map<String, Proposal> columns) {
        Set<String> canonical = columns.keySet().stream().map(Folding::fold).collect(Collectors.toSet());
        return Stream.of(
                        taken.stream().filter(name -> !canonical.contains(Folding.fold(name))),
                        unrecognised.stream(),
                        taken.stream())
                .flatMap(name -> name)
                // A name of which nothing is left when it is folded could be any other.
                .filter(name -> Folding.fold(name).length() > 1)
                .distinct()
                .limit(COLUMNS_TO_RECOGNISE_BY)
                .toList();
    }

    private Stream<Map.Entry<String, Proposal>> certain() {
        return columns.entrySet().stream().filter(column -> !column.getValue().guessed());
    }

    private boolean isLikely(List<Vocabulary> vocabularies) {
        List<String> names = Stream.concat(
                        columns.values().stream().flatMap(proposal -> proposal.from().stream()), unrecognised.stream())
                .toList();
        return certain().count() >= FEWEST_COLUMNS
                && missing().size() < source.required().size()
                && weight(vocabularies) >= LEAST_WEIGHT
                && !(PersonColumns.areIn(names) && (source.isOfPlaces() || !tellsWhatPersonsDid()));
    }

    /** Whether what every line must have is there beside an address, which persons have as well. */
    private boolean tellsWhatPersonsDid() {
        return source.required().stream()
                .filter(alternatives -> !alternatives.contains("code_postal"))
                .anyMatch(alternatives -> alternatives.stream().anyMatch(columns::containsKey));
    }

    /** How well the source fits: a column that others have as well tells less of it. */
    private double weight(List<Vocabulary> vocabularies) {
        double names = certain()
                .mapToDouble(column -> 1.0
                        / vocabularies.stream()
                                .filter(known -> known.meaning(
                                                column.getValue().from().get(0))
                                        .isPresent())
                                .count())
                .sum();
        long guesses = columns.size() - certain().count();
        int found = source.required().size() - missing().size();
        return names + guesses * WEIGHT_OF_GUESS + found * WEIGHT_OF_REQUIRED;
    }

    /** {@return why this source was guessed: the columns known for certain, the required ones first, each with the producer's name} */
    public List<String> reason() {
        Set<String> required =
                source.required().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        return certain()
                .sorted(Comparator.comparing(column -> !required.contains(column.getKey())))
                .map(column -> column.getKey() + " ("
                        + HiddenCharacters.shown(column.getValue().from().get(0)) + ")")
                .toList();
    }

    /** {@return those columns that were recognised by a part of the name only} */
    public Set<String> guessed() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().guessed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
