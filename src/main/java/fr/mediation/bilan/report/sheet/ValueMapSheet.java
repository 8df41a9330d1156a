package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Sheet.Line;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The value map of the country as a reviewer knows it, one row per outcome, in live formulas: a reader may change an
 * assumption and see the ratio move.
 */
public final class ValueMapSheet {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReportInput input;
    private final Wording wording;

    public ValueMapSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        String year = String.valueOf(input.year());
        Valuation country = input.valuations().get(Figure.COUNTRY);
        Sheet sheet = wording.sheet(
                "value-map",
                wording.say("value-map.title", year),
                country == null ? Sheet.Layout.LANDSCAPE : Sheet.Layout.PAGE_PER_GROUP);
        return country == null
                ? sheet.notes(List.of(wording.say("value.none", year)))
                : sheet.notes(List.of(
                                wording.say("value-map.live"),
                                wording.say("value.method"),
                                wording.say("value-map.prices", year)))
                        .lines(result(country))
                        .table(outcomes(country));
    }

    private Table outcomes(Valuation country) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column(wording.say("value.outcome"), Kind.NAME),
                new Column(wording.say("value.stakeholder"), Kind.NAME, wording.say("value-map.counted")),
                number("value.article"),
                new Column(wording.say("value-map.measure"), Kind.NAME),
                number("value.quantity"),
                number("value.proxy"),
                number("value.gross"),
                new Column(wording.say("value.deadweight"), Kind.NUMBER, wording.say("value-map.deducted")),
                number("value.displacement"),
                number("value.attribution"),
                number("value.impact"),
                new Column(wording.say("value.drop-off"), Kind.NUMBER, wording.say("value-map.lasting")),
                number("value.duration"),
                number("value.starts")));
        for (YearValue year : country.years()) {
            columns.add(new Column(
                    wording.say(
                            "value-map.year",
                            String.valueOf(input.year() + year.year() - 1),
                            String.valueOf(year.year())),
                    Kind.NUMBER));
        }
        columns.add(number("value.present"));
        List<Row> rows = new ArrayList<>();
        country.outcomes().forEach(outcome -> rows.add(row(outcome, country)));
        return new Table(columns, rows);
    }

    private Row row(OutcomeValue value, Valuation country) {
        Outcome outcome = value.outcome();
        Names names = new Names(outcome.id());
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(wording.in(outcome.label())),
                Cell.Text.orNotApplicable(wording.in(outcome.stakeholder())),
                outcome.article() == 0 ? Cell.NOT_APPLICABLE : new Cell.Quantity(outcome.article()),
                new Cell.Text(measure(outcome.quantity())),
                new Cell.Input(new Cell.Quantity(value.quantity(), 0), names.of("quantity")),
                new Cell.Input(new Cell.Quantity(value.proxy(), 2), names.of("proxy")),
                names.formula("gross", "{quantity}*{proxy}", value.gross()),
                rate(outcome, AssumptionKind.DEADWEIGHT, names),
                rate(outcome, AssumptionKind.DISPLACEMENT, names),
                rate(outcome, AssumptionKind.ATTRIBUTION, names),
                names.formula(
                        "impact",
                        "{gross}*(1-{deadweight}/100)*(1-{displacement}/100)*(1-{attribution}/100)",
                        value.impact()),
                rate(outcome, AssumptionKind.DROP_OFF, names),
                new Cell.Input(new Cell.Quantity(outcome.duration()), names.of("duration")),
                new Cell.Input(new Cell.Quantity(outcome.starts()), names.of("starts"))));
        for (YearValue year : country.years()) {
            cells.add(names.formula("year" + year.year(), inYear(year.year()), amount(value, year.year())));
        }
        cells.add(names.formula("present", discounted(country), value.presentValue()));
        return new Row(cells);
    }

    /** The names of one row's cells, short within its own formulas. */
    private record Names(String outcome) {
        String of(String column) {
            return outcome + "." + column;
        }

        Cell.Formula formula(String column, String formula, BigDecimal result) {
            return new Cell.Formula(
                    formula.replaceAll("\\{([a-z_]+[0-9]*)}", "{" + outcome + ".$1}"),
                    new Cell.Quantity(result, 0),
                    of(column));
        }
    }

    /** In its first year the impact, then what is left of the year before, and nothing before and after. */
    private static String inYear(int year) {
        String first = "IF({starts}=" + year + ",{impact},";
        return year == 1
                ? first + "0)"
                : first + "IF(AND({starts}<" + year + "," + year + "<{starts}+{duration}),{year" + (year - 1)
                        + "}*(1-{drop_off}/100),0))";
    }

    private static String discounted(Valuation country) {
        return country.years().stream()
                .map(year -> "{year" + year.year() + "}*{factor." + year.year() + "}")
                .collect(Collectors.joining("+"));
    }

    private static BigDecimal amount(OutcomeValue value, int year) {
        return value.years().stream()
                .filter(one -> one.year() == year)
                .map(YearValue::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static Cell rate(Outcome outcome, AssumptionKind kind, Names names) {
        return new Cell.Input(percent(outcome.assumption(kind).central(), 0), names.of(kind.key()));
    }

    private static Cell.Quantity percent(BigDecimal rate, int decimals) {
        return new Cell.Quantity(rate.multiply(HUNDRED), decimals);
    }

    /** What a quantity counts, in words. */
    private String measure(Quantity quantity) {
        if (!(quantity instanceof Quantity.Measured measured)) {
            return wording.say("value-map.written");
        }
        String indicator = input.indicators().stream()
                .filter(one -> one.id().equals(measured.indicator()))
                .findFirst()
                .map(Indicator::label)
                .map(wording::in)
                .orElse(measured.indicator());
        return ValueMeasures.dimension(measured)
                .map(dimension -> wording.say(
                        "value-map.category",
                        indicator,
                        wording.category(new Category(dimension, measured.category()))))
                .orElse(indicator);
    }

    private static Cell sum(Valuation country, String column, BigDecimal result, String name) {
        return new Cell.Formula(
                country.outcomes().stream()
                        .map(outcome -> "{" + outcome.outcome().id() + "." + column + "}")
                        .collect(Collectors.joining("+", "", "")),
                new Cell.Quantity(result, 0),
                name);
    }

    /** What the map comes to, and the rates that bring later years to the first. */
    private List<Line> result(Valuation country) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(wording.say("value.gross"), sum(country, "gross", country.gross(), "total.gross")));
        lines.add(new Line(wording.say("value.impact"), sum(country, "impact", country.impact(), "total.impact")));
        lines.add(new Line(
                wording.say("value.present"), sum(country, "present", country.totalPresentValue(), "total.present")));
        Optional<BigDecimal> inputs = Optional.ofNullable(country.inputs());
        lines.add(new Line(
                wording.say("value.inputs"),
                inputs.<Cell>map(amount -> new Cell.Input(new Cell.Quantity(amount, 0), "result.inputs"))
                        .orElse(Cell.MISSING)));
        inputs.ifPresent(amount -> lines.add(new Line(
                wording.say("value.net"),
                new Cell.Formula(
                        "{total.present}-{result.inputs}",
                        new Cell.Quantity(country.totalPresentValue().subtract(amount), 0),
                        "result.net"))));
        lines.add(new Line(
                wording.say("value.ratio"),
                Optional.ofNullable(country.ratio())
                        .<Cell>map(ratio -> new Cell.Formula(
                                "{total.present}/{result.inputs}", new Cell.Quantity(ratio, 4), "result.ratio"))
                        .orElse(Cell.NOT_APPLICABLE)));
        country.years().forEach(year -> discount(year, lines));
        return lines;
    }

    private void discount(YearValue value, List<Line> lines) {
        int number = value.year();
        String year = String.valueOf(input.year() + number - 1);
        Cell.Quantity factor = new Cell.Quantity(value.discountFactor(), 4);
        if (number > 1) {
            lines.add(new Line(
                    wording.say("value-map.rate", year),
                    new Cell.Input(
                            percent(input.appraisal().map().discountRate().in(input.year() + number - 1), 2),
                            "rate." + number)));
        }
        lines.add(new Line(
                wording.say("value-map.factor", year),
                number == 1
                        ? new Cell.Input(factor, "factor.1")
                        : new Cell.Formula(
                                "{factor." + (number - 1) + "}/(1+{rate." + number + "}/100)",
                                factor,
                                "factor." + number)));
    }

    private Column number(String name) {
        return new Column(wording.say(name), Kind.NUMBER);
    }
}
