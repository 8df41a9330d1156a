package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.publish.Publications.Listed;
import fr.mediation.bilan.job.publish.Publications.ListedFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what committees were shown. */
@Command(name = "publications")
final class PublicationsCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    record Answer(List<Listed> publications) {}

    @Override
    public Integer call() {
        Console console = common.console();
        List<Listed> all = common.ask(Publications.class, Publications::all);
        if (all.isEmpty()) {
            console.say("publications.none");
        } else {
            all.forEach(listed -> print(listed, console));
            console.say("publications.again");
        }
        console.answer(new Answer(all));
        return ExitCode.DONE;
    }

    private void print(Listed listed, Console console) {
        console.say(
                "publications.line",
                Long.toString(listed.publication()),
                console.year(listed.yearBasis(), listed.year()),
                console.day(listed.publishedOn()));
        String look = "";
        for (ListedFile file : listed.files()) {
            String own = file.perimeter() + file.language() + file.extras();
            if (!own.equals(look)) {
                look = own;
                console.detail(
                        "publications.rendering",
                        common.messages().get("report.perimeter." + file.perimeter()),
                        common.messages().get("cli.language." + file.language()));
            }
            console.detail(
                    "publications.file",
                    file.name(),
                    file.bytes(),
                    file.sha256().substring(0, HASH_SHOWN));
        }
    }
}
