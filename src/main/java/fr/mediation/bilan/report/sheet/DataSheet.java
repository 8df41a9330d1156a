package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Status;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every figure of the year in a row of its own, in words, for pivot tables. */
public final class DataSheet {
    private static final int MOST_DECIMALS = 6;

    private final ReportInput input;
    private final Wording wording;
    private final Map<String, Indicator> indicators;
    private final Map<String, Integer> order;
    private final Map<String, String> names;

    public DataSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
        indicators = input.indicators().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
        order = new HashMap<>();
        input.indicators().forEach(indicator -> order.put(indicator.id(), order.size()));
        names = input.territories().stream().collect(Collectors.toMap(TerritoryName::code, TerritoryName::name));
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        List<Row> rows = input.figures().stream()
                .filter(figure -> figure.year() == input.year()
                        && indicators.containsKey(figure.indicator())
                        && names.containsKey(figure.territory()))
                .sorted(Comparator.comparing(Figure::level)
                        .thenComparing(Figure::territory)
                        .thenComparing(figure -> order.get(figure.indicator()))
                        .thenComparing(
                                figure -> figure.category().dimension(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(figure -> figure.category().code()))
                .map(this::row)
                .toList();
        return wording.sheet("data", wording.say("data.title", String.valueOf(input.year())), Sheet.Layout.DATA)
                .notes(List.of(
                        rows.isEmpty()
                                ? wording.say("data.none", String.valueOf(input.year()))
                                : wording.say("data.note", rows.size())))
                .table(new Table(
                        List.of(
                                column("field.annee", Kind.NUMBER),
                                column("data.level", Kind.NAME),
                                column("field.code", Kind.NAME),
                                column("field.territoire", Kind.NAME),
                                column("column.article", Kind.NUMBER),
                                column("field.indicateur", Kind.NAME),
                                column("field.dimension", Kind.NAME),
                                column("field.modalite", Kind.NAME),
                                column("field.valeur", Kind.NUMBER),
                                column("field.unite", Kind.NAME),
                                column("field.numerateur", Kind.NUMBER),
                                column("field.denominateur", Kind.NUMBER),
                                column("field.contributeurs", Kind.NUMBER),
                                column("field.statut", Kind.NAME)),
                        rows));
    }

    private Column column(String name, Kind kind) {
        return new Column(wording.say(name), kind);
    }

    private Row row(Figure figure) {
        Indicator indicator = indicators.get(figure.indicator());
        Category category = figure.category();
        boolean confidential = figure.status() == Status.CONFIDENTIAL;
        return new Row(List.of(
                new Cell.Year(figure.year()),
                text("data.level." + figure.level().name().toLowerCase(Locale.ROOT)),
                new Cell.Text(figure.territory()),
                new Cell.Text(names.get(figure.territory())),
                new Cell.Quantity(indicator.article()),
                new Cell.Text(wording.in(indicator.label())),
                category.isTotal() ? text("data.total") : new Cell.Text(wording.dimension(category.dimension())),
                category.isTotal() ? text("data.total") : new Cell.Text(wording.category(indicator, category)),
                number(figure.value(), confidential, Cell.MISSING),
                new Cell.Text(wording.unit(indicator.unit())),
                number(figure.numerator(), confidential, Cell.NOT_APPLICABLE),
                number(figure.denominator(), confidential, Cell.NOT_APPLICABLE),
                confidential ? Cell.CONFIDENTIAL : new Cell.Quantity(figure.contributors()),
                text("status." + figure.status().code())));
    }

    private Cell text(String name) {
        return new Cell.Text(wording.say(name));
    }

    /** A number with the decimals it has: who loads the sheet wants it unrounded. */
    private static Cell number(@Nullable BigDecimal value, boolean confidential, Cell without) {
        if (confidential) {
            return Cell.CONFIDENTIAL;
        }
        if (value == null) {
            return without;
        }
        int decimals = Math.max(0, value.stripTrailingZeros().scale());
        return new Cell.Quantity(value, Math.min(MOST_DECIMALS, decimals));
    }
}
