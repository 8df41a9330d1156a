package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.YearBasis;
import fr.mediation.bilan.job.Indicators;
import fr.mediation.bilan.job.Review;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the files of a year's review from what is loaded. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ReportOptions options;

    @Mixin
    private YearOptions yearOptions;

    @Option(names = "--year", paramLabel = "YEAR", required = true)
    private int year;

    @Override
    public Integer call() {
        options.perimeter(common);
        YearBasis basis = yearOptions.basis(common);
        try (Session session = Session.exclusive(common)) {
            Indicators.Computed computed = IndicatorsCommand.compute(session, common, basis);
            Review.Written written = write(session, common, options, computed, year);
            common.console().answer(json(year, computed, written));
        }
        return ExitCode.DONE;
    }

    /** Writes the files and says where they are. */
    static Review.Written write(
            Session session, CommonOptions common, ReportOptions options, Indicators.Computed computed, int wanted) {
        int year = computed.choose(wanted, common.home());
        Path folder = options.folder(common, computed.basis(), year);
        Review.Written written = session.get(Review.class)
                .write(
                        computed,
                        new Review.Request(
                                year,
                                options.perimeter(common),
                                common.messages().locale(),
                                options.extras(),
                                folder),
                        common.jobs());
        Console console = common.console();
        console.say(
                written.ran() ? "report.written" : "report.unchanged",
                YearOptions.name(computed.basis(), year, common),
                folder);
        written.files().forEach(file -> console.line(Console.INDENT + file.getFileName()));
        return written;
    }

    static Map<String, Object> json(int year, Indicators.Computed computed, Review.Written written) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("year", year);
        answer.put("year_basis", computed.basis().code());
        answer.put("computed", computed.ran());
        answer.put("years", computed.years());
        answer.put("written", written.ran());
        answer.put("files", written.files().stream().map(Path::toString).toList());
        return answer;
    }
}
