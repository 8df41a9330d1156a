package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.judge.Decision;
import fr.mediation.bilan.job.ReviewFindings;
import fr.mediation.bilan.job.ReviewFindings.Result;
import fr.mediation.bilan.job.RunListener;
import fr.mediation.bilan.job.publish.ReportInputs.FigureToCheck;
import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the figures that are to be checked before a year is published, and keeps what is decided about them. */
@Command(name = "findings")
final class FindingsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.Basis basis;

    @Mixin
    private SharedOptions.OfPerimeter perimeter;

    @Option(names = "--accept", paramLabel = "NUMBER")
    private Integer accepted;

    @Option(names = "--why", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--reopen", paramLabel = "NUMBER")
    private Integer reopened;

    record Answer(int year, List<CheckPrinter.Answer> findings) {}

    @Override
    public Integer call() {
        if ((accepted == null) != (reason == null) || accepted != null && reopened != null) {
            throw new ProblemException("cli.findings.accept-why");
        }
        Result result = common.ask(ReviewFindings.class, this::ask);
        print(result);
        common.console().answer(new Answer(result.year(), CheckPrinter.answer(result.figures())));
        return ExitCode.DONE;
    }

    private Result ask(ReviewFindings findings) {
        RunListener listener = ConsoleListener.on(common.console());
        ReviewFindings.Request request = new ReviewFindings.Request(
                year.year(), basis.basis(), perimeter.perimeter(), common.jobs(), common.messages());
        if (accepted != null) {
            return findings.accept(request, accepted, reason, listener);
        }
        return reopened == null ? findings.list(request, listener) : findings.reopen(request, reopened, listener);
    }

    private void print(Result result) {
        Console console = common.console();
        if (result.decided() != null) {
            console.say(
                    accepted == null ? "findings.reopened" : "findings.accepted",
                    result.decided().sentence());
        }
        String shown = console.year(basis.basis(), result.year());
        List<FigureToCheck> open = those(result, figure -> figure.entry().isOpen());
        List<FigureToCheck> decided = those(result, figure -> !figure.entry().isOpen());
        if (open.isEmpty()) {
            console.say("findings.none", shown);
        } else {
            console.say("to-check", shown);
            open.forEach(figure -> CheckPrinter.print(figure, console));
            console.say("findings.how");
        }
        if (!decided.isEmpty()) {
            console.say("findings.decided");
            decided.forEach(figure -> print(figure, console));
        }
    }

    private void print(FigureToCheck figure, Console console) {
        CheckPrinter.print(figure, console);
        Decision decision = figure.entry().decision();
        console.detail("findings.decision", console.day(decision.decidedOn()), decision.reason());
    }

    private static List<FigureToCheck> those(Result result, Predicate<FigureToCheck> which) {
        return result.figures().stream().filter(which).toList();
    }
}
