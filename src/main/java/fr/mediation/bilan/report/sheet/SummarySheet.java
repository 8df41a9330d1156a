package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Comparison.Break;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.sheet.Table.Column;
import fr.mediation.bilan.report.sheet.Table.Kind;
import fr.mediation.bilan.report.sheet.Table.Row;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The first page: the key figures against last year, and what they come to. */
final class SummarySheet {
    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final List<Indicator> keyFigures;
    private final String thisYear;
    private final String lastYear;

    SummarySheet(ReportInput input, Figures figures, Wording wording) {
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
    Sheet sheet() {
        List<Column> columns = List.of(
                new Column(wording.say("column.indicator"), Kind.NAME),
                new Column(wording.say("column.unit"), Kind.NAME),
                new Column(thisYear, Kind.NUMBER),
                new Column(lastYear, Kind.NUMBER),
                new Column(wording.say("column.change"), Kind.NUMBER),
                new Column(wording.say("column.change-percent"), Kind.NUMBER),
                new Column(wording.say("column.trend"), Kind.NAME));
        return wording.sheet("summary", input.reported().say("title", input.language()), Sheet.Layout.ONE_PAGE)
                .notes(List.of(wording.perimeter(input.perimeter())))
                .table(new Table(columns, keyFigures.stream().map(this::row).toList()))
                .remarks(remarks())
                .charts(new TrendsSheet(input, figures, wording)
                        .mainChart().stream().toList())
                .legend(List.of(wording.say("summary.trend-legend")));
    }

    private Row row(Indicator indicator) {
        return new Row(List.of(
                new Cell.Text(wording.in(indicator.label())),
                new Cell.Text(wording.unit(indicator.unit())),
                figures.nationalCell(indicator, input.year()),
                figures.nationalCell(indicator, input.year() - 1),
                figures.differenceCell(indicator, wording),
                figures.percentCell(indicator),
                figures.change(indicator)
                        .<Cell>map(change -> new Cell.Text(
                                trend(indicator, change.difference().signum())))
                        .orElse(Cell.NOT_APPLICABLE)));
    }

    private String trend(Indicator indicator, int direction) {
        if (direction == 0) {
            return wording.say("trend.same");
        }
        String mark = wording.say(direction > 0 ? "trend.up" : "trend.down");
        return switch (indicator.better()) {
            case "higher" -> wording.say(direction > 0 ? "trend.progress" : "trend.setback", mark);
            case "lower" -> wording.say(direction < 0 ? "trend.progress" : "trend.setback", mark);
            default -> mark;
        };
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(comparison());
        leadingRegion(remarks);
        remarks.add(addedValue());
        if (input.quality().read() > 0) {
            BigDecimal rate = BigDecimal.valueOf(100 * input.quality().rejected())
                    .divide(BigDecimal.valueOf(input.quality().read()), MathContext.DECIMAL64);
            remarks.add(wording.say(
                    "summary.quality", input.quality().read(), wording.number(rate, 1), wording.say("sheet.quality")));
        }
        for (Indicator indicator : keyFigures) {
            if (figures.national(indicator.id(), input.year()).isEmpty()) {
                remarks.add(wording.say(
                        "summary.missing", wording.in(indicator.label()), thisYear, wording.source(indicator.from())));
            }
        }
        breaks(remarks);
        return remarks;
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

    private String comparison() {
        List<Integer> directions = keyFigures.stream()
                .flatMap(indicator -> figures.change(indicator).stream())
                .map(change -> change.difference().signum())
                .toList();
        if (directions.isEmpty()) {
            return wording.say("summary.no-comparison", lastYear, thisYear);
        }
        return wording.say(
                "summary.comparison",
                lastYear,
                directions.stream().filter(direction -> direction > 0).count(),
                directions.stream().filter(direction -> direction < 0).count(),
                directions.stream().filter(direction -> direction == 0).count());
    }

    /** Names the region with the largest figure of the first key figure that adds up over regions. */
    private void leadingRegion(List<String> remarks) {
        keyFigures.stream()
                .filter(indicator ->
                        indicator.additive() && (indicator.unit() == Unit.COUNT || indicator.unit() == Unit.PERSONS))
                .findFirst()
                .ifPresent(indicator -> input.regions().stream()
                        .filter(region ->
                                figures.value(indicator.id(), region.code()).isPresent())
                        .max(Comparator.comparing(region ->
                                figures.value(indicator.id(), region.code()).orElseThrow()))
                        .ifPresent(region -> remarks.add(wording.say(
                                "summary.leading-region",
                                wording.in(indicator.label()),
                                region.name(),
                                wording.number(
                                        figures.value(indicator.id(), region.code())
                                                .orElseThrow(),
                                        0)))));
    }

    private String addedValue() {
        Valuation valuation = input.valuations().get(Figure.COUNTRY);
        if (valuation == null) {
            return wording.say("value.none", thisYear);
        }
        if (valuation.ratio().isEmpty()) {
            return wording.say("value.no-inputs", ReportInput.FRANCE.name(), thisYear);
        }
        String ratio = wording.number(valuation.ratio().orElseThrow(), 2);
        return valuation
                .paybackMonths()
                .map(months -> wording.say("summary.value-paid-back", ratio, wording.number(months, 1)))
                .orElseGet(() -> wording.say("summary.value-not-paid-back", ratio));
    }
}
