package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Indicators;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes what changed since the last computation. */
@Command(name = "indicators")
final class IndicatorsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--year", paramLabel = "YEAR")
    private Integer year;

    @Override
    public Integer call() {
        Console console = common.console();
        try (Session session = Session.exclusive(common)) {
            Indicators.Computed computed = compute(session, common);
            List<Integer> years = year == null ? computed.years() : List.of(computed.choose(year, common.home()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("computed", computed.ran());
            answer.put("years", years);
            answer.put("figures", session.get(Indicators.class).count(computed, years));
            console.answer(answer);
        }
        return ExitCode.DONE;
    }

    /** Computes and tells whether there was anything to do. */
    static Indicators.Computed compute(Session session, CommonOptions common) {
        Indicators.Computed computed =
                session.get(Indicators.class).compute(common.jobs(), TerminalProgress.on(common.console()));
        if (computed.years().isEmpty()) {
            common.console().say("indicators.none");
        } else {
            common.console().say(computed.ran() ? "indicators.computed" : "indicators.unchanged", computed.yearList());
        }
        return computed;
    }
}
