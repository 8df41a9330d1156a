package fr.mediation.bilan.job;

import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.store.PersonStore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a home holds about persons. */
@Service
public class Privacy {
    private final Home home;
    private final PersonStore persons;
    private final PersonKeyStore key;

    Privacy(Home home, PersonStore persons, PersonKeyStore key) {
        this.home = home;
        this.persons = persons;
        this.key = key;
    }

    /**
     * What is held.
     *
     * @param home the folder of the home
     * @param inbox where files lie as they were delivered
     * @param keyFingerprint what tells the key of persons from others; null where none was used yet
     * @param sources what is kept of each source that names persons
     * @param forgotten when identifiers of persons were erased
     */
    public record Held(
            String home, String inbox, @Nullable String keyFingerprint, List<Kept> sources, List<Erased> forgotten) {}

    /**
     * That the identifier of a person was erased; whose is not known any more.
     *
     * @param on when
     * @param producer who had given the identifier
     * @param lines how many lines had it
     */
    public record Erased(LocalDate on, String producer, long lines) {}

    /**
     * What is kept of one source.
     *
     * @param source its id
     * @param persons how many identifiers that differ
     * @param lines how many lines have one
     * @param first the day of the first of them; null where there is none
     * @param last the day of the last
     */
    public record Kept(
            String source,
            long persons,
            long lines,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** {@return what is held now} */
    public Held held() {
        return new Held(
                home.folder().toString(),
                home.inbox().toString(),
                key.fingerprint().orElse(null),
                persons.kept().stream()
                        .map(kept -> new Kept(kept.source(), kept.persons(), kept.lines(), kept.first(), kept.last()))
                        .toList(),
                persons.forgettings().stream()
                        .map(one -> new Erased(one.forgottenOn(), one.producer(), one.facts()))
                        .toList());
    }
}
