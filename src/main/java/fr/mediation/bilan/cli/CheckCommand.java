package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.Check;
import fr.mediation.bilan.job.ingest.IngestResult;
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
        Console console = common.console();
        DeliveryPrinter printer = options.printer(console);
        IngestResult result = Check.files(files, options.hints(), common.home(), common.jobs(), printer::print);
        IngestCommand.conclude(result, console);
        return options.exitCode(result);
    }
}
