package fr.mediation.bilan.source;

import fr.mediation.bilan.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names in a row that may be a header, folded once for all profiles they are held against.
 *
 * @param names the producer's own names of the columns
 * @param folded their folded forms
 * @param positions where each folded form stands first; blank names have none
 */
public record HeaderNames(List<String> names, List<String> folded, Map<String, Integer> positions) {
    /**
     * {@return the names of a row}
     *
     * @param names its cells
     */
    public static HeaderNames of(List<String> names) {
        List<String> folded = new ArrayList<>(names.size());
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            folded.add(Folding.fold(names.get(i)));
            if (!names.get(i).isBlank()) {
                positions.putIfAbsent(folded.get(i), i);
            }
        }
        return new HeaderNames(names, folded, positions);
    }
}
