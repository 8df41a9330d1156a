package fr.mediation.bilan.cli;

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
import picocli.CommandLine.Option;

/** Prints the catalogue of indicators. */
@Command(name = "catalogue")
final class CatalogueCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--markdown")
    private boolean markdown;

    @Override
    public Integer call() {
        Catalogue catalogue = CatalogueReader.read(common.jobs());
        Console console = common.console();
        if (markdown) {
            CatalogueTable.markdown(catalogue, common.messages()).forEach(console::line);
        } else {
            print(catalogue, console);
        }
        console.answer(Map.of(
                "indicators",
                catalogue.all().stream().map(CatalogueCommand::json).toList()));
        return ExitCode.DONE;
    }

    private void print(Catalogue catalogue, Console console) {
        Locale language = common.messages().locale();
        int article = 0;
        for (Indicator indicator : catalogue.all()) {
            if (indicator.article() != article) {
                article = indicator.article();
                console.say("catalogue.article", article);
            }
            String unit = common.messages()
                    .get("report.unit." + indicator.unit().name().toLowerCase(Locale.ROOT));
            console.line("");
            console.line(indicator.id() + " — " + indicator.label().in(language) + " (" + unit + ")");
            console.line(Console.INDENT + indicator.definition().in(language));
            if (indicator.limits() != null) {
                console.line(Console.INDENT + indicator.limits().in(language));
            }
            if (!indicator.dimensions().isEmpty()) {
                console.detail("catalogue.dimensions", CatalogueTable.dimensions(indicator));
            }
        }
    }

    private static Map<String, Object> json(Indicator indicator) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", indicator.id());
        json.put("article", indicator.article());
        json.put("label", json(indicator.label()));
        json.put("definition", json(indicator.definition()));
        json.put("unit", indicator.unit().name().toLowerCase(Locale.ROOT));
        json.put("from", indicator.from());
        json.put("numerator", indicator.numerator());
        json.put("denominator", indicator.denominator());
        json.put("total", indicator.total());
        json.put("better", indicator.better());
        json.put("limits", indicator.limits() == null ? null : json(indicator.limits()));
        json.put("min", indicator.checks() == null ? null : indicator.checks().min());
        json.put("max", indicator.checks() == null ? null : indicator.checks().max());
        json.put("dimensions", dimensions(indicator));
        json.put(
                "criteria",
                indicator.criteria().stream().map(CatalogueCommand::json).toList());
        return json;
    }

    private static List<String> dimensions(Indicator indicator) {
        return indicator.dimensions().stream()
                .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
                .toList();
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
