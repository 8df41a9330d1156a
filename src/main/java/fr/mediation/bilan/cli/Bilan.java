package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.run.RunLock;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
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
            PublicationsCommand.class,
            StatusCommand.class,
            WithdrawCommand.class,
            ProfileCommand.class,
            ExplainCommand.class,
            CatalogueCommand.class,
            ValueCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Bilan implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

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
                    missing.getMissing().stream().map(Bilan::name).collect(Collectors.joining(", ")));
        } else if (exception.getArgSpec() != null && exception.getValue() != null) {
            sentence = messages.get("cli.wrong-value", name(exception.getArgSpec()), exception.getValue());
        }
        err.println(sentence);
        err.println(messages.get(
                "cli.see-help", exception.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.WRONG_USAGE;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** The failure that explains itself, under the layers that a starting application wraps around it. */
    private static Optional<ProblemException> explanation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static int code(ProblemException problem) {
        if (problem instanceof RunLock.HeldException) {
            return ExitCode.LOCKED;
        }
        return problem.key().equals("job.no-such-path") ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    private static int failed(
            Exception exception, Messages messages, PrintWriter out, PrintWriter err, String... arguments) {
        Optional<ProblemException> problem = explanation(exception);
        String sentence = problem.map(messages::get).orElseGet(() -> messages.get("cli.unexpected"));
        int code = problem.map(Bilan::code).orElse(ExitCode.FAILED);
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
