package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.IndicatorAnswer;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.CatalogueTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the catalogue of indicators. */
@Command(name = "catalogue")
final class CatalogueCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--format", paramLabel = "text|markdown")
    private Format format = Format.TEXT;

    /** How the catalogue is printed. */
    enum Format {
        TEXT,
        MARKDOWN
    }

    record Answer(List<IndicatorAnswer> indicators) {}

    @Override
    public Integer call() {
        Console console = common.console();
        Catalogue catalogue = CatalogueReader.read(common.jobs(), SourceCatalogue.facts());
        CatalogueTable table = new CatalogueTable(catalogue, common.messages());
        if (format == Format.TEXT) {
            table.text().forEach(console::line);
        } else {
            table.markdown().forEach(console::verbatim);
        }
        console.answer(
                new Answer(catalogue.all().stream().map(IndicatorAnswer::of).toList()));
        return ExitCode.DONE;
    }
}
