package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Status;
import fr.mediation.bilan.store.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is loaded, what runs and what failed. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    /** More would push what matters off the screen; {@code --json} gives all. */
    private static final int MOST_DELIVERIES = 40;

    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Console console = common.console();
        try (Session session = Session.reading(common)) {
            Status.Snapshot status = session.get(Status.class).now();
            console.say("status.home", common.home().folder());
            console.say(status.running() ? "status.running" : "status.idle");
            status.failed().forEach(job -> console.say("status.failed", job));
            if (status.sources().isEmpty()) {
                console.say("status.empty", common.home().inbox());
            }
            for (Status.Loaded loaded : status.sources()) {
                console.say(
                        "status.source",
                        console.messages().get("source.label." + loaded.source()),
                        loaded.deliveries(),
                        loaded.accepted(),
                        loaded.rejected(),
                        String.valueOf(loaded.firstDate()),
                        String.valueOf(loaded.lastDate()));
            }
            status.deliveries().stream()
                    .skip(Math.max(0, status.deliveries().size() - MOST_DELIVERIES))
                    .forEach(delivery -> print(delivery, console));
            console.say("status.years", years(status.years(), console));
            console.answer(json(status));
        }
        return ExitCode.DONE;
    }

    private static void print(Delivery delivery, Console console) {
        console.detail(
                "status.delivery",
                Long.toString(delivery.id()),
                delivery.file(),
                console.messages().get("source.label." + delivery.source()),
                delivery.producer(),
                console.messages().get("job.delivery." + delivery.status()),
                delivery.accepted(),
                delivery.sha256().substring(0, HASH_SHOWN));
    }

    private static Map<String, Object> json(Delivery delivery) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("delivery", delivery.id());
        json.put("file", delivery.file());
        json.put("sha256", delivery.sha256());
        json.put("source", delivery.source());
        json.put("producer", delivery.producer());
        json.put("status", delivery.status());
        json.put("accepted", delivery.accepted());
        json.put("rejected", delivery.rejected());
        return json;
    }

    private static String years(List<Integer> years, Console console) {
        return years.isEmpty()
                ? console.messages().get("cli.status.no-years")
                : years.stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
    }

    private Map<String, Object> json(Status.Snapshot status) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("home", common.home().folder().toString());
        answer.put("running", status.running());
        answer.put("failed", status.failed());
        answer.put(
                "sources",
                status.sources().stream()
                        .map(loaded -> {
                            Map<String, Object> source = new LinkedHashMap<>();
                            source.put("source", loaded.source());
                            source.put("deliveries", loaded.deliveries());
                            source.put("accepted", loaded.accepted());
                            source.put("rejected", loaded.rejected());
                            source.put("first_date", text(loaded.firstDate()));
                            source.put("last_date", text(loaded.lastDate()));
                            return source;
                        })
                        .toList());
        answer.put(
                "deliveries",
                status.deliveries().stream().map(StatusCommand::json).toList());
        answer.put("years", status.years());
        return answer;
    }

    private static String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
