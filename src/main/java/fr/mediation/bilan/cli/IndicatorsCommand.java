package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.AnswerWriter;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.Indicators;
import fr.mediation.bilan.job.compute.Computations.Computed;
import fr.mediation.bilan.job.compute.Preview;
import fr.mediation.bilan.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.Basis basis;

    @Option(names = "--only", paramLabel = "INDICATOR", split = ",")
    private List<String> only = List.of();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Spec
    private CommandSpec command;

    record Answer(
            boolean computed,
            Map<String, Long> rowsRead,
            YearBasis yearBasis,
            List<Integer> years,
            long figures,
            Map<Integer, String> withoutValue,
            List<CheckPrinter.Answer> toCheck) {}

    /** A figure that was computed and not kept. */
    record PreviewedFigure(
            YearBasis yearBasis,
            int year,
            String territory,
            @Nullable String value) {}

    @Override
    public Integer call() {
        if (dryRun == only.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), common.messages().get("cli.indicators.only-dry"));
        }
        if (dryRun) {
            preview();
        } else {
            compute();
        }
        return ExitCode.DONE;
    }

    /** Why some years have no added value, by year. */
    static Map<Integer, String> withoutValue(Computed computed, Messages messages) {
        Map<Integer, String> reasons = new TreeMap<>();
        computed.withoutValue().forEach((year, reason) -> reasons.put(year, messages.get(reason)));
        return reasons;
    }

    private void preview() {
        Preview.Request request = new Preview.Request(only, basis.basis(), year.year(), common.jobs());
        List<Preview.Shown> shown = common.ask(Preview.class, preview -> preview.show(request));
        shown.forEach(this::print);
        common.console()
                .answer(shown.stream()
                        .collect(Collectors.toMap(
                                one -> one.indicator().id(), this::answer, (a, b) -> a, LinkedHashMap::new)));
    }

    private void print(Preview.Shown shown) {
        Console console = common.console();
        console.say(
                "indicators.preview",
                shown.indicator().label().in(common.messages().locale()),
                shown.indicator().id());
        shown.figures()
                .forEach(figure -> console.detail(
                        "indicators.preview-figure",
                        console.year(basis.basis(), figure.year()),
                        figure.territory(),
                        Optional.ofNullable(figure.value())
                                .map(common.messages()::number)
                                .orElse(common.messages().get("cli.explain.none"))));
    }

    private List<PreviewedFigure> answer(Preview.Shown shown) {
        return shown.figures().stream()
                .map(figure -> new PreviewedFigure(
                        basis.basis(), figure.year(), figure.territory(), AnswerWriter.plain(figure.value())))
                .toList();
    }

    private void compute() {
        Console console = common.console();
        Indicators.Request request =
                new Indicators.Request(year.year(), basis.basis(), common.jobs(), common.messages());
        Indicators.Result result =
                common.ask(Indicators.class, indicators -> indicators.run(request, ConsoleListener.on(console)));
        if (result.checked() != null) {
            CheckPrinter.print(result.toCheck(), console.year(basis.basis(), result.checked()), console);
        }
        console.answer(new Answer(
                result.computed().ran(),
                result.computed().rowsRead(),
                basis.basis(),
                result.years(),
                result.figures(),
                withoutValue(result.computed(), common.messages()),
                CheckPrinter.answer(result.toCheck())));
    }
}
