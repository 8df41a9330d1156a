package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the identifier of a person, and what stood for it, out of texts: what stands for the drawn pseudonym comes in their
 * place, so that a line that comes back corrected is of the same person still. Beyond the columns of persons an identifier is
 * found where it cannot be taken for another word or number.
 */
final class ForgottenText {
    private static final int SHORTEST_WORD = 5;
    private static final int SHORTEST_NUMBER = 9;

    private final String identifier;
    private final String old;
    private final String drawn;
    private final Set<String> columns;
    private final boolean distinct;
    private final Pattern word;

    /**
     * For one person of one source.
     *
     * @param identifier the identifier as it was given
     * @param old the pseudonym that it gives
     * @param drawn the one that comes in its place
     * @param columns the canonical columns of persons
     */
    ForgottenText(String identifier, UUID old, UUID drawn, List<String> columns) {
        this.identifier = identifier;
        this.old = PersonalData.token(old);
        this.drawn = PersonalData.token(drawn);
        this.columns = columns.stream().map(Folding::words).collect(Collectors.toSet());
        boolean number = identifier.chars().noneMatch(Character::isLetter);
        distinct = identifier.length() >= (number ? SHORTEST_NUMBER : SHORTEST_WORD);
        word = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(identifier) + "(?![\\p{L}\\p{N}])");
    }

    /** What a text holds that is to be rewritten: one of these. */
    List<String> pieces() {
        return List.of(old, identifier);
    }

    /** Whether a column, by its name, is one of persons. */
    boolean isOfPersons(String column) {
        return columns.contains(Folding.words(column));
    }

    /** A text as it stands in a column, with nothing of the person. */
    String without(String column, String text) {
        String rest = text.replace(old, drawn);
        if (isOfPersons(column) && rest.strip().equals(identifier)) {
            return drawn;
        }
        return distinct && rest.contains(identifier)
                ? word.matcher(rest).replaceAll(Matcher.quoteReplacement(drawn))
                : rest;
    }
}
