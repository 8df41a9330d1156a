package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.AuditAnswer;
import fr.mediation.bilan.disclosure.published.PublishedAudit;
import fr.mediation.bilan.disclosure.published.PublishedAudit.Exposed;
import fr.mediation.bilan.disclosure.published.PublishedAudit.Source;
import fr.mediation.bilan.disclosure.published.PublishedLine;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.disclosure.rules.Confidentiality;
import fr.mediation.bilan.disclosure.rules.Secrecies;
import fr.mediation.bilan.job.compute.Definitions;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks for hidden figures that can be computed from what some folders publish together. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "1..*", paramLabel = "DIR")
    private List<Path> folders;

    @Override
    public Integer call() {
        Console console = common.console();
        Confidentiality rules = Confidentiality.read(common.jobs());
        Definitions definitions = Definitions.read(common.jobs(), SourceCatalogue.facts());
        PublishedAudit audit = PublishedAudit.of(
                folders, Secrecies.of(rules, definitions.catalogue(), definitions.valueMap()), rules.limits());
        console.say("audit.checked", audit.checked(), audit.hidden());
        if (!audit.contradicted().isEmpty()) {
            console.say("audit.contradicted", audit.contradicted().size());
            audit.contradicted().stream()
                    .limit(MOST_SHOWN)
                    .forEach(line -> console.detail(
                            "audit.line", folders.get(line.folder()).toString(), name(line)));
        }
        if (audit.exposed().isEmpty()) {
            console.say(audit.hidden() == 0 ? "audit.nothing-hidden" : "audit.safe");
        } else {
            console.say("audit.exposed", audit.exposed().size());
            print(audit.exposed(), console);
        }
        console.answer(AuditAnswer.of(audit));
        return audit.exposed().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(List<Exposed> exposed, Console console) {
        Map<Path, List<Exposed>> byFile = exposed.stream()
                .limit(MOST_SHOWN)
                .collect(Collectors.groupingBy(Exposed::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, ofFile) -> {
            console.line(file.toString());
            ofFile.forEach(one -> print(one, console));
        });
        if (exposed.size() > MOST_SHOWN) {
            console.say("audit.more", exposed.size() - MOST_SHOWN);
        }
    }

    private void print(Exposed exposed, Console console) {
        if (exposed.elsewhere()) {
            Source source = exposed.from().get(0);
            console.detail(
                    "audit.elsewhere",
                    name(exposed.line(), exposed.quantity()),
                    number(exposed.interval().least()),
                    folders.get(source.line().folder()).toString(),
                    name(source.line(), source.quantity()));
        } else {
            console.detail(
                    exposed.interval().width() == 0 ? "audit.exactly" : "audit.between",
                    name(exposed.line(), exposed.quantity()),
                    number(exposed.interval().least()),
                    number(exposed.interval().greatest()));
        }
    }

    private static String name(PublishedLine.Key line, Quantity quantity) {
        return name(line) + " " + quantity.column();
    }

    /** As a line of the file has it: what is searched for there is found. */
    private static String name(PublishedLine.Key line) {
        return Stream.of(
                        Integer.toString(line.year()),
                        line.perimeter().code(),
                        line.territory(),
                        line.indicator(),
                        line.dimension(),
                        line.category())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(common.messages().locale()).format(BigDecimal.valueOf(number));
    }
}
