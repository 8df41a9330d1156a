package fr.mediation.bilan.source.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that name universal time are instants: which day they lie in depends on the place. Another offset is the place's own,
 * so that its day is the one that is written.
 */
public final class Instants {
    private static final String ENDS = "Zz0CcTt]";
    private static final Pattern UTC = Pattern.compile(
            "(.{8,10})[ T](\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d{1,9})? ?(?:[+-]00(?::?00)?|Z|UTC|GMT|[+-]00:?00 ?UTC)"
                    + "(?:\\[[A-Za-z/]+])?",
            Pattern.CASE_INSENSITIVE);

    private Instants() {}

    /**
     * {@return the day of an instant at a place, empty where the text names no universal time}
     *
     * @param text the text of a cell
     * @param zone gives the time zone of the place
     */
    public static Optional<LocalDate> day(String text, Supplier<ZoneId> zone) {
        // Most times name no zone: their last character tells.
        if (text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) < 0) {
            return Optional.empty();
        }
        Matcher instant = UTC.matcher(text);
        if (!instant.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = LocalTime.parse(instant.group(2));
            return CellParser.date(instant.group(1))
                    .map(date -> date.atTime(time)
                            .atOffset(ZoneOffset.UTC)
                            .atZoneSameInstant(zone.get())
                            .toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
