package fr.mediation.bilan.job;

import fr.mediation.bilan.job.ingest.Forgetting;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Erases what leads from the identifier of a person to what is counted, while every count stays. */
@Service
public class Forget {
    private final ExclusiveRuns runs;
    private final Forgetting forgetting;

    Forget(ExclusiveRuns runs, Forgetting forgetting) {
        this.runs = runs;
        this.forgetting = forgetting;
    }

    /**
     * Who is forgotten. It is never written out: records tell what they hold.
     *
     * @param producer who gave the identifier
     * @param identifier the identifier as it was delivered
     */
    public record Request(String producer, String identifier) {
        @Override
        public String toString() {
            return "somebody of " + producer;
        }
    }

    /**
     * What was done.
     *
     * @param producer who had given the identifier
     * @param lines how many lines had it; none where nothing is held
     * @param files how many files of answers had it
     */
    public record Done(String producer, long lines, int files) {}

    /**
     * Erases the identifier of a person.
     *
     * @param request who
     * @param listener notified of what is done
     * @return what was done
     * @throws fr.mediation.bilan.text.ProblemException if nobody is named, the producer is not known, or a delivery of it is
     *     half loaded
     */
    public Done run(Request request, RunListener listener) {
        AtomicReference<@Nullable Done> before = new AtomicReference<>();
        return runs.call(listener, () -> {
            Done done = before.get();
            // A run that lost its connection after this does not find anything any more.
            if (done == null) {
                Forgetting.Erased erased = forgetting.forget(request.producer(), request.identifier());
                done = new Done(erased.producer(), erased.facts(), erased.files());
                before.set(done);
                listener.forgotten(done);
            }
            return done;
        });
    }
}
