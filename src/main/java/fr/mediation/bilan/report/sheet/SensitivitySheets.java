package fr.mediation.bilan.report.sheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.AddedValue;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.Sensitivity.Bar;
import fr.mediation.bilan.value.Sensitivity.Scaling;
import fr.mediation.bilan.value.Sensitivity.Scenario;
import fr.mediation.bilan.value.Sensitivity.Threshold;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the country's result depends on. */
record SensitivitySheets(ReportInput input, Wording wording) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Further bars move the result by less than a reader can see. */
    private static final int MOST_BARS = 15;

    private static final String ASSUMPTION = "assumptions.assumption";
    private static final String MOVED_LOW = "sensitivity.moved-low";
    private static final String MOVED_HIGH = "sensitivity.moved-high";

    /** Lays the sheets out: one assumption at a time, thresholds, other starts and rates, another value or other means. */
    List<Sheet.Draft> sheets() {
        Sheet.Draft bars = sheet("sensitivity");
        Sheet.Draft thresholds = sheet("thresholds");
        Sheet.Draft scenarios = sheet("scenarios");
        Sheet.Draft grid = sheet("grid");
        List<Sheet.Draft> sheets = List.of(bars, thresholds, scenarios, grid);
        Sensitivity country = input.appraisal().sensitivities().get(Figure.COUNTRY);
        if (country == null || !new AddedValue(input, wording).isKnown()) {
            sheets.forEach(sheet -> sheet.notes(List.of(wording.noValue(input))));
            return sheets;
        }
        Table tornado = tornado(country);
        bars.notes(List.of(wording.say("sensitivity.note", String.valueOf(MOST_BARS))))
                .table(tornado)
                .charts(country.tornado().isEmpty() ? List.of() : List.of(chart(tornado)));
        thresholds
                .notes(List.of(wording.say("sensitivity.thresholds")))
                .table(thresholds(country))
                .remarks(country.thresholds().stream().map(this::reading).toList());
        scenarios.notes(List.of(wording.say("sensitivity.scenarios"))).table(scenarios(country));
        grid.notes(List.of(wording.say("sensitivity.grid"))).table(grid(country));
        return sheets;
    }

    private Sheet.Draft sheet(String id) {
        return wording.sheet(id, Sheet.Layout.LANDSCAPE, input.thisYear());
    }

    private BigDecimal total() {
        return input.valuations().get(Figure.COUNTRY).totalPresentValue();
    }

    /** How far each assumption moves the total from where the central ones put it. */
    private Chart chart(Table tornado) {
        String sheet = wording.say("sheet.sensitivity");
        int last = tornado.rows().size() - 1;
        Range names = Range.column(sheet, 0, last, tornado.indexOf(ASSUMPTION));
        return new Chart(
                Chart.Form.TORNADO,
                wording.say("sensitivity.chart"),
                wording.say("sensitivity.chart-about"),
                wording.say(ASSUMPTION),
                wording.say("sensitivity.moved"),
                List.of(
                        new Chart.Series(
                                wording.say("sensitivity.at-low"),
                                names,
                                Range.column(sheet, 0, last, tornado.indexOf(MOVED_LOW))),
                        new Chart.Series(
                                wording.say("sensitivity.at-high"),
                                names,
                                Range.column(sheet, 0, last, tornado.indexOf(MOVED_HIGH)))));
    }

    private Cell moved(Result result) {
        return new Cell.Quantity(result.totalPresentValue().subtract(total()), 0);
    }

    private Table tornado(Sensitivity country) {
        return new TableLayout<Bar>(wording)
                .wide(
                        ASSUMPTION,
                        bar -> wording.say("sensitivity.bar", wording.in(bar.label()), wording.assumption(bar.kind())))
                .number("sensitivity.low", bar -> assumed(bar.assumption().low(), bar.kind()))
                .number("sensitivity.high", bar -> assumed(bar.assumption().high(), bar.kind()))
                .number(MOVED_LOW, bar -> moved(bar.low()))
                .number(MOVED_HIGH, bar -> moved(bar.high()))
                .number(
                        "sensitivity.total-low",
                        bar -> new Cell.Quantity(bar.low().totalPresentValue(), 0))
                .number(
                        "sensitivity.total-high",
                        bar -> new Cell.Quantity(bar.high().totalPresentValue(), 0))
                .number("sensitivity.ratio-low", bar -> ratio(bar.low()))
                .number("sensitivity.ratio-high", bar -> ratio(bar.high()))
                .of(country.tornado().stream().limit(MOST_BARS).toList());
    }

    /** A proxy as the map writes it, a share in percent. */
    private static Cell assumed(BigDecimal value, AssumptionKind kind) {
        return kind == AssumptionKind.PROXY
                ? new Cell.Quantity(
                        value, Math.max(0, value.stripTrailingZeros().scale()))
                : new Cell.Quantity(value.multiply(HUNDRED), 0, " %", false);
    }

    private Table thresholds(Sensitivity country) {
        return new TableLayout<Threshold>(wording)
                .name(
                        "value.outcome",
                        threshold -> threshold.label() == null
                                ? wording.say("sensitivity.all-outcomes")
                                : wording.in(threshold.label()))
                .name(ASSUMPTION, threshold -> wording.assumption(threshold.kind()))
                .number("sensitivity.current", threshold -> threshold(threshold.current(), threshold.kind()))
                .number(
                        "sensitivity.threshold",
                        threshold -> threshold.value() == null
                                ? Cell.NOT_APPLICABLE
                                : threshold(threshold.value(), threshold.kind()))
                .of(country.thresholds());
    }

    private static Cell threshold(BigDecimal value, AssumptionKind kind) {
        return kind == AssumptionKind.PROXY
                ? new Cell.Quantity(value, 2, " €", false)
                : new Cell.Quantity(value.multiply(HUNDRED), 1, " %", false);
    }

    private String reading(Threshold threshold) {
        return wording.say(
                "sensitivity.reading",
                wording.assumption(threshold.kind()),
                wording.say("sensitivity." + reach(threshold)));
    }

    private static String reach(Threshold threshold) {
        if (threshold.value() == null) {
            return "no-inputs";
        }
        BigDecimal value = threshold.value();
        if (threshold.kind() != AssumptionKind.PROXY && value.signum() < 0) {
            return "out-of-reach";
        }
        return value.compareTo(threshold.current()) > 0 == (threshold.kind() == AssumptionKind.PROXY)
                ? "below-one"
                : "above-one";
    }

    private Table scenarios(Sensitivity country) {
        TableLayout<List<Scenario>> layout = new TableLayout<List<Scenario>>(wording)
                .name(
                        "sensitivity.start",
                        row -> wording.say("sensitivity.start-" + row.get(0).starts()));
        List<List<Scenario>> rows = grouped(country.scenarios(), Scenario::starts);
        columns(layout, rows.get(0), scenario -> header(scenario.rate()), Scenario::result);
        return layout.of(rows);
    }

    private String header(@Nullable BigDecimal rate) {
        return rate == null
                ? wording.say("sensitivity.map-rate")
                : wording.say("sensitivity.rate", wording.number(rate.multiply(HUNDRED), 0));
    }

    private Table grid(Sensitivity country) {
        TableLayout<List<Scaling>> layout = new TableLayout<List<Scaling>>(wording)
                .name("sensitivity.value", row -> percent(row.get(0).value()));
        List<List<Scaling>> rows = grouped(country.grid(), Scaling::value);
        columns(
                layout,
                rows.get(0),
                cell -> wording.say("sensitivity.inputs", percent(cell.inputs())),
                Scaling::result);
        return layout.of(rows);
    }

    /** The cells of a grid, a list for each row. */
    private static <T, K> List<List<T>> grouped(List<T> cells, Function<T, K> row) {
        return List.copyOf(cells.stream()
                .collect(groupingBy(row, LinkedHashMap::new, toList()))
                .values());
    }

    /** A column for each cell of a grid's first row. */
    private static <T> void columns(
            TableLayout<List<T>> layout, List<T> first, Function<T, String> header, Function<T, Result> result) {
        for (int index = 0; index < first.size(); index++) {
            int column = index;
            layout.column(
                    new Column(String.valueOf(column), header.apply(first.get(column)), Kind.NUMBER),
                    row -> ratio(result.apply(row.get(column))));
        }
    }

    private String percent(BigDecimal factor) {
        return wording.say("sensitivity.percent", wording.number(factor.multiply(HUNDRED), 0));
    }

    private static Cell ratio(Result result) {
        return Cell.Quantity.orMark(result.ratio(), 3, Cell.NOT_APPLICABLE);
    }
}
