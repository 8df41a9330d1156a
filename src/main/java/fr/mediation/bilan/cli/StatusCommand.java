package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Status;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is loaded, what runs and what failed. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    /** More would push what matters off the screen; {@code --json} gives all. */
    private static final int MOST_DELIVERIES = 40;

    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Status.Snapshot status = common.ask(Status.class, Status::now);
        print(status, common.console());
        common.console().answer(status);
        return ExitCode.DONE;
    }

    private void print(Status.Snapshot status, Console console) {
        console.say("status.home", status.home());
        console.say(status.running() ? "status.running" : "status.idle");
        status.failed().forEach(job -> console.say("status.failed", job));
        if (status.sources().isEmpty()) {
            console.say("status.empty", common.home().inbox());
        }
        for (Status.Loaded loaded : status.sources()) {
            console.say(
                    "status.source",
                    console.source(loaded.source()),
                    loaded.deliveries(),
                    loaded.accepted(),
                    loaded.rejected(),
                    console.day(loaded.firstDate()),
                    console.day(loaded.lastDate()));
        }
        status.deliveries().stream()
                .skip(Math.max(0, status.deliveries().size() - MOST_DELIVERIES))
                .forEach(delivery -> print(delivery, console));
        console.say("status.years", years(status.years()));
    }

    private void print(Status.Received delivery, Console console) {
        console.detail(
                "status.delivery",
                Long.toString(delivery.delivery()),
                delivery.file(),
                console.source(delivery.source()),
                delivery.producer(),
                common.messages().get("job.delivery." + delivery.status()),
                delivery.accepted(),
                delivery.sha256().substring(0, HASH_SHOWN));
        if (!delivery.wouldReplace().isEmpty()) {
            console.detail(
                    "status.held", delivery.file(), delivery.yearsReplaced(), Long.toString(delivery.delivery()));
        }
    }

    private String years(List<Integer> years) {
        return years.isEmpty()
                ? common.messages().get("cli.status.no-years")
                : years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
