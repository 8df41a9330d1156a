package fr.mediation.bilan.report;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.report.Table.Column;
import fr.mediation.bilan.report.Table.Kind;
import fr.mediation.bilan.report.Table.Row;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Outcome.Assumption;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The social and economic added value: by territory, then outcome by outcome for the country. */
final class AddedValueSheet {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReportInput input;
    private final Wording wording;

    AddedValueSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    Sheet sheet() {
        String year = String.valueOf(input.year());
        if (input.valuations().isEmpty()) {
            return laidOut(List.of(wording.say("value.none", year)), List.of(), List.of());
        }
        List<Table> tables = new ArrayList<>();
        tables.add(byTerritory());
        Optional.ofNullable(input.valuations().get(Figure.COUNTRY))
                .ifPresent(country -> tables.add(byOutcome(country)));
        List<String> remarks = new ArrayList<>();
        for (TerritoryName territory : input.territories()) {
            Valuation valuation = input.valuations().get(territory.code());
            if (valuation != null && valuation.ratio().isEmpty()) {
                remarks.add(wording.say("value.no-inputs", territory.name(), year));
            }
            if (valuation != null && !valuation.complete()) {
                String labels = valuation.missing().stream()
                        .map(missing -> missing.label().in(input.language()))
                        .collect(Collectors.joining(", "));
                remarks.add(wording.say("value.missing", territory.name(), labels));
            }
        }
        return laidOut(
                List.of(
                        wording.say("value.map", input.valueMapTitle()),
                        wording.say("value.method"),
                        wording.say("legend")),
                tables,
                remarks);
    }

    private Sheet laidOut(List<String> notes, List<Table> tables, List<String> remarks) {
        return new Sheet(
                wording.say("sheet.value"),
                wording.say("value.title", String.valueOf(input.year())),
                notes,
                Sheet.Layout.LANDSCAPE,
                tables,
                remarks,
                null);
    }

    private Table byTerritory() {
        List<Row> rows = input.territories().stream().map(this::territoryRow).toList();
        return new Table(
                wording.say("value.by-territory"),
                List.of(
                        new Column(wording.say("territory." + input.perimeter().code()), Kind.NAME),
                        number("value.inputs"),
                        number("value.gross"),
                        number("value.impact"),
                        number("value.present"),
                        number("value.net"),
                        number("value.ratio"),
                        number("value.payback")),
                rows);
    }

    private Row territoryRow(TerritoryName territory) {
        Valuation valuation = input.valuations().get(territory.code());
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(territory.name()));
        if (valuation == null) {
            for (int figure = 0; figure < 7; figure++) {
                cells.add(Cell.MISSING);
            }
        } else {
            cells.add(orNotApplicable(valuation.inputs(), 0));
            cells.add(new Cell.Quantity(valuation.gross(), 0));
            cells.add(new Cell.Quantity(valuation.impact(), 0));
            cells.add(new Cell.Quantity(valuation.totalPresentValue(), 0));
            cells.add(orNotApplicable(valuation.netPresentValue(), 0));
            cells.add(orNotApplicable(valuation.ratio(), 2));
            cells.add(orNotApplicable(valuation.paybackMonths(), 1));
        }
        return new Row(cells, territory.code().equals(Figure.COUNTRY));
    }

    private Table byOutcome(Valuation country) {
        List<Row> rows = country.outcomes().stream().map(this::outcomeRow).toList();
        return new Table(
                wording.say("value.by-outcome"),
                List.of(
                        new Column(wording.say("value.outcome"), Kind.NAME),
                        number("value.quantity"),
                        number("value.proxy"),
                        number("value.gross"),
                        number("value.deadweight"),
                        number("value.displacement"),
                        number("value.attribution"),
                        number("value.impact"),
                        number("value.drop-off"),
                        number("value.duration"),
                        number("value.present"),
                        new Column(wording.say("value.stakeholder"), Kind.NAME),
                        new Column(wording.say("value.source"), Kind.PROSE)),
                rows);
    }

    private Row outcomeRow(OutcomeValue value) {
        Outcome outcome = value.outcome();
        return new Row(List.of(
                new Cell.Text(wording.in(outcome.label())),
                new Cell.Quantity(value.quantity(), 0),
                new Cell.Quantity(value.proxy(), 2),
                new Cell.Quantity(value.gross(), 0),
                percent(outcome.deadweight()),
                percent(outcome.displacement()),
                percent(outcome.attribution()),
                new Cell.Quantity(value.impact(), 0),
                percent(outcome.dropOff()),
                new Cell.Quantity(outcome.duration()),
                new Cell.Quantity(value.presentValue(), 0),
                new Cell.Text(outcome.stakeholder()),
                new Cell.Text(outcome.proxy().source())));
    }

    private Column number(String name) {
        return new Column(wording.say(name), Kind.NUMBER);
    }

    private static Cell percent(Assumption rate) {
        return new Cell.Quantity(rate.central().multiply(HUNDRED), 0);
    }

    private static Cell orNotApplicable(Optional<BigDecimal> value, int decimals) {
        return value.<Cell>map(found -> new Cell.Quantity(found, decimals)).orElse(Cell.NOT_APPLICABLE);
    }
}
