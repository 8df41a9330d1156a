package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Chart;
import fr.mediation.bilan.report.model.Chart.Range;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A theme of the convention through the years, the whole and its parts: label and training, Ordi 2.0, means. */
public final class ThemeSheets {
    /** A breakdown by more categories than these says nothing to a committee. */
    private static final int MOST_CATEGORIES = 12;

    private static final Set<Unit> VOLUMES =
            EnumSet.of(Unit.COUNT, Unit.PERSONS, Unit.HOURS, Unit.EURO, Unit.KILOGRAMS);

    /** The columns before those of the years: indicator, category, unit. */
    private static final int COLUMNS_BEFORE_YEARS = 3;

    /**
     * What a sheet is about.
     *
     * @param id the name of its sentences
     * @param holds whether it shows an indicator
     * @param parts the breakdowns it shows
     */
    private record Theme(String id, Predicate<Indicator> holds, List<Dimension> parts) {}

    private static final Theme MEANS = new Theme(
            "means",
            indicator -> List.of("moyens_engages", "cout_par_heure", "cout_par_beneficiaire", "ratio_plus_value")
                    .contains(indicator.id()),
            List.of(Dimension.FUNDER));

    private static final List<Theme> THEMES = List.of(
            new Theme(
                    "training",
                    indicator -> indicator.article() == 4,
                    List.of(Dimension.ENTRY_KIND, Dimension.TRAINING_FUNCTION)),
            new Theme(
                    "donations",
                    indicator -> indicator.article() == 5,
                    List.of(Dimension.EQUIPMENT, Dimension.DESTINATION)),
            MEANS);

    private record Key(String indicator, Category category, int year) {}

    /** A row before it is one: a whole, or a part of it. */
    private record Line(Indicator indicator, Category category) {}

    private final ReportInput input;
    private final Figures figures;
    private final Wording wording;
    private final Map<Key, Figure> parts = new HashMap<>();

    public ThemeSheets(ReportInput input, Figures figures, Wording wording) {
        this.input = input;
        this.figures = figures;
        this.wording = wording;
        input.parts().stream()
                .filter(figure -> figure.level() == Figure.Level.NATIONAL)
                .forEach(figure -> parts.put(new Key(figure.indicator(), figure.category(), figure.year()), figure));
    }

    /** Lays the sheets out. */
    public List<Sheet> sheets() {
        return THEMES.stream().map(this::sheet).toList();
    }

    /** The means that were committed, and what they came to. */
    public Sheet means() {
        return sheet(MEANS);
    }

    private Sheet sheet(Theme theme) {
        List<Indicator> shown =
                input.indicators().stream().filter(theme.holds()).toList();
        List<Line> lines =
                shown.stream().flatMap(indicator -> lines(indicator, theme)).toList();
        Sheet sheet = wording.sheet(
                theme.id(), wording.say("theme." + theme.id(), String.valueOf(input.year())), Sheet.Layout.PORTRAIT);
        return sheet.notes(notes(shown)).table(table(lines)).charts(charts(sheet.name(), lines));
    }

    private Stream<Line> lines(Indicator indicator, Theme theme) {
        // The parts of a rate are rates of other wholes: only volumes are broken down.
        return Stream.concat(
                Stream.of(new Line(indicator, Category.TOTAL)),
                VOLUMES.contains(indicator.unit())
                        ? theme.parts().stream().flatMap(dimension -> categories(indicator, dimension))
                        : Stream.of());
    }

    private Stream<Line> categories(Indicator indicator, Dimension dimension) {
        return parts.values().stream()
                .filter(figure -> figure.indicator().equals(indicator.id())
                        && figure.year() == input.year()
                        && figure.category().dimension() == dimension
                        && figure.value() != null)
                .sorted(Comparator.comparing(Figure::value)
                        .reversed()
                        .thenComparing(figure -> figure.category().code()))
                .limit(MOST_CATEGORIES)
                .map(figure -> new Line(indicator, figure.category()));
    }

    private List<String> notes(List<Indicator> shown) {
        List<Indicator> missing = shown.stream()
                .filter(indicator ->
                        figures.national(indicator.id(), input.year()).isEmpty()
                                && figures.status(indicator)
                                        .filter(Figure.Status.CONFIDENTIAL::equals)
                                        .isEmpty())
                .toList();
        return Stream.concat(Stream.of(wording.say("theme.note")), wording.missing(missing, input.year()).stream())
                .toList();
    }

