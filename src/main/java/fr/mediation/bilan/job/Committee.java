package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.job.ingest.Ingestion;
import fr.mediation.bilan.job.publish.ReportInputs;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is done before a committee: loads what waits, computes, publishes the year and writes its report. */
@Service
public class Committee {
    private final ExclusiveRuns runs;
    private final Home home;
    private final Ingestion ingestion;
    private final Indicators indicators;
    private final Computations computations;
    private final WriteReport report;
    private final ReportInputs inputs;

    Committee(
            ExclusiveRuns runs,
            Home home,
            Ingestion ingestion,
            Indicators indicators,
            Computations computations,
            WriteReport report,
            ReportInputs inputs) {
        this.runs = runs;
        this.home = home;
        this.ingestion = ingestion;
        this.indicators = indicators;
        this.computations = computations;
        this.report = report;
        this.inputs = inputs;
    }

    /**
     * How a committee is prepared.
     *
     * @param inbox the folder to read, null for the home's
     * @param hints what the user said about the files
     * @param year the year to publish, null for the last one that is complete
     * @param basis how years are counted
     * @param options how the report is to be written
     * @param jobs the definitions
     */
    public record Request(
            @Nullable Path inbox,
            DeliveryHints hints,
            @Nullable Integer year,
            YearBasis basis,
            ReportOptions options,
            JobsFolder jobs) {
        /**
         * Insists that the folder exists.
         *
         * @throws ProblemException if it does not
         */
        public Request {
            if (inbox != null) {
                Inbox.requireAll(List.of(inbox));
            }
        }
    }

    /**
     * What was done.
     *
     * @param deliveries what became of the files
     * @param report the report
     * @param toCheck the figures that are to be checked
     */
    public record Result(IngestResult deliveries, WriteReport.Result report, List<FigureToCheck> toCheck) {
        /**
         * Whether there was nothing to do.
         *
         * @return true where everything was loaded, computed and written before
         */
        public boolean nothingNew() {
            return deliveries.nothingNew()
                    && !report.computed().ran()
                    && !report.written().changed();
        }
    }

    /**
     * Prepares a committee.
     *
     * @param request how
     * @param listener notified of what is done
     * @return what was done
     * @throws ProblemException if there are no data for the year
     */
    public Result run(Request request, RunListener listener) {
        report.requireFolder(request.options());
        return runs.call(listener, () -> {
            Messages messages = Messages.in(request.options().language());
            List<Inbox.Waiting> waiting =
                    request.inbox() == null ? Inbox.of(home) : Inbox.files(List.of(request.inbox()));
            listener.reading(request.inbox() == null ? home.inbox() : request.inbox(), waiting.size());
            IngestResult deliveries = ingestion.ingest(waiting, request.hints(), request.jobs(), messages, listener);
            Computed computed = indicators.compute(request.jobs(), request.basis(), listener);
            int year = request.year() == null ? lastComplete(computed) : request.year();
            listener.writing();
            WriteReport.Result published =
                    report.publish(computed, year, deliveries.refused(), request.options(), request.jobs());
            return new Result(
                    deliveries,
                    published,
                    inputs.toCheck(computed, year, request.options().perimeter(), request.jobs(), messages));
        });
    }

    private int lastComplete(Computed computed) {
        return computations
                .lastCompleteYear(computed)
                .orElseThrow(() ->
                        new ProblemException("job.no-data-at-all", home.inbox().toString()));
    }
}
