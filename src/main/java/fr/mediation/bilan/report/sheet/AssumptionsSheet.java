package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.value.Assumption;
import fr.mediation.bilan.value.AssumptionKind;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Parameter;
import fr.mediation.bilan.value.Series;
import fr.mediation.bilan.value.Source;
import fr.mediation.bilan.value.ValueMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Every number that the added value rests on, with its bounds, its source and the page where somebody read it. */
record AssumptionsSheet(ReportInput input, Wording wording) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A row.
     *
     * @param subject what the number is about: an outcome, an input, a parameter
     * @param use the name of the sentence that says whether it counts
     * @param name what is assumed of it
     * @param bounds low, central and high
     * @param unit the number's unit
     * @param year the year of its source
     */
    private record Assumed(
            String subject, String use, String name, List<Cell> bounds, String unit, Cell year, Source source) {}

    Sheet.Draft sheet() {
        ValueMap map = input.appraisal().map();
        List<Assumed> rows = new ArrayList<>();
        map.outcomes().forEach(outcome -> add(rows, outcome, "assumptions.counted"));
        map.inputs().stream()
                .filter(one -> one.times() != null)
                .map(this::valued)
                .forEach(rows::add);
        input.appraisal().parameters().stream().map(this::parameter).forEach(rows::add);
        map.alternatives().forEach(outcome -> add(rows, outcome, "assumptions.alternative"));
        long unverified =
                rows.stream().filter(row -> row.source().isUnverified()).count();
        return wording.sheet("assumptions", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(List.of(
                        wording.say("assumptions.note"),
                        wording.say("assumptions.pages", unverified, rows.size()),
                        wording.say("assumptions.zero"),
                        wording.say("assumptions.alternatives")))
                .table(new TableLayout<Assumed>(wording)
                        .name("value.outcome", Assumed::subject)
                        .name("assumptions.use", row -> wording.say(row.use()))
                        .name("assumptions.assumption", Assumed::name)
                        .number("assumptions.low", row -> row.bounds().get(0))
                        .number("assumptions.central", row -> row.bounds().get(1))
                        .number("assumptions.high", row -> row.bounds().get(2))
                        .name(TableLayout.UNIT, Assumed::unit)
                        .number("assumptions.year", Assumed::year)
                        .prose("column.source", row -> wording.in(row.source().text()))
                        .prose("assumptions.page", row -> page(row.source()))
                        .of(rows))
                .remarks(map.outcomes().stream()
                        .filter(outcome -> !wording.in(outcome.distinction()).isEmpty())
                        .map(outcome -> wording.say(
                                "assumptions.distinction",
                                wording.in(outcome.label()),
                                wording.in(outcome.distinction())))
                        .toList());
    }

    /** Where a number was read, or that it is an assumption, or that nobody read it. */
    private String page(Source source) {
        if (source.assumed()) {
            return wording.say("assumptions.assumed");
        }
        return source.isUnverified() ? wording.say("assumptions.unverified") : source.page();
    }

    private void add(List<Assumed> rows, Outcome outcome, String use) {
        for (AssumptionKind kind : AssumptionKind.values()) {
            Assumption assumption = outcome.assumption(kind);
            if (kind == AssumptionKind.PROXY || assumption.high().signum() != 0) {
                rows.add(new Assumed(
                        wording.in(outcome.label()),
                        use,
                        wording.assumption(kind),
                        List.of(
                                number(kind, assumption.low()),
                                number(kind, assumption.central()),
                                number(kind, assumption.high())),
                        kind == AssumptionKind.PROXY ? unit(outcome) : "%",
                        year(assumption.year()),
                        assumption.source()));
            }
        }
    }

    /** Hours that are valued by a series: the series itself is a parameter. */
    private Assumed valued(ValueMap.Input hours) {
        return new Assumed(
                wording.in(hours.label()),
                "assumptions.counted",
                wording.assumption(AssumptionKind.PROXY),
                List.of(Cell.NOT_APPLICABLE, new Cell.Quantity(1), Cell.NOT_APPLICABLE),
                times(hours.times()),
                Cell.NOT_APPLICABLE,
                hours.source());
    }

    private Assumed parameter(Parameter parameter) {
        return new Assumed(
                wording.in(parameter.title()),
                "assumptions.parameter",
                wording.say("assumptions.value"),
                List.of(Cell.NOT_APPLICABLE, exact(parameter.value()), Cell.NOT_APPLICABLE),
                wording.in(parameter.unit()),
                year(parameter.year()),
                parameter.source());
    }

    private static Cell year(int year) {
        return year == 0 ? Cell.NOT_APPLICABLE : new Cell.Text(String.valueOf(year));
    }

    private String unit(Outcome outcome) {
        Series series = outcome.times();
        return series == null ? wording.in(outcome.proxy().unit()) : times(series);
    }

    private String times(Series series) {
        return wording.say("assumptions.times", wording.in(series.title()), wording.in(series.unit()));
    }

    private static Cell number(AssumptionKind kind, BigDecimal value) {
        return kind == AssumptionKind.PROXY ? exact(value) : new Cell.Quantity(value.multiply(HUNDRED), 0);
    }

    private static Cell exact(BigDecimal value) {
        return new Cell.Quantity(value, Math.max(0, value.stripTrailingZeros().scale()));
    }
}
