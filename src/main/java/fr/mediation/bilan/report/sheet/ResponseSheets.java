package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.ConstantScope.Estimate;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Scope;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.ReportingRates;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a change can be believed: what the same reporters reported in both years, who reported, and who is missing. */
record ResponseSheets(ReportInput input, Figures figures, Wording wording) {
    List<Sheet.Draft> sheets() {
        ReportingRates rates = new ReportingRates(input, wording);
        return List.of(
                sheet("constant-scope")
                        .notes(Stream.of(
                                        Optional.of(
                                                wording.say("constant-scope.note", input.lastYear(), input.thisYear())),
                                        rates.possible(),
                                        Optional.of(wording.say("constant-scope.estimate-note")))
                                .flatMap(Optional::stream)
                                .toList())
                        .table(constantScope()),
                sheet("response").notes(rates.notes()).table(rates.rates()),
                sheet("non-respondents").notes(rates.missingNotes()).table(rates.missingTable()));
    }

    private Sheet.Draft sheet(String id) {
        return wording.sheet(id, Sheet.Layout.LANDSCAPE, input.thisYear());
    }

    private Table constantScope() {
        return new TableLayout<Indicator>(wording)
                .indicator(indicator -> indicator)
                .year(input.year() - 1, indicator -> value(indicator, Scope::before))
                .year(input.year(), indicator -> value(indicator, Scope::now))
                .number(TableLayout.CONSTANT_CHANGE, figures::constantChangeCell)
                .number(TableLayout.CHANGE, figures::changeCell)
                .number("constant-scope.share-before", indicator -> share(indicator, Scope::shareBefore))
                .number("constant-scope.share-now", indicator -> share(indicator, Scope::shareNow))
                .number("constant-scope.estimate", indicator -> estimate(indicator, Estimate::value))
                .number("constant-scope.low", indicator -> estimate(indicator, Estimate::low))
                .number("constant-scope.high", indicator -> estimate(indicator, Estimate::high))
                .of(input.indicators().stream()
                        .filter(indicator ->
                                scope(indicator).flatMap(Scope::leastShare).isPresent())
                        .filter(indicator -> indicator.from() instanceof Origin.Measured
                                || scope(indicator).map(Scope::now).isPresent())
                        .toList());
    }

    private Optional<Scope> scope(Indicator indicator) {
        return figures.comparison(indicator).map(Comparison::scope);
    }

    private Cell value(Indicator indicator, Function<Scope, @Nullable BigDecimal> value) {
        return scope(indicator)
                .map(value)
                .<Cell>map(number -> new Cell.Quantity(number, indicator.unit().decimals()))
                .orElse(Cell.MISSING);
    }

    private Cell share(Indicator indicator, Function<Scope, @Nullable BigDecimal> share) {
        return scope(indicator)
                .map(share)
                .<Cell>map(number -> new Cell.Quantity(number.movePointRight(2), 1))
                .orElse(Cell.NOT_APPLICABLE);
    }

    private Cell estimate(Indicator indicator, Function<Estimate, BigDecimal> end) {
        return scope(indicator)
                .map(Scope::estimate)
                .map(end)
                .<Cell>map(number -> new Cell.Quantity(number, indicator.unit().decimals()))
                .orElse(Cell.NOT_APPLICABLE);
    }
}
