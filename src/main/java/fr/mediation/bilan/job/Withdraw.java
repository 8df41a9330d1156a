package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Withdraws a whole delivery, or restores it, and computes what follows from that. */
@Service
public class Withdraw {
    private final ExclusiveRuns runs;
    private final Withdrawal withdrawal;
    private final Indicators indicators;

    Withdraw(ExclusiveRuns runs, Withdrawal withdrawal, Indicators indicators) {
        this.runs = runs;
        this.withdrawal = withdrawal;
        this.indicators = indicators;
    }

    /**
     * Which delivery.
     *
     * @param delivery the file's name, the delivery's number, or the beginning of its hash
     * @param restore whether it is to count again
     * @param jobs the definitions
     */
    public record Request(String delivery, boolean restore, JobsFolder jobs) {}

    /**
     * A delivery that was withdrawn or restored.
     *
     * @param delivery its number
     * @param file the file's name
     * @param sha256 its hash
     * @param accepted how many of its lines count, or no longer do
     * @param status whether it counts now
     * @param held whether it is or was held, and never counted
     * @param returns the files of corrected lines that came back from it, and count
     * @param freed the files that were held because of it, and count now
     */
    public record Changed(
            long delivery,
            String file,
            String sha256,
            long accepted,
            String status,
            boolean held,
            List<String> returns,
            List<String> freed) {
        /** {@return whether it was restored: false where it was withdrawn} */
        public boolean restored() {
            return !status.equals(Delivery.WITHDRAWN);
        }
    }

    /**
     * What was done.
     *
     * @param changed the delivery
     * @param computed what was computed
     */
    public record Result(Changed changed, Computed computed) {}

    /**
     * Withdraws or restores a delivery.
     *
     * @param request which
     * @param listener notified of what is done
     * @return what was done
     * @throws fr.mediation.bilan.text.ProblemException if none or several are meant, or there is nothing to change
     */
    public Result run(Request request, RunListener listener) {
        AtomicReference<@Nullable Changed> done = new AtomicReference<>();
        return runs.call(listener, () -> {
            Changed changed = done.get();
            // A run that lost its connection after this does not do it twice.
            if (changed == null) {
                try {
                    changed = change(request);
                } catch (ProblemException e) {
                    return goOn(request, listener, e);
                }
                done.set(changed);
                listener.changed(changed);
            }
            return new Result(changed, compute(request, listener));
        });
    }

    /** A run that was interrupted may have changed the delivery, and computed nothing of what follows. */
    private Result goOn(Request request, RunListener listener, ProblemException nothingToChange) {
        Delivery delivery =
                withdrawal.changed(request.delivery(), request.restore()).orElseThrow(() -> nothingToChange);
        Computed computed = compute(request, listener);
        if (!computed.ran()) {
            throw nothingToChange;
        }
        Changed changed = changed(request, delivery, List.of());
        listener.changed(changed);
        return new Result(changed, computed);
    }

    private Computed compute(Request request, RunListener listener) {
        return indicators.compute(request.jobs(), YearBasis.CIVIL, listener);
    }

    private Changed change(Request request) {
        List<Delivery> waited = withdrawal.waiting();
        Delivery delivery =
                request.restore() ? withdrawal.restore(request.delivery()) : withdrawal.withdraw(request.delivery());
        return changed(request, delivery, freed(waited, delivery));
    }

    private Changed changed(Request request, Delivery delivery, List<String> freed) {
        boolean held = withdrawal.waits(delivery);
        String restored = held ? Delivery.HELD : Delivery.IN_FORCE;
        return new Changed(
                delivery.id(),
                delivery.file(),
                delivery.received().sha256(),
                delivery.lines().accepted(),
                request.restore() ? restored : Delivery.WITHDRAWN,
                held,
                withdrawal.returnsOf(delivery),
                freed);
    }

    /** Those that waited for a person and do no longer, without that which was withdrawn. */
    private List<String> freed(List<Delivery> waited, Delivery withdrawn) {
        Set<Long> waiting = withdrawal.waiting().stream().map(Delivery::id).collect(Collectors.toSet());
        return waited.stream()
                .filter(delivery -> delivery.id() != withdrawn.id() && !waiting.contains(delivery.id()))
                .map(Delivery::file)
                .toList();
    }
}
