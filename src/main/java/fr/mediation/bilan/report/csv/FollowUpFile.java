package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.FigureTable;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        Map<String, Indicator> byId = indicators.stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
        List<List<Object>> lines = FigureTable.of(figures, indicators).inOrder().figures().stream()
                .map(figure -> Arrays.<Object>asList(
                        figure.period().code(),
                        figure.perimeter().code(),
                        Columns.level(figure.territory()),
                        figure.territory(),
                        territories.getOrDefault(figure.territory(), figure.territory()),
                        figure.indicator(),
                        figure.value(),
                        Columns.unit(byId.get(figure.indicator()).unit()),
                        figure.numerator(),
                        figure.denominator(),
                        figure.contributors(),
                        figure.status().code()))
                .toList();
        CsvTable table = new CsvTable(
                ReportFileName.FOLLOW_UP,
                List.of(
                        Field.text("periode"),
                        Columns.PERIMETER,
                        Columns.LEVEL,
                        Columns.CODE,
                        Columns.TERRITORY,
                        Columns.INDICATOR,
                        Columns.VALUE,
                        Columns.UNIT,
                        Columns.NUMERATOR,
                        Columns.DENOMINATOR,
                        Columns.CONTRIBUTORS,
                        Columns.STATUS),
                List.of(),
                List.of(),
                lines);
        return new ReportFile(table.name().of(year), table.bytes());
    }
}
