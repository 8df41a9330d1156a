package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.report.sheet.Highlights.KeyFigure;
import fr.mediation.bilan.report.sheet.Highlights.State;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first page: the key figures against last year, and what they come to. */
public final class SummarySheet {
    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Indicator> keyFigures;
    private final String thisYear;
    private final String lastYear;

    public SummarySheet(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        keyFigures = keyFigures(input);
        thisYear = String.valueOf(input.year());
        lastYear = String.valueOf(input.year() - 1);
    }

    /** The indicators of the first page, in their order. */
    static List<Indicator> keyFigures(ReportInput input) {
        return input.indicators().stream()
                .filter(indicator -> indicator.keyFigure() != null)
                .sorted(Comparator.comparing(Indicator::keyFigure))
                .toList();
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        List<String> remarks = remarks();
        Sheet sheet = wording.sheet("summary", input.reported().say("title", input.language()), Sheet.Layout.ONE_PAGE)
                .notes(notes())
                .table(table())
                .remarks(remarks)
                .charts(new TrendsSheet(input, figures, wording)
                        .mainChart().stream().toList())
                .legend(List.of(wording.say("summary.trend-legend")));
        DensityMap map = new DensityMap(input, figures, wording);
        return map.picture()
                .map(picture -> sheet.picture(picture)
                        .legend(Stream.concat(sheet.legend().stream(), map.places().stream())
                                .toList()))
                .orElse(sheet);
    }

    /** The key figures against last year and their targets. */
    public Table table() {
        return new Table(
                List.of(
                        new Column(wording.say("column.indicator"), Kind.NAME),
                        new Column(wording.say("column.unit"), Kind.NAME),
                        new Column(thisYear, Kind.NUMBER),
                        new Column(lastYear, Kind.NUMBER),
                        new Column(wording.say("column.change"), Kind.NUMBER),
                        new Column(wording.say("column.target"), Kind.NUMBER),
                        new Column(wording.say("column.mark"), Kind.NAME)),
                keyFigures.stream().map(this::row).toList());
    }

    /** What the figures are about: the period, the map of regions, the publication. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        // Every other year says its days in a sentence of its own.
        if (input.reported().basis() == YearBasis.CIVIL) {
            notes.add(input.reported().say("period", input.language()));
        }
        notes.add(wording.perimeter(input.perimeter()));
        notes.add(wording.edition(input.edition()));
        return notes;
    }

    private Row row(Indicator indicator) {
        return new Row(List.of(
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(wording.unit(indicator.unit())),
                figures.nationalCell(indicator, input.year()),
                figures.nationalCell(indicator, input.year() - 1),
                figures.changeCell(indicator, wording),
                figures.comparison(indicator)
                        .map(Comparison::target)
                        .<Cell>map(target ->
                                new Cell.Quantity(target, indicator.unit().decimals()))
                        .orElse(Cell.NOT_APPLICABLE),
                mark(indicator)));
    }

    /** Which way the figure went, and whether it reached its target, in words. */
    public Cell mark(Indicator indicator) {
        List<String> marks = new ArrayList<>();
        figures.change(indicator).ifPresent(change -> marks.add(wording.trend(indicator, change)));
        figures.comparison(indicator)
                .map(Comparison::reached)
                .ifPresent(reached -> marks.add(wording.say(reached ? "mark.reached" : "mark.missed")));
        return Cell.Text.orNotApplicable(String.join(wording.say("mark.and"), marks));
    }

    /** What the key figures come to, and why some of them are absent or do not compare. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(new Highlights(
                        keyFigures.stream().map(this::highlight).toList(),
                        input.toCheck().size(),
                        input.year(),
                        wording)
                .sentences());
        remarks.add(addedValue());
        if (input.quality().read() > 0) {
            BigDecimal rate = BigDecimal.valueOf(100 * input.quality().rejected())
                    .divide(BigDecimal.valueOf(input.quality().read()), MathContext.DECIMAL64);
            remarks.add(wording.say(
                    "summary.quality", input.quality().read(), wording.number(rate, 1), wording.say("sheet.quality")));
        }
        remarks.addAll(wording.missing(
                keyFigures.stream()
                        .filter(indicator -> state(indicator) == State.MISSING)
                        .toList(),
                input.year()));
        breaks(remarks);
        return remarks;
    }

    /** What is known of an indicator, key figure or not. */
    public KeyFigure highlight(Indicator indicator) {
        return new KeyFigure(
                wording.in(indicator.label()),
                indicator.unit(),
                state(indicator),
                figures.change(indicator).orElse(null),
                figures.broken(indicator).isPresent(),
                indicator.better(),
                figures.comparison(indicator)
                        .map(Comparison::reached)
                        .filter(reached -> !reached)
                        .isPresent());
    }

    private State state(Indicator indicator) {
        if (figures.national(indicator.id(), input.year()).isPresent()) {
            return State.KNOWN;
        }
        return figures.status(indicator)
                .filter(status -> status == Status.CONFIDENTIAL)
                .map(status -> State.CONFIDENTIAL)
                .orElse(State.MISSING);
    }

    private void breaks(List<String> remarks) {
        for (Break reason : Break.values()) {
            String names = keyFigures.stream()
                    .filter(indicator ->
                            figures.broken(indicator).filter(reason::equals).isPresent())
                    .map(indicator -> wording.say("summary.quoted", wording.in(indicator.label())))
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                remarks.add(wording.say("summary.break." + reason.code(), names, thisYear, lastYear));
            }
        }
    }

    private String addedValue() {
        Valuation valuation = input.valuations().get(Figure.COUNTRY);
        if (valuation == null) {
            return wording.say("value.none", thisYear);
        }
        if (valuation.ratio() == null) {
            return wording.say("value.no-inputs", ReportInput.FRANCE.name(), thisYear);
        }
        String ratio = wording.number(valuation.ratio(), 2);
        return Optional.ofNullable(valuation.paybackMonths())
                .map(months -> wording.say("summary.value-paid-back", ratio, wording.number(months, 1)))
                .orElseGet(() -> wording.say("summary.value-not-paid-back", ratio));
    }
}
