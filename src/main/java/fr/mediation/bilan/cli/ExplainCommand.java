package fr.mediation.bilan.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.cli.answer.ExplanationAnswer;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CategoryNames;
import fr.mediation.bilan.job.compute.Explanations.ContributingDelivery;
import fr.mediation.bilan.job.compute.Explanations.Explanation;
import fr.mediation.bilan.job.compute.Explanations.Question;
import fr.mediation.bilan.job.compute.Explanations.Since;
import fr.mediation.bilan.job.compute.Explanations.Source;
import fr.mediation.bilan.job.publish.ReportedExplanations;
import fr.mediation.bilan.report.ReportedYear;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains one figure, down to the lines it was computed from. */
@Command(name = "explain", modelTransformer = SharedOptions.OfYear.Required.class)
final class ExplainCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SharedOptions.OfYear year;

    @Mixin
    private SharedOptions.Basis basis;

    @Mixin
    private SharedOptions.OfTerritory territory;

    @Mixin
    private SharedOptions.OfPerimeter perimeter;

    @Option(names = "--lines", paramLabel = "FILE")
    private Path lines;

    @Parameters(paramLabel = "INDICATOR")
    private String indicator;

    record Answer(
            @JsonUnwrapped ExplanationAnswer explanation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long lines,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String linesFile) {}

    @Override
    public Integer call() {
        Question question =
                new Question(indicator, basis.basis(), year.year(), territory.code(), perimeter.perimeter());
        common.console()
                .answer(common.ask(ReportedExplanations.class, explanations -> explain(question, explanations)));
        return ExitCode.DONE;
    }

    private Answer explain(Question question, ReportedExplanations explanations) {
        Explanation explanation = explanations.explain(question, common.jobs());
        print(explanation, "");
        if (lines == null) {
            return new Answer(ExplanationAnswer.of(explanation), null, null);
        }
        long written = explanations.writeLines(explanation, common.jobs(), lines);
        common.console().say("explain.lines", written, lines);
        return new Answer(ExplanationAnswer.of(explanation), written, lines.toString());
    }

    private void print(Explanation explanation, String margin) {
        Console console = common.console();
        Locale language = common.messages().locale();
        Figure figure = explanation.figure();
        console.line(margin
                + text(
                        "title",
                        explanation.indicator().label().in(language),
                        explanation.indicator().id(),
                        console.year(explanation.basis(), figure.year()),
                        where(explanation)));
        String inner = margin + Console.INDENT;
        if (margin.isEmpty()) {
            new ReportedYear(figure.year(), explanation.basis(), null, null)
                    .notes(language)
                    .forEach(note -> console.line(inner + note));
        }
        console.line(inner + explanation.indicator().definition().in(language));
        console.line(inner + value(explanation));
        if (figure.unknownRate() != null) {
            console.line(inner + text("unknown", figure.unknownRate().movePointRight(2)));
        }
        if (explanation.indicator().limits() != null) {
            console.line(inner + text("limits", explanation.indicator().limits().in(language)));
        }
        CategoryNames names = new CategoryNames(common.messages());
        explanation
                .categories()
                .forEach(part -> console.line(inner
                        + text(
                                "category",
                                names.dimension(part.category().dimension()),
                                names.category(explanation.indicator(), part.category()),
                                number(part.value()))));
        if (explanation.source() != null) {
            print(explanation, explanation.source(), inner);
        }
        if (explanation.sincePublication() != null && margin.isEmpty()) {
            print(explanation.sincePublication(), inner);
        }
        if (!explanation.inputs().isEmpty()) {
            console.line(inner + text("inputs"));
            explanation.inputs().forEach(input -> print(input, inner + Console.INDENT));
        }
        if (Catalogue.POPULATION.equals(explanation.indicator().denominator())) {
            console.line(inner + text("population"));
        }
    }

    private String where(Explanation explanation) {
        Figure figure = explanation.figure();
        return switch (figure.level()) {
            case NATIONAL -> text("country");
            case REGION ->
                text(
                        "region",
                        explanation.territoryName(),
                        figure.territory(),
                        figure.perimeter().code());
            case DEPARTMENT -> text("department", explanation.territoryName(), figure.territory());
            case PLACE -> text("place", figure.territory());
        };
    }

    private String value(Explanation explanation) {
        Figure figure = explanation.figure();
        String unit = common.messages()
                .get("report.unit." + explanation.indicator().unit().name().toLowerCase(Locale.ROOT));
        String status =
                common.messages().get("cli.explain.status." + figure.status().code());
        return figure.denominator() == null
                ? text("value", number(figure.value()), unit, status)
                : text(
                        "quotient",
                        number(figure.value()),
                        unit,
                        status,
                        number(figure.numerator()),
                        number(figure.denominator()),
                        number(explanation.indicator().scale()));
    }

    private void print(Explanation explanation, Source source, String margin) {
        Console console = common.console();
        console.line(margin + text("statement"));
        source.statement().lines().forEach(line -> console.line(margin + Console.INDENT + line));
        console.line(margin
                + text("now", number(source.numeratorNow()))
                + (source.denominatorNow() == null ? "" : " / " + number(source.denominatorNow()))
                + text(
                        source.agrees() ? "same-now" : "other-now",
                        explanation.basis().code()));
        Optional.ofNullable(source.scope()).ifPresent(scope -> print(scope, margin));
        console.line(margin + text("deliveries", source.deliveries().size()));
        for (ContributingDelivery counted : source.deliveries()) {
            console.line(margin
                    + Console.INDENT
                    + text(
                            "delivery",
                            counted.file(),
                            counted.producer(),
                            counted.sha256().substring(0, HASH_SHOWN),
                            counted.lines(),
                            counted.rejected()));
        }
    }

    private void print(ConstantScope scope, String margin) {
        Console console = common.console();
        boolean told = scope.before() != null || scope.now() != null;
        console.line(margin
                + text(
                        told ? "scope" : "scope-not-told",
                        number(scope.before()),
                        Integer.toString(scope.year() - 1),
                        number(scope.now()),
                        Integer.toString(scope.year()),
                        percent(scope.shareBefore()),
                        percent(scope.shareNow())));
        if (scope.isBroken()) {
            console.line(margin + text("scope-broken"));
        }
        Optional.ofNullable(scope.estimate())
                .ifPresent(estimate -> console.line(margin
                        + text("estimate", number(estimate.value()), number(estimate.low()), number(estimate.high()))));
    }

    private String percent(@Nullable BigDecimal share) {
        return number(share == null ? null : share.movePointRight(2));
    }

    private void print(Since since, String margin) {
        Console console = common.console();
        console.line(margin
                + text(
                        since.same() ? "since-same" : "since-other",
                        Long.toString(since.publication()),
                        console.day(since.publishedOn()),
                        number(since.shown())));
        since.came().forEach(file -> console.line(margin + Console.INDENT + text("came", file)));
        since.gone().forEach(file -> console.line(margin + Console.INDENT + text("gone", file)));
    }

    private String text(String name, Object... arguments) {
        return common.messages().get("cli.explain." + name, arguments);
    }

    private String number(@Nullable BigDecimal number) {
        return number == null ? text("none") : common.messages().number(number);
    }
}
