package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.ValuationAnswer;
import fr.mediation.bilan.job.compute.MapValuation;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.Simulation;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a value map: by itself, without a database, or on the figures of a year. */
@Command(name = "value")
final class ValueCommand implements Callable<Integer> {
    private static final int RATIO_DECIMALS = 4;
    private static final int MOST_BARS = 10;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MAP.yaml")
    private Path map;

    @Option(names = "--sensitivity")
    private boolean sensitivity;

    @Mixin
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.OfTerritory territory;

    @Mixin
    private SharedOptions.OfPerimeter perimeter;

    @Override
    public Integer call() {
        if (year.year() == null) {
            answer(MapValuation.byItself(map, common.jobs()), Appraisal.STANDALONE);
        } else {
            MapValuation.Request request =
                    new MapValuation.Request(map, year.year(), perimeter.perimeter(), territory.code(), common.jobs());
            answer(common.ask(MapValuation.class, valuation -> valuation.appraise(request)), territory.code());
        }
        return ExitCode.DONE;
    }

    private void answer(Appraisal appraisal, String code) {
        Valuation valuation = appraisal.valuations().get(code);
        print(valuation);
        if (sensitivity && valuation.reported()) {
            print(appraisal.sensitivities().get(code));
            print(appraisal.intervals().get(code));
        }
        common.console().answer(ValuationAnswer.of(appraisal, code, sensitivity));
    }

    private void print(Valuation valuation) {
        Console console = common.console();
        if (!valuation.reported()) {
            console.say("value.unknown");
            return;
        }
        console.say("value.gross", euros(valuation.gross()));
        console.say("value.impact", euros(valuation.impact()));
        valuation
                .years()
                .forEach(year -> console.detail(
                        "value.year", Integer.toString(year.year()), euros(year.value()), euros(year.presentValue())));
        console.say("value.total", euros(valuation.totalPresentValue()));
        Optional.ofNullable(valuation.inputs()).ifPresent(inputs -> console.say("value.inputs", euros(inputs)));
        Optional.ofNullable(valuation.netPresentValue()).ifPresent(net -> console.say("value.net", euros(net)));
        Optional.ofNullable(valuation.ratio())
                .ifPresentOrElse(
                        ratio -> console.say("value.ratio", euros(ratio, RATIO_DECIMALS)),
                        () -> console.say("value.no-ratio"));
        Optional.ofNullable(valuation.payback())
                .ifPresent(payback -> Optional.ofNullable(payback.lost())
                        .ifPresentOrElse(
                                lost -> console.say("value.lost", number(payback.reached(), 1), number(lost, 1)),
                                () -> console.say("value.payback", number(payback.reached(), 1))));
    }

    private void print(Interval interval) {
        common.console()
                .say(
                        "value.interval",
                        Simulation.DRAWS,
                        ratioOrTotal(interval.low()),
                        ratioOrTotal(interval.median()),
                        ratioOrTotal(interval.high()));
    }

    private void print(Sensitivity sensitivity) {
        Console console = common.console();
        console.say("value.tornado");
        sensitivity.tornado().stream()
                .limit(MOST_BARS)
                .forEach(bar -> console.detail(
                        "value.bar",
                        bar.label().in(common.messages().locale()),
                        common.messages().get("report.assumption." + bar.kind().key()),
                        ratioOrTotal(bar.low()),
                        ratioOrTotal(bar.high())));
        sensitivity
                .thresholds()
                .forEach(threshold -> Optional.ofNullable(threshold.value())
                        .ifPresent(value -> console.detail(
                                "value.threshold",
                                threshold.label() == null
                                        ? common.messages().get("report.sensitivity.all-outcomes")
                                        : threshold.label().in(common.messages().locale()),
                                common.messages()
                                        .get("report.assumption."
                                                + threshold.kind().key()),
                                number(threshold.current(), RATIO_DECIMALS),
                                number(value, RATIO_DECIMALS))));
    }

    /** The ratio, or the total where there is none. */
    private String ratioOrTotal(Result result) {
        return Optional.ofNullable(result.ratio())
                .map(ratio -> number(ratio, RATIO_DECIMALS))
                .orElseGet(() -> euros(result.totalPresentValue()));
    }

    private String euros(BigDecimal amount) {
        return euros(amount, 2);
    }

    /** The sign stands before the euro sign, on whichever side of the number that is. */
    private String euros(BigDecimal amount, int decimals) {
        BigDecimal rounded = amount.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? "-" : "")
                + common.messages().get("cli.value.euros", number(rounded.abs(), decimals));
    }

    private String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(common.messages().locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
    }
}
