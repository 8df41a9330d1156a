package fr.mediation.bilan.report;

import static tech.tablesaw.aggregate.AggregateFunctions.min;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.indicator.Indicator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * Figures as a table with a row for each, to select from, to sort and to pivot. It holds no value: Tablesaw computes
 * and even compares whole numbers in binary floating point. A row holds its figure's position in the list, which brings
 * back the exact decimal with its status.
 */
public final class FigureTable {
    private static final String POSITION = "position";
    private static final String PERIOD = "period";
    private static final String YEAR = "year";
    private static final String LEVEL = "level";
    private static final String TERRITORY = "territory";
    private static final String INDICATOR = "indicator";
    private static final String RANK_IN_CATALOGUE = "rank in catalogue";
    private static final String DIMENSION = "dimension";
    private static final String CATEGORY = "category";
    private static final String SERIES = "series";

    /** The place of the whole among the dimensions. */
    private static final int WHOLE = -1;

    private final List<Figure> figures;
    private final Table rows;

    private FigureTable(List<Figure> figures, Table rows) {
        this.figures = figures;
        this.rows = rows;
    }

    /** Loads the library, which takes long the first time. */
    public static void load() {
        Table.create();
    }

    /**
     * The table of some figures.
     *
     * @param figures the figures
     * @param catalogue the indicators in the order they are shown; a figure of another one has no row
     * @return the table, in the order of the list
     */
    public static FigureTable of(List<Figure> figures, List<Indicator> catalogue) {
        Map<String, Integer> ranks = new HashMap<>();
        catalogue.forEach(indicator -> ranks.put(indicator.id(), ranks.size()));
        List<Figure> shown = figures.stream()
                .filter(figure -> ranks.containsKey(figure.indicator()))
                .toList();
        return new FigureTable(
                shown,
                Table.create(
                        IntColumn.indexColumn(POSITION, shown.size(), 0),
                        texts(shown, PERIOD, figure -> figure.period().code()),
                        numbers(shown, YEAR, Figure::year),
                        numbers(shown, LEVEL, figure -> figure.level().ordinal()),
                        texts(shown, TERRITORY, Figure::territory),
                        texts(shown, INDICATOR, Figure::indicator),
                        numbers(shown, RANK_IN_CATALOGUE, figure -> ranks.get(figure.indicator())),
                        numbers(
                                shown,
                                DIMENSION,
                                figure -> ordinal(figure.category().dimension())),
                        texts(shown, CATEGORY, figure -> figure.category().code())));
    }

    private static StringColumn texts(List<Figure> figures, String name, Function<Figure, String> text) {
        return StringColumn.create(name, figures.stream().map(text));
    }

    private static IntColumn numbers(List<Figure> figures, String name, ToIntFunction<Figure> number) {
        return IntColumn.create(name, figures.stream().mapToInt(number));
    }

    private static int ordinal(@Nullable Dimension dimension) {
        return dimension == null ? WHOLE : dimension.ordinal();
    }

    /** {@return the figures in the order of the rows} */
    public List<Figure> figures() {
        return rows.intColumn(POSITION).asList().stream().map(figures::get).toList();
    }

    /** {@return the years that figures are about, in order} */
    public List<Integer> years() {
        return rows.intColumn(YEAR).asSet().stream().sorted().toList();
    }

    private FigureTable where(Selection selection) {
        return new FigureTable(figures, rows.where(selection));
    }

    /** {@return the figures of one year} */
    public FigureTable in(int year) {
        return where(rows.intColumn(YEAR).isEqualTo(year));
    }

    /** {@return the figures of one level} */
    public FigureTable at(Level level) {
        return where(rows.intColumn(LEVEL).isEqualTo(level.ordinal()));
    }

    /** {@return the figures of one indicator} */
    public FigureTable of(String indicator) {
        return where(rows.stringColumn(INDICATOR).isEqualTo(indicator));
    }

    /** {@return the figures of all categories together} */
    public FigureTable totals() {
        return where(rows.intColumn(DIMENSION).isEqualTo(WHOLE));
    }

    /** {@return the figures of the categories of a dimension} */
    public FigureTable by(Dimension dimension) {
        return where(rows.intColumn(DIMENSION).isEqualTo(dimension.ordinal()));
    }

    /**
     * The figures as files list them: by period, the country before the regions, by territory, in the order of the
     * catalogue, the whole before its parts.
     */
    public FigureTable inOrder() {
        return new FigureTable(figures, rows.sortOn(PERIOD, LEVEL, TERRITORY, RANK_IN_CATALOGUE, DIMENSION, CATEGORY));
    }

    /** {@return the figures that have a value, from the largest down; equal ones by category} */
    public FigureTable largestFirst() {
        return knownOnes(Comparator.comparing(Figure::value)
                .reversed()
                .thenComparing(figure -> figure.category().code()));
    }

    /** {@return the figures that have a value, from the smallest up; equal ones by territory} */
    public FigureTable smallestFirst() {
        return knownOnes(Comparator.comparing(Figure::value).thenComparing(Figure::territory));
    }

    private FigureTable knownOnes(Comparator<Figure> order) {
        Table known = rows.where(rows.intColumn(POSITION)
                .eval(position -> figures.get((int) position).value() != null));
        return new FigureTable(figures, known.sortOn(Comparator.comparing(this::figure, order)));
    }

    private Figure figure(Row row) {
        return figures.get(row.getInt(POSITION));
    }

    /** The figures of one territory with a row for each indicator and category and a column for each year. */
    public Pivot throughYears() {
        StringColumn series = StringColumn.create(SERIES);
        figures().forEach(figure -> series.append(series(figure.indicator(), figure.category())));
        return new Pivot(series, YEAR);
    }

    private static String series(String indicator, Category category) {
        return indicator + "/" + ordinal(category.dimension()) + "/" + category.code();
    }

    /** The totals of one year with a row for each territory and a column for each indicator. */
    public Pivot throughTerritories() {
        return new Pivot(rows.stringColumn(TERRITORY).copy().setName(SERIES), INDICATOR);
    }

    /** The figures crossed by two of their properties; of those at one crossing the first in the list is kept. */
    public final class Pivot {
        private final Table crossed;
        private final Map<String, Integer> lines = new HashMap<>();

        private Pivot(StringColumn names, String columns) {
            Table named = rows.copy().addColumns(names);
            // Tablesaw cannot pivot a table without rows.
            crossed = named.isEmpty() ? named : named.pivot(SERIES, columns, POSITION, min);
            crossed.stringColumn(SERIES).forEach(name -> lines.put(name, lines.size()));
        }

        /** {@return the figure of a territory, empty where there is none} */
        public Optional<Figure> of(String territory, String indicator) {
            return at(territory, indicator);
        }

        /** {@return the figure of a year, empty where there is none} */
        public Optional<Figure> of(String indicator, Category category, int year) {
            return at(series(indicator, category), String.valueOf(year));
        }

        private Optional<Figure> at(String line, String column) {
            Integer row = lines.get(line);
            if (row == null || !crossed.containsColumn(column)) {
                return Optional.empty();
            }
            NumberColumn<?, ?> positions = (NumberColumn<?, ?>) crossed.column(column);
            return positions.isMissing(row)
                    ? Optional.empty()
                    : Optional.of(figures.get((int) positions.getDouble(row)));
        }
    }
}
