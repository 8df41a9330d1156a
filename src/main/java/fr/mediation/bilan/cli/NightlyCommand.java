package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.DeliveryAnswer;
import fr.mediation.bilan.job.Nightly;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads what waits in the inbox and computes what changed. */
@Command(name = "nightly")
final class NightlyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DeliveryOptions options;

    record Answer(
            List<DeliveryAnswer> deliveries,
            boolean computed,
            List<Integer> years,
            Map<Integer, String> withoutValue) {}

    @Override
    public Integer call() {
        Console console = common.console();
        Nightly.Request request = new Nightly.Request(options.hints(), common.jobs(), common.messages());
        Nightly.Result result = common.ask(
                Nightly.class, nightly -> nightly.run(request, ConsoleListener.on(console, options.printer(console))));
        console.answer(new Answer(
                DeliveryAnswer.of(result.deliveries(), common.messages()),
                result.computed().ran(),
                result.computed().years(),
                IndicatorsCommand.withoutValue(result.computed(), common.messages())));
        return options.exitCode(result.deliveries());
    }
}
