package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Level;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Themes of the convention through the years, the whole and its parts: label and training, Ordi 2.0, means. */
public final class Themes {
    /** What the parties committed, and what it came to. */
    public static final Theme MEANS = new Theme(
            "means",
            indicator -> List.of("moyens_engages", "cout_par_heure", "cout_par_beneficiaire", "ratio_plus_value")
                    .contains(indicator.id()),
            List.of(Dimension.FUNDER));

    /** The themes in the order they are shown. */
    public static final List<Theme> ALL = List.of(
            new Theme(
                    "training",
                    indicator -> indicator.article() == 4,
                    List.of(Dimension.ENTRY_KIND, Dimension.TRAINING_FUNCTION)),
            new Theme(
                    "donations",
                    indicator -> indicator.article() == 5,
                    List.of(Dimension.EQUIPMENT, Dimension.DESTINATION)),
            MEANS);

    /** What can be broken down: the parts of a rate are rates of other wholes. */
    private static final Set<Unit> VOLUMES =
            EnumSet.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS, Unit.EURO, Unit.KILOGRAMS);

    /** A breakdown by more categories than these says nothing to a committee. */
    private static final int MOST_CATEGORIES = 12;

    private record Key(String indicator, Category category, int year) {}

    /**
     * A theme.
     *
     * @param id the name of its sentences
     * @param holds whether it shows an indicator
     * @param parts the breakdowns it shows
     */
    public record Theme(String id, Predicate<Indicator> holds, List<Dimension> parts) {}

    /**
     * What a row is about: a whole, or a part of it.
     *
     * @param indicator the indicator
     * @param category the part
     */
    public record Part(Indicator indicator, Category category) {
        /** Whether it is the whole. */
        public boolean isTotal() {
            return category.isTotal();
        }

        /** Whether it is a volume, which parts add up to, and no rate. */
        public boolean isVolume() {
            return VOLUMES.contains(indicator.unit());
        }
    }

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final Map<Key, Figure> categories = new HashMap<>();

    public Themes(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        input.parts().stream()
                .filter(figure -> figure.level() == Level.NATIONAL)
                .forEach(figure ->
                        categories.put(new Key(figure.indicator(), figure.category(), figure.year()), figure));
    }

    /** The rows of a theme: each whole, then its parts of the year, the largest first. */
    public List<Part> parts(Theme theme) {
        return shown(theme)
                .map(indicator -> new Part(indicator, Category.TOTAL))
                .flatMap(whole -> Stream.concat(
                        Stream.of(whole),
                        theme.parts().stream()
                                .filter(dimension -> whole.isVolume())
                                .flatMap(dimension -> parts(whole.indicator(), dimension))))
                .toList();
    }

    private Stream<Indicator> shown(Theme theme) {
        return input.indicators().stream().filter(theme.holds());
    }

    private Stream<Part> parts(Indicator indicator, Dimension dimension) {
        return categories.values().stream()
                .filter(figure -> figure.indicator().equals(indicator.id())
                        && figure.year() == input.year()
                        && figure.category().dimension() == dimension
                        && figure.value() != null)
                .sorted(Comparator.comparing(Figure::value)
                        .reversed()
                        .thenComparing(figure -> figure.category().code()))
                .limit(MOST_CATEGORIES)
                .map(figure -> new Part(indicator, figure.category()));
    }

    /** What a theme has no figure of, and why. */
    public List<String> missing(Theme theme) {
        return wording.missing(
                shown(theme)
                        .filter(indicator ->
                                figures.national(indicator.id(), input.year()).isEmpty()
                                        && figures.status(indicator)
                                                .filter(Status.CONFIDENTIAL::equals)
                                                .isEmpty())
                        .toList(),
                input.thisYear());
    }

    /** What a part is called. */
    public String name(Part part) {
        return part.isTotal() ? wording.say("data.total") : wording.category(part.indicator(), part.category());
    }

    /** The cell of the country's figure in a year. */
    public Cell cell(Part part, int year) {
        return part.isTotal()
                ? figures.nationalCell(part.indicator(), year)
                : Figures.cell(category(part, year), part.indicator().unit());
    }

    private Optional<Figure> category(Part part, int year) {
        return Optional.ofNullable(categories.get(new Key(part.indicator().id(), part.category(), year)));
    }

    /** The cell of the change against the year before; that of a part is withheld where that of the whole is. */
    public Cell change(Part part) {
        if (part.isTotal()) {
            return figures.changeCell(part.indicator(), wording);
        }
        if (figures.broken(part.indicator()).isPresent()) {
            return Cell.BREAK;
        }
        Optional<BigDecimal> now = category(part, input.year()).map(Figure::value);
        Optional<BigDecimal> before = category(part, input.year() - 1).map(Figure::value);
        return now.flatMap(current -> before.map(
                        old -> Change.between(old, current, part.indicator().unit())))
                .map(Change::percent)
                .<Cell>map(wording::percent)
                .orElse(Cell.NOT_APPLICABLE);
    }
}
