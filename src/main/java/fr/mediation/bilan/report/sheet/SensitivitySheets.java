package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Chart.Series;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Sensitivity;
import fr.mediation.bilan.value.Sensitivity.Bar;
import fr.mediation.bilan.value.Sensitivity.Scaling;
import fr.mediation.bilan.value.Sensitivity.Scenario;
import fr.mediation.bilan.value.Sensitivity.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the country's result depends on. */
public final class SensitivitySheets {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Further bars move the result by less than a reader can see. */
    private static final int MOST_BARS = 15;

    private final ReportInput input;
    private final Wording wording;

    public SensitivitySheets(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheets out: one assumption at a time, thresholds, other starts and rates, another value or other means. */
    public List<Sheet> sheets() {
        String year = String.valueOf(input.year());
        Sheet bars = sheet("sensitivity");
        Sheet thresholds = sheet("thresholds");
        Sheet scenarios = sheet("scenarios");
        Sheet grid = sheet("grid");
        Sensitivity country = input.appraisal().sensitivities().get(Figure.COUNTRY);
        if (country == null) {
            List<String> none = List.of(wording.say("value.none", year));
            return List.of(bars.notes(none), thresholds.notes(none), scenarios.notes(none), grid.notes(none));
        }
        return List.of(
                bars.notes(List.of(wording.say("sensitivity.note", String.valueOf(MOST_BARS))))
                        .table(tornado(country))
                        .charts(country.tornado().isEmpty() ? List.of() : List.of(chart(country))),
                thresholds
                        .notes(List.of(wording.say("sensitivity.thresholds")))
                        .table(thresholds(country))
                        .remarks(
                                country.thresholds().stream().map(this::reading).toList()),
                scenarios.notes(List.of(wording.say("sensitivity.scenarios"))).table(scenarios(country)),
                grid.notes(List.of(wording.say("sensitivity.grid"))).table(grid(country)));
    }

    private Sheet sheet(String id) {
        return wording.sheet(id, wording.say(id + ".title", String.valueOf(input.year())), Sheet.Layout.LANDSCAPE);
    }

    private BigDecimal total() {
        return input.valuations().get(Figure.COUNTRY).totalPresentValue();
    }

    /** How far each assumption moves the total from where the central ones put it. */
    private Chart chart(Sensitivity country) {
        String sheet = wording.say("sheet.sensitivity");
        int rows = Math.min(MOST_BARS, country.tornado().size());
        Range names = Range.column(sheet, rows, 0);
        return new Chart(
                Chart.Form.TORNADO,
                wording.say("sensitivity.chart"),
                wording.say("sensitivity.chart-about"),
                wording.say("assumptions.assumption"),
                wording.say("sensitivity.moved"),
                List.of(
                        new Series(wording.say("sensitivity.at-low"), names, Range.column(sheet, rows, 3)),
                        new Series(wording.say("sensitivity.at-high"), names, Range.column(sheet, rows, 4))));
    }

    private Cell moved(Result result) {
        return new Cell.Quantity(result.totalPresentValue().subtract(total()), 0);
    }

    private Table tornado(Sensitivity country) {
        return new Table(
                List.of(
                        new Column(wording.say("assumptions.assumption"), Kind.WIDE),
                        number("sensitivity.low"),
                        number("sensitivity.high"),
                        number("sensitivity.moved-low"),
                        number("sensitivity.moved-high"),
                        number("sensitivity.total-low"),
                        number("sensitivity.total-high"),
                        number("sensitivity.ratio-low"),
                        number("sensitivity.ratio-high")),
                country.tornado().stream().limit(MOST_BARS).map(this::row).toList());
    }

    private Row row(Bar bar) {
        boolean proxy = bar.kind() == AssumptionKind.PROXY;
        return new Row(List.of(
                new Cell.Text(wording.say(
                        "sensitivity.bar",
                        wording.in(bar.label()),
                        wording.say("assumption." + bar.kind().key()))),
                assumed(bar.assumption().low(), proxy),
                assumed(bar.assumption().high(), proxy),
                moved(bar.low()),
                moved(bar.high()),
                new Cell.Quantity(bar.low().totalPresentValue(), 0),
                new Cell.Quantity(bar.high().totalPresentValue(), 0),
                ratio(bar.low()),
                ratio(bar.high())));
    }

    /** A proxy as the map writes it, a share in percent. */
    private static Cell assumed(BigDecimal value, boolean proxy) {
        return proxy
                ? new Cell.Quantity(
                        value, Math.max(0, value.stripTrailingZeros().scale()))
                : new Cell.Quantity(value.multiply(HUNDRED), 0, " %", false);
    }

    private Table thresholds(Sensitivity country) {
        List<Row> rows = new ArrayList<>();
        for (Threshold threshold : country.thresholds()) {
            boolean proxy = threshold.kind() == AssumptionKind.PROXY;
            rows.add(new Row(List.of(
                    new Cell.Text(
                            threshold.label() == null
                                    ? wording.say("sensitivity.all-outcomes")
                                    : wording.in(threshold.label())),
                    new Cell.Text(wording.say("assumption." + threshold.kind().key())),
                    threshold(threshold.current(), proxy),
                    Optional.ofNullable(threshold.value())
                            .map(value -> threshold(value, proxy))
                            .orElse(Cell.NOT_APPLICABLE))));
        }
        return new Table(
                List.of(
                        new Column(wording.say("value.outcome"), Kind.NAME),
                        new Column(wording.say("assumptions.assumption"), Kind.NAME),
                        number("sensitivity.current"),
                        number("sensitivity.threshold")),
                rows);
    }

    private static Cell threshold(BigDecimal value, boolean proxy) {
        return proxy
                ? new Cell.Quantity(value, 2, " €", false)
                : new Cell.Quantity(value.multiply(HUNDRED), 1, " %", false);
    }

    private String reading(Threshold threshold) {
        return wording.say(
                "sensitivity.reading",
                wording.say("assumption." + threshold.kind().key()),
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
        List<BigDecimal> rates = new ArrayList<>();
        country.scenarios().stream()
                .filter(scenario -> scenario.starts() == 0)
                .forEach(scenario -> rates.add(scenario.rate()));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("sensitivity.start"), Kind.NAME));
        for (BigDecimal rate : rates) {
            columns.add(new Column(
                    rate == null
                            ? wording.say("sensitivity.map-rate")
                            : wording.say("sensitivity.rate", wording.number(rate.multiply(HUNDRED), 0)),
                    Kind.NUMBER));
        }
        List<Row> rows = new ArrayList<>();
        for (int starts : List.of(0, 1, 2)) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Text(wording.say("sensitivity.start-" + starts)));
            country.scenarios().stream()
                    .filter(scenario -> scenario.starts() == starts)
                    .map(Scenario::result)
                    .forEach(result -> cells.add(ratio(result)));
            rows.add(new Row(cells));
        }
        return new Table(columns, rows);
    }

    private Table grid(Sensitivity country) {
        List<BigDecimal> inputs =
                country.grid().stream().map(Scaling::inputs).distinct().toList();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("sensitivity.value"), Kind.NAME));
        inputs.forEach(
                factor -> columns.add(new Column(wording.say("sensitivity.inputs", percent(factor)), Kind.NUMBER)));
        List<Row> rows = new ArrayList<>();
        for (BigDecimal value :
                country.grid().stream().map(Scaling::value).distinct().toList()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell.Text(percent(value)));
            country.grid().stream()
                    .filter(cell -> cell.value().equals(value))
                    .forEach(cell -> cells.add(ratio(cell.result())));
            rows.add(new Row(cells));
        }
        return new Table(columns, rows);
    }

    private String percent(BigDecimal factor) {
        return wording.say("sensitivity.percent", wording.number(factor.multiply(HUNDRED), 0));
    }

    private static Cell ratio(Result result) {
        return Optional.ofNullable(result.ratio())
                .<Cell>map(ratio -> new Cell.Quantity(ratio, 3))
                .orElse(Cell.NOT_APPLICABLE);
    }

    private Column number(String name) {
        return new Column(wording.say(name), Kind.NUMBER);
    }
}
