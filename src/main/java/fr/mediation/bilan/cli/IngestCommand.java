package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.DeliveryAnswer;
import fr.mediation.bilan.job.Ingest;
import fr.mediation.bilan.job.ingest.IngestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks and loads deliveries. */
@Command(name = "ingest")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions options;

    @Option(names = "--confirm")
    private boolean confirm;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR")
    private List<Path> files;

    /** The answer of a command that only looks at files or loads them. */
    record Answer(List<DeliveryAnswer> deliveries) {}

    @Override
    public Integer call() {
        Console console = common.console();
        Ingest.Request request =
                new Ingest.Request(files, options.hints().confirmed(confirm), common.jobs(), common.messages());
        IngestResult result = common.ask(
                Ingest.class, ingest -> ingest.run(request, ConsoleListener.on(console, options.printer(console))));
        conclude(result, console);
        return options.exitCode(result);
    }

    /** Ends a command that only looks at files or loads them. */
    static void conclude(IngestResult result, Console console) {
        if (result.deliveries().isEmpty()) {
            console.say("delivery.none");
        }
        console.answer(new Answer(DeliveryAnswer.of(result, console.messages())));
    }
}
