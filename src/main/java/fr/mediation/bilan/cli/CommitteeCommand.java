package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Inbox;
import fr.mediation.bilan.job.publish.ReportInputs;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole line: takes in what waits, computes, and writes the year's review. */
@Command(name = "committee")
final class CommitteeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions deliveryOptions;

    @Mixin
    private ReportOptions reportOptions;

    @Mixin
    private YearOptions yearOptions;

    @Option(names = "--year", paramLabel = "YEAR")
    private Integer year;

    @Option(names = "--inbox", paramLabel = "DIR")
    private Path inbox;

    @Override
    public Integer call() throws IOException {
        reportOptions.perimeter(common);
        YearBasis basis = yearOptions.basis(common);
        Console console = common.console();
        Path folder = inbox == null ? NightlyCommand.inbox(common) : inbox;
        List<Inbox.Waiting> waiting = Inbox.files(List.of(folder));
        DeliveryPrinter printer = new DeliveryPrinter(console, deliveryOptions.tolerance());
        try (Session session = Session.exclusive(common)) {
            console.say("committee.reading", folder, waiting.size());
            session.ingest(waiting, deliveryOptions, printer);
            Computations.Computed computed = IndicatorsCommand.compute(session, common, basis);
            int wanted = year == null ? lastComplete(session, computed) : year;
            Map<String, Object> published = ReportCommand.publish(session, common, reportOptions, computed, wanted);
            List<ReportInputs.ToCheck> toCheck = session.get(ReportInputs.class)
                    .toCheck(computed, wanted, reportOptions.perimeter(common), common.jobs(), common.messages());
            CheckPrinter.print(toCheck, YearOptions.name(basis, wanted, common), console);
            conclude(printer, computed, published.get("written").equals(true));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("deliveries", printer.json());
            answer.putAll(published);
            answer.put("to_check", CheckPrinter.json(toCheck));
            console.answer(answer);
        }
        return printer.exitCode();
    }

    private int lastComplete(Session session, Computations.Computed computed) {
        return session.get(Computations.class)
                .lastCompleteYear(computed)
                .orElseThrow(() -> new ProblemException(
                        "job.no-data-at-all", common.home().inbox().toString()));
    }

    private void conclude(DeliveryPrinter printer, Computations.Computed computed, boolean written) {
        boolean nothingDone = !computed.ran() && !written && printer.nothingTaken();
        if (nothingDone) {
            common.console().say("committee.nothing-new");
        } else {
            common.console().say("committee.done", printer.rejected(), printer.judged());
        }
    }
}
