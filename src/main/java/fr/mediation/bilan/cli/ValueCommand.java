package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.job.compute.MapValuation;
import fr.mediation.bilan.job.compute.MapValuation.Place;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.SensitivityJson;
import fr.mediation.bilan.value.Simulation;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.ValuationJson;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Map;
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

    @Option(names = "--year", paramLabel = "YEAR")
    private Integer year;

    @Option(names = "--territory", paramLabel = "CODE")
    private String territory = Figure.COUNTRY;

    @Option(names = "--perimeter", paramLabel = "PERIMETER")
    private String perimeter = Perimeter.REGIONS_2016.code();

    @Override
    public Integer call() {
        if (Files.notExists(map)) {
            throw new ProblemException("job.no-such-path", map.toString());
        }
        if (year == null) {
            ValueParameters parameters = ValueParameters.read(common.jobs());
            answer(
                    new Valuator(parameters.prices()).appraise(ValueMapReader.read(map, parameters)),
                    Appraisal.STANDALONE);
            return ExitCode.DONE;
        }
        Place place = new Place(year, common.perimeter(perimeter), territory);
        try (Session session = Session.reading(common)) {
            answer(
                    session.get(MapValuation.class).appraise(ValueMapReader.definition(map), place, common.jobs()),
                    territory);
        }
        return ExitCode.DONE;
    }

    private void answer(Appraisal appraisal, String code) {
        Valuation valuation = appraisal.valuations().get(code);
        print(valuation);
        Map<String, Object> answer = ValuationJson.of(valuation);
        if (sensitivity) {
            print(appraisal.sensitivities().get(code));
            print(appraisal.intervals().get(code));
            answer.put("sensitivity", SensitivityJson.of(appraisal, code));
        }
        common.console().answer(answer);
    }

    private void print(Valuation valuation) {
        Console console = common.console();
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
                        ratio -> console.say("value.ratio", number(ratio, RATIO_DECIMALS)),
                        () -> console.say("value.no-ratio"));
        Optional.ofNullable(valuation.paybackMonths())
                .ifPresent(months -> console.say("value.payback", number(months, 1)));
    }

    private void print(Interval interval) {
        common.console()
                .say(
                        "value.interval",
                        Simulation.DRAWS,
                        told(interval.low()),
                        told(interval.median()),
                        told(interval.high()));
    }

    private void print(Sensitivity told) {
        Console console = common.console();
        console.say("value.tornado");
        told.tornado().stream()
                .limit(MOST_BARS)
                .forEach(bar -> console.detail(
                        "value.bar",
                        bar.label().in(common.messages().locale()),
                        common.messages().get("report.assumption." + bar.kind().key()),
                        told(bar.low()),
                        told(bar.high())));
        told.thresholds()
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
    private String told(Result result) {
        return Optional.ofNullable(result.ratio())
                .map(ratio -> number(ratio, RATIO_DECIMALS))
                .orElseGet(() -> common.messages().get("cli.value.euros", euros(result.totalPresentValue())));
    }

    private String euros(BigDecimal amount) {
        return number(amount, 2);
    }

    private String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(common.messages().locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
    }
}
