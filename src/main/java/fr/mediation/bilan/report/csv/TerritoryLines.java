package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import java.util.List;

/** The open file of the territories shown: the country, then the regions in display order. The other files point to it. */
final class TerritoryLines {
    private final ReportInput input;

    TerritoryLines(ReportInput input) {
        this.input = input;
    }

    /** Builds the file. */
    CsvTable table() {
        return new CsvTable(
                ReportFileName.TERRITORIES,
                List.of(Columns.PERIMETER, Columns.CODE.unique(), Columns.LEVEL, Columns.TERRITORY),
                List.of("perimetre", "code"),
                List.of(),
                input.territories().stream()
                        .map(territory -> List.<Object>of(
                                input.perimeter().code(),
                                territory.code(),
                                Columns.level(territory.code()),
                                territory.name()))
                        .toList());
    }
}
