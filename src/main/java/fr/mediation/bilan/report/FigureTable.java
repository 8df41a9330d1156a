package fr.mediation.bilan.report;

import static tech.tablesaw.aggregate.AggregateFunctions.min;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Category;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.Figure.Level;
import fr.mediation.bilan.indicator.Indicator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
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
    private static final String KNOWN = "known";

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
     * {@return the table of some figures, in the order of the list}
     *
     * @param figures the figures
     * @param catalogue the indicators in the order they are shown; a figure of another one has no row
     */
    public static FigureTable of(List<Figure> figures, List<Indicator> catalogue) {
        Map<String, Integer> ranks = new HashMap<>();
        catalogue.forEach(indicator -> ranks.put(indicator.id(), ranks.size()));
        IntColumn position = IntColumn.create(POSITION);
        StringColumn period = StringColumn.create(PERIOD);
        IntColumn year = IntColumn.create(YEAR);
        IntColumn level = IntColumn.create(LEVEL);
        StringColumn territory = StringColumn.create(TERRITORY);
        StringColumn indicator = StringColumn.create(INDICATOR);
        IntColumn rank = IntColumn.create(RANK_IN_CATALOGUE);
        IntColumn dimension = IntColumn.create(DIMENSION);
        StringColumn category = StringColumn.create(CATEGORY);
        BooleanColumn known = BooleanColumn.create(KNOWN);
        for (int index = 0; index < figures.size(); index++) {
            Figure figure = figures.get(index);
            if (ranks.containsKey(figure.indicator())) {
                position.append(index);
                period.append(figure.period().code());
                year.append(figure.year());
                level.append(figure.level().ordinal());
                territory.append(figure.territory());
                indicator.append(figure.indicator());
                rank.append(ranks.get(figure.indicator()));
                dimension.append(ordinal(figure.category().dimension()));
                category.append(figure.category().code());
                known.append(figure.value() != null);
            }
        }
        return new FigureTable(
                figures,
                Table.create(position, period, year, level, territory, indicator, rank, dimension, category, known));
    }

    private static int ordinal(@Nullable Dimension dimension) {
        return dimension == null ? WHOLE : dimension.ordinal();
    }

    /** {@return the figures in the order of the rows} */
    public List<Figure> figures() {
        return rows.intColumn(POSITION).asList().stream().map(figures::get).toList();
    }

    /** {@return the years that figures are about, each once, in order} */
    public List<Integer> years() {
        return rows.intColumn(YEAR).asSet().stream().sorted().toList();
    }

    private FigureTable where(Selection selection) {
        return new FigureTable(figures, rows.where(selection));
    }

    /**
     * {@return the figures of one year}
     *
     * @param year the year
     */
    public FigureTable in(int year) {
        return where(rows.intColumn(YEAR).isEqualTo(year));
    }

    /**
     * {@return the figures of one level}
     *
     * @param level country or regions
     */
    public FigureTable at(Level level) {
        return where(rows.intColumn(LEVEL).isEqualTo(level.ordinal()));
    }

    /**
     * {@return the figures of one indicator}
     *
     * @param indicator its id
     */
    public FigureTable of(String indicator) {
        return where(rows.stringColumn(INDICATOR).isEqualTo(indicator));
    }

    /** {@return the figures of all categories together} */
    public FigureTable totals() {
        return where(rows.intColumn(DIMENSION).isEqualTo(WHOLE));
    }

    /**
     * {@return the figures of the categories of a dimension}
     *
     * @param dimension the dimension
     */
    public FigureTable by(Dimension dimension) {
        return where(rows.intColumn(DIMENSION).isEqualTo(dimension.ordinal()));
    }

    private FigureTable known() {
        return where(rows.booleanColumn(KNOWN).isTrue());
    }

    /**
     * {@return the figures as files list them: by period, the country before the regions, by territory, in the order of
     * the catalogue, the whole before its parts}
     */
    public FigureTable inOrder() {
        return new FigureTable(figures, rows.sortOn(PERIOD, LEVEL, TERRITORY, RANK_IN_CATALOGUE, DIMENSION, CATEGORY));
    }

    /**
     * {@return the figures that have a value, from the largest down; equal ones by category}
     */
    public FigureTable largestFirst() {
        return known().sorted(Comparator.comparing(Figure::value)
                .reversed()
                .thenComparing(figure -> figure.category().code()));
    }

    /**
     * {@return the figures that have a value, from the smallest up; equal ones by territory}
     */
    public FigureTable smallestFirst() {
        return known().sorted(Comparator.comparing(Figure::value).thenComparing(Figure::territory));
    }

    private FigureTable sorted(Comparator<Figure> order) {
        return new FigureTable(figures, rows.sortOn(Comparator.comparing(this::figure, order)));
    }

    private Figure figure(Row row) {
        return figures.get(row.getInt(POSITION));
    }

    /**
     * {@return the figures of one territory with a row for each indicator and category and a column for each year, the
     * pivot}
     */
    public Pivot throughYears() {
        StringColumn series = StringColumn.create(SERIES);
        figures().forEach(figure -> series.append(series(figure.indicator(), figure.category())));
        return new Pivot(series, YEAR);
    }

    private static String series(String indicator, Category category) {
        return indicator + "/" + ordinal(category.dimension()) + "/" + category.code();
    }

    /** {@return the totals of one year with a row for each territory and a column for each indicator} */
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

        /**
         * {@return the figure of a territory, empty where there is none}
         *
         * @param territory its code
         * @param indicator the indicator's id
         */
        public Optional<Figure> of(String territory, String indicator) {
            return at(territory, indicator);
        }

        /**
         * {@return the figure of a year, empty where there is none}
         *
         * @param indicator the indicator's id
         * @param category the category
         * @param year the year
         */
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
