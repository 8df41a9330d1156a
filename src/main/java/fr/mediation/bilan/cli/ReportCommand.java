package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the files of a year's review from what is loaded, or those of a publication once more. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ReportOptions options;

    @Mixin
    private YearOptions yearOptions;

    @Option(names = "--year", paramLabel = "YEAR")
    private Integer year;

    @Option(names = "--publication", paramLabel = "NUMBER")
    private Long publication;

    @Override
    public Integer call() {
        options.perimeter(common);
        YearBasis basis = yearOptions.basis(common);
        if ((year == null) == (publication == null)) {
            throw new ProblemException("cli.report.year-or-publication");
        }
        try (Session session = Session.exclusive(common)) {
            Map<String, Object> answer = publication == null ? draft(session, basis) : again(session);
            common.console().answer(answer);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> draft(Session session, YearBasis basis) {
        Computations.Computed computed = IndicatorsCommand.compute(session, common, basis);
        int chosen = computed.choose(year, common.home());
        Review.Request request = options.request(common, chosen, options.folder(common, computed.basis(), chosen));
        Review.Written written = session.get(Review.class).write(computed, request, common.jobs());
        say(written, common, YearOptions.name(computed.basis(), chosen, common), request.folder());
        common.console().say("report.draft");
        return json(chosen, computed, written);
    }

    private Map<String, Object> again(Session session) {
        Publication published = session.get(Publications.class).get(publication);
        Review.Request request = options.request(common, published.year(), options.folder(common, published.id()));
        Review.Written written = session.get(Review.class).write(published, request);
        common.console()
                .say(
                        written.ran() ? "report.publication" : "report.publication-unchanged",
                        Long.toString(published.id()),
                        request.folder());
        list(written, common);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("publication", published.id());
        answer.put("year", published.year());
        answer.put("year_basis", published.yearBasis());
        answer.putAll(json(written));
        return answer;
    }

    /** Publishes a year and writes its files. */
    static Map<String, Object> publish(
            Session session, CommonOptions common, ReportOptions options, Computations.Computed computed, int wanted) {
        int year = computed.choose(wanted, common.home());
        Publication published = session.get(Publications.class).publish(year, computed, common.jobs());
        Review.Request request = options.request(common, year, options.folder(common, computed.basis(), year));
        Review.Written written = session.get(Review.class).write(published, request);
        say(written, common, YearOptions.name(computed.basis(), year, common), request.folder());
        common.console().say("report.published", Long.toString(published.id()));
        Map<String, Object> answer = json(year, computed, written);
        answer.put("publication", published.id());
        return answer;
    }

    private static void say(Review.Written written, CommonOptions common, String year, Path folder) {
        common.console().say(written.ran() ? "report.written" : "report.unchanged", year, folder);
        list(written, common);
    }

    private static void list(Review.Written written, CommonOptions common) {
        written.files().forEach(file -> common.console().line(Console.INDENT + file.getFileName()));
    }

    private static Map<String, Object> json(int year, Computations.Computed computed, Review.Written written) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("year", year);
        answer.put("year_basis", computed.basis().code());
        answer.put("computed", computed.ran());
        answer.put("years", computed.years());
        answer.putAll(json(written));
        return answer;
    }

    private static Map<String, Object> json(Review.Written written) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("written", written.ran());
        answer.put("files", written.files().stream().map(Path::toString).toList());
        return answer;
    }
}
