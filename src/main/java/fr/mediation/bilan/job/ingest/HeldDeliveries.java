package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.HeldStore;
import fr.mediation.bilan.store.HeldStore.HeldYear;
import fr.mediation.bilan.store.Replacement;
import fr.mediation.bilan.text.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which deliveries wait for a person: those that would change facts of a year of which they have no other, or more than a tenth
 * of all that their producer has in their source, together with what its deliveries of the month before changed. What comes again
 * as it was is no change. One that says by itself that it takes the place of what came before, because its profile says so or
 * because it brings rejected lines back, waits only where it would empty a year of which it has nothing.
 */
@Component
public class HeldDeliveries {
    private static final int TENTH = 10;
    private static final int MONTH = 30;

    private final HeldStore held;

    HeldDeliveries(HeldStore held) {
        this.held = held;
    }

    /** Whether a delivery is to wait. */
    boolean mustWait(Delivery delivery, Replacement replacement) {
        long changed = replacement.changed();
        if (changed == 0) {
            return false;
        }
        if (delivery.relation().replacesOpenly()) {
            return !replacement.years().containsAll(replacement.changedByYear().keySet());
        }
        return !replacement.otherYears().containsAll(replacement.changedByYear().keySet())
                || (changed + held.changedLately(delivery.id(), MONTH)) * TENTH > replacement.counting();
    }

    /** Keeps what a delivery would change. */
    void hold(long delivery, Replacement replacement) {
        held.store(delivery, replacement);
    }

    /** Forgets that a delivery waited, and notes what it changes without anybody having been asked. */
    void release(Delivery delivery, Replacement replacement, boolean confirmed) {
        held.forget(delivery.id());
        held.changed(delivery.id(), confirmed || delivery.relation().replacesOpenly() ? 0 : replacement.changed());
        if (confirmed) {
            held.confirmed(delivery.id());
        }
    }

    /** {@return whether a delivery waits, or waited when it was withdrawn} */
    boolean waited(long delivery) {
        return !held.of(delivery).isEmpty();
    }

    /**
     * {@return what a delivery would change, by year; empty where it is not held}
     *
     * @param delivery the delivery
     */
    public List<HeldYear> years(Delivery delivery) {
        return delivery.is(Delivery.HELD) ? held.of(delivery.id()) : List.of();
    }

    /**
     * {@return years and what would be changed of how many facts that count, as a sentence has them}
     *
     * @param years the years
     */
    public static String named(List<HeldYear> years) {
        return years.stream()
                .map(year -> year.year() + " (" + year.replaced() + "/" + year.counting() + ")")
                .collect(Collectors.joining(", "));
    }

    /** {@return what a delivery that is held would change, in words; null where it is not held} */
    @Nullable
    Sentence sentence(Delivery delivery) {
        List<HeldYear> years = years(delivery);
        return years.isEmpty()
                ? null
                : Sentence.of(
                        "job.held",
                        delivery.file(),
                        years.stream().mapToLong(HeldYear::replaced).sum(),
                        delivery.received().producer(),
                        named(years),
                        Long.toString(delivery.id()),
                        held.changedLately(delivery.id(), MONTH));
    }
}
