package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
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
    public List<ReportFile> files(ReportInput report) {
        ReportInput input = report.withFrenchNames();
        CsvTable figures = new FigureLines(input).table();
        Map<CsvTable, ReportFile> files = new LinkedHashMap<>();
        List<CsvTable> tables = List.of(
                figures,
                new ComparisonLines(input).table(),
                new ResponseLines(input).rates(),
                new ResponseLines(input).missing(),
                new ValueLines(input).table(),
                new SensitivityLines(input).table(),
                new QualityLines(input).table(),
                new CheckLines(input).table(),
                new TerritoryLines(input).table(),
                new IndicatorLines(input).table());
        for (CsvTable table : tables) {
            files.put(table, file(table.name(), input, table.bytes()));
        }
        DataPackage described = new Descriptions(input).of(files);
        List<ReportFile> all = new ArrayList<>(files.values());
        all.add(file(ReportFileName.DATA_PACKAGE, input, new DataPackageJson(described, input.language()).bytes()));
        all.add(file(ReportFileName.READ_ME, input, new ReadMe(described, input.language()).bytes()));
        if (input.presentation().extras().contains(Extra.EXCEL_CSV)) {
            all.add(file(ReportFileName.FIGURES_FOR_EXCEL, input, CsvDialect.FRENCH_EXCEL.bytes(figures)));
        }
        return List.copyOf(all);
    }

    private static ReportFile file(ReportFileName name, ReportInput input, byte[] content) {
        return new ReportFile(name.of(input.year()), content);
    }
}
