package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Funnel;
import fr.mediation.bilan.indicator.judge.Funnel.Point;
import fr.mediation.bilan.indicator.judge.Funnel.Position;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Positions;
import fr.mediation.bilan.report.content.Positions.Compared;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The regions against the country, each by its size, with the limits that chance keeps them in: in place of their ranks. The
 * rows of an indicator stand from the smallest region to the largest, as its chart draws them.
 */
record ComparedRegionsSheets(ReportInput input, Wording wording) {
    private static final int MOST_CHARTS = 4;
    private static final int LEAST_REGIONS = 8;
    private static final double LEAST_SIZE = 30;
    private static final String TERRITORY = "check.territory";
    private static final String LOW = "compared.low";
    private static final String HIGH = "compared.high";
    private static final String POSITION = "compared.position";
    private static final String SIZE = "compared.size";
    private static final String VALUE = "compared.value";
    private static final String COUNTRY = "compared.country";
    private static final List<String> LIMITS = List.of(
            "compared.strict-low", "compared.usual-low", COUNTRY, "compared.usual-high", "compared.strict-high");

    private static final List<String> OUTSIDE =
            List.of(TableLayout.INDICATOR, TERRITORY, SIZE, VALUE, LOW, HIGH, COUNTRY, POSITION);

    /** A region's row. */
    private record Row(Indicator indicator, Funnel funnel, Point point) {}

    /** Who stands out, with charts; and the regions that these draw, with their limits. */
    List<Sheet.Draft> sheets() {
        Positions positions = new Positions(input, wording);
        List<Compared> compared = positions.all();
        List<Row> outside = rows(compared).stream()
                .filter(row -> row.point().position() != Position.WITHIN)
                .toList();
        List<Compared> drawn = compared.stream()
                .filter(ComparedRegionsSheets::isDrawn)
                .limit(MOST_CHARTS)
                .toList();
        List<Row> rows = rows(drawn);
        Table limits = table(positions, rows);
        return List.of(
                wording.sheet("compared", Sheet.Layout.LANDSCAPE, input.thisYear())
                        .notes(notes(compared, outside))
                        .table(table(positions, outside).only(OUTSIDE))
                        .remarks(List.of(wording.say("compared.standardised")))
                        .charts(drawn.stream()
                                .map(one -> chart(one, limits, rows))
                                .toList()),
                wording.sheet("limits", Sheet.Layout.LANDSCAPE, input.thisYear())
                        .notes(List.of(wording.say(drawn.isEmpty() ? "limits.none" : "limits.note")))
                        .table(limits));
    }

    private static List<Row> rows(List<Compared> compared) {
        return compared.stream()
                .flatMap(one ->
                        one.funnel().points().stream().map(point -> new Row(one.indicator(), one.funnel(), point)))
                .toList();
    }

    private List<String> notes(List<Compared> compared, List<Row> outside) {
        if (compared.isEmpty()) {
            return List.of(wording.say("compared.none"));
        }
        return outside.isEmpty()
                ? List.of(wording.say("compared.note"), wording.say("compared.none-outside"))
                : List.of(wording.say("compared.note"));
    }

    /** Whether a funnel is worth a chart: where one is better than another, and enough regions are of some size. */
    private static boolean isDrawn(Compared compared) {
        return !compared.indicator().better().equals("none")
                && compared.funnel().points().stream()
                                .filter(point -> point.size() >= LEAST_SIZE)
                                .count()
                        >= LEAST_REGIONS;
    }

    private Table table(Positions positions, List<Row> rows) {
        Map<String, String> names = input.territoryNames();
        return new TableLayout<Row>(wording)
                .name(TableLayout.INDICATOR, row -> wording.label(row.indicator()))
                .name(TERRITORY, row -> names.get(row.point().figure().territory()))
                .number(SIZE, row -> new Cell.Quantity(row.point().figure().denominator(), 0))
                .number(VALUE, row -> new Cell.Quantity(row.point().figure().value(), decimals(row)))
                .number(LOW, row -> cell(row, row.point().interval().low()))
                .number(HIGH, row -> cell(row, row.point().interval().high()))
                .number(LIMITS.get(0), row -> cell(row, row.point().strict().low()))
                .number(LIMITS.get(1), row -> cell(row, row.point().usual().low()))
                .number(COUNTRY, row -> cell(row, row.funnel().country()))
                .number(LIMITS.get(3), row -> cell(row, row.point().usual().high()))
                .number(LIMITS.get(4), row -> cell(row, row.point().strict().high()))
                .name(POSITION, row -> positions.words(row.point()))
                .of(rows);
    }

    private static Cell cell(Row row, double value) {
        return new Cell.Quantity(BigDecimal.valueOf(value), decimals(row));
    }

    private static int decimals(Row row) {
        return row.indicator().unit().decimals();
    }

    private Chart chart(Compared compared, Table table, List<Row> rows) {
        String sheet = wording.say("sheet.limits");
        String name = wording.label(compared.indicator());
        int first = 0;
        while (!rows.get(first).indicator().equals(compared.indicator())) {
            first++;
        }
        int last = first + compared.funnel().points().size() - 1;
        Range sizes = Range.column(sheet, first, last, table.indexOf(SIZE));
        List<Chart.Series> series = new ArrayList<>();
        series.add(new Chart.Series(
                wording.say("compared.regions"), sizes, Range.column(sheet, first, last, table.indexOf(VALUE))));
        for (String limit : LIMITS) {
            series.add(new Chart.Series(
                    wording.say(limit), sizes, Range.column(sheet, first, last, table.indexOf(limit))));
        }
        for (int index = 0; index < compared.funnel().points().size(); index++) {
            Point point = compared.funnel().points().get(index);
            if (point.position() != Position.WITHIN) {
                int row = first + index;
                series.add(new Chart.Series(
                        input.territoryNames().get(point.figure().territory()),
                        Range.column(sheet, row, row, table.indexOf(SIZE)),
                        Range.column(sheet, row, row, table.indexOf(VALUE))));
            }
        }
        return new Chart(
                Chart.Form.FUNNEL,
                name,
                wording.say("compared.description", name, input.thisYear(), sheet),
                wording.say(SIZE),
                wording.unit(compared.indicator().unit()),
                series);
    }
}
