package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Simulation;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The social and economic added value: by territory, then who gains it in the country and from which article it comes. */
public final class AddedValueSheets {
    private final ReportInput input;
    private final Wording wording;

    public AddedValueSheets(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheets out. */
    public List<Sheet> sheets() {
        Sheet territories = sheet("value", Sheet.Layout.LANDSCAPE);
        Sheet stakeholders = sheet("value-stakeholders", Sheet.Layout.PORTRAIT);
        Sheet articles = sheet("value-articles", Sheet.Layout.PORTRAIT);
        Valuation country = input.valuations().get(Figure.COUNTRY);
        if (country == null) {
            return List.of(territories.notes(notes()), stakeholders.notes(notes()), articles.notes(notes()));
        }
        return List.of(
                territories.notes(notes()).table(table(input.territories())).remarks(remarks(input.territories())),
                stakeholders.table(byStakeholder(country)),
                articles.table(byArticle(country)));
    }

    /** How the value is to be read, or that there is none. */
    public List<String> notes() {
        return input.valuations().containsKey(Figure.COUNTRY)
                ? List.of(
                        wording.say(
                                "value.map", wording.in(input.appraisal().map().title())),
                        wording.say("value.interval", wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0)),
                        wording.say("value.what-it-is-not"))
                : List.of(wording.say("value.none", String.valueOf(input.year())));
    }

    private Sheet sheet(String id, Sheet.Layout layout) {
        return wording.sheet(id, wording.say(id + ".title", String.valueOf(input.year())), layout);
    }

    /** What some territories' value lacks. */
    public List<String> remarks(List<TerritoryName> territories) {
        String year = String.valueOf(input.year());
        List<String> remarks = new ArrayList<>();
        List<String> withoutInputs = names(territories, valuation -> valuation.ratio() == null);
        if (!withoutInputs.isEmpty()) {
            remarks.add(wording.say("value.no-inputs", list(withoutInputs), year));
        }
        for (Outcome outcome : input.appraisal().map().outcomes()) {
            List<String> without =
                    names(territories, valuation -> valuation.missing().contains(outcome));
            if (!without.isEmpty()) {
                remarks.add(wording.say("value.missing", outcome.label().in(input.language()), list(without)));
            }
        }
        return remarks;
    }

    private List<String> names(List<TerritoryName> territories, Predicate<Valuation> chosen) {
        return territories.stream()
                .filter(territory -> Optional.ofNullable(input.valuations().get(territory.code()))
                        .filter(chosen)
                        .isPresent())
                .map(TerritoryName::name)
                .toList();
    }

    private String list(List<String> territories) {
        return territories.size() == input.territories().size()
                ? wording.say("value.all")
                : String.join(", ", territories);
    }

    /** The value of some territories, each with its interval. */
    public Table table(List<TerritoryName> territories) {
        List<Row> rows = territories.stream().map(this::territoryRow).toList();
        return new Table(
                List.of(
                        new Column(wording.say("territory." + input.perimeter().code()), Kind.NAME),
                        number("value.inputs"),
                        number("value.gross"),
                        number("value.impact"),
                        number("value.present"),
                        number("value.net"),
                        number("value.ratio"),
                        number("value.low"),
                        number("value.median"),
                        number("value.high"),
                        number("value.payback")),
                rows);
    }

    private Row territoryRow(TerritoryName territory) {
        Valuation valuation = input.valuations().get(territory.code());
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(territory.name()));
        if (valuation == null) {
            for (int figure = 0; figure < 10; figure++) {
                cells.add(Cell.MISSING);
            }
        } else {
            cells.add(orNotApplicable(valuation.inputs(), 0));
            cells.add(new Cell.Quantity(valuation.gross(), 0));
            cells.add(new Cell.Quantity(valuation.impact(), 0));
            cells.add(new Cell.Quantity(valuation.totalPresentValue(), 0));
            cells.add(orNotApplicable(valuation.netPresentValue(), 0));
            cells.add(orNotApplicable(valuation.ratio(), 2));
            Interval interval = input.appraisal().intervals().get(territory.code());
            for (Result result : List.of(interval.low(), interval.median(), interval.high())) {
                cells.add(orNotApplicable(result.ratio(), 2));
            }
            cells.add(orNotApplicable(valuation.paybackMonths(), 1));
        }
        return new Row(cells, territory.code().equals(Figure.COUNTRY));
    }

    private Table byStakeholder(Valuation country) {
        return subtotals(
                "value.stakeholder",
                country.byStakeholder().entrySet().stream()
                        .map(part -> row(wording.in(part.getKey()), part.getValue(), country))
                        .toList());
    }

    private Table byArticle(Valuation country) {
        return subtotals(
                "value.article",
                country.byArticle().entrySet().stream()
                        .map(part -> row(
                                part.getKey() == 0
                                        ? wording.say("value.no-article")
                                        : wording.say("value.article-number", String.valueOf(part.getKey())),
                                part.getValue(),
                                country))
                        .toList());
    }

    private Table subtotals(String header, List<Row> rows) {
        return new Table(
                List.of(
                        new Column(wording.say(header), Kind.NAME),
                        number("value.gross"),
                        number("value.impact"),
                        number("value.present"),
                        number("value.share-of-ratio")),
                rows);
    }

    /** What a part adds to the ratio: the parts' add up to it. */
    private static Row row(String name, Valuation.Subtotal part, Valuation country) {
        return new Row(List.of(
                Cell.Text.orNotApplicable(name),
                new Cell.Quantity(part.gross(), 0),
                new Cell.Quantity(part.impact(), 0),
                new Cell.Quantity(part.presentValue(), 0),
                orNotApplicable(country.ratioOf(part.presentValue()), 3)));
    }

    private Column number(String name) {
        return new Column(wording.say(name), Kind.NUMBER);
    }

    private static Cell orNotApplicable(@Nullable BigDecimal value, int decimals) {
        return value == null ? Cell.NOT_APPLICABLE : new Cell.Quantity(value, decimals);
    }
}
