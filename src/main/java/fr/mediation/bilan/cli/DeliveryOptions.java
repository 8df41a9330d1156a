package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Inbox;
import fr.mediation.bilan.job.SourceCatalogue;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Source;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a user may say about the files of a command. */
final class DeliveryOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--producer", paramLabel = "NAME")
    private String producer;

    @Option(names = "--source", paramLabel = "SOURCE")
    private String source;

    @Option(names = "--profile", paramLabel = "PROFILE")
    private String profile;

    @Option(names = "--tolerance", paramLabel = "PERCENT")
    private double tolerance = 5;

    /** What was said about a file: its folder's name goes before {@code --producer}. */
    Intake.Wish wish(Inbox.Waiting file, CommonOptions common) {
        if (source != null && SourceCatalogue.all().stream().map(Source::id).noneMatch(source::equals)) {
            throw new ParameterException(
                    command.commandLine(), common.messages().get("cli.unknown-source", source));
        }
        return new Intake.Wish(file.producerOrNull() == null ? producer : file.producerOrNull(), source, profile);
    }

    /** The share of rejected lines that is tolerated, 0 to 1. */
    double tolerance() {
        return tolerance / 100;
    }
}
