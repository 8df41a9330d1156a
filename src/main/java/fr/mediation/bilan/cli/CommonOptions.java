package fr.mediation.bilan.cli;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.OpenHome;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.text.Messages;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command. */
final class CommonOptions {
    static final String JSON = "--json";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private SharedOptions.Help help;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "${env:BILAN_HOME:-}")
    private Home home;

    @Option(names = "--jobs", paramLabel = "DIR", defaultValue = "${env:BILAN_JOBS:-}")
    private JobsFolder jobs;

    @Option(names = JSON)
    private boolean json;

    @Mixin
    private SharedOptions.Language language;

    Home home() {
        return home;
    }

    /** The definitions: those of a folder, else those packaged in the jar. */
    JobsFolder jobs() {
        return jobs;
    }

    Messages messages() {
        return language.messages();
    }

    Console console() {
        return new Console(command.commandLine().getOut(), command.commandLine().getErr(), messages(), json);
    }

    /** Opens the home and asks a service of it. */
    <S, R> R ask(Class<S> service, Function<S, R> question) {
        Console console = console();
        try (OpenHome open = OpenHome.of(home, console::remark)) {
            return question.apply(open.get(service));
        }
    }
}
