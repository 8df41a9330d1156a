package fr.mediation.bilan.cli;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    @Option(names = "--home", paramLabel = "DIR")
    private Path home;

    @Option(names = "--jobs", paramLabel = "DIR")
    private Path jobs;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "fr|en")
    private String language = "fr";

    private JobsFolder jobsFolder;

    Home home() {
        return new Home(
                chosen(home, "BILAN_HOME", Path.of("work")).toAbsolutePath().normalize());
    }

    /** The definitions: those of a folder, else those packaged in the jar. */
    JobsFolder jobs() {
        if (jobsFolder == null) {
            jobsFolder = openJobs();
        }
        return jobsFolder;
    }

    private JobsFolder openJobs() {
        Path folder = chosen(jobs, "BILAN_JOBS", null);
        if (folder == null) {
            return JobsFolder.packaged();
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(command.commandLine(), messages().get("cli.no-jobs-folder", folder));
        }
        return JobsFolder.of(folder);
    }

    /** A source that the user names, null where none is named. */
    String source(@Nullable String id) {
        if (id != null && SourceCatalogue.all().stream().map(Source::id).noneMatch(id::equals)) {
            throw new ParameterException(command.commandLine(), messages().get("cli.unknown-source", id));
        }
        return id;
    }

    /** A map of regions that the user names. */
    Perimeter perimeter(String code) {
        return Perimeter.of(code).orElseThrow(() -> {
            String known =
                    Arrays.stream(Perimeter.values()).map(Perimeter::code).collect(Collectors.joining(", "));
            return new ParameterException(command.commandLine(), messages().get("cli.unknown-perimeter", code, known));
        });
    }

    boolean json() {
        return json;
    }

    Messages messages() {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "fr" -> Messages.in(Messages.FRENCH);
            case "en" -> Messages.in(Messages.ENGLISH);
            default ->
                throw new ParameterException(
                        command.commandLine(), Messages.in(Messages.FRENCH).get("cli.unknown-language", language));
        };
    }

    Console console() {
        return new Console(command.commandLine().getOut(), command.commandLine().getErr(), messages(), json);
    }

    Map<String, String> environment() {
        return System.getenv();
    }

    private Path chosen(Path option, String variable, Path otherwise) {
        if (option != null) {
            return option;
        }
        String value = environment().get(variable);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
