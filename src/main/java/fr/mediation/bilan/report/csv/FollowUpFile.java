package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.FigureTable;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The months and quarters of the running year, for the nightly follow-up: a file of its own, since what is provisional is
 * not published.
 */
public final class FollowUpFile {
    private FollowUpFile() {}

    /**
     * Writes the file.
     *
     * @param year the running year
     * @param figures figures of its months and quarters, of one perimeter, for all categories together
     * @param indicators the catalogue, in whose order they are listed
     * @param territories the territories' names by code
     * @return the file
     */
    public static ReportFile of(
            int year, List<Figure> figures, List<Indicator> indicators, Map<String, String> territories) {
        Map<String, Unit> units = indicators.stream().collect(Collectors.toMap(Indicator::id, Indicator::unit));
        CsvTable table = new CsvLayout<Figure>()
                .column(Field.text("periode"), figure -> figure.period().code())
                .subject(figure -> figure, territories)
                .result(figure -> figure, figure -> units.get(figure.indicator()))
                .table(
                        ReportFileName.FOLLOW_UP,
                        FigureTable.of(figures, indicators).inOrder().figures());
        return new ReportFile(table.name().of(year), table.bytes());
    }
}
