package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is loaded, what runs and what failed. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
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
                        String.valueOf(loaded.firstDateOrNull()),
                        String.valueOf(loaded.lastDateOrNull()));
            }
            console.say("status.years", years(status.years(), console));
            console.answer(json(status));
        }
        return ExitCode.DONE;
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
                            source.put("first_date", text(loaded.firstDateOrNull()));
                            source.put("last_date", text(loaded.lastDateOrNull()));
                            return source;
                        })
                        .toList());
        answer.put("years", status.years());
        return answer;
    }

    private static String text(Object dateOrNull) {
        return dateOrNull == null ? null : dateOrNull.toString();
    }
}
