package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Privacy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is held about persons, and why. */
@Command(name = "privacy")
final class PrivacyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Privacy.Held held = common.ask(Privacy.class, Privacy::held);
        Console console = common.console();
        console.say("status.home", held.home());
        console.say("privacy.never");
        console.say("privacy.persons");
        held.sources().stream()
                .filter(source -> source.lines() > 0)
                .forEach(source -> console.detail(
                        "privacy.source",
                        console.source(source.source()),
                        source.persons(),
                        source.lines(),
                        console.day(source.first()),
                        console.day(source.last()),
                        common.messages().get("cli.privacy.why." + source.source())));
        if (held.keyFingerprint() == null) {
            console.detail("privacy.nobody");
        } else {
            console.say("privacy.key", held.keyFingerprint());
        }
        held.forgotten()
                .forEach(
                        one -> console.detail("privacy.forgotten", console.day(one.on()), one.producer(), one.lines()));
        console.say("privacy.inbox", held.inbox());
        console.answer(held);
        return ExitCode.DONE;
    }
}
