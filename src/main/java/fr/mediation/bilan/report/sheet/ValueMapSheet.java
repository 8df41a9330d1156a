package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Sheet.Line;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.InputValue;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.YearValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The value map of the country as a reviewer knows it, one row per outcome, in live formulas: a reader may change an
 * assumption and see the ratio move.
 */
record ValueMapSheet(ReportInput input, Wording wording) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What one full unit is worth in a year. */
    private static final String UNIT = "{proxy}*(1-{deadweight}/100)*(1-{displacement}/100)*(1-{attribution}/100)";

    Sheet.Draft sheet() {
        Valuation country = input.valuations().get(Figure.COUNTRY);
        if (country == null || !country.reported()) {
            return wording.sheet("value-map", Sheet.Layout.LANDSCAPE, input.thisYear())
                    .notes(List.of(wording.noValue(input)))
                    .lines(country == null ? List.of() : List.of(inputs(country)));
        }
        return wording.sheet("value-map", Sheet.Layout.PAGE_PER_GROUP, input.thisYear())
                .notes(List.of(
                        wording.say("value-map.live"),
                        wording.say("value.method"),
                        wording.say("value-map.prices", input.thisYear()),
                        wording.say("value-map.credited")))
                .lines(result(country))
                .table(outcomes(country));
    }

    private Table outcomes(Valuation country) {
        TableLayout<OutcomeValue> layout = new TableLayout<OutcomeValue>(wording)
                .name("value.outcome", value -> wording.in(value.outcome().label()))
                .column(
                        group("value.stakeholder", Kind.NAME, "value-map.counted"),
                        value -> Cell.Text.orNotApplicable(
                                wording.in(value.outcome().stakeholder())))
                .number("value.article", value -> article(value.outcome()))
                .name("value-map.measure", value -> measure(value.outcome().quantity()))
                .number("value.quantity", value -> start(value, "quantity", value.quantity(), 0));
        for (int ago = 1; ago <= cohorts(country); ago++) {
            int years = ago;
            layout.column(
                    new Column("before" + ago, wording.say("value-map.before", ago), Kind.NUMBER),
                    value -> before(value, years));
        }
        layout.number("value.proxy", value -> start(value, "proxy", value.proxy(), 2))
                .number("value.gross", value -> formula(value, "gross", "{quantity}*{proxy}", value.gross()))
                .column(group("value.deadweight", Kind.NUMBER, "value-map.deducted"), rate(AssumptionKind.DEADWEIGHT))
                .number("value.displacement", rate(AssumptionKind.DISPLACEMENT))
                .number("value.attribution", rate(AssumptionKind.ATTRIBUTION))
                .number(
                        "value.impact",
                        value ->
                                formula(value, "impact", credited(value, "{quantity}", 1) + "*" + UNIT, value.impact()))
                .column(group("value.drop-off", Kind.NUMBER, "value-map.lasting"), rate(AssumptionKind.DROP_OFF))
                .number(
                        "value.duration",
                        value -> start(value, "duration", value.outcome().duration()))
                .number(
                        "value.starts",
                        value -> start(value, "starts", value.outcome().starts()));
        for (YearValue year : country.years()) {
            int number = year.year();
            String header =
                    wording.say("value-map.year", String.valueOf(input.year() + number - 1), String.valueOf(number));
            layout.column(
                    new Column("year" + number, header, Kind.NUMBER),
                    value -> formula(value, "year" + number, inYear(value, number), amount(value, number)));
        }
        return layout.number(
                        "value.present", value -> formula(value, "present", discounted(country), value.presentValue()))
                .of(country.outcomes());
    }

    private Column group(String id, Kind kind, String heading) {
        return new Column(id, wording.say(id), kind, wording.say(heading));
    }

    private static Cell article(Outcome outcome) {
        return outcome.article() == 0 ? Cell.NOT_APPLICABLE : new Cell.Quantity(outcome.article());
    }

    /** A number that the formulas of an outcome's row start from. */
    private static Cell start(OutcomeValue value, String column, BigDecimal number, int decimals) {
        return new Cell.Input(
                new Cell.Quantity(number, decimals), value.outcome().id() + "." + column);
    }

    private static Cell start(OutcomeValue value, String column, int number) {
        return start(value, column, BigDecimal.valueOf(number), 0);
    }

    /** A formula of an outcome's row: names in braces are those of cells in the same row, but for the discount factors. */
    private static Cell formula(OutcomeValue value, String column, String formula, BigDecimal result) {
        String outcome = value.outcome().id();
        return new Cell.Formula(
                formula.replaceAll("\\{([a-z_]+[0-9]*)}", "{" + outcome + ".$1}"),
                new Cell.Quantity(result, 0),
                outcome + "." + column);
    }

    /** How many columns say who was credited before: as many as the outcome with the most has. */
    private static int cohorts(Valuation country) {
        return country.outcomes().stream()
                .mapToInt(value -> value.creditedBefore().size())
                .max()
                .orElse(0);
    }

    private static Cell before(OutcomeValue value, int ago) {
        return ago > value.creditedBefore().size()
                ? Cell.NOT_APPLICABLE
                : start(value, "before" + ago, value.creditedBefore().get(ago - 1), 0);
    }

    /** Full units of a year, less what is left of those credited before: that they last so long is asked of each. */
    private static String credited(OutcomeValue value, String full, int year) {
        StringBuilder units = new StringBuilder("(" + full);
        for (int ago = 1; ago <= value.creditedBefore().size(); ago++) {
            int later = year - 1 + ago;
            units.append("-IF(")
                    .append(later)
                    .append("<{duration},{before")
                    .append(ago)
                    .append("}*(1-{drop_off}/100)^")
                    .append(later)
                    .append(",0)");
        }
        return units.append(')').toString();
    }

    /** In its first year the impact, later as much as is left of each, and nothing before and after. */
    private static String inYear(OutcomeValue value, int year) {
        StringBuilder formula = new StringBuilder("IF({starts}=" + year + ",{impact},");
        // An outcome starts in the first year or the second: how far it has come depends on which.
        for (int starts = 1; starts <= Math.min(2, year - 1); starts++) {
            int later = year - starts;
            formula.append("IF(AND({starts}=")
                    .append(starts)
                    .append(",")
                    .append(later)
                    .append("<{duration}),")
                    .append(credited(value, "{quantity}*(1-{drop_off}/100)^" + later, later + 1))
                    .append("*" + UNIT + ",");
        }
        return formula.append("0").append(")".repeat(Math.min(2, year - 1) + 1)).toString();
    }

    private static String discounted(Valuation country) {
        return added(country.years().stream().map(year -> "{year" + year.year() + "}*{factor." + year.year() + "}"));
    }

    private static BigDecimal amount(OutcomeValue value, int year) {
        return value.years().stream()
                .filter(one -> one.year() == year)
                .map(YearValue::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static Function<OutcomeValue, Cell> rate(AssumptionKind kind) {
        return value -> new Cell.Input(
                percent(value.outcome().assumption(kind).central(), 0),
                value.outcome().id() + "." + kind.key());
    }

    private static Cell.Quantity percent(BigDecimal rate, int decimals) {
        return new Cell.Quantity(rate.multiply(HUNDRED), decimals);
    }

    /** What a quantity counts, in words. */
    private String measure(Quantity quantity) {
        if (!(quantity instanceof Quantity.Measured measured)) {
            return wording.say("value-map.written");
        }
        String indicator = Optional.ofNullable(input.indicatorsById().get(measured.indicator()))
                .map(wording::label)
                .orElse(measured.indicator());
        return ValueMeasures.dimension(measured)
                .map(dimension -> wording.say(
                        "value-map.category",
                        indicator,
                        wording.category(new Category(dimension, measured.category()))))
                .orElse(indicator);
    }

    /** A formula that adds terms up; a spreadsheet knows no formula without any. */
    private static String added(Stream<String> terms) {
        String sum = terms.collect(Collectors.joining("+"));
        return sum.isEmpty() ? "0" : sum;
    }

    private static Cell sum(Valuation country, String column, BigDecimal result, String name) {
        return new Cell.Formula(
                added(country.outcomes().stream()
                        .map(outcome -> "{" + outcome.outcome().id() + "." + column + "}")),
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
        country.means().stream().filter(one -> one.input().times() != null).forEach(one -> lines.add(hours(one)));
        lines.add(inputs(country));
        Optional.ofNullable(country.inputs())
                .ifPresent(amount -> lines.add(new Line(
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

    /** Hours among the means, and what they are counted for. */
    private Line hours(InputValue hours) {
        return new Line(
                wording.say("value-map.hours", wording.in(hours.input().label()), wording.number(hours.quantity(), 0)),
                new Cell.Quantity(hours.euros(), 0));
    }

    private Line inputs(Valuation country) {
        return new Line(
                wording.say("value.inputs"),
                Optional.ofNullable(country.inputs())
                        .<Cell>map(amount -> new Cell.Input(new Cell.Quantity(amount, 0), "result.inputs"))
                        .orElse(Cell.MISSING));
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
}
