package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file received.
 *
 * @param id its number
 * @param received the file
 * @param reading as what it was read
 * @param relation what it has to do with other deliveries
 * @param state what became of it
 * @param contents what it was found to hold
 * @param taken how many times its bytes were taken: 1, and one more each time it was taken again
 */
public record Delivery(
        long id, Received received, Reading reading, Relation relation, State state, Contents contents, int taken) {
    /** Facts are being loaded; they are not visible yet. */
    public static final String LOADING = "loading";

    /** Its facts are loaded, and wait for a person to confirm what they replace. */
    public static final String HELD = "held";

    /** Its facts count. */
    public static final String IN_FORCE = "in_force";

    /** Its facts counted once, and somebody took it back. */
    public static final String WITHDRAWN = "withdrawn";

    /** The whole file was refused; nothing of it was kept. */
    public static final String REFUSED = "refused";

    /**
     * A file as it came.
     *
     * @param sha256 the SHA-256 of its bytes, in hexadecimal: the identity of the delivery
     * @param file its name
     * @param producer who delivered it
     * @param day when
     */
    public record Received(String sha256, String file, String producer, LocalDate day) {}

    /**
     * As what a file was read.
     *
     * @param source the source's id
     * @param profile the profile that fitted
     * @param format {@code csv} or {@code xlsx}
     * @param encoding the encoding detected, null for a workbook
     * @param delimiter the delimiter detected, null for a workbook
     * @param headerSheet the sheet of the first header, empty in a text file
     * @param headerLine the number of the header's last row
     * @param unknownColumns columns that were ignored
     */
    public record Reading(
            String source,
            String profile,
            String format,
            @Nullable String encoding,
            @Nullable String delimiter,
            String headerSheet,
            int headerLine,
            List<String> unknownColumns) {}

    /**
     * What a delivery has to do with others.
     *
     * @param corrects the delivery whose rejected lines this one brings back, null where it brings none
     * @param replaces the period whose earlier lines it takes the place of: {@code none}, {@code month} or {@code year}
     * @param complete whether it lists all places of its producer, so that those it lacks are closed
     */
    public record Relation(@Nullable Long corrects, String replaces, boolean complete) {
        /** {@return whether it says by itself that it takes the place of what came before} */
        public boolean replacesOpenly() {
            return corrects != null || !replaces.equals("none");
        }
    }

    /**
     * What became of a delivery.
     *
     * @param status {@link #LOADING}, {@link #HELD}, {@link #IN_FORCE}, {@link #REFUSED} or {@link #WITHDRAWN}
     * @param refusal why the whole file was refused, as a sentence is stored; null where it was not
     */
    public record State(String status, @Nullable String refusal) {}

    /**
     * What a delivery was found to hold.
     *
     * @param lines its lines
     * @param firstDate the earliest date of an accepted line, null where there is none
     * @param lastDate the latest
     * @param departments the departments that accepted lines name, by code
     * @param unknownValues values that the profile's lists do not name, one text a column
     */
    public record Contents(
            Lines lines,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            List<String> departments,
            List<String> unknownValues) {}

    /**
     * What became of lines.
     *
     * @param read rows under a header
     * @param accepted lines that became facts
     * @param rejected lines refused
     * @param corrected accepted lines in which something was put right
     * @param replaced facts, of this or earlier deliveries, that its lines replaced
     * @param passedOver empty and total rows
     */
    public record Lines(long read, long accepted, long rejected, long corrected, long replaced, long passedOver) {}

    /** {@return the file's name, without its folder} */
    public String file() {
        return received.file();
    }

    /** {@return the id of the source it belongs to} */
    public String source() {
        return reading.source();
    }

    /** {@return what became of its lines} */
    public Lines lines() {
        return contents.lines();
    }

    /**
     * {@return whether it has a status: false where it has another}
     *
     * @param status one of the constants
     */
    public boolean is(String status) {
        return state.status().equals(status);
    }
}
