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
    private static final String ENDS = "Zz0CcTtUu])";
    private static final Pattern UTC = Pattern.compile(
            "(.{8,24}?),?[ T](?:à )?(\\d{1,2}) ?[:h] ?(\\d{2})(?::\\d{2})?(?:[.,]\\d{1,9})?(?: ?([ap])\\.?m\\.?)?"
                    + " ?\\(?(?:[+-]00(?::?00)?(?: ?UTC)?|Z|Zulu|UTC?|GMT|Etc/(?:UTC|GMT))\\)?(?:\\[[A-Za-z/]+])?",
            Pattern.CASE_INSENSITIVE);
    private static final int NOON = 12;

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
            LocalTime time = LocalTime.of(hour(instant), Integer.parseInt(instant.group(3)));
            return CellParser.date(instant.group(1))
                    .map(date -> date.atTime(time)
                            .atOffset(ZoneOffset.UTC)
                            .atZoneSameInstant(zone.get())
                            .toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int hour(Matcher instant) {
        int hour = Integer.parseInt(instant.group(2));
        String half = instant.group(4);
        if (half == null) {
            return hour;
        }
        return hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
    }
}
