package fr.mediation.bilan.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.WriteReport;
import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.job.publish.Review.Written;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the files of a year's review from what is loaded, or those of a publication again. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private OutputOptions output;

    @Mixin
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.Basis basis;

    @Option(names = "--publication", paramLabel = "NUMBER")
    private Long publication;

    /** What was computed and written of a year. */
    record Answer(
            int year,
            YearBasis yearBasis,
            boolean computed,
            List<Integer> years,
            @JsonUnwrapped FilesAnswer files) {
        static Answer of(WriteReport.Result result) {
            return new Answer(
                    result.year(),
                    result.computed().basis(),
                    result.computed().ran(),
                    result.computed().years(),
                    FilesAnswer.of(result.written()));
        }
    }

    /** The files of a publication that were written again. */
    record PublicationAnswer(
            long publication,
            int year,
            YearBasis yearBasis,
            @JsonUnwrapped FilesAnswer files) {}

    /** Files, and whether they had to be written. */
    record FilesAnswer(boolean written, List<String> files, List<String> kept) {
        private static FilesAnswer of(Written written) {
            return new FilesAnswer(
                    written.changed(),
                    written.files().stream().map(Path::toString).toList(),
                    written.kept().stream().map(Path::toString).toList());
        }
    }

    @Override
    public Integer call() {
        if ((year.year() == null) == (publication == null)) {
            throw new ProblemException("cli.report.year-or-publication");
        }
        ReportOptions options = output.in(common.messages().locale());
        if (publication == null) {
            draft(options);
        } else {
            again(options);
        }
        return ExitCode.DONE;
    }

    private void draft(ReportOptions options) {
        Console console = common.console();
        WriteReport.Result result = common.ask(
                WriteReport.class,
                report ->
                        report.draft(year.year(), basis.basis(), options, common.jobs(), ConsoleListener.on(console)));
        print(result, console);
        console.say("report.draft");
        console.answer(Answer.of(result));
    }

    private void again(ReportOptions options) {
        Console console = common.console();
        WriteReport.Rewritten result = common.ask(
                WriteReport.class, report -> report.again(publication, options, ConsoleListener.on(console)));
        Written written = result.written();
        console.say(
                written.changed() ? "report.publication" : "report.publication-unchanged",
                Long.toString(result.publication()),
                written.folder());
        print(written, console);
        console.answer(
                new PublicationAnswer(result.publication(), result.year(), result.basis(), FilesAnswer.of(written)));
    }

    /** Says what was written of a year. */
    static void print(WriteReport.Result result, Console console) {
        Written written = result.written();
        console.say(
                written.changed() ? "report.written" : "report.unchanged",
                console.year(result.computed().basis(), result.year()),
                written.folder());
        print(written, console);
    }

    private static void print(Written written, Console console) {
        written.files().forEach(file -> console.line(Console.INDENT + file.getFileName()));
        if (!written.kept().isEmpty()) {
            console.say("report.kept");
            written.kept().forEach(file -> console.line(Console.INDENT + file.getFileName()));
        }
    }
}
