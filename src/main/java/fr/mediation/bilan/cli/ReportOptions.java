package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.YearBasis;
import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How the year's files are to be written. */
final class ReportOptions {
    @Option(names = "--perimeter", paramLabel = "2016|2015|academies")
    private String perimeter = Perimeter.REGIONS_2016.code();

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    Perimeter perimeter(CommonOptions common) {
        return common.perimeter(perimeter);
    }

    Path folder(CommonOptions common, YearBasis basis, int year) {
        return out == null ? common.home().reports(basis, year) : out.toAbsolutePath();
    }
}
