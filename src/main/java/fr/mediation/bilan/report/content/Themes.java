package fr.mediation.bilan.report.content;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Themes of the convention through the years, the whole and its parts: label and training, Ordi 2.0, means. */
public record Themes(ReportInput input, Figures figures, Wording wording) {
    /** What the parties committed, and what it came to. */
    public static final Theme MEANS = new Theme(
            "means",
            indicator -> List.of(
                            "moyens_engages",
                            "moyens_prevus",
                            "taux_execution_moyens",
                            "heures_benevoles",
                            "cout_par_heure",
                            "cout_par_beneficiaire",
                            "ratio_plus_value")
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
        return figures.parts(indicator.id(), dimension)
                .limit(MOST_CATEGORIES)
                .map(figure -> new Part(indicator, figure.category()));
    }

    /** What a theme has no figure of, and why. */
    public List<String> missing(Theme theme) {
        return wording.missing(
                shown(theme)
                        .filter(indicator -> !figures.isKnown(indicator) && !figures.isConfidential(indicator))
                        .toList(),
                input.thisYear(),
                figures);
    }

    /** What a part is called. */
    public String name(Part part) {
        return part.isTotal() ? wording.say("data.total") : wording.category(part.indicator(), part.category());
    }

    /** The cell of the country's figure in a year. */
    public Cell cell(Part part, int year) {
        return figures.cell(part.indicator(), part.category(), year);
    }

    /** The cell of the change against the year before; that of a part is withheld where that of the whole is. */
    public Cell change(Part part) {
        if (part.isTotal()) {
            return figures.changeCell(part.indicator());
        }
        if (figures.broken(part.indicator()).isPresent()) {
            return Cell.BREAK;
        }
        return figures.change(part.indicator(), part.category())
                .map(Change::percent)
                .<Cell>map(wording::percent)
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** The cell of a whole's change at constant scope; that of its parts is not computed. */
    public Cell constantChange(Part part) {
        return part.isTotal() ? figures.constantChangeCell(part.indicator()) : Cell.NOT_APPLICABLE;
    }
}
