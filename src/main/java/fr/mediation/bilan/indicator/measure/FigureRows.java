package fr.mediation.bilan.indicator.measure;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Period;
import fr.mediation.bilan.store.FigureRow;
import fr.mediation.bilan.territory.Perimeter;

/** Figures as they are stored, and back. */
public final class FigureRows {
    private FigureRows() {}

    /**
     * {@return a figure as it is stored}
     *
     * @param figure the figure
     */
    public static FigureRow of(Figure figure) {
        return new FigureRow(
                figure.period().code(),
                figure.perimeter().code(),
                figure.level().name(),
                figure.territory(),
                figure.indicator(),
                figure.category().isTotal() ? "" : figure.category().dimension().code(),
                figure.category().code(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                figure.contributors(),
                figure.status().code());
    }

    /**
     * {@return a stored figure}
     *
     * @param row its row
     */
    public static Figure figure(FigureRow row) {
        return new Figure(
                Period.of(row.period()),
                Perimeter.of(row.perimeter()).orElseThrow(),
                Figure.Level.valueOf(row.level()),
                row.territory(),
                row.indicator(),
                row.dimension().isEmpty()
                        ? Category.TOTAL
                        : new Category(Dimension.of(row.dimension()).orElseThrow(), row.category()),
                row.value(),
                row.numerator(),
                row.denominator(),
                row.unknownRate(),
                row.contributors(),
                Figure.Status.of(row.status()));
    }
}
