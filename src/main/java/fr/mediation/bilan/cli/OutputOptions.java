package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.publish.ReportOptions;
import fr.mediation.bilan.report.ReportInput.Extra;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a report is to be written. */
final class OutputOptions {
    @Mixin
    private SharedOptions.OfPerimeter perimeter;

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    @Option(names = "--fiches")
    private boolean regionSheets;

    @Option(names = "--excel-csv")
    private boolean excelCsv;

    ReportOptions in(Locale language) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (regionSheets) {
            extras.add(Extra.REGION_SHEETS);
        }
        if (excelCsv) {
            extras.add(Extra.EXCEL_CSV);
        }
        return new ReportOptions(perimeter.perimeter(), language, extras, out == null ? null : out.toAbsolutePath());
    }
}
