package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Level;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures of a report, found by what they are: the country's through the years, and the year's through the regions. */
public final class Figures {
    private final int year;
    private final Comparisons comparisons;
    private final Pivot throughYears;
    private final Pivot throughTerritories;
    private final List<Integer> years;

    public Figures(ReportInput input) {
        year = input.year();
        comparisons = input.comparisons();
        List<Figure> national = input.totals().stream()
                .filter(figure -> figure.level() == Level.NATIONAL)
                .toList();
        List<Figure> ofTheYear =
                input.totals().stream().filter(figure -> figure.year() == year).toList();
        throughYears = new Pivot(national, Figure::indicator, figure -> String.valueOf(figure.year()));
        throughTerritories = new Pivot(ofTheYear, Figure::territory, Figure::indicator);
        years = Stream.concat(national.stream().map(Figure::year), Stream.of(year))
                .distinct()
                .sorted()
                .toList();
    }

    /** The years that have a figure of the country, and the reported year, in order. */
    public List<Integer> years() {
        return years;
    }

    /** The country's value in a year. */
    public Optional<BigDecimal> national(String indicator, int of) {
        return throughYears.at(indicator, String.valueOf(of)).map(Figure::value);
    }

    /** Why the country's change against the year before is withheld, empty where there is nothing to withhold. */
    public Optional<Break> broken(Indicator indicator) {
        boolean both = national(indicator.id(), year).isPresent()
                && national(indicator.id(), year - 1).isPresent();
        return comparisons
                .of(indicator.id(), Figure.COUNTRY, year)
                .map(Comparison::broken)
                .filter(reason -> both);
    }

    /** The country's change against the year before, empty where a year is missing or the series is broken. */
    public Optional<Change> change(Indicator indicator) {
        if (broken(indicator).isPresent()) {
            return Optional.empty();
        }
        return national(indicator.id(), year)
                .flatMap(now -> national(indicator.id(), year - 1)
                        .map(before -> Change.between(before, now, indicator.unit())));
    }

    /** The cell of the country's figure in a year. */
    public Cell nationalCell(Indicator indicator, int of) {
        return cell(throughYears.at(indicator.id(), String.valueOf(of)), indicator.unit());
    }

    /** The value of a territory in the reported year. */
    public Optional<BigDecimal> value(String indicator, String territory) {
        return throughTerritories.at(territory, indicator).map(Figure::value);
    }

    /** The cell of a territory's figure in the reported year. */
    public Cell territoryCell(Indicator indicator, String territory) {
        return cell(throughTerritories.at(territory, indicator.id()), indicator.unit());
    }

    /** The cell of the country's change in the indicator's unit. */
    public Cell differenceCell(Indicator indicator, Wording wording) {
        return change(indicator)
                .<Cell>map(change -> wording.difference(change, indicator.unit()))
                .orElse(noChange(indicator));
    }

    /** The cell of the country's change in one figure: in points, in percent, or from zero in the indicator's unit. */
    public Cell changeCell(Indicator indicator, Wording wording) {
        return change(indicator)
                .map(change -> wording.change(change, indicator.unit()))
                .orElse(noChange(indicator));
    }

    /** The country's figure in the reported year beside what it can be held against. */
    public Optional<Comparison> comparison(Indicator indicator) {
        return comparisons.of(indicator.id(), Figure.COUNTRY, year);
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

    /** How the country's figure of the reported year may be read. */
    public Optional<Status> status(Indicator indicator) {
        return throughYears.at(indicator.id(), String.valueOf(year)).map(Figure::status);
    }

    /** The cell of the change in percent. */
    public Cell percentCell(Indicator indicator) {
        return change(indicator)
                .map(change -> Optional.ofNullable(change.percent())
                        .<Cell>map(percent -> Cell.Quantity.signed(percent, 1))
                        .orElse(Cell.NOT_APPLICABLE))
                .orElse(noChange(indicator));
    }

    private Cell noChange(Indicator indicator) {
        return broken(indicator).isPresent() ? Cell.BREAK : Cell.MISSING;
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
}
