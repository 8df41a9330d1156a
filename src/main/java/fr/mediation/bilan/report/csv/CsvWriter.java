package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFormat;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportInput.Extra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as open CSV files, and what describes them to programs and to people. The files' columns and codes are
 * French whatever the report's language; titles and descriptions are in the report's language. On request the figures are
 * written once more for a French Excel, outside the data package.
 */
public final class CsvWriter implements ReportFormat {
    @Override
    public List<ReportFile> files(ReportInput input) {
        CsvTable figures = new FigureLines(input).table();
        Map<CsvTable, ReportFile> files = new LinkedHashMap<>();
        List<CsvTable> tables = List.of(
                figures,
                new ComparisonLines(input).table(),
                new ValueLines(input).table(),
                new SensitivityLines(input).table(),
                new QualityLines(input).table(),
                new TerritoryLines(input).table(),
                new IndicatorLines(input).table());
        for (CsvTable table : tables) {
            files.put(table, new ReportFile(DataPackage.name(table.name(), input.year()) + ".csv", table.bytes()));
        }
        DataPackage described = new Descriptions(input).of(files);
        List<ReportFile> all = new ArrayList<>(files.values());
        all.add(new ReportFile("datapackage.json", new DataPackageJson(described, input.language()).bytes()));
        all.add(new ReportFile("LISEZMOI.md", new ReadMe(described, input.language()).bytes()));
        if (input.extras().contains(Extra.EXCEL_CSV)) {
            all.add(new ReportFile(
                    DataPackage.name(figures.name(), input.year()) + "-excel.csv",
                    CsvDialect.FRENCH_EXCEL.bytes(figures)));
        }
        return List.copyOf(all);
    }
}
