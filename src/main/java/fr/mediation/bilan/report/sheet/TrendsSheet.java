package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The country's figures through the years, with charts of the first key figures. */
public final class TrendsSheet {
    private static final int LINES = 4;
    private static final int COLUMNS_BEFORE_YEARS = 2;
    private static final Set<Unit> VOLUMES = Set.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS);

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Integer> charted;

    public TrendsSheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        charted = figures.years().stream()
                .filter(year -> !input.reported().isPartial(year))
                .toList();
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("column.indicator"), Kind.NAME));
        columns.add(new Column(wording.say("column.unit"), Kind.NAME));
        figures.years().forEach(year -> columns.add(new Column(String.valueOf(year), Kind.NUMBER)));
        columns.add(new Column(wording.say("column.change"), Kind.NUMBER));
        columns.add(new Column(wording.say("column.change-percent"), Kind.NUMBER));
        List<Indicator> lines = lines();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("trends.change", String.valueOf(input.year()), String.valueOf(input.year() - 1)));
        partial().ifPresent(notes::add);
        if (lines.isEmpty()) {
            notes.add(wording.say("trends.no-chart"));
        }
        return wording.sheet("trends", wording.say("trends.title"), Sheet.Layout.PORTRAIT)
                .notes(notes)
                .table(new Table(
                        columns, input.indicators().stream().map(this::row).toList()))
                .charts(lines.stream().map(this::chart).toList());
    }

    private Optional<String> partial() {
        String years = figures.years().stream()
                .filter(year -> !charted.contains(year))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return years.isEmpty() ? Optional.empty() : Optional.of(wording.say("trends.partial", years));
    }

    private Row row(Indicator indicator) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(wording.in(indicator.label())));
        cells.add(new Cell.Text(wording.unit(indicator.unit())));
        figures.years().forEach(year -> cells.add(figures.nationalCell(indicator, year)));
        cells.add(figures.differenceCell(indicator, wording));
        cells.add(figures.percentCell(indicator));
        return new Row(cells);
    }

    /** The first key figures that are volumes known for every whole year; none where there is only one such year. */
    private List<Indicator> lines() {
        if (charted.size() < 2) {
            return List.of();
        }
        return SummarySheet.keyFigures(input).stream()
                .filter(indicator -> VOLUMES.contains(indicator.unit()))
                .filter(indicator -> charted.stream()
                        .allMatch(year -> figures.national(indicator.id(), year)
                                .filter(value -> value.signum() > 0)
                                .isPresent()))
                .limit(LINES)
                .toList();
    }

    /** The first page's chart: the first of them. */
    Optional<Chart> mainChart() {
        return lines().stream().findFirst().map(this::chart);
    }

    private Chart chart(Indicator indicator) {
        String sheet = wording.say("sheet.trends");
        int row = input.indicators().indexOf(indicator);
        int first = COLUMNS_BEFORE_YEARS + figures.years().indexOf(charted.get(0));
        int last = COLUMNS_BEFORE_YEARS + figures.years().indexOf(charted.get(charted.size() - 1));
        String name = wording.in(indicator.label());
        return new Chart(
                Chart.Form.COLUMNS,
                name,
                wording.say(
                        "trends.chart-description",
                        name,
                        String.valueOf(charted.get(0)),
                        String.valueOf(charted.get(charted.size() - 1)),
                        sheet),
                wording.say("trends.year"),
                wording.unit(indicator.unit()),
                List.of(new Chart.Series(
                        name,
                        Chart.Range.row(sheet, Chart.Range.HEADER, first, last),
                        Chart.Range.row(sheet, row, first, last))));
    }
}
