package fr.mediation.bilan.job;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.publish.Decisions;
import fr.mediation.bilan.job.publish.ReportInputs;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists the implausible figures of a year, and keeps what is decided about them. */
@Service
public class ReviewFindings {
    private static final int MOST_OF_A_REASON = 1_000;

    private final ExclusiveRuns runs;
    private final Home home;
    private final Indicators indicators;
    private final Computations computations;
    private final ReportInputs inputs;
    private final Decisions decisions;

    ReviewFindings(
            ExclusiveRuns runs,
            Home home,
            Indicators indicators,
            Computations computations,
            ReportInputs inputs,
            Decisions decisions) {
        this.runs = runs;
        this.home = home;
        this.indicators = indicators;
        this.computations = computations;
        this.inputs = inputs;
        this.decisions = decisions;
    }

    /**
     * Which figures.
     *
     * @param year the year, null for the last one that is complete
     * @param basis how years are counted
     * @param perimeter the map of regions
     * @param jobs the definitions
     * @param messages the reader's language
     */
    public record Request(
            @Nullable Integer year, YearBasis basis, Perimeter perimeter, JobsFolder jobs, Messages messages) {}

    /**
     * What is implausible.
     *
     * @param year the year
     * @param figures the figures, decided or not, the gravest first
     * @param decided the figure about which something was decided, as it was before; null where nothing was
     */
    public record Result(
            int year, List<FigureToCheck> figures, @Nullable FigureToCheck decided) {}

    /**
     * Computes what changed, and lists what is implausible.
     *
     * @param request which figures
     * @param listener notified of what is done
     * @return what is implausible
     * @throws ProblemException if there are no data for the year
     */
    public Result list(Request request, RunListener listener) {
        return runs.call(
                listener, () -> show(request, indicators.compute(request.jobs(), request.basis(), listener), null));
    }

    /**
     * Keeps that an implausible figure is right. It is not told again until it changes.
     *
     * @param request which figures
     * @param number which of them
     * @param reason why it is right, which is published with it
     * @param listener notified of what is done
     * @return what is implausible now
     * @throws ProblemException if there is no such finding, no reason, or one that is too long to be published, and if figures
     *     changed since they were numbered
     */
    public Result accept(Request request, int number, String reason, RunListener listener) {
        if (reason.isBlank()) {
            throw new ProblemException("job.findings.no-reason");
        }
        int length = reason.strip().codePointCount(0, reason.strip().length());
        if (length > MOST_OF_A_REASON) {
            throw new ProblemException(
                    "job.findings.long-reason", Integer.toString(length), Integer.toString(MOST_OF_A_REASON));
        }
        return change(
                request,
                number,
                figure -> decisions.accept(figure, request.basis(), request.perimeter(), reason.strip()),
                listener);
    }

    /**
     * Forgets what was decided about a figure: it is told again.
     *
     * @param request which figures
     * @param number which of them
     * @param listener notified of what is done
     * @return what is implausible now
     * @throws ProblemException if there is no such finding, and if figures changed since they were numbered
     */
    public Result reopen(Request request, int number, RunListener listener) {
        return change(
                request, number, figure -> decisions.reopen(figure, request.basis(), request.perimeter()), listener);
    }

    private Result change(Request request, int number, Consumer<FigureToCheck> decide, RunListener listener) {
        return runs.call(listener, () -> {
            Computed computed = indicators.compute(request.jobs(), request.basis(), listener);
            Result before = look(request, computed, null);
            if (!decisions.wereShown(before.year(), request.basis(), request.perimeter(), before.figures())) {
                // Whoever gives the number read it in a list of before.
                throw new ProblemException("job.findings.changed", Integer.toString(number));
            }
            FigureToCheck decided = before.figures().stream()
                    .filter(figure -> figure.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            before.figures().isEmpty() ? "job.findings.none" : "job.findings.unknown",
                            Integer.toString(number),
                            Integer.toString(before.figures().size())));
            decide.accept(decided);
            return show(request, computed, decided);
        });
    }

    private Result show(Request request, Computed computed, @Nullable FigureToCheck decided) {
        Result shown = look(request, computed, decided);
        decisions.show(shown.year(), request.basis(), request.perimeter(), shown.figures());
        return shown;
    }

    private Result look(Request request, Computed computed, @Nullable FigureToCheck decided) {
        int year = request.year() == null
                ? computations
                        .lastCompleteYear(computed)
                        .orElseThrow(() -> new ProblemException(
                                "job.no-data-at-all", home.inbox().toString()))
                : computed.choose(request.year(), home);
        return new Result(
                year, inputs.checked(computed, year, request.perimeter(), request.jobs(), request.messages()), decided);
    }
}
