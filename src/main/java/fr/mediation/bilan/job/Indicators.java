package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.publish.FollowUp;
import fr.mediation.bilan.job.publish.ReportInputs;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes what changed, and says which figures are to be checked. */
@Service
public class Indicators {
    private final ExclusiveRuns runs;
    private final Home home;
    private final Computations computations;
    private final FollowUp followUp;
    private final ReportInputs reports;

    Indicators(ExclusiveRuns runs, Home home, Computations computations, FollowUp followUp, ReportInputs reports) {
        this.runs = runs;
        this.home = home;
        this.computations = computations;
        this.followUp = followUp;
        this.reports = reports;
    }

    /**
     * What is to be computed.
     *
     * @param year the year that is wanted, null for all
     * @param basis how years are counted
     * @param jobs the definitions
     * @param messages the reader's language
     */
    public record Request(@Nullable Integer year, YearBasis basis, JobsFolder jobs, Messages messages) {}

    /**
     * What there is now.
     *
     * @param computed what was computed
     * @param years the years that were wanted
     * @param figures how many figures they have
     * @param checked the year whose figures were looked at: the one wanted, else the last that is over; null where there
     *     is none
     * @param toCheck its figures that are to be checked before it is published
     */
    public record Result(
            Computed computed,
            List<Integer> years,
            long figures,
            @Nullable Integer checked,
            List<FigureToCheck> toCheck) {}

    /**
     * Computes what changed.
     *
     * @param request what is to be computed
     * @param listener notified of what is done
     * @return what there is now
     * @throws fr.mediation.bilan.text.ProblemException if there are no data for the year wanted
     */
    public Result run(Request request, RunListener listener) {
        return runs.call(listener, () -> {
            Computed computed = compute(request.jobs(), request.basis(), listener);
            Optional<Integer> wanted = Optional.ofNullable(request.year()).map(year -> computed.choose(year, home));
            List<Integer> years = wanted.map(List::of).orElse(computed.years());
            Optional<Integer> checked = wanted.or(() -> computations.lastCompleteYear(computed));
            return new Result(
                    computed,
                    years,
                    computations.count(computed, years),
                    checked.orElse(null),
                    checked.map(year -> reports.toCheck(
                                    computed, year, Perimeter.REGIONS_2016, request.jobs(), request.messages()))
                            .orElse(List.of()));
        });
    }

    /** Computes what changed, and writes how the running year goes. To be called within {@link ExclusiveRuns}. */
    Computed compute(JobsFolder jobs, YearBasis basis, RunListener listener) {
        listener.computing();
        Computed computed = computations.compute(jobs, basis);
        listener.computed(computed);
        if (computed.ran()) {
            followUp.write(computed, home, jobs).ifPresent(listener::followedUp);
        }
        return computed;
    }
}
