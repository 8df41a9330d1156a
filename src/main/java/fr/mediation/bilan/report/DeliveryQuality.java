package fr.mediation.bilan.report;

import fr.mediation.bilan.text.HiddenCharacters;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one delivery. Counts are data lines.
 *
 * @param file the file's name
 * @param producer who delivered it
 * @param source the source's id, such as {@code attendance}
 * @param profile the profile it was read with
 * @param firstDate the day of its earliest fact, null where no line was accepted
 * @param lastDate the day of its latest fact, null where no line was accepted
 * @param lines its lines
 * @param status its status, by its code
 * @param rejectedByRule lines that broke each rule; a line may break several
 */
public record DeliveryQuality(
        String file,
        String producer,
        String source,
        String profile,
        LocalDate firstDate,
        LocalDate lastDate,
        Lines lines,
        String status,
        SortedMap<String, Long> rejectedByRule) {

    /**
     * What became of lines.
     *
     * @param read lines read
     * @param accepted lines accepted
     * @param rejected lines rejected, each counted once whatever the number of its faults
     * @param replaced earlier lines replaced by lines of this delivery
     * @param passedOver total rows and empty rows passed over
     */
    public record Lines(long read, long accepted, long rejected, long replaced, long passedOver) {}

    /** Shows what the names may hide, and keeps a copy of the rules. */
    public DeliveryQuality {
        file = HiddenCharacters.shown(file);
        producer = HiddenCharacters.shown(producer);
        rejectedByRule = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByRule));
    }

    /** Whether it waits to be confirmed. */
    boolean held() {
        return status.equals("held");
    }
}
