package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.kind.RowReaders;
import fr.mediation.bilan.format.text.TextHints;
import fr.mediation.bilan.source.CategoryLists;
import fr.mediation.bilan.source.Context;
import fr.mediation.bilan.source.Profile;
import fr.mediation.bilan.source.Pseudonyms;
import fr.mediation.bilan.source.ReturnSignature;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * What files are recognised and checked with: the same for {@code check} and {@code ingest}.
 *
 * @param sources the sources
 * @param profiles the profiles
 * @param territories the reference of communes and regions
 * @param personKey the secret key under which persons are hashed
 * @param clock the clock that tells the day
 */
public record Intake(
        List<Source> sources, List<Profile> profiles, Territories territories, byte[] personKey, Clock clock) {

    List<HeaderSearch.Candidate> candidates(DeliveryHints hints) {
        return sources.stream()
                .filter(source -> hints.source() == null || source.id().equals(hints.source()))
                .flatMap(source -> Profile.of(profiles, source).stream()
                        .filter(profile ->
                                hints.profile() == null || profile.id().equals(hints.profile()))
                        .map(profile -> new HeaderSearch.Candidate(source, profile)))
                .toList();
    }

    /** {@return how returned files of this home are signed} */
    public ReturnSignature signatures() {
        return new ReturnSignature(personKey);
    }

    Context context(String producer, String fileName) {
        LocalDate today = LocalDate.now(clock);
        return new Context(
                producer,
                territories,
                new Pseudonyms(personKey),
                today,
                FileDate.in(fileName, today),
                new CategoryLists(fileName));
    }

    /**
     * Refuses a file that its first bytes show to be no table, before it is read to its end to be known by its bytes.
     *
     * @param file the file
     * @throws ProblemException if it is of another kind, or cannot be read
     */
    public static void requireRows(Path file) {
        RowReaders.requireRows(file);
    }

    /**
     * The encoding and delimiter that a profile prescribes, where it is the only candidate or its pattern fits the
     * file's name.
     */
    static TextHints textHints(List<HeaderSearch.Candidate> candidates, String fileName) {
        return candidates.stream()
                .map(HeaderSearch.Candidate::profile)
                .filter(profile -> candidates.size() == 1
                        || profile.recognition().file() != null
                                && profile.recognition().file(fileName))
                .filter(profile -> profile.encoding() != null || profile.delimiter() != null)
                .findFirst()
                .map(profile -> new TextHints(profile.encoding(), profile.delimiter()))
                .orElse(TextHints.NONE);
    }
}
