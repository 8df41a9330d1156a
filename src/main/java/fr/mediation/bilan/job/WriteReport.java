package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes the report of a year: a draft from what is loaded, or a publication's again. */
@Service
public class WriteReport {
    private final ExclusiveRuns runs;
    private final Home home;
    private final Indicators indicators;
    private final Publications publications;
    private final Review review;

    WriteReport(ExclusiveRuns runs, Home home, Indicators indicators, Publications publications, Review review) {
        this.runs = runs;
        this.home = home;
        this.indicators = indicators;
        this.publications = publications;
        this.review = review;
    }

    /**
     * What was written.
     *
     * @param computed the computation it is made of
     * @param year the year
     * @param publication the number under which it was published, null for a draft
     * @param written the files
     */
    public record Result(
            Computed computed, int year, @Nullable Long publication, Review.Written written) {}

    /**
     * A publication that was written again.
     *
     * @param publication its number
     * @param year its year
     * @param basis how the year is counted
     * @param written the files
     */
    public record Rewritten(long publication, int year, YearBasis basis, Review.Written written) {}

    /**
     * Computes what changed, and writes the draft of a year.
     *
     * @param year the year
     * @param basis how years are counted
     * @param options how it is to be written
     * @param jobs the definitions
     * @param listener notified of what is done
     * @return what was written
     * @throws fr.mediation.bilan.text.ProblemException if there are no data for the year
     */
    public Result draft(int year, YearBasis basis, ReportOptions options, JobsFolder jobs, RunListener listener) {
        requireFolder(options);
        return runs.call(listener, () -> {
            Computed computed = indicators.compute(jobs, basis, listener);
            int chosen = computed.choose(year, home);
            Review.Request request = options.request(chosen, home.reports(basis, chosen));
            return new Result(computed, chosen, null, review.write(computed, request, jobs));
        });
    }

    /**
     * Writes a publication again.
     *
     * @param publication its number
     * @param options how it is to be written
     * @param listener notified of what is done
     * @return what was written
     * @throws fr.mediation.bilan.text.ProblemException if there is no such publication
     */
    public Rewritten again(long publication, ReportOptions options, RunListener listener) {
        requireFolder(options);
        return runs.call(listener, () -> {
            Publication published = publications.get(publication);
            Review.Request request = options.request(published.year(), home.publication(published.id()));
            return new Rewritten(
                    published.id(),
                    published.year(),
                    YearBasis.of(published.yearBasis()).orElseThrow(),
                    review.write(published, request));
        });
    }

    /** Refuses to write a report where the home keeps what it lives on. */
    void requireFolder(ReportOptions options) {
        if (options.folder() != null && home.keepsItselfIn(options.folder())) {
            throw new ProblemException("job.file-of-home", options.folder().toString());
        }
    }

    /** Publishes a year, and writes its report. To be called within {@link ExclusiveRuns}. */
    Result publish(Computed computed, int year, List<String> unread, ReportOptions options, JobsFolder jobs) {
        int chosen = computed.choose(year, home);
        Publication published = publications.publish(chosen, computed, unread, jobs);
        Review.Request request = options.request(chosen, home.reports(computed.basis(), chosen));
        return new Result(computed, chosen, published.id(), review.write(published, request));
    }
}
