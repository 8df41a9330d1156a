package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.CatalogueTable;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the catalogue of indicators. */
@Command(name = "catalogue")
final class CatalogueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(names = "--format", paramLabel = "text|markdown")
    private String format = "text";

    @Override
    public Integer call() {
        Console console = common.console();
        Catalogue catalogue = CatalogueReader.read(common.jobs());
        lines(new CatalogueTable(catalogue, common.messages())).forEach(console::line);
        console.answer(Map.of(
                "indicators",
                catalogue.all().stream().map(CatalogueCommand::json).toList()));
        return ExitCode.DONE;
    }

    private List<String> lines(CatalogueTable table) {
        return switch (format) {
            case "text" -> table.text();
            case "markdown" -> table.markdown();
            default ->
                throw new ParameterException(
                        command.commandLine(), common.messages().get("cli.unknown-format", format));
        };
    }

    private static Map<String, Object> json(Indicator indicator) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", indicator.id());
        json.put("article", indicator.article());
        json.put("key_figure", indicator.keyFigure());
        json.put("label", json(indicator.label()));
        json.put("definition", json(indicator.definition()));
        json.put("unit", indicator.unit().name().toLowerCase(Locale.ROOT));
        json.put("from", indicator.from());
        json.put("numerator", indicator.numerator());
        json.put("denominator", indicator.denominator());
        json.put("total", indicator.total());
        json.put("scale", indicator.scale());
        json.put("additive", indicator.additive());
        json.put("better", indicator.better());
        json.put("limits", indicator.limits() == null ? null : json(indicator.limits()));
        json.put("min", indicator.checks() == null ? null : indicator.checks().min());
        json.put("max", indicator.checks() == null ? null : indicator.checks().max());
        json.put(
                "dimensions",
                indicator.dimensions().stream().map(CatalogueCommand::json).toList());
        json.put(
                "criteria",
                indicator.criteria().stream().map(CatalogueCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(Dimension dimension) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", dimension.word());
        json.put("code", dimension.code());
        return json;
    }

    private static Map<String, Object> json(Indicator.Criterion criterion) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", criterion.id());
        json.put("label", json(criterion.label()));
        json.put("holds", criterion.holds());
        return json;
    }

    private static Map<String, String> json(Label label) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("fr", label.in(Messages.FRENCH));
        json.put("en", label.in(Messages.ENGLISH));
        return json;
    }
}
