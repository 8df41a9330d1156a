package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.terminal.Interruption;
import fr.mediation.bilan.cli.terminal.StandardOutput;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.RunFailure;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
            FindingsCommand.class,
            PublicationsCommand.class,
            StatusCommand.class,
            WithdrawCommand.class,
            ProfileCommand.class,
            ExplainCommand.class,
            CatalogueCommand.class,
            ValueCommand.class,
            AuditCommand.class,
            PrivacyCommand.class,
            ForgetCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Bilan implements Runnable {
    /** What is wrong with the arguments of a command, though each of them alone may be right. */
    private static final Set<String> WRONG_ARGUMENTS = Set.of(
            "job.no-such-path", "job.profile.exists", "cli.report.year-or-publication", "cli.findings.accept-why");

    /** Another run is using the home, too, where its process cannot be seen. */
    private static final String UNREACHABLE = "database.unreachable";

    private static final String USED_ELSEWHERE = "database.used-elsewhere";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private SharedOptions.Help help;

    private Bilan() {}

    /**
     * Runs one command and leaves with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        // What is written for programs, such as SQL, has the digits 0 to 9; what users read says its own language.
        Locale.setDefault(Locale.ENGLISH);
        // Until the application sets up its log file, nothing may write to the terminal but the command itself.
        LoggingSystem.get(Bilan.class.getClassLoader()).beforeInitialize();
        StandardOutput answers = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(answers, true, charset());
        PrintWriter err = new PrintWriter(System.err, true, charset());
        Messages messages = messages(arguments);
        Interruption interruption = Interruption.listen(err, messages);
        int code = ended(run(out, err, arguments), out, answers, err, messages);
        interruption.done();
        System.exit(code);
    }

    /** The exit code of a command that has ended: it has failed, too, where its answer could not be written. */
    static int ended(int code, PrintWriter out, StandardOutput answers, PrintWriter err, Messages messages) {
        out.flush();
        if (!answers.isLost() || Interruption.isHeard()) {
            return code;
        }
        Console.tell(err, messages.get("cli.answer-lost"));
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** That of the terminal, if it knows accents; what goes to another program or a file is UTF-8. */
    private static Charset charset() {
        java.io.Console terminal = System.console();
        return terminal != null && terminal.charset().newEncoder().canEncode('é')
                ? terminal.charset()
                : StandardCharsets.UTF_8;
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
        Messages messages = messages(arguments);
        Optional<String> unreadable =
                Arrays.stream(arguments).filter(Bilan::isUnreadable).findFirst();
        if (unreadable.isPresent()) {
            Console.tell(err, messages.get("cli.unreadable-argument", unreadable.get()));
            return ExitCode.WRONG_USAGE;
        }
        return commandLine(out, err, messages).execute(arguments);
    }

    /** All commands, with where they and their failures are heard. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, Messages messages) {
        return commandLine(messages)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((exception, args) -> wrongUsage(exception, messages, err))
                .setExecutionExceptionHandler((exception, failed, result) -> failed(
                        exception,
                        new Console(out, err, messages, failed.getParseResult().hasMatchedOption(CommonOptions.JSON))))
                .setExecutionStrategy(Bilan::runLast);
    }

    /** Memory or stack that does not suffice is told like any other failure, and not by its trace. */
    private static int runLast(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error error) {
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new ExecutionException(commands.get(commands.size() - 1), "an error", error);
        }
    }

    /** All commands and their options, explained in a language. */
    static CommandLine commandLine(Messages messages) {
        return parser(new Bilan())
                .setUsageHelpAutoWidth(true)
                .setResourceBundle(ResourceBundle.getBundle(
                        "messages/cli",
                        messages.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** A file may be called "@lignes.csv": what it holds is never taken for arguments, nor shown as such. */
    private static CommandLine parser(Object command) {
        return Converters.addTo(new CommandLine(command)).setExpandAtFiles(false);
    }

    /** What is understood of a command line before the rest: in which language to speak of what is wrong with it. */
    @Command
    private static final class First {
        @Mixin
        private SharedOptions.Language language;
    }

    private static Messages messages(String... arguments) {
        First first = new First();
        CommandLine line = parser(first).setUnmatchedArgumentsAllowed(true);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            // Said again, and to the user, when the whole line is parsed.
            return Messages.in(Messages.FRENCH);
        }
        return first.language.messages();
    }

    private static int wrongUsage(ParameterException exception, Messages messages, PrintWriter err) {
        String sentence = exception.getMessage();
        Optional<ProblemException> problem = explanation(exception);
        if (problem.isPresent()) {
            sentence = messages.get(problem.get().sentence());
        } else if (exception instanceof UnmatchedArgumentException unmatched) {
            sentence = messages.get("cli.unknown-argument", String.join(" ", unmatched.getUnmatched()));
        } else if (exception instanceof MissingParameterException missing) {
            sentence = messages.get(
                    "cli.missing-argument",
                    missing.getMissing().stream().map(Bilan::name).collect(Collectors.joining(", ")));
        } else if (exception.getValue() != null && isUnreadable(exception.getValue())) {
            // The default of an option comes from the environment.
            sentence = messages.get("cli.unreadable-argument", exception.getValue());
        } else if (exception.getArgSpec() != null && exception.getValue() != null) {
            sentence = messages.get("cli.wrong-value", name(exception.getArgSpec()), exception.getValue());
        }
        Console.tell(err, sentence);
        Console.tell(
                err,
                messages.get(
                        "cli.see-help",
                        exception.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.WRONG_USAGE;
    }

    /** Whether Java could not read it, because the locale of the system knows no accents. */
    private static boolean isUnreadable(String argument) {
        return argument.indexOf('\uFFFD') >= 0;
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
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(new ProblemException(failure, "job.out-of-memory"));
            }
        }
        return Optional.empty();
    }

    /** What is said of a failure: what a server that was never reached is called, and where, says more than that it is gone. */
    static Optional<ProblemException> problem(Throwable failure) {
        return explanation(failure)
                .filter(problem -> problem.key().equals(UNREACHABLE))
                .or(() -> RunFailure.in(failure))
                .or(() -> explanation(failure));
    }

    private static int code(ProblemException problem) {
        if (problem instanceof ExclusiveRuns.HeldException || problem.key().equals(USED_ELSEWHERE)) {
            return ExitCode.LOCKED;
        }
        return WRONG_ARGUMENTS.contains(problem.key()) ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    private static int failed(Exception exception, Console console) {
        Optional<ProblemException> problem = problem(exception);
        String sentence = problem.map(ProblemException::sentence)
                .map(console.messages()::get)
                .orElseGet(() -> console.messages().get("cli.unexpected"));
        LoggerFactory.getLogger(Bilan.class).error("command failed", exception);
        if (Interruption.isHeard()) {
            return Interruption.CODE;
        }
        console.remark(sentence);
        console.answer(new Failure(sentence));
        return problem.map(Bilan::code).orElse(ExitCode.FAILED);
    }

    /** The answer of a command that failed. */
    record Failure(String error) {}

    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }
}
