package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.source.DeliveryHints;
import picocli.CommandLine.Option;

/** What a user may say about the files of a command. */
final class DeliveryOptions {
    @Option(names = "--producer", paramLabel = "NAME")
    private String producer;

    @Option(names = "--source", paramLabel = "SOURCE")
    private String source;

    @Option(names = "--profile", paramLabel = "PROFILE")
    private String profile;

    @Option(names = "--tolerance", paramLabel = "PERCENT")
    private double tolerance = 5;

    /** What was said about a file: its folder's name goes before {@code --producer}. */
    DeliveryHints hints(Inbox.Waiting file, CommonOptions common) {
        String wanted = common.source(source);
        return new DeliveryHints(file.producer() == null ? producer : file.producer(), wanted, profile);
    }

    /** The share of rejected lines that is tolerated, 0 to 1. */
    double tolerance() {
        return tolerance / 100;
    }
}
