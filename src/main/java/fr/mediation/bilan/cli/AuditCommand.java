package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.AuditAnswer;
import fr.mediation.bilan.disclosure.published.AuditLimits;
import fr.mediation.bilan.disclosure.published.PublishedAudit;
import fr.mediation.bilan.disclosure.published.PublishedAudit.Exposed;
import fr.mediation.bilan.disclosure.published.PublishedLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
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
        PublishedAudit audit = PublishedAudit.of(folders, AuditLimits.USUAL);
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
            audit.exposed().stream().limit(MOST_SHOWN).forEach(exposed -> print(exposed, console));
            if (audit.exposed().size() > MOST_SHOWN) {
                console.detail("audit.more", audit.exposed().size() - MOST_SHOWN);
            }
        }
        console.answer(AuditAnswer.of(audit));
        return audit.exposed().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Exposed exposed, Console console) {
        String kind = exposed.elsewhere() ? "elsewhere" : exposed.interval().width() == 0 ? "exactly" : "between";
        console.detail(
                "audit." + kind,
                exposed.file().toString(),
                name(exposed.line()),
                exposed.quantity().column(),
                number(exposed.interval().least()),
                number(exposed.interval().greatest()));
    }

    private static String name(PublishedLine.Key line) {
        return Stream.of(line.perimeter().code(), line.territory(), line.indicator(), line.dimension(), line.category())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(common.messages().locale()).format(BigDecimal.valueOf(number));
    }
}
