package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.publish.Review;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** How the year's files are to be written. */
final class ReportOptions {
    @Option(names = "--perimeter", paramLabel = "2016|2015|academies")
    private String perimeter = Perimeter.REGIONS_2016.code();

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    @Option(names = "--fiches")
    private boolean regionSheets;

    @Option(names = "--excel-csv")
    private boolean excelCsv;

    Perimeter perimeter(CommonOptions common) {
        return common.perimeter(perimeter);
    }

    private Set<Extra> extras() {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (regionSheets) {
            extras.add(Extra.REGION_SHEETS);
        }
        if (excelCsv) {
            extras.add(Extra.EXCEL_CSV);
        }
        return extras;
    }

    /** What is to be written. */
    Review.Request request(CommonOptions common, int year, Path folder) {
        return new Review.Request(year, perimeter(common), common.messages().locale(), extras(), folder);
    }

    Path folder(CommonOptions common, long publication) {
        return out == null ? common.home().publication(publication) : out.toAbsolutePath();
    }

    Path folder(CommonOptions common, YearBasis basis, int year) {
        return out == null ? common.home().reports(basis, year) : out.toAbsolutePath();
    }
}
