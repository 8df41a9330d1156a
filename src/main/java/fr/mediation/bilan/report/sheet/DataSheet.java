package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every figure of the year in a row of its own, in words, for pivot tables. */
record DataSheet(ReportInput input, Figures figures, Wording wording) {
    private static final int MOST_DECIMALS = 6;

    Sheet.Draft sheet() {
        List<Figure> shown = figures.ofTheYear().inOrder().figures();
        return wording.sheet("data", Sheet.Layout.DATA, input.thisYear())
                .notes(List.of(
                        shown.isEmpty()
                                ? wording.say("data.none", input.thisYear())
                                : wording.say("data.note", shown.size())))
                .table(table(shown));
    }

    private Table table(List<Figure> shown) {
        Map<String, Indicator> indicators = input.indicatorsById();
        Map<String, String> names = input.territoryNames();
        Function<Figure, Indicator> indicator = figure -> indicators.get(figure.indicator());
        return new TableLayout<Figure>(wording)
                .number("field.annee", figure -> new Cell.Year(figure.year()))
                .name(
                        "data.level",
                        figure -> wording.say(
                                "data.level." + figure.level().name().toLowerCase(Locale.ROOT)))
                .name("field.code", Figure::territory)
                .name("field.territoire", figure -> names.get(figure.territory()))
                .number(
                        "column.article",
                        figure -> new Cell.Quantity(indicator.apply(figure).article()))
                .name("field.indicateur", indicator.andThen(wording::label))
                .name("field.dimension", this::dimension)
                .name("field.modalite", figure -> category(indicator.apply(figure), figure.category()))
                .number("field.valeur", figure -> number(figure, figure.value(), Cell.MISSING))
                .name(
                        "field.unite",
                        figure -> wording.unit(indicator.apply(figure).unit()))
                .number("field.numerateur", figure -> number(figure, figure.numerator(), Cell.NOT_APPLICABLE))
                .number("field.denominateur", figure -> number(figure, figure.denominator(), Cell.NOT_APPLICABLE))
                .number("field.taux_inconnu", figure -> Figures.unknownCell(Figures.unknown(Optional.of(figure))))
                .number(
                        "field.contributeurs",
                        figure -> isConfidential(figure) ? Cell.CONFIDENTIAL : new Cell.Quantity(figure.contributors()))
                .name(
                        "field.statut",
                        figure -> wording.say("status." + figure.status().code()))
                .of(shown);
    }

    private String dimension(Figure figure) {
        Category category = figure.category();
        return category.isTotal() ? wording.say("data.total") : wording.dimension(category.dimension());
    }

    private String category(Indicator indicator, Category category) {
        return category.isTotal() ? wording.say("data.total") : wording.category(indicator, category);
    }

    private static boolean isConfidential(Figure figure) {
        return figure.status() == Status.CONFIDENTIAL;
    }

    /** A number with all its decimals, for programs that load the sheet. */
    private static Cell number(Figure figure, @Nullable BigDecimal value, Cell.Marker without) {
        if (isConfidential(figure)) {
            return Cell.CONFIDENTIAL;
        }
        return value == null
                ? without
                : new Cell.Quantity(
                        value,
                        Math.min(
                                MOST_DECIMALS,
                                Math.max(0, value.stripTrailingZeros().scale())));
    }
}
