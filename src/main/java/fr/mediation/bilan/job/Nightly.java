package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.Messages;
import org.springframework.stereotype.Service;

/** What is done every night: loads what waits in the inbox, and computes what follows from it. */
@Service
public class Nightly {
    private final ExclusiveRuns runs;
    private final Home home;
    private final Ingestion ingestion;
    private final Indicators indicators;

    Nightly(ExclusiveRuns runs, Home home, Ingestion ingestion, Indicators indicators) {
        this.runs = runs;
        this.home = home;
        this.ingestion = ingestion;
        this.indicators = indicators;
    }

    /**
     * How a night is run.
     *
     * @param hints what the user said about the files
     * @param jobs the definitions
     * @param messages the language of what is given back to producers
     */
    public record Request(DeliveryHints hints, JobsFolder jobs, Messages messages) {}

    /**
     * What a night did.
     *
     * @param deliveries what became of the files
     * @param computed what was computed
     */
    public record Result(IngestResult deliveries, Computed computed) {}

    /**
     * Runs a night.
     *
     * @param request how
     * @param listener notified of what is done
     * @return what was done
     */
    public Result run(Request request, RunListener listener) {
        return runs.call(listener, () -> {
            IngestResult deliveries =
                    ingestion.ingest(Inbox.of(home), request.hints(), request.jobs(), request.messages(), listener);
            return new Result(deliveries, indicators.compute(request.jobs(), YearBasis.CIVIL, listener));
        });
    }
}
