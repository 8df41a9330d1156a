package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.publish.Publications.Listed;
import fr.mediation.bilan.report.Days;
import java.time.LocalDate;
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

    record Answer(List<PublicationAnswer> publications) {}

    /** A publication. */
    record PublicationAnswer(
            long publication,
            int year,
            String yearBasis,
            LocalDate publishedOn,
            String identity,
            List<FileAnswer> files) {
        private static PublicationAnswer of(Listed listed) {
            return new PublicationAnswer(
                    listed.number(),
                    listed.year(),
                    listed.basis().code(),
                    listed.publishedOn(),
                    listed.identity(),
                    listed.renderings().stream()
                            .flatMap(rendering -> rendering.files().stream()
                                    .map(file -> new FileAnswer(
                                            rendering.perimeter(),
                                            rendering.language(),
                                            rendering.extras(),
                                            file.name(),
                                            file.sha256(),
                                            file.bytes())))
                            .toList());
        }
    }

    /** A file of a publication. */
    record FileAnswer(String perimeter, String language, String extras, String name, String sha256, long bytes) {}

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
        console.answer(new Answer(all.stream().map(PublicationAnswer::of).toList()));
        return ExitCode.DONE;
    }

    private void print(Listed listed, Console console) {
        console.say(
                "publications.line",
                Long.toString(listed.number()),
                console.year(listed.basis(), listed.year()),
                Days.in(listed.publishedOn(), common.messages().locale()));
        listed.renderings().forEach(rendering -> {
            console.detail(
                    "publications.rendering",
                    common.messages().get("report.perimeter." + rendering.perimeter()),
                    common.messages().get("cli.language." + rendering.language()));
            rendering
                    .files()
                    .forEach(file -> console.detail(
                            "publications.file",
                            file.name(),
                            file.bytes(),
                            file.sha256().substring(0, HASH_SHOWN)));
        });
    }
}
