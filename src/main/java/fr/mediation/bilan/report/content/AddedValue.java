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
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The social and economic added value of territories, and what is to be known of it. */
public record AddedValue(ReportInput input, Wording wording) {
    private static final String PERSONS = "beneficiaires";

    /** The columns of the results, in short. */
    public static final List<String> RESULTS = List.of(
            "value.inputs",
            "value.present",
            "value.net",
            "value.ratio",
            "value.low",
            "value.median",
            "value.high",
            "value.percentile",
            "value.payback");

    /** Whether the country's value is known: it is not where nothing that the map counts was reported. */
    public boolean isKnown() {
        return valuation(ReportInput.FRANCE).filter(Valuation::reported).isPresent();
    }

    /** How the value is to be read, or that there is none. */
    public List<String> notes() {
        if (!isKnown()) {
            return Stream.concat(Stream.of(wording.noValue(input)), identified().stream())
                    .toList();
        }
        List<String> notes = new ArrayList<>(List.of(
                wording.say("value.map", wording.in(input.appraisal().map().title())),
                wording.say(
                        "value.interval",
                        wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0),
                        input.appraisal().intervals().get(Figure.COUNTRY).central())));
        notes.addAll(scope());
        int questions = input.appraisal().map().questions().size();
        if (questions > 0) {
            notes.add(wording.say("value.questions", questions));
        }
        notes.add(wording.say("value.what-it-is-not"));
        return notes;
    }

    /** On whom effects and costs rest, and what came before them. */
    public List<String> scope() {
        List<String> notes = new ArrayList<>();
        identified().ifPresent(notes::add);
        boolean lasting = input.appraisal().map().outcomes().stream()
                .anyMatch(outcome -> !outcome.creditedBefore().isEmpty());
        if (lasting && isFirstYearOfPersons()) {
            notes.add(wording.say("value.first-year", input.thisYear()));
        } else if (lasting) {
            notes.add(wording.say("value.credited-once"));
        }
        if (lasting) {
            notes.addAll(new ReportingRates(input, wording).personsAnew());
        }
        return notes;
    }

    private boolean isFirstYearOfPersons() {
        return figure(PERSONS, input.year()).isPresent()
                && input.figures().stream()
                        .map(Figure::year)
                        .distinct()
                        .filter(year -> year < input.year())
                        .allMatch(year -> figure(PERSONS, year).isEmpty());
    }

    private Optional<String> identified() {
        return figure("part_participations_identifiees", input.year())
                .map(share -> wording.say("value.identified", wording.number(share, 1)));
    }

    private Optional<BigDecimal> figure(String indicator, int year) {
        return input.figures().stream()
                .filter(figure -> figure.year() == year
                        && figure.isAnnualTotal()
                        && figure.territory().equals(Figure.COUNTRY)
                        && figure.indicator().equals(indicator))
                .map(Figure::value)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What some territories' value lacks. */
    public List<String> remarks(List<TerritoryName> territories) {
        List<String> remarks = new ArrayList<>();
        List<String> unreported = names(territories, valuation -> !valuation.reported());
        if (!unreported.isEmpty()) {
            remarks.add(wording.say("value.nothing-reported", list(unreported), input.thisYear()));
        }
        List<String> withoutInputs = names(territories, valuation -> valuation.reported() && valuation.ratio() == null);
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
                .number("value.inputs", of(Amounts::inputs, 0))
                .number("value.gross", of(Amounts::gross, 0))
                .number("value.impact", of(Amounts::impact, 0))
                .number("value.present", of(Amounts::present, 0))
                .number("value.net", of(Amounts::net, 0))
                .number("value.ratio", of(Amounts::ratio, 2))
                .number("value.low", ratio(Interval::low))
                .number("value.median", ratio(Interval::median))
                .number("value.high", ratio(Interval::high))
                .number("value.percentile", this::percentile)
                .number("value.payback", of(Amounts::payback, 1));
        return layout.of(territories, territory -> territory.code().equals(Figure.COUNTRY));
    }

    /**
     * The value of the country and its regions, and the rows between them: all regions together, with the means that are
     * theirs, and the means that belong to none.
     */
    public Table tableOfAll() {
        return table(new RegionalMeans(input).rows(wording));
    }

    /** What a row shows: null where it does not apply to it, or is not known. */
    private record Amounts(
            @Nullable BigDecimal inputs,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal impact,
            @Nullable BigDecimal present,
            @Nullable BigDecimal net,
            @Nullable BigDecimal ratio,
            @Nullable BigDecimal payback,
            Cell.Marker absent) {
        private static Amounts of(Valuation value) {
            return new Amounts(
                    value.inputs(),
                    value.gross(),
                    value.impact(),
                    value.totalPresentValue(),
                    value.netPresentValue(),
                    value.ratio(),
                    value.paybackMonths(),
                    Cell.NOT_APPLICABLE);
        }

        /** Without means, which no region has. */
        private Amounts withoutMeans() {
            return new Amounts(null, gross, impact, present, null, null, null, Cell.NOT_APPLICABLE);
        }

        private static Amounts ofMeans(@Nullable BigDecimal inputs, Cell.Marker absent) {
            return new Amounts(inputs, null, null, null, null, null, null, absent);
        }
    }

    /** Empty where nothing is known of a territory. */
    private Optional<Amounts> amounts(TerritoryName territory) {
        return switch (territory.code()) {
            case RegionalMeans.REGIONS -> Optional.of(ofRegions());
            case RegionalMeans.NATIONAL ->
                valuation(ReportInput.FRANCE)
                        .map(Valuation::inputs)
                        .map(all -> Amounts.ofMeans(all.subtract(sum(Valuation::inputs)), Cell.NOT_APPLICABLE));
            case RegionalMeans.REPEATED ->
                valuation(ReportInput.FRANCE).filter(Valuation::reported).map(this::countedOtherwise);
            case RegionalMeans.OUTSIDE ->
                valuation(territory)
                        .filter(Valuation::reported)
                        .map(Amounts::of)
                        .map(Amounts::withoutMeans);
            default ->
                valuation(territory)
                        .map(value ->
                                value.reported() ? Amounts.of(value) : Amounts.ofMeans(value.inputs(), Cell.MISSING));
        };
    }

    /** What makes the sum of the regions, and of what lies in none, the country's. */
    private Amounts countedOtherwise(Valuation country) {
        Function<Function<Valuation, BigDecimal>, BigDecimal> rest =
                amount -> amount.apply(country).subtract(sum(amount)).subtract(outside(amount));
        return new Amounts(
                null,
                rest.apply(Valuation::gross),
                rest.apply(Valuation::impact),
                rest.apply(Valuation::totalPresentValue),
                null,
                null,
                null,
                Cell.NOT_APPLICABLE);
    }

    private BigDecimal outside(Function<Valuation, BigDecimal> amount) {
        return valuation(new TerritoryName(RegionalMeans.OUTSIDE, RegionalMeans.OUTSIDE))
                .map(amount)
                .orElse(BigDecimal.ZERO);
    }

    private Amounts ofRegions() {
        BigDecimal inputs = sum(Valuation::inputs);
        if (input.valuations().values().stream().noneMatch(Valuation::reported)) {
            return Amounts.ofMeans(inputs, Cell.MISSING);
        }
        BigDecimal present = sum(Valuation::totalPresentValue);
        return new Amounts(
                inputs,
                sum(Valuation::gross),
                sum(Valuation::impact),
                present,
                present.subtract(inputs),
                inputs.signum() > 0 ? present.divide(inputs, MathContext.DECIMAL64) : null,
                null,
                Cell.NOT_APPLICABLE);
    }

    /** The sum over the regions of which it is known. */
    private BigDecimal sum(Function<Valuation, BigDecimal> amount) {
        return input.geography().regions().stream()
                .filter(region -> !region.code().equals(RegionalMeans.OUTSIDE))
                .flatMap(region -> valuation(region).stream())
                .map(amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Function<TerritoryName, Cell> of(Function<Amounts, BigDecimal> number, int decimals) {
        return territory -> amounts(territory)
                .<Cell>map(amounts -> Cell.Quantity.orMark(number.apply(amounts), decimals, amounts.absent()))
                .orElse(Cell.MISSING);
    }

    /** Why a territory has no interval: nothing is known of its value, or it has no ratio to draw. */
    private Cell noInterval(TerritoryName territory) {
        return valuation(territory).filter(value -> !value.reported()).isPresent() ? Cell.MISSING : Cell.NOT_APPLICABLE;
    }

    private Optional<Interval> interval(TerritoryName territory) {
        return valuation(territory)
                .filter(valuation ->
                        valuation.ratio() != null && !territory.code().equals(RegionalMeans.OUTSIDE))
                .map(valuation -> input.appraisal().intervals().get(territory.code()));
    }

    private Function<TerritoryName, Cell> ratio(Function<Interval, Result> bound) {
        return territory -> interval(territory)
                .map(bound)
                .map(result -> Cell.Quantity.orMark(result.ratio(), 2, Cell.NOT_APPLICABLE))
                .orElseGet(() -> noInterval(territory));
    }

    private Cell percentile(TerritoryName territory) {
        return interval(territory)
                .<Cell>map(interval -> new Cell.Quantity(interval.central()))
                .orElseGet(() -> noInterval(territory));
    }
}
