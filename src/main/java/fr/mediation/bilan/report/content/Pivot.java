package fr.mediation.bilan.report.content;

import fr.mediation.bilan.indicator.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Figures crossed by two of their properties. The table that is pivoted holds the figures' positions in the list, not
 * their values: Tablesaw counts in binary floating point, and a position brings back the exact decimal with its status.
 */
public final class Pivot {
    private static final String ROW = "row";
    private static final String COLUMN = "column";
    private static final String POSITION = "position";

    private final List<Figure> figures;
    private final Table table;
    private final Map<String, Integer> rows = new HashMap<>();

    /**
     * Crosses figures.
     *
     * @param figures the figures; of those at the same crossing the first is kept
     * @param row the property that makes the rows
     * @param column the property that makes the columns
     */
    Pivot(List<Figure> figures, Function<Figure, String> row, Function<Figure, String> column) {
        this.figures = figures;
        StringColumn rowNames = StringColumn.create(ROW);
        StringColumn columnNames = StringColumn.create(COLUMN);
        IntColumn positions = IntColumn.create(POSITION);
        for (int position = 0; position < figures.size(); position++) {
            rowNames.append(row.apply(figures.get(position)));
            columnNames.append(column.apply(figures.get(position)));
            positions.append(position);
        }
        Table crossed = Table.create(rowNames, columnNames, positions);
        // Tablesaw cannot pivot a table without rows.
        table = figures.isEmpty() ? crossed : crossed.pivot(ROW, COLUMN, POSITION, AggregateFunctions.min);
        for (int line = 0; line < table.rowCount(); line++) {
            rows.put(table.stringColumn(ROW).get(line), line);
        }
    }

    /** Loads the library, which takes long the first time. */
    public static void load() {
        Table.create();
    }

    /**
     * The figure at a crossing.
     *
     * @param row the row's name
     * @param column the column's name
     * @return empty where there is none
     */
    Optional<Figure> at(String row, String column) {
        Integer line = rows.get(row);
        if (line == null || !table.containsColumn(column)) {
            return Optional.empty();
        }
        NumberColumn<?, ?> positions = (NumberColumn<?, ?>) table.column(column);
        return positions.isMissing(line) ? Optional.empty() : Optional.of(figures.get((int) positions.getDouble(line)));
    }
}
