package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A header row matched against a source: which canonical column stands in which cell. */
final class Header {
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> personal = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final int width;
    private final List<Set<String>> required;

    /**
     * Matches a header row.
     *
     * @param source the source
     * @param renames folded names of the producer's columns to canonical names
     * @param names the cells of the header row
     */
    Header(Source source, Map<String, String> renames, List<String> names) {
        Map<String, String> canonical = new HashMap<>();
        for (Column column : source.columns()) {
            canonical.put(column.folded(), column.name());
            if (column.personal()) {
                personal.add(column.name());
            }
        }
        canonical.putAll(renames);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String column = canonical.get(Folding.fold(name));
            if (column != null) {
                positions.putIfAbsent(column, i);
            } else if (!name.isBlank() && !unknown.contains(name)) {
                unknown.add(name);
            }
        }
        width = names.size();
        required = source.required();
    }

    /** How many canonical columns were found. */
    int matched() {
        return positions.size();
    }

    /** The required columns that were not found; alternatives are joined by {@code /}. */
    List<String> missing() {
        return required.stream()
                .filter(alternatives -> alternatives.stream().noneMatch(positions::containsKey))
                .map(alternatives -> String.join(" / ", alternatives))
                .toList();
    }

    List<String> unknown() {
        return unknown;
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    boolean personal(String column) {
        return personal.contains(column);
    }

    /** The cell of a column, empty where the column is absent or the row is short. */
    String cell(List<String> cells, String column) {
        Integer position = positions.get(column);
        return position == null || position >= cells.size() ? "" : cells.get(position);
    }

    /** Whether a row says something beyond the last column of the header. */
    boolean exceededBy(List<String> cells) {
        for (int i = width; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
