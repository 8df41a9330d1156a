package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws whole deliveries, and restores them. */
@Service
public class Withdrawal {
    private static final int SHORTEST_HASH = 6;

    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final FactTables tables;
    private final Settlement settlement;
    private final HeldDeliveries held;
    private final Ingestion ingestion;

    Withdrawal(
            DeliveryStore deliveries,
            FactStore facts,
            FactTables tables,
            Settlement settlement,
            HeldDeliveries held,
            Ingestion ingestion) {
        this.deliveries = deliveries;
        this.facts = facts;
        this.tables = tables;
        this.settlement = settlement;
        this.held = held;
        this.ingestion = ingestion;
    }

    /**
     * Withdraws a delivery that counts or is held: its lines no longer count, and what they had replaced counts again. What
     * was held because of it alone counts too. Of one whose loading was interrupted nothing stays: nobody goes on with it where its
     * file is gone. To be called within {@link ExclusiveRuns}.
     *
     * @param name the file's name, the delivery's number, or the beginning of its hash
     * @return the delivery
     * @throws ProblemException if none or several are meant, or it does not count
     */
    @Transactional
    public Delivery withdraw(String name) {
        Delivery delivery = one(name);
        if (delivery.is(Delivery.LOADING)) {
            ingestion.forget(delivery);
            return delivery;
        }
        if (!delivery.is(Delivery.IN_FORCE) && !delivery.is(Delivery.HELD)) {
            throw new ProblemException("job.not-in-force", name);
        }
        deliveries.setStatus(delivery.id(), Delivery.WITHDRAWN);
        facts.release(tables.of(delivery.source()), delivery.id());
        settlement.markCorrected(delivery.id());
        settlement.resolvePlaces(tables.of(delivery.source()));
        takeFreed(delivery);
        return delivery;
    }

    /** Takes the deliveries that waited for a person and would change too little now to wait any longer. */
    private void takeFreed(Delivery withdrawn) {
        waiting().stream()
                .filter(other -> other.source().equals(withdrawn.source())
                        && other.received()
                                .producer()
                                .equals(withdrawn.received().producer()))
                .sorted(Comparator.comparing(Delivery::id))
                .forEach(other -> settlement.takeHeld(tables.of(other.source()), other.id(), false));
    }

    /** {@return the deliveries that wait for a person} */
    public List<Delivery> waiting() {
        return deliveries.all().stream()
                .filter(delivery -> delivery.is(Delivery.HELD))
                .toList();
    }

    /**
     * Restores a withdrawn delivery, in its old place among the others; one that was held is held again. To be called within
     * {@link ExclusiveRuns}.
     *
     * @param name the file's name, the delivery's number, or the beginning of its hash
     * @return the delivery, as it was
     * @throws ProblemException if none or several are meant, it was not withdrawn, none of its lines is there any more, or the
     *     delivery whose lines it corrects has accepted them since
     */
    @Transactional
    public Delivery restore(String name) {
        Delivery delivery = one(name);
        if (!delivery.is(Delivery.WITHDRAWN)) {
            throw new ProblemException("job.not-withdrawn", name);
        }
        if (delivery.lines().read() == 0) {
            // It was being taken again when that was broken off: its lines are in its file alone.
            throw new ProblemException("job.nothing-to-restore", delivery.file());
        }
        settlement.requireRejected(delivery);
        if (held.waited(delivery.id())) {
            deliveries.setStatus(delivery.id(), Delivery.HELD);
            return delivery;
        }
        deliveries.setStatus(delivery.id(), Delivery.IN_FORCE);
        facts.supersede(tables.of(delivery.source()), delivery.id());
        settlement.markCorrected(delivery.id());
        settlement.resolvePlaces(tables.of(delivery.source()));
        return delivery;
    }

    /**
     * {@return a delivery that is as withdrawing or restoring it would make it; empty where it is not}
     *
     * @param name the file's name, the delivery's number, or the beginning of its hash
     * @param restored whether it is to count again
     */
    public Optional<Delivery> changed(String name, boolean restored) {
        return Optional.of(one(name))
                .filter(delivery -> delivery.is(restored ? Delivery.IN_FORCE : Delivery.WITHDRAWN));
    }

    /**
     * {@return the files of corrected lines that came back from a delivery and count, though it may not}
     *
     * @param delivery the delivery
     */
    public List<String> returnsOf(Delivery delivery) {
        return settlement.correctionsOf(delivery.id());
    }

    /**
     * {@return whether a delivery waits for a person to confirm it, or did when it was withdrawn}
     *
     * @param delivery the delivery
     */
    public boolean waits(Delivery delivery) {
        return held.waited(delivery.id());
    }

    private Delivery one(String name) {
        List<Delivery> meant = deliveries.all().stream()
                .filter(delivery -> means(delivery, name))
                .toList();
        // What was never loaded to its end is meant by its number, where others have its name.
        List<Delivery> loaded = meant.stream()
                .filter(delivery -> !delivery.is(Delivery.LOADING)
                        || Long.toString(delivery.id()).equals(name))
                .toList();
        meant = loaded.isEmpty() ? meant : loaded;
        if (meant.isEmpty()) {
            throw new ProblemException("job.no-delivery", name);
        }
        if (meant.size() > 1) {
            throw new ProblemException(
                    "job.several-deliveries",
                    name,
                    meant.stream().map(Withdrawal::named).collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    private static String named(Delivery delivery) {
        return delivery.id() + " (" + delivery.received().producer() + ")";
    }

    private static boolean means(Delivery delivery, String name) {
        return delivery.file().equals(PersonalData.maskedName(name))
                || Long.toString(delivery.id()).equals(name)
                || name.length() >= SHORTEST_HASH
                        && delivery.received().sha256().startsWith(name);
    }
}
