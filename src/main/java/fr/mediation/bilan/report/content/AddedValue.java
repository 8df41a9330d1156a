package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.value.Interval;
import fr.mediation.bilan.value.Outcome;
import fr.mediation.bilan.value.Result;
import fr.mediation.bilan.value.Simulation;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The social and economic added value of territories, and what is to be known of it. */
public record AddedValue(ReportInput input, Wording wording) {
    /** The columns of the results, in short. */
    public static final List<String> RESULTS = List.of(
            "value.inputs",
            "value.present",
            "value.net",
            "value.ratio",
            "value.low",
            "value.median",
            "value.high",
            "value.payback");

    /** Whether the country's value is known. */
    public boolean isKnown() {
        return input.valuations().containsKey(Figure.COUNTRY);
    }

    /** How the value is to be read, or that there is none. */
    public List<String> notes() {
        return isKnown()
                ? List.of(
                        wording.say(
                                "value.map", wording.in(input.appraisal().map().title())),
                        wording.say("value.interval", wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0)),
                        wording.say("value.what-it-is-not"))
                : List.of(wording.noValue(input));
    }

    /** What some territories' value lacks. */
    public List<String> remarks(List<TerritoryName> territories) {
        List<String> remarks = new ArrayList<>();
        List<String> withoutInputs = names(territories, valuation -> valuation.ratio() == null);
        if (!withoutInputs.isEmpty()) {
            remarks.add(wording.say("value.no-inputs", list(withoutInputs), input.thisYear()));
        }
        for (Outcome outcome : input.appraisal().map().outcomes()) {
            List<String> without = names(territories, valuation -> isMissing(outcome, valuation));
            if (!without.isEmpty()) {
                remarks.add(wording.say("value.missing", wording.in(outcome.label()), list(without)));
            }
        }
        return remarks;
    }

    private static boolean isMissing(Outcome outcome, Valuation valuation) {
        return valuation.missing().stream()
                .anyMatch(missing -> missing.kind() == Valuation.Missing.Kind.OUTCOME
                        && missing.id().equals(outcome.id()));
    }

    private List<String> names(List<TerritoryName> territories, Predicate<Valuation> chosen) {
        return territories.stream()
                .filter(territory -> valuation(territory).filter(chosen).isPresent())
                .map(TerritoryName::name)
                .toList();
    }

    private String list(List<String> territories) {
        return territories.size() == input.territories().size()
                ? wording.say("value.all")
                : String.join(", ", territories);
    }

    private Optional<Valuation> valuation(TerritoryName territory) {
        return Optional.ofNullable(input.valuations().get(territory.code()));
    }

    /** The value of some territories, each with its interval. */
    public Table table(List<TerritoryName> territories) {
        TableLayout<TerritoryName> layout = new TableLayout<TerritoryName>(wording)
                .name("territory." + input.perimeter().code(), TerritoryName::name)
                .number("value.inputs", of(Valuation::inputs, 0))
                .number("value.gross", of(Valuation::gross, 0))
                .number("value.impact", of(Valuation::impact, 0))
                .number("value.present", of(Valuation::totalPresentValue, 0))
                .number("value.net", of(Valuation::netPresentValue, 0))
                .number("value.ratio", of(Valuation::ratio, 2))
                .number("value.low", ratio(Interval::low))
                .number("value.median", ratio(Interval::median))
                .number("value.high", ratio(Interval::high))
                .number("value.payback", of(Valuation::paybackMonths, 1));
        return layout.of(territories, territory -> territory.code().equals(Figure.COUNTRY));
    }

    private Function<TerritoryName, Cell> of(Function<Valuation, BigDecimal> number, int decimals) {
        return territory -> valuation(territory)
                .map(valuation -> Cell.Quantity.orMark(number.apply(valuation), decimals, Cell.NOT_APPLICABLE))
                .orElse(Cell.MISSING);
    }

    private Function<TerritoryName, Cell> ratio(Function<Interval, Result> bound) {
        return territory -> valuation(territory)
                .map(valuation -> bound.apply(input.appraisal().intervals().get(territory.code())))
                .map(result -> Cell.Quantity.orMark(result.ratio(), 2, Cell.NOT_APPLICABLE))
                .orElse(Cell.MISSING);
    }
}
