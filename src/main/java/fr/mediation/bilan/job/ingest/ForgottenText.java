package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the identifier of a person, and what stood for it, out of texts: what stands for the drawn pseudonym comes in their
 * place, so that a line that comes back corrected is of the same person still. Beyond the columns of persons an identifier is
 * found where it cannot be taken for another word or number.
 */
final class ForgottenText {
    private static final int SHORTEST_WORD = 5;
    private static final int SHORTEST_NUMBER = 9;

    private final Sought sought;
    private final String old;
    private final String drawn;
    private final Set<String> columns;
    private final Pattern word;

    /**
     * Who is sought.
     *
     * @param forms the identifier as it was given, and in its one form
     * @param pseudonym the pseudonym that it gives
     * @param named whether a cell of a column of persons names them, however it is written there
     */
    record Sought(Set<String> forms, UUID pseudonym, Predicate<String> named) {
        @Override
        public String toString() {
            return "somebody";
        }
    }

    /**
     * For one person of one source.
     *
     * @param sought the person
     * @param drawn the pseudonym that comes in the place of theirs
     * @param columns the canonical columns of persons
     */
    ForgottenText(Sought sought, UUID drawn, List<String> columns) {
        this.sought = sought;
        this.old = PersonalData.token(sought.pseudonym());
        this.drawn = PersonalData.token(drawn);
        this.columns = columns.stream().map(Folding::words).collect(Collectors.toSet());
        String distinct = sought.forms().stream()
                .filter(ForgottenText::isDistinct)
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        word = Pattern.compile("(?<![\\p{L}\\p{N}])" + distinct + "(?![\\p{L}\\p{N}])");
    }

    private static boolean isDistinct(String form) {
        boolean number = form.chars().noneMatch(Character::isLetter);
        return form.length() >= (number ? SHORTEST_NUMBER : SHORTEST_WORD);
    }

    /** What a text holds that is to be rewritten: one of these. */
    List<String> pieces() {
        return Stream.concat(Stream.of(old), sought.forms().stream()).toList();
    }

    /** Whether a column, by its name, is one of persons. */
    boolean isOfPersons(String column) {
        return columns.contains(Folding.words(column));
    }

    /** A text as it stands in a column, with nothing of the person. */
    String without(String column, String text) {
        String rest = text.replace(old, drawn);
        if (isOfPersons(column) && !rest.isBlank() && sought.named().test(rest)) {
            return drawn;
        }
        return sought.forms().stream().anyMatch(form -> isDistinct(form) && rest.contains(form))
                ? word.matcher(rest).replaceAll(Matcher.quoteReplacement(drawn))
                : rest;
    }
}
