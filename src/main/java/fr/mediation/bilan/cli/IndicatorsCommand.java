package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Level;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Preview;
import fr.mediation.bilan.job.publish.FollowUp;
import fr.mediation.bilan.job.publish.ReportInputs;
import fr.mediation.bilan.territory.Perimeter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes what changed since the last computation. */
@Command(name = "indicators")
final class IndicatorsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private YearOptions yearOptions;

    @Option(names = "--year", paramLabel = "YEAR")
    private Integer year;

    @Option(names = "--only", paramLabel = "INDICATOR", split = ",")
    private List<String> only = List.of();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (dryRun == only.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), common.messages().get("cli.indicators.only-dry"));
        }
        return dryRun ? preview() : compute();
    }

    private int preview() {
        YearBasis basis = yearOptions.basis(common);
        try (Session session = Session.reading(common)) {
            List<Integer> years = year == null ? session.get(Computations.class).years(basis) : List.of(year);
            Map<Indicator, List<Figure>> figures =
                    session.get(Preview.class).compute(only, basis, years, common.jobs());
            Map<String, Object> answer = new LinkedHashMap<>();
            figures.forEach((indicator, own) -> {
                common.console()
                        .say(
                                "indicators.preview",
                                indicator.label().in(common.messages().locale()),
                                indicator.id());
                List<Figure> shown = own.stream()
                        .filter(figure -> figure.isAnnualTotal()
                                && figure.perimeter() == Perimeter.REGIONS_2016
                                && (figure.level() == Level.NATIONAL || figure.level() == Level.REGION))
                        .toList();
                shown.forEach(figure -> common.console()
                        .detail(
                                "indicators.preview-figure",
                                YearOptions.name(basis, figure.year(), common),
                                figure.territory(),
                                Optional.ofNullable(figure.value())
                                        .map(common.messages()::number)
                                        .orElse(common.messages().get("cli.explain.none"))));
                answer.put(
                        indicator.id(),
                        shown.stream().map(figure -> json(basis, figure)).toList());
            });
            common.console().answer(answer);
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> json(YearBasis basis, Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year_basis", basis.code());
        json.put("year", figure.year());
        json.put("territory", figure.territory());
        json.put(
                "value",
                Optional.ofNullable(figure.value())
                        .map(value -> value.stripTrailingZeros().toPlainString())
                        .orElse(null));
        return json;
    }

    private int compute() {
        Console console = common.console();
        YearBasis basis = yearOptions.basis(common);
        try (Session session = Session.exclusive(common)) {
            Computations.Computed computed = compute(session, common, basis);
            List<Integer> years = year == null ? computed.years() : List.of(computed.choose(year, common.home()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("computed", computed.ran());
            answer.put("rows_read", computed.rowsRead());
            answer.put("year_basis", basis.code());
            answer.put("years", years);
            answer.put("figures", session.get(Computations.class).count(computed, years));
            answer.put("to_check", toCheck(session, computed));
            console.answer(answer);
        }
        return ExitCode.DONE;
    }

    /** Looks at the year asked for, else at the last one that is over: a running year is not to be published. */
    private List<Map<String, Object>> toCheck(Session session, Computations.Computed computed) {
        Optional<Integer> looked =
                year == null ? session.get(Computations.class).lastCompleteYear(computed) : Optional.of(year);
        if (looked.isEmpty()) {
            return List.of();
        }
        List<ReportInputs.ToCheck> toCheck = session.get(ReportInputs.class)
                .toCheck(computed, looked.get(), Perimeter.REGIONS_2016, common.jobs(), common.messages());
        CheckPrinter.print(toCheck, YearOptions.name(computed.basis(), looked.get(), common), common.console());
        return CheckPrinter.json(toCheck);
    }

    /** Computes and tells whether there was anything to do. */
    static Computations.Computed compute(Session session, CommonOptions common, YearBasis basis) {
        Computations.Computed computed =
                session.get(Computations.class).compute(common.jobs(), basis, TerminalProgress.on(common.console()));
        if (computed.years().isEmpty()) {
            common.console().say("indicators.none");
        } else {
            common.console()
                    .say(
                            computed.ran() ? "indicators.computed" : "indicators.unchanged",
                            YearOptions.names(computed, common));
            if (computed.ran()) {
                common.console()
                        .detail(
                                "indicators.read",
                                computed.rows(),
                                computed.rowsRead().size());
                session.get(FollowUp.class)
                        .write(computed, common.home(), common.jobs())
                        .ifPresent(file -> common.console().detail("indicators.follow-up", file));
            }
        }
        return computed;
    }
}
