package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Forget;
import fr.mediation.bilan.job.RunListener;
import fr.mediation.bilan.job.Withdraw;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.run.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Prints what a run does while it does it. */
final class ConsoleListener implements RunListener {
    private final Console console;
    private final @Nullable DeliveryPrinter deliveries;
    private final Progress progress;

    private ConsoleListener(Console console, @Nullable DeliveryPrinter deliveries) {
        this.console = console;
        this.deliveries = deliveries;
        progress = TerminalProgress.on(console);
    }

    /** For a run without deliveries. */
    static RunListener on(Console console) {
        return new ConsoleListener(console, null);
    }

    /** For a run that loads deliveries. */
    static RunListener on(Console console, DeliveryPrinter deliveries) {
        return new ConsoleListener(console, deliveries);
    }

    @Override
    public void recovered(int runs) {
        console.say("recovered", runs);
    }

    @Override
    public void clockIsBehind(LocalDate today, LocalDate last) {
        console.say("clock-behind", console.day(today), console.day(last));
    }

    @Override
    public void disconnected() {
        console.say("disconnected");
    }

    @Override
    public void reconnected(boolean restarted) {
        console.say(restarted ? "reconnected.restarted" : "reconnected");
    }

    @Override
    public void keptBeside(Path file) {
        console.say("answer-kept", file);
    }

    @Override
    public void reading(Path inbox, int files) {
        console.say("committee.reading", inbox, files);
    }

    @Override
    public void begin(String file) {
        progress.begin(file);
    }

    @Override
    public void lines(int count) {
        progress.lines(count);
    }

    @Override
    public void end() {
        progress.end();
    }

    @Override
    public void delivered(DeliveryReport report) {
        if (deliveries != null) {
            deliveries.print(report);
        }
    }

    @Override
    public void changed(Withdraw.Changed delivery) {
        String done = delivery.restored() ? "withdraw.restored" : "withdraw.done";
        console.say(delivery.held() ? done + ".held" : done, delivery.file(), delivery.accepted());
        if (!delivery.restored() && !delivery.returns().isEmpty()) {
            console.detail("withdraw.returns", String.join(", ", delivery.returns()));
        }
        if (!delivery.freed().isEmpty()) {
            console.detail("withdraw.freed", String.join(", ", delivery.freed()));
        }
    }

    @Override
    public void forgotten(Forget.Done done) {
        if (done.lines() == 0) {
            console.say(done.files() == 0 ? "forget.nothing" : "forget.files-only", done.producer(), done.files());
        } else {
            console.say("forget.done", done.producer(), done.lines(), done.files());
            console.detail("forget.later");
            console.detail("forget.again");
        }
        console.say("forget.inbox");
    }

    @Override
    public void computing() {
        begins("cli.progress.computing");
    }

    @Override
    public void writing() {
        begins("cli.progress.writing");
    }

    /** What may take half a minute is not begun in silence. */
    private void begins(String key) {
        console.remark(console.messages().get(key));
    }

    @Override
    public void computed(Computed computed) {
        if (computed.years().isEmpty()) {
            console.say("indicators.none");
            return;
        }
        console.say(
                computed.ran() ? "indicators.computed" : "indicators.unchanged",
                console.messages().get("cli.years." + computed.basis().code(), computed.yearList()));
        if (computed.ran()) {
            console.detail(
                    "indicators.read", computed.rows(), computed.rowsRead().size());
        }
        computed.withoutValue()
                .forEach((year, reason) -> console.detail(
                        "indicators.without-value",
                        console.year(computed.basis(), year),
                        console.messages().get(reason)));
    }

    @Override
    public void followedUp(Path file) {
        console.detail("indicators.follow-up", file);
    }
}
