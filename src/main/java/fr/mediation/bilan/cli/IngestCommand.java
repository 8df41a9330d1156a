package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.Inbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks and loads deliveries. */
@Command(name = "ingest")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions options;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR")
    private List<Path> files;

    @Override
    public Integer call() {
        List<Inbox.Waiting> waiting = Inbox.files(files);
        DeliveryPrinter printer = new DeliveryPrinter(common.console(), options.tolerance());
        try (Session session = Session.exclusive(common)) {
            session.ingest(waiting, options, printer);
        }
        return printer.finish();
    }
}
