package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import java.util.List;

/** The open file of the territories shown: the country, then the regions in display order. The other files point to it. */
record TerritoryLines(ReportInput input) {
    CsvTable table() {
        return new CsvLayout<TerritoryName>()
                .perimeter(territory -> input.perimeter())
                .column(CsvLayout.CODE.unique(), TerritoryName::code)
                .level(TerritoryName::code)
                .name(TerritoryName::name)
                .table(ReportFileName.TERRITORIES, List.of("perimetre", "code"), List.of(), input.territories());
    }
}
