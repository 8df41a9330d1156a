package fr.mediation.bilan.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.cli.answer.DeliveryAnswer;
import fr.mediation.bilan.job.Committee;
import fr.mediation.bilan.job.WriteReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole line: loads what waits, computes, and writes the year's review. */
@Command(name = "committee")
final class CommitteeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions deliveries;

    @Mixin
    private OutputOptions output;

    @Mixin
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.Basis basis;

    @Option(names = "--inbox", paramLabel = "DIR")
    private Path inbox;

    record Answer(
            List<DeliveryAnswer> deliveries,
            @JsonUnwrapped ReportCommand.Answer report,
            long publication,
            List<CheckPrinter.Answer> toCheck) {}

    @Override
    public Integer call() {
        Console console = common.console();
        Committee.Request request = new Committee.Request(
                inbox,
                deliveries.hints(),
                year.year(),
                basis.basis(),
                output.in(common.messages().locale()),
                common.jobs());
        Committee.Result result = common.ask(
                Committee.class,
                committee -> committee.run(request, ConsoleListener.on(console, deliveries.printer(console))));
        WriteReport.Result report = result.report();
        ReportCommand.print(report, console);
        console.say("report.published", Long.toString(report.publication()));
        CheckPrinter.print(result.toCheck(), console.year(basis.basis(), report.year()), console);
        if (result.nothingNew()) {
            console.say("committee.nothing-new");
        } else {
            console.say(
                    "committee.done",
                    result.deliveries().rejected(),
                    result.deliveries().judged());
        }
        console.answer(new Answer(
                DeliveryAnswer.of(result.deliveries(), common.messages()),
                ReportCommand.Answer.of(report),
                report.publication(),
                CheckPrinter.answer(result.toCheck())));
        return deliveries.exitCode(result.deliveries());
    }
}
