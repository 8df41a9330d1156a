package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.format.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Finds the header by its looks among the first rows of a sheet: the first row whose cells are names and no values, unless a
 * later one is clearly more of a header.
 */
final class HeaderRow {
    /** How many times a text stands in a column, in different rows, before it is taken for a value. */
    private static final int RECURRING = 3;

    private static final int CLEARLY_MORE_NAMES = 2;

    private final List<Row> rows;
    private final List<Map<String, Integer>> occurrences;
    private final ToIntFunction<List<String>> known;

    /** The row that was found, its names, and how many of them are known. */
    record Found(Row row, List<String> names, int known) {}

    private HeaderRow(List<Row> rows, ToIntFunction<List<String>> known) {
        this.rows = rows;
        this.known = known;
        this.occurrences = occurrences(rows);
    }

    /**
     * The header among rows.
     *
     * @param rows the first rows of a sheet that are not blank
     * @param known how many of some names are known
     */
    static Optional<Found> among(List<Row> rows, ToIntFunction<List<String>> known) {
        return new HeaderRow(rows, known).found();
    }

    private Optional<Found> found() {
        Found best = null;
        int filled = 0;
        for (int i = 0; i < rows.size(); i++) {
            int filledHere = filled(rows.get(i));
            if (filledHere > 1 && values(rows.get(i)) * 3 <= filledHere) {
                Found here = at(i);
                boolean wider = filled * 2 <= filledHere && here.known() >= (best == null ? 0 : best.known());
                if (best == null || wider || here.known() >= best.known() + CLEARLY_MORE_NAMES) {
                    best = here;
                    filled = filledHere;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** A row, with the names above its empty cells where these are known: groups of columns have merged cells. */
    private Found at(int index) {
        Row row = rows.get(index);
        Found alone = new Found(row, row.cells(), known.applyAsInt(row.cells()));
        if (index == 0 || values(rows.get(index - 1)) > 0) {
            return alone;
        }
        List<String> above = rows.get(index - 1).cells();
        List<String> names = IntStream.range(0, Math.max(row.cells().size(), above.size()))
                .mapToObj(i -> cell(row.cells(), i).isBlank() ? cell(above, i) : cell(row.cells(), i))
                .toList();
        int together = known.applyAsInt(names);
        return together > alone.known() ? new Found(row, names, together) : alone;
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** How many different texts a row has: a title over merged cells is one. */
    private static int filled(Row row) {
        return (int)
                row.cells().stream().filter(cell -> !cell.isBlank()).distinct().count();
    }

    /** How many cells of a row hold values: numbers, dates, addresses of the network, or what their column holds again. */
    private int values(Row row) {
        List<String> cells = row.cells();
        return (int) IntStream.range(0, cells.size())
                .filter(i -> isValue(cells.get(i)) || occurrences.get(i).getOrDefault(cells.get(i), 0) >= RECURRING)
                .count();
    }

    private static boolean isValue(String cell) {
        boolean digits = cell.chars().anyMatch(Character::isDigit);
        return digits && cell.chars().noneMatch(Character::isLetter)
                || digits && Character.isDigit(cell.charAt(0)) && isDated(cell)
                || cell.indexOf('@') > 0
                || cell.contains("://");
    }

    /** Whether a text begins as an instant does: 2016-03-12T… */
    private static boolean isDated(String cell) {
        return cell.length() > 10 && cell.charAt(4) == '-' && cell.charAt(7) == '-';
    }

    /** How often each text stands in a column; a row that comes again, as headers do, counts once. */
    private static List<Map<String, Integer>> occurrences(List<Row> rows) {
        List<Map<String, Integer>> occurrences = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Row row : rows) {
            List<String> cells = row.cells();
            boolean again = !seen.add(cells);
            for (int i = 0; i < cells.size(); i++) {
                if (occurrences.size() <= i) {
                    occurrences.add(new HashMap<>());
                }
                if (!again && !cells.get(i).isBlank()) {
                    occurrences.get(i).merge(cells.get(i), 1, Integer::sum);
                }
            }
        }
        return occurrences;
    }
}
