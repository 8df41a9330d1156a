package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.Check;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.ingest.IntakeSetup;
import fr.mediation.bilan.source.Intake;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges files as an ingest would, and stores nothing. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions options;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files;

    @Override
    public Integer call() {
        Intake intake = IntakeSetup.forCheck(common.home(), common.jobs(), common.environment());
        DeliveryPrinter printer = new DeliveryPrinter(common.console(), options.tolerance());
        for (Inbox.Waiting file : Inbox.files(files)) {
            DeliveryReport report = Check.of(file.path(), intake, options.hints(file, common));
            printer.print(report);
        }
        return printer.finish();
    }
}
