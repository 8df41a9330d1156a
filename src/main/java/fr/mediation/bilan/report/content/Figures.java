package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.report.FigureTable;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.value.Valuation;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures of a report, found by what they are: the country's through the years, and the year's through the regions. */
public final class Figures {
    private static final int UNKNOWN_DECIMALS = 1;

    private final ReportInput input;
    private final Wording wording;
    private final FigureTable ofTheYear;
    private final FigureTable national;
    private final FigureTable nationalOfTheYear;
    private final FigureTable.Pivot totalsThroughYears;
    private final FigureTable.Pivot totalsThroughTerritories;
    private final Map<Dimension, FigureTable.Pivot> partsThroughYears = new EnumMap<>(Dimension.class);
    private final List<Integer> years;

    /**
     * The figures of a report.
     *
     * @param input what the report is made of
     * @param wording its words
     */
    public Figures(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
        FigureTable all = input.table();
        ofTheYear = all.in(input.year());
        national = all.at(Level.NATIONAL);
        nationalOfTheYear = ofTheYear.at(Level.NATIONAL);
        totalsThroughYears = national.totals().throughYears();
        totalsThroughTerritories = ofTheYear.totals().throughTerritories();
        years = Stream.concat(national.totals().years().stream(), Stream.of(input.year()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The figures of the reported year, the country's and the regions'. */
    public FigureTable ofTheYear() {
        return ofTheYear;
    }

    /** The years that have a figure of the country, and the reported year, in order. */
    public List<Integer> years() {
        return years;
    }

    private Optional<Figure> figure(Indicator indicator, Category category, int year) {
        FigureTable.Pivot pivot = category.isTotal()
                ? totalsThroughYears
                : partsThroughYears.computeIfAbsent(
                        category.dimension(),
                        dimension -> national.by(dimension).throughYears());
        return pivot.of(indicator.id(), category, year);
    }

    /** The country's value in a year. */
    public Optional<BigDecimal> value(Indicator indicator, Category category, int year) {
        return figure(indicator, category, year).map(Figure::value);
    }

    /** The country's value in a year, all categories together. */
    public Optional<BigDecimal> value(Indicator indicator, int year) {
        return value(indicator, Category.TOTAL, year);
    }

    /** Whether the country's value in the reported year is known. */
    public boolean isKnown(Indicator indicator) {
        return value(indicator, input.year()).isPresent();
    }

    /** Whether some figure of the year is measured on these facts, so that they were delivered. */
    boolean isAnyKnown(FactTable facts) {
        return input.indicators().stream()
                .filter(indicator -> indicator.facts().filter(facts::equals).isPresent())
                .anyMatch(this::isKnown);
    }

    /** The name of the sentence why nothing that the value map gives of the country is known. */
    String noValue() {
        Valuation country = input.valuations().get(Figure.COUNTRY);
        if (country == null) {
            return "missing.value";
        }
        return country.reported() ? "missing.value-means" : "missing.value-nothing";
    }

    /** Whether the country's value in the reported year is kept back. */
    public boolean isConfidential(Indicator indicator) {
        return status(indicator).filter(Status.CONFIDENTIAL::equals).isPresent();
    }

    /** How the country's figure of the reported year may be read. */
    public Optional<Status> status(Indicator indicator) {
        return figure(indicator, Category.TOTAL, input.year()).map(Figure::status);
    }

    /** The cell of the country's figure in a year. */
    public Cell cell(Indicator indicator, Category category, int year) {
        return cell(figure(indicator, category, year), indicator.unit());
    }

    /** The cell of the country's figure in a year, all categories together. */
    public Cell cell(Indicator indicator, int year) {
        return cell(indicator, Category.TOTAL, year);
    }

    /** The cell of the country's figure in the reported year. */
    public Cell cell(Indicator indicator) {
        return cell(indicator, input.year());
    }

    /** The share of the country's answers that are not known, 0 to 1; empty where there is nothing not to know. */
    public Optional<BigDecimal> unknown(Indicator indicator, Category category) {
        return unknown(figure(indicator, category, input.year()));
    }

    /** The share of the country's answers that are not known, all categories together. */
    public Optional<BigDecimal> unknown(Indicator indicator) {
        return unknown(indicator, Category.TOTAL);
    }

    /** The share of a territory's answers of the reported year that are not known. */
    public Optional<BigDecimal> unknown(Indicator indicator, String territory) {
        return unknown(totalsThroughTerritories.of(territory, indicator.id()));
    }

    /** The share of a figure's answers that are not known; kept back with the figure. */
    public static Optional<BigDecimal> unknown(Optional<Figure> figure) {
        return figure.filter(found -> found.status() != Status.CONFIDENTIAL).map(Figure::unknownRate);
    }

    /** The cell of an unknown rate, in percent. */
    public static Cell unknownCell(Optional<BigDecimal> rate) {
        return rate.<Cell>map(share -> new Cell.Quantity(share.movePointRight(2), UNKNOWN_DECIMALS))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** The parts of the country's figure in the reported year that have a value, the largest first. */
    public Stream<Figure> parts(String indicator, Dimension dimension) {
        return nationalOfTheYear.of(indicator).by(dimension).largestFirst().figures().stream();
    }

    /** The value of a territory in the reported year. */
    public Optional<BigDecimal> value(String indicator, String territory) {
        return totalsThroughTerritories.of(territory, indicator).map(Figure::value);
    }

    /** The cell of a territory's figure in the reported year. */
    public Cell cell(Indicator indicator, String territory) {
        return cell(totalsThroughTerritories.of(territory, indicator.id()), indicator.unit());
    }

    /** The cell of a figure, or the mark of why there is none. */
    public static Cell cell(Optional<Figure> figure, Unit unit) {
        if (figure.filter(found -> found.status() == Status.CONFIDENTIAL).isPresent()) {
            return Cell.CONFIDENTIAL;
        }
        return figure.filter(found -> found.value() != null)
                .<Cell>map(found -> new Cell.Quantity(
                        found.value(),
                        unit.decimals(),
                        found.status() == Status.ESTIMATED ? Wording.ESTIMATED : "",
                        false))
                .orElse(Cell.MISSING);
    }

    /** The country's figure in the reported year beside what it can be compared with. */
    public Optional<Comparison> comparison(Indicator indicator) {
        return input.judgement().comparisons().of(indicator.id(), Figure.COUNTRY, input.year());
    }

    /** Why the country's change against the year before is withheld, empty where there is nothing to withhold. */
    public Optional<Break> broken(Indicator indicator) {
        boolean both = isKnown(indicator) && value(indicator, input.year() - 1).isPresent();
        return comparison(indicator).map(Comparison::broken).filter(reason -> both);
    }

    /** The country's change against the year before, empty where a year is missing or the series is broken. */
    public Optional<Change> change(Indicator indicator) {
        return change(indicator, Category.TOTAL);
    }

    /** The change of a part of the country's figure, withheld where that of the whole is. */
    public Optional<Change> change(Indicator indicator, Category category) {
        return broken(indicator).isPresent()
                ? Optional.empty()
                : value(indicator, category, input.year())
                        .flatMap(now -> value(indicator, category, input.year() - 1)
                                .map(before -> Change.between(before, now, indicator.unit())));
    }

    /** The country's change over what the same reporters reported in both years, empty where it is not known. */
    public Optional<Change> constantChange(Indicator indicator) {
        return constantChange(indicator, comparison(indicator));
    }

    private static Optional<Change> constantChange(Indicator indicator, Optional<Comparison> comparison) {
        return comparison
                .map(Comparison::scope)
                .filter(scope -> scope.difference() != null)
                .map(scope -> Change.between(scope.before(), scope.now(), indicator.unit())
                        .ofConstantScope());
    }

    /**
     * The country's change that sentences speak of: that at constant scope where the other one would mislead; empty where both
     * would.
     */
    public Optional<Change> told(Indicator indicator) {
        if (!isJudged(indicator)) {
            return Optional.empty();
        }
        return comparison(indicator).filter(Comparison::isToldAtConstantScope).isPresent()
                ? constantChange(indicator)
                : change(indicator);
    }

    /** Whether the country's change may be called better or worse. */
    boolean isJudged(Indicator indicator) {
        return comparison(indicator).map(Comparison::isJudged).orElse(true);
    }

    /** Whether anything is known of what the same reporters reported in both years. */
    public boolean knowsConstantScope() {
        return input.indicators().stream()
                .anyMatch(indicator -> constantChange(indicator).isPresent());
    }

    /** The cell of the country's change at constant scope. */
    public Cell constantChangeCell(Indicator indicator) {
        return constantChangeCell(indicator, comparison(indicator));
    }

    /** The cell of a territory's change at constant scope. */
    public Cell constantChangeCell(Indicator indicator, Optional<Comparison> comparison) {
        return constantChange(indicator, comparison)
                .<Cell>map(change -> wording.change(change, indicator.unit()))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** The cell of the country's change in one figure: in points, in percent, or from zero in the indicator's unit. */
    public Cell changeCell(Indicator indicator) {
        return change(indicator)
                .map(change -> wording.change(change, indicator.unit()))
                .orElse(noChange(indicator));
    }

    /** The cell of the country's change in the indicator's unit. */
    public Cell differenceCell(Indicator indicator) {
        return change(indicator)
                .<Cell>map(change -> wording.difference(change, indicator.unit()))
                .orElse(noChange(indicator));
    }

    /** The cell of the country's change in percent. */
    public Cell percentCell(Indicator indicator) {
        return change(indicator)
                .<Cell>map(change ->
                        change.percent() == null ? Cell.NOT_APPLICABLE : Cell.Quantity.signed(change.percent(), 1))
                .orElse(noChange(indicator));
    }

    private Cell noChange(Indicator indicator) {
        return broken(indicator).isPresent() ? Cell.BREAK : Cell.MISSING;
    }

    /** The country's figure beside the target that the committee set, empty where it set none. */
    public Optional<Comparison> target(Indicator indicator) {
        return comparison(indicator).filter(comparison -> comparison.target() != null);
    }

    /** The cell of the committee's target. */
    public Cell targetCell(Indicator indicator) {
        return target(indicator)
                .<Cell>map(comparison ->
                        new Cell.Quantity(comparison.target(), indicator.unit().decimals()))
                .orElse(Cell.NOT_APPLICABLE);
    }
}
