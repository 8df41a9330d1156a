package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CategoryNames;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.job.compute.Explanations;
import fr.mediation.bilan.job.compute.Explanations.Explanation;
import fr.mediation.bilan.job.compute.Explanations.Question;
import fr.mediation.bilan.job.compute.Explanations.Since;
import fr.mediation.bilan.job.compute.Explanations.Source;
import fr.mediation.bilan.report.ReportedYear;
import fr.mediation.bilan.store.FactLines.Behind;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains one figure, down to the lines it was computed from. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 8;

    @Mixin
    private CommonOptions common;

    @Mixin
    private YearOptions yearOptions;

    @Option(names = "--year", paramLabel = "YEAR", required = true)
    private int year;

    @Option(names = "--territory", paramLabel = "CODE")
    private String territory = Figure.COUNTRY;

    @Option(names = "--perimeter", paramLabel = "PERIMETER")
    private String perimeter = Perimeter.REGIONS_2016.code();

    @Option(names = "--lines", paramLabel = "FILE")
    private Path lines;

    @Parameters(paramLabel = "INDICATOR")
    private String indicator;

    @Override
    public Integer call() {
        Question question =
                new Question(indicator, yearOptions.basis(common), year, territory, common.perimeter(perimeter));
        try (Session session = Session.reading(common)) {
            Explanations explanations = session.get(Explanations.class);
            Explanation explanation = explanations.explain(question, common.jobs());
            print(explanation, "");
            Map<String, Object> answer = json(explanation);
            if (lines != null) {
                long written = explanations.writeLines(explanation, lines);
                common.console().say("explain.lines", written, lines);
                answer.put("lines", written);
                answer.put("lines_file", lines.toString());
            }
            common.console().answer(answer);
        }
        return ExitCode.DONE;
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
                        YearOptions.name(explanation.basis(), figure.year(), common),
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
            print(figure, explanation.sincePublication(), inner);
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
                        agrees(explanation.figure(), source) ? "same-now" : "other-now",
                        explanation.basis().code()));
        console.line(margin + text("deliveries", source.deliveries().size()));
        for (Behind behind : source.deliveries()) {
            console.line(margin
                    + Console.INDENT
                    + text(
                            "delivery",
                            behind.file(),
                            behind.producer(),
                            behind.sha256().substring(0, HASH_SHOWN),
                            behind.lines(),
                            behind.rejected()));
        }
    }

    private static boolean agrees(Figure figure, Source source) {
        return agree(figure.numerator(), source.numeratorNow()) && agree(figure.denominator(), source.denominatorNow());
    }

    private static boolean agree(BigDecimal stored, BigDecimal now) {
        // Of a territory from which nothing came, the statement counts nothing where the figure says zero.
        BigDecimal a = stored == null ? BigDecimal.ZERO : stored;
        BigDecimal b = now == null ? BigDecimal.ZERO : now;
        return a.subtract(b).abs().compareTo(new BigDecimal("0.000001")) <= 0;
    }

    private void print(Figure figure, Since since, String margin) {
        Console console = common.console();
        boolean same = figure.value() == null
                ? since.shown() == null
                : since.shown() != null && figure.value().compareTo(since.shown()) == 0;
        console.line(margin
                + text(
                        same ? "since-same" : "since-other",
                        Long.toString(since.publication().id()),
                        since.publication().publishedOn().toString(),
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

    private static Map<String, Object> json(Explanation explanation) {
        Figure figure = explanation.figure();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("indicator", explanation.indicator().id());
        json.put("year", figure.year());
        json.put("year_basis", explanation.basis().code());
        json.put("perimeter", figure.perimeter().code());
        json.put("level", figure.level().name().toLowerCase(Locale.ROOT));
        json.put("territory", figure.territory());
        json.put("definition", explanation.indicator().definition().in(Messages.FRENCH));
        json.put("value", plain(figure.value()));
        json.put("numerator", plain(figure.numerator()));
        json.put("denominator", plain(figure.denominator()));
        json.put("unknown_rate", plain(figure.unknownRate()));
        json.put("contributors", figure.contributors());
        json.put("status", figure.status().code());
        Source source = explanation.source();
        if (source != null) {
            json.put("statement", source.statement());
            json.put("agrees", agrees(figure, source));
            json.put(
                    "deliveries",
                    source.deliveries().stream().map(ExplainCommand::json).toList());
        }
        Since since = explanation.sincePublication();
        if (since != null) {
            Map<String, Object> published = new LinkedHashMap<>();
            published.put("publication", since.publication().id());
            published.put("published_on", since.publication().publishedOn().toString());
            published.put("value", plain(since.shown()));
            published.put("came", since.came());
            published.put("gone", since.gone());
            json.put("since", published);
        }
        List<Map<String, Object>> inputs =
                explanation.inputs().stream().map(ExplainCommand::json).toList();
        if (!inputs.isEmpty()) {
            json.put("inputs", inputs);
        }
        return json;
    }

    private static Map<String, Object> json(Behind behind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("delivery", behind.delivery());
        json.put("file", behind.file());
        json.put("sha256", behind.sha256());
        json.put("producer", behind.producer());
        json.put("lines", behind.lines());
        json.put("rejected", behind.rejected());
        return json;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
