package fr.mediation.bilan.report.content;

import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was given to the whole country belongs to no region. A region's cost or ratio rests on its own means, so it is held
 * against that of all regions together, never against the country's alone.
 *
 * @param input what the report is made of
 */
public record RegionalMeans(ReportInput input) {
    /** The means that were committed. */
    private static final String MEANS = "moyens_engages";

    /** The row of all regions together; no territory has this code. */
    public static final String REGIONS = "+regions";

    /** The row of what was given to no region; no territory has this code. */
    public static final String NATIONAL = "+national";

    /** The row of what the sum of the regions counts otherwise than the country; no territory has this code. */
    public static final String REPEATED = "+repeated";

    /** The code of what lies in no region, where a report shows it. */
    public static final String OUTSIDE = "HR";

    /**
     * {@return the country and its regions, then the rows that lead from these to that}
     *
     * @param wording the reader's words
     */
    public List<TerritoryName> rows(Wording wording) {
        return Stream.concat(
                        input.territories().stream(),
                        Stream.of(
                                new TerritoryName(REGIONS, wording.say("means.regions")),
                                new TerritoryName(NATIONAL, wording.say("means.national")),
                                new TerritoryName(REPEATED, wording.say("means.repeated"))))
                .toList();
    }

    /**
     * {@return the same for indicators, which say apart what lies in no region}
     *
     * @param wording the reader's words
     */
    public List<TerritoryName> rowsOfMeans(Wording wording) {
        return rows(wording).stream()
                .filter(row -> !row.code().equals(REPEATED))
                .toList();
    }

    /**
     * {@return whether a row is one of those between the regions and the country}
     *
     * @param row one of {@link #rows}
     */
    public static boolean isBetween(TerritoryName row) {
        return Set.of(REGIONS, NATIONAL, REPEATED).contains(row.code());
    }

    /**
     * {@return whether an indicator of the country counts means that no region has}
     *
     * @param indicator the indicator
     */
    public boolean restOnMeans(Indicator indicator) {
        return restingOnMeans().contains(indicator.id());
    }

    /** The means themselves, what is divided by them or into them, and what the value map holds against them. */
    private Set<String> restingOnMeans() {
        Set<String> measured = input.indicators().stream()
                .filter(one -> one.from() instanceof Origin.Measured facts
                        && facts.facts().id().equals("funding"))
                .map(Indicator::id)
                .collect(Collectors.toSet());
        return input.indicators().stream()
                .filter(one -> measured.contains(one.id())
                        || measured.contains(one.numerator())
                        || measured.contains(one.denominator())
                        || one.restsOnMeans())
                .map(Indicator::id)
                .collect(Collectors.toSet());
    }

    /**
     * {@return the cell of an indicator that rests on means, of all regions together or of what was given to none}
     *
     * @param indicator the indicator
     * @param row the code of a row between the regions and the country
     */
    public Cell cell(Indicator indicator, String row) {
        Optional<BigDecimal> value = switch (row) {
            case REGIONS -> ofRegions(indicator);
            case NATIONAL -> national(indicator);
            default -> Optional.empty();
        };
        return value.<Cell>map(
                        known -> new Cell.Quantity(known, indicator.unit().decimals()))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /**
     * {@return an indicator of all regions together: a sum, or the quotient of two sums; empty where no region has it}
     *
     * @param indicator the indicator
     */
    public Optional<BigDecimal> ofRegions(Indicator indicator) {
        List<Figure> regions = regions(indicator);
        Optional<BigDecimal> over = sum(regions, Figure::numerator);
        if (indicator.denominator() == null) {
            return sum(regions, Figure::value);
        }
        return sum(regions, Figure::denominator)
                .filter(under -> under.signum() != 0)
                .flatMap(
                        under -> over.map(sum -> sum.multiply(indicator.scale()).divide(under, MathContext.DECIMAL64)));
    }

    /** What the country has of a sum and no region has. */
    private Optional<BigDecimal> national(Indicator indicator) {
        if (indicator.denominator() != null || indicator.from() == Origin.Derived.VALUE) {
            return Optional.empty();
        }
        return figures(indicator)
                .filter(figure -> figure.territory().equals(Figure.COUNTRY))
                .map(Figure::value)
                .filter(Objects::nonNull)
                .findFirst()
                .map(country ->
                        country.subtract(sum(regions(indicator), Figure::value).orElse(BigDecimal.ZERO)));
    }

    private List<Figure> regions(Indicator indicator) {
        Set<String> codes = input.geography().regions().stream()
                .map(TerritoryName::code)
                .filter(code -> !code.equals(OUTSIDE))
                .collect(Collectors.toSet());
        return figures(indicator)
                .filter(figure -> codes.contains(figure.territory()) && figure.value() != null)
                .toList();
    }

    private Stream<Figure> figures(Indicator indicator) {
        return input.figures().stream()
                .filter(figure -> figure.year() == input.year()
                        && figure.isAnnualTotal()
                        && figure.indicator().equals(indicator.id()));
    }

    private static Optional<BigDecimal> sum(List<Figure> figures, Function<Figure, BigDecimal> number) {
        return figures.stream().map(number).filter(Objects::nonNull).reduce(BigDecimal::add);
    }
}
