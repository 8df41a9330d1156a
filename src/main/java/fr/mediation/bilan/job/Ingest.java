package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;

/** Checks and loads deliveries. */
@Service
public class Ingest {
    private final ExclusiveRuns runs;
    private final Ingestion ingestion;

    Ingest(ExclusiveRuns runs, Ingestion ingestion) {
        this.runs = runs;
        this.ingestion = ingestion;
    }

    /**
     * What is to be loaded.
     *
     * @param paths files, or folders in which deliveries wait
     * @param hints what the user said about them
     * @param jobs the definitions
     * @param messages the language of what is given back to producers
     */
    public record Request(List<Path> paths, DeliveryHints hints, JobsFolder jobs, Messages messages) {
        /**
         * Insists that the paths exist.
         *
         * @throws fr.mediation.bilan.text.ProblemException if one does not
         */
        public Request {
            Inbox.requireAll(paths);
        }
    }

    /**
     * Loads deliveries.
     *
     * @param request what is to be loaded
     * @param listener notified of each file
     * @return what became of them
     */
    public IngestResult run(Request request, RunListener listener) {
        return runs.call(
                listener,
                () -> ingestion.ingest(
                        Inbox.files(request.paths()), request.hints(), request.jobs(), request.messages(), listener));
    }
}
