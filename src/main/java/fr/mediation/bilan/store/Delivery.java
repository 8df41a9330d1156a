package fr.mediation.bilan.store;

import java.time.LocalDate;

/**
 * One file received.
 *
 * @param id its number
 * @param sha256 the SHA-256 of its bytes, in hexadecimal: its identity
 * @param file the file's name
 * @param producer who delivered it
 * @param source the source's id
 * @param profile the profile that fitted
 * @param format {@code csv} or {@code xlsx}
 * @param encoding the encoding detected, null for a workbook
 * @param delimiter the delimiter detected, null for a workbook
 * @param receivedOn the day it was received
 * @param status {@code loading}, {@code in_force}, {@code refused} or {@code withdrawn}
 * @param refusal why the whole file was refused: a sentence's key and values separated by tabs; null where it was not
 * @param unknownColumns columns that were ignored, joined by commas
 * @param linesRead rows under a header
 * @param accepted lines that became facts
 * @param rejected lines refused
 * @param replaced facts, of this or earlier deliveries, that its lines replaced
 * @param passedOver empty and total rows
 * @param firstDate the earliest date of an accepted line, null where there is none
 * @param lastDate the latest
 * @param headerSheet the sheet of the first header, empty in a text file
 * @param headerLine the number of the header's last row
 * @param corrected accepted lines in which something was put right
 * @param departments the departments that accepted lines name, joined by spaces
 * @param unknownValues values that the profile's lists do not name, by column
 * @param corrects the delivery whose rejected lines this one brings back, null where it brings none
 * @param replaces the period whose earlier lines it takes the place of: {@code none}, {@code month} or {@code year}
 */
public record Delivery(
        long id,
        String sha256,
        String file,
        String producer,
        String source,
        String profile,
        String format,
        String encoding,
        String delimiter,
        LocalDate receivedOn,
        String status,
        String refusal,
        String unknownColumns,
        long linesRead,
        long accepted,
        long rejected,
        long replaced,
        long passedOver,
        LocalDate firstDate,
        LocalDate lastDate,
        String headerSheet,
        int headerLine,
        long corrected,
        String departments,
        String unknownValues,
        Long corrects,
        String replaces) {
    /** Facts are being loaded; they are not visible yet. */
    public static final String LOADING = "loading";

    /** Its facts count. */
    public static final String IN_FORCE = "in_force";

    /** Its facts counted once, and somebody took it back. */
    public static final String WITHDRAWN = "withdrawn";

    /** The whole file was refused; nothing of it was kept. */
    public static final String REFUSED = "refused";
}
