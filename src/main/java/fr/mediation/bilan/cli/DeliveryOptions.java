package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may say about the files of a command. */
final class DeliveryOptions {
    @Mixin
    private SharedOptions.OfProducer producer;

    @Mixin
    private SharedOptions.OfSource source;

    @Option(names = "--profile", paramLabel = "PROFILE")
    private String profile;

    @Option(names = "--tolerance", paramLabel = "PERCENT", converter = Converters.Percent.class)
    private double tolerance = 5;

    DeliveryHints hints() {
        return new DeliveryHints(producer.name(), source.id(), profile);
    }

    /** Says what becomes of each file. */
    DeliveryPrinter printer(Console console) {
        return new DeliveryPrinter(console, share());
    }

    /** The exit code that files give. */
    int exitCode(IngestResult result) {
        if (result.anyRefused()) {
            return ExitCode.FAILED;
        }
        if (result.anyHeld()) {
            return ExitCode.HELD;
        }
        return result.anyExceeds(share()) ? ExitCode.TOO_MANY_REJECTED : ExitCode.DONE;
    }

    /** The share of rejected lines that is tolerated, 0 to 1. */
    private double share() {
        return tolerance / 100;
    }
}
