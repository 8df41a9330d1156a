package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.Table.Column;
import fr.mediation.bilan.report.Table.Kind;
import fr.mediation.bilan.report.Table.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The country's figures through the years, with a chart of the first key figures. */
final class TrendsSheet {
    private static final int LINES = 3;
    private static final Set<Unit> VOLUMES = Set.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS);

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Integer> charted;

    TrendsSheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        charted = figures.years().stream()
                .filter(year -> !input.reported().isPartial(year))
                .toList();
    }

    /** Lays the sheet out. */
    Sheet sheet() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("column.indicator"), Kind.NAME));
        columns.add(new Column(wording.say("column.unit"), Kind.NAME));
        figures.years().forEach(year -> columns.add(new Column(String.valueOf(year), Kind.NUMBER)));
        columns.add(new Column(wording.say("column.change"), Kind.NUMBER));
        columns.add(new Column(wording.say("column.change-percent"), Kind.NUMBER));
        List<Indicator> lines = lines();
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("legend"));
        notes.add(wording.say("trends.change", String.valueOf(input.year()), String.valueOf(input.year() - 1)));
        partial().ifPresent(notes::add);
        notes.add(wording.say(lines.isEmpty() ? "trends.no-chart" : "trends.chart-beside"));
        return new Sheet(
                wording.say("sheet.trends"),
                wording.say("trends.title"),
                notes,
                Sheet.Layout.PORTRAIT,
                List.of(new Table(
                        "", columns, input.indicators().stream().map(this::row).toList())),
                List.of(),
                lines.isEmpty() ? null : chart(lines));
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

    private Chart chart(List<Indicator> lines) {
        String first = String.valueOf(charted.get(0));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("trends.year"), Kind.NAME));
        lines.forEach(indicator -> columns.add(new Column(wording.in(indicator.label()), Kind.NUMBER)));
        List<Row> rows = charted.stream().map(year -> indexRow(lines, year)).toList();
        String names = lines.stream()
                .map(indicator -> wording.say("trends.series", wording.in(indicator.label())))
                .collect(Collectors.joining(", "));
        return new Chart(
                Chart.Form.LINES,
                wording.say("trends.chart-title", first),
                wording.say("trends.chart-description", names, first, String.valueOf(charted.get(charted.size() - 1))),
                wording.say("trends.year"),
                wording.say("trends.index", first),
                new Table(wording.say("trends.numbers", first), columns, rows));
    }

    private Row indexRow(List<Indicator> lines, int year) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(String.valueOf(year)));
        for (Indicator indicator : lines) {
            BigDecimal base = figures.national(indicator.id(), charted.get(0)).orElseThrow();
            BigDecimal value = figures.national(indicator.id(), year).orElseThrow();
            cells.add(
                    new Cell.Quantity(value.multiply(BigDecimal.valueOf(100)).divide(base, MathContext.DECIMAL64), 1));
        }
        return new Row(cells);
    }
}
