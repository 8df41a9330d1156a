package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Annual figures written down by hand. */
final class Series {
    static final String ID = "heures";

    private Series() {}

    static Indicator indicator(String id, Unit unit, boolean additive, String better) {
        return indicator(id, unit, additive, better, "attendance");
    }

    static Indicator indicator(String id, Unit unit, boolean additive, String better, String from) {
        return new Indicator(
                id,
                3,
                new Label("Heures", "Hours"),
                new Label("Heures.", "Hours."),
                unit,
                new Origin.Measured(SourceCatalogue.facts().of(from)),
                "sum(x)",
                null,
                null,
                null,
                BigDecimal.ONE,
                additive,
                better,
                null,
                null,
                new Indicator.Bounds(BigDecimal.ZERO, new BigDecimal("100000")),
                List.of(),
                List.of(),
                null);
    }

    /** The figures of a territory in the years that end with the last; {@code -} stands for a missing one. */
    static List<Figure> of(String territory, int last, String... values) {
        return in(Perimeter.REGIONS_2016, territory, last, values);
    }

    static List<Figure> in(Perimeter perimeter, String territory, int last, String... values) {
        List<Figure> figures = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            BigDecimal value = values[index].equals("-") ? null : new BigDecimal(values[index]);
            figures.add(figure(perimeter, ID, territory, last - values.length + 1 + index, value, 40));
        }
        return figures;
    }

    static Figure figure(
            Perimeter perimeter, String indicator, String territory, int year, BigDecimal value, long contributors) {
        return new Figure(
                Period.year(year),
                perimeter,
                territory.equals(Figure.COUNTRY) ? Level.NATIONAL : Level.REGION,
                territory,
                indicator,
                Category.TOTAL,
                value,
                value,
                null,
                null,
                contributors,
                value == null ? Status.MISSING : Status.NORMAL);
    }
}
