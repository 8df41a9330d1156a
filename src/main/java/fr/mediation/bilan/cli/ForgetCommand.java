package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Forget;
import fr.mediation.bilan.text.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases what leads from the identifier of a person to what is counted. */
@Command(name = "forget", modelTransformer = SharedOptions.OfProducer.Required.class)
final class ForgetCommand implements Callable<Integer> {
    /** The identifier is read from the standard input: of a command line, the shell and the system keep what it says. */
    private static final String FROM_INPUT = "-";

    @Mixin
    private CommonOptions common;

    @Mixin
    private SharedOptions.OfProducer producer;

    @Option(names = "--id", paramLabel = "ID|-", required = true)
    private String identifier;

    @Override
    public Integer call() {
        Forget.Request request =
                new Forget.Request(producer.name(), identifier.equals(FROM_INPUT) ? read() : identifier);
        common.console()
                .answer(common.ask(Forget.class, forget -> forget.run(request, ConsoleListener.on(common.console()))));
        return ExitCode.DONE;
    }

    private static String read() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new ProblemException(e, "cli.forget.unreadable");
        }
    }
}
