package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.RunLock;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of the command line. */
@Command(
        name = "bilan",
        subcommands = {
            IngestCommand.class,
            CheckCommand.class,
            IndicatorsCommand.class,
            ReportCommand.class,
            NightlyCommand.class,
            CommitteeCommand.class,
            StatusCommand.class,
            ValueCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Bilan implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    private Bilan() {}

    /**
     * Runs one command and leaves with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        // Until the application sets up its log file, nothing may write to the terminal but the command itself.
        LoggingSystem.get(Bilan.class.getClassLoader()).beforeInitialize();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /**
     * Runs one command.
     *
     * @param out where the answer goes
     * @param err where failures go, and what accompanies a JSON answer
     * @param arguments the command and its options
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Messages messages = Messages.in(languageOf(arguments));
        CommandLine line = new CommandLine(new Bilan())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setResourceBundle(ResourceBundle.getBundle(
                        "messages/cli",
                        messages.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .setParameterExceptionHandler((exception, args) -> wrongUsage(exception, messages, err))
                .setExecutionExceptionHandler(
                        (exception, failed, result) -> failed(exception, messages, out, err, arguments));
        return line.execute(arguments);
    }

    private static Locale languageOf(String... arguments) {
        int option = Arrays.asList(arguments).indexOf("--lang");
        boolean english = Arrays.asList(arguments).contains("--lang=en")
                || option >= 0 && option + 1 < arguments.length && arguments[option + 1].equals("en");
        return english ? Messages.ENGLISH : Messages.FRENCH;
    }

    private static int wrongUsage(ParameterException exception, Messages messages, PrintWriter err) {
        String sentence = exception.getMessage();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            sentence = messages.get("cli.unknown-argument", String.join(" ", unmatched.getUnmatched()));
        } else if (exception instanceof MissingParameterException missing) {
            sentence = messages.get(
                    "cli.missing-argument",
                    missing.getMissing().stream()
                            .map(argument -> argument.paramLabel())
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
        }
        err.println(sentence);
        err.println(messages.get(
                "cli.see-help", exception.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.WRONG_USAGE;
    }

    private static int failed(
            Exception exception, Messages messages, PrintWriter out, PrintWriter err, String... arguments) {
        String sentence;
        int code = ExitCode.FAILED;
        if (exception instanceof ProblemException problem) {
            sentence = messages.get(problem);
            code = problem instanceof RunLock.HeldException ? ExitCode.LOCKED : ExitCode.FAILED;
            code = problem.key().equals("job.no-such-path") ? ExitCode.WRONG_USAGE : code;
        } else {
            sentence = messages.get("cli.unexpected");
        }
        LoggerFactory.getLogger(Bilan.class).error("command failed", exception);
        err.println(sentence);
        new Console(out, err, messages, Arrays.asList(arguments).contains("--json")).answer(Map.of("error", sentence));
        return code;
    }

    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }
}