    private Table table(List<Line> lines) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(wording.say("column.indicator"), Kind.NAME));
        columns.add(new Column(wording.say("field.modalite"), Kind.NAME));
        columns.add(new Column(wording.say("column.unit"), Kind.NAME));
        figures.years().forEach(year -> columns.add(new Column(String.valueOf(year), Kind.NUMBER)));
        columns.add(new Column(wording.say("column.change"), Kind.NUMBER));
        return new Table(columns, lines.stream().map(this::row).toList());
    }

    private Row row(Line line) {
        boolean total = line.category().isTotal();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(wording.in(line.indicator().label())));
        cells.add(
                new Cell.Text(total ? wording.say("data.total") : wording.category(line.indicator(), line.category())));
        cells.add(new Cell.Text(wording.unit(line.indicator().unit())));
        figures.years()
                .forEach(year -> cells.add(
                        total
                                ? figures.nationalCell(line.indicator(), year)
                                : Figures.cell(
                                        part(line, year), line.indicator().unit())));
        cells.add(total ? figures.changeCell(line.indicator(), wording) : change(line));
        return new Row(cells, total);
    }

    private Optional<Figure> part(Line line, int year) {
        return Optional.ofNullable(parts.get(new Key(line.indicator().id(), line.category(), year)));
    }

    /** The change of a part, withheld where that of the whole is. */
    private Cell change(Line line) {
        if (figures.broken(line.indicator()).isPresent()) {
            return Cell.BREAK;
        }
        Optional<BigDecimal> now = part(line, input.year()).map(Figure::value);
        Optional<BigDecimal> before = part(line, input.year() - 1).map(Figure::value);
        return now.flatMap(current -> before.map(
                        old -> Change.between(old, current, line.indicator().unit())))
                .map(Change::percent)
                .<Cell>map(percent -> new Cell.Quantity(percent, 1, wording.say("percent-sign"), true))
                .orElse(Cell.NOT_APPLICABLE);
    }

    /** The theme's first volume, a key figure rather than another, through the years, and its parts this year. */
    private List<Chart> charts(String sheet, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.category().isTotal()
                        && VOLUMES.contains(line.indicator().unit())
                        && figures.national(line.indicator().id(), input.year()).isPresent())
                .min(Comparator.comparing(
                        line -> line.indicator().keyFigure(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(main -> Stream.concat(
                                throughYears(sheet, lines.indexOf(main), main.indicator()).stream(),
                                byCategory(sheet, lines, main.indicator()).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Chart> throughYears(String sheet, int row, Indicator indicator) {
        long known = figures.years().stream()
                .filter(year -> figures.national(indicator.id(), year).isPresent())
                .count();
        int last = COLUMNS_BEFORE_YEARS + figures.years().size() - 1;
        String name = wording.in(indicator.label());
        return known < 2
                ? Optional.empty()
                : Optional.of(new Chart(
                        Chart.Form.COLUMNS,
                        name,
                        wording.say(
                                "trends.chart-description",
                                name,
                                String.valueOf(figures.years().get(0)),
                                String.valueOf(input.year()),
                                sheet),
                        wording.say("trends.year"),
                        wording.unit(indicator.unit()),
                        List.of(new Chart.Series(
                                name,
                                Range.row(sheet, Range.HEADER, COLUMNS_BEFORE_YEARS, last),
                                Range.row(sheet, row, COLUMNS_BEFORE_YEARS, last)))));
    }

    private Optional<Chart> byCategory(String sheet, List<Line> lines, Indicator indicator) {
        List<Line> own = lines.stream()
                .filter(line ->
                        line.indicator().equals(indicator) && !line.category().isTotal())
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Dimension dimension = own.get(0).category().dimension();
        int first = lines.indexOf(own.get(0));
        int count = (int) own.stream()
                .filter(line -> line.category().dimension() == dimension)
                .count();
        int year = COLUMNS_BEFORE_YEARS + figures.years().indexOf(input.year());
        String name = wording.say(
                "theme.parts",
                wording.in(indicator.label()),
                wording.dimensionWithin(dimension),
                String.valueOf(input.year()));
        return Optional.of(new Chart(
                Chart.Form.BARS,
                name,
                wording.say("theme.parts-description", name, sheet),
                wording.dimension(dimension),
                wording.unit(indicator.unit()),
                List.of(new Chart.Series(
                        wording.in(indicator.label()),
                        new Range(sheet, first, first + count - 1, 1, 1),
                        new Range(sheet, first, first + count - 1, year, year)))));
    }
}
