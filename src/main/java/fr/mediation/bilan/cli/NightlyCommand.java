package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes in what waits in the inbox and computes what changed. */
@Command(name = "nightly")
final class NightlyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions options;

    @Override
    public Integer call() throws IOException {
        List<Inbox.Waiting> waiting = Inbox.files(List.of(inbox(common)));
        DeliveryPrinter printer = new DeliveryPrinter(common.console(), options.tolerance());
        try (Session session = Session.exclusive(common)) {
            session.ingest(waiting, options, printer);
            Computations.Computed computed = IndicatorsCommand.compute(session, common, YearBasis.CIVIL);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("deliveries", printer.json());
            answer.put("computed", computed.ran());
            answer.put("years", computed.years());
            common.console().answer(answer);
        }
        return printer.exitCode();
    }

    /** The home's inbox, made if there is none so that the operator sees where to put files. */
    static Path inbox(CommonOptions common) throws IOException {
        return Files.createDirectories(common.home().inbox());
    }
}
