package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.IdentifierCell;
import fr.mediation.bilan.source.Pseudonyms;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.store.PersonStore;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what leads from the identifier of a person to facts. The person remains one person in them, under a pseudonym that is
 * drawn and that no identifier gives: counts stay as they are. The identifier is kept nowhere, nor what it gives.
 *
 * <p>A later delivery that has the identifier begins a new person. Where it brings an activity again in which the forgotten
 * one was, its line is taken for the one that was there, and does not count beside it; so is a line without an identifier, and
 * that of somebody who is named there for the first time, for nothing tells them apart any more.
 */
@Service
public class Forgetting {
    private final Home home;
    private final DeliveryStore deliveries;
    private final PersonStore persons;
    private final PersonKeyStore keys;
    private final Clock clock;

    Forgetting(Home home, DeliveryStore deliveries, PersonStore persons, PersonKeyStore keys, Clock clock) {
        this.home = home;
        this.deliveries = deliveries;
        this.persons = persons;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What was erased.
     *
     * @param producer the producer that had given the identifier
     * @param facts how many facts had it
     * @param files how many files of answers had it
     */
    public record Erased(String producer, long facts, int files) {}

    /**
     * Erases the identifier of a person from facts, from what is told of lines and from the files of answers. To be called
     * within {@link ExclusiveRuns}. Files are rewritten last: where that is broken off, the same call rewrites the rest.
     *
     * @param producer the producer, as deliveries name it
     * @param identifier the identifier as it was delivered
     * @return what was erased; nothing where nothing was held
     * @throws ProblemException if nobody is named, the producer is not known, a delivery of it is half loaded, or files cannot
     *     be written
     */
    @Transactional
    public Erased forget(String producer, String identifier) {
        return forget(producer, identifier, this::key);
    }

    /** The same, under another key than the home's. */
    @Transactional
    Erased forget(String producer, String identifier, Supplier<byte[]> key) {
        if (!IdentifierCell.mayNameSomebody(identifier)) {
            throw new ProblemException("job.forget.nobody");
        }
        List<Delivery> all = deliveries.all();
        List<Delivery> own = all.stream()
                .filter(delivery -> delivery.received().producer().equals(producer))
                .toList();
        if (own.isEmpty()) {
            throw new ProblemException(
                    "job.forget.no-producer",
                    producer,
                    all.stream()
                            .map(delivery -> delivery.received().producer())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        own.stream()
                .filter(delivery -> delivery.is(Delivery.LOADING))
                .findFirst()
                .ifPresent(delivery -> {
                    throw new ProblemException("job.forget.loading", delivery.file(), Long.toString(delivery.id()));
                });
        Pseudonyms pseudonyms = new Pseudonyms(key.get());
        UUID old = IdentifierCell.pseudonym(pseudonyms, producer, identifier);
        return erase(
                producer,
                new ForgottenText.Sought(
                        Set.copyOf(List.of(identifier.strip(), Pseudonyms.oneForm(identifier))),
                        old,
                        cell -> old.equals(IdentifierCell.pseudonym(pseudonyms, producer, cell))),
                own);
    }

    private byte[] key() {
        if (!deliveries.knowPersons()) {
            return PersonKey.forCheck(home, System.getenv());
        }
        byte[] key = PersonKey.of(home, System.getenv(), deliveries::knowPersons);
        PersonKey.requireSame(key, keys, deliveries::knowPersons);
        return key;
    }

    private Erased erase(String producer, ForgottenText.Sought sought, List<Delivery> own) {
        Map<String, ForgottenText> texts = new TreeMap<>();
        long facts = 0;
        for (Source source : SourceCatalogue.all()) {
            List<String> columns = source.columns().stream()
                    .filter(Column::personal)
                    .map(Column::name)
                    .toList();
            if (!columns.isEmpty()) {
                UUID drawn = UUID.randomUUID();
                facts += PersonStore.names(source.id()) ? persons.replace(source.id(), sought.pseudonym(), drawn) : 0;
                texts.put(source.id(), new ForgottenText(sought, drawn, columns));
            }
        }
        if (facts > 0) {
            persons.note(new PersonStore.Forgetting(LocalDate.now(clock), producer, facts));
        }
        int files = 0;
        for (Delivery delivery : own) {
            ForgottenText text = texts.get(delivery.source());
            if (text != null) {
                persons.rewrite(delivery.id(), text.pieces(), text::without);
                files += rewriteAnswer(delivery, new ForgottenFiles(text));
            }
        }
        return new Erased(producer, facts, files);
    }

    private int rewriteAnswer(Delivery delivery, ForgottenFiles files) {
        var folder = home.returned(delivery.file(), delivery.received().sha256(), true);
        try {
            return files.rewrite(folder);
        } catch (UncheckedIOException | IOException e) {
            throw new ProblemException(e, "job.answer-not-writable", folder.toString());
        }
    }
}
