package fr.mediation.bilan.source;

import fr.mediation.bilan.territory.Territories;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What files are recognised and checked with: the same for {@code check} and {@code ingest}.
 *
 * @param sources the sources
 * @param profiles the profiles
 * @param territories the reference of communes and regions
 * @param personKey the secret key under which persons are hashed
 * @param clock what day it is
 */
public record Intake(
        List<Source> sources, List<Profile> profiles, Territories territories, byte[] personKey, Clock clock) {

    /**
     * What a user said about a file; null where nothing was said.
     *
     * @param producer who delivers
     * @param source the source's id
     * @param profile the profile's id
     */
    public record Wish(String producer, String source, String profile) implements Serializable {
        /** Nothing was said. */
        public static final Wish NONE = new Wish(null, null, null);
    }

    List<HeaderSearch.Candidate> candidates(Wish wish) {
        return sources.stream()
                .filter(source -> wish.source() == null || source.id().equals(wish.source()))
                .flatMap(source -> Profile.of(profiles, source.id()).stream()
                        .filter(profile ->
                                wish.profile() == null || profile.id().equals(wish.profile()))
                        .map(profile -> new HeaderSearch.Candidate(source, profile)))
                .toList();
    }

    Context context(String producer, @Nullable LocalDate fileDate) {
        return new Context(producer, territories, new Pseudonyms(personKey), LocalDate.now(clock), fileDate);
    }
}
