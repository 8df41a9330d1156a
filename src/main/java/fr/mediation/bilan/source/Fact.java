package fr.mediation.bilan.source;

import fr.mediation.bilan.text.PersonalData;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What an accepted line becomes: one row of its source's fact table.
 *
 * @param sheet the sheet's name, empty in a text file
 * @param line the line's number in the file, from 1
 * @param naturalKey 64 bits of SHA-256 over the producer and what identifies the line for that producer, with the date
 * @param identified whether the key names one line: a line of the same file with the same key and other content then
 *     replaces it. Otherwise the key names a group of lines that add up, such as the anonymous participants of an
 *     activity, which a later delivery replaces as a group
 * @param content 64 bits of MurmurHash3 over all cells of the line, by which lines of one file are compared
 * @param date the date of the fact
 * @param values the values of {@link Source#factColumns()}, in their order; null where unknown. The last may be left out
 *     where the header has nothing that could fill them, the same for all lines of a sheet
 */
public record Fact(
        String sheet,
        int line,
        long naturalKey,
        boolean identified,
        long content,
        LocalDate date,
        List<Serializable> values)
        implements Serializable {
    /** The values of columns, in the order of these. Whatever a source passes on, no text leads to a person. */
    static <C> List<Serializable> inOrder(List<C> columns, Map<C, Serializable> values) {
        Serializable[] ordered = new Serializable[columns.size()];
        for (int i = 0; i < ordered.length; i++) {
            Serializable value = values.get(columns.get(i));
            ordered[i] = value instanceof String text ? PersonalData.masked(text) : value;
        }
        return Collections.unmodifiableList(Arrays.asList(ordered));
    }
}
