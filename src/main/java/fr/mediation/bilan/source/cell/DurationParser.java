package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.bound.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations written with their units or as on a clock, in minutes. */
public final class DurationParser {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    /** An hour of the day at which a time slot may begin; no band of durations has it as its least. */
    private static final BigDecimal EARLIEST_SLOT = BigDecimal.valueOf(7 * 60);

    private static final int DECIMALS = 2;
    private static final long SECONDS_A_DAY = 86_400;
    /** Before the hours stand days in what pandas writes, and the day that spreadsheets count from in a duration read as a date. */
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,3}) days? |(?:1899-12-30|1900-01-00|30/12/1899|00/01/1900)[ T])?"
                    + "(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d)(?:\\.0+)?)?");

    private static final String SPACES = "[\\s\\u00A0\\u202F]*";
    private static final String NUMBER = "((?:\\d{1,4}|\\d{1,3}[ \\u00A0\\u202F]\\d{3})(?:[.,]\\d+)?)";
    private static final String MINUTE = "(?:min(?:ute)?s?\\.?|mn|m|['’′])";
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile(
            NUMBER + SPACES + "h(?:eure|r)?s?\\.?" + "(?:" + SPACES + "(?:et" + SPACES + ")?([0-5]?\\d)" + SPACES
                    + MINUTE + "?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MINUTES_ALONE = Pattern.compile(NUMBER + SPACES + MINUTE, Pattern.CASE_INSENSITIVE);
    private static final Pattern BAND = Pattern.compile("(.+?)" + SPACES + "[-–à]" + SPACES + "(.+)");
    private static final Pattern UNIT = Pattern.compile("[\\d.,]+(\\D*)");

    private DurationParser() {}

    /**
     * {@return a duration in minutes: {@code 1h30}, {@code 1 h 30 min}, {@code 90 min}, {@code 01:30} hours and minutes,
     * {@code PT1H30M}; empty where the text is none}
     *
     * @param text the text of a cell
     */
    public static Optional<BigDecimal> minutes(String text) {
        if (text.length() > Bounds.NUMBER_DIGITS) {
            return Optional.empty();
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            int days = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
            int seconds = clock.group(4) == null ? 0 : Integer.parseInt(clock.group(4));
            return Optional.of(ofSeconds(days * SECONDS_A_DAY
                    + Integer.parseInt(clock.group(2)) * 3600L
                    + Integer.parseInt(clock.group(3)) * 60L
                    + seconds));
        }
        Matcher hours = HOURS_AND_MINUTES.matcher(text);
        if (hours.matches()) {
            String rest = hours.group(2);
            // « 1,5 h 30 » says two things.
            return rest != null && hours.group(1).matches(".*\\D.*")
                    ? Optional.empty()
                    : CellParser.number(hours.group(1))
                            .map(MINUTES::multiply)
                            .map(minutes -> rest == null ? minutes : minutes.add(new BigDecimal(rest)));
        }
        Matcher minutes = MINUTES_ALONE.matcher(text);
        return minutes.matches() ? CellParser.number(minutes.group(1)) : iso(text);
    }

    private static Optional<BigDecimal> iso(String text) {
        if (!text.startsWith("P")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ofSeconds(Duration.parse(text).toSeconds()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal ofSeconds(long seconds) {
        return BigDecimal.valueOf(seconds).divide(MINUTES, DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * {@return a duration or the midpoint of a band such as {@code 1h-2h} or {@code 30-60 min}, in minutes; empty for the time
     * slot {@code 9h-10h30}}
     *
     * @param text the text of a cell
     */
    public static Optional<BandedNumber> banded(String text) {
        Optional<BigDecimal> single = minutes(text);
        if (single.isPresent()) {
            return single.map(minutes -> new BandedNumber(minutes, false));
        }
        Matcher band = BAND.matcher(text);
        if (text.length() > Bounds.NUMBER_DIGITS || !band.matches()) {
            return Optional.empty();
        }
        String low = band.group(1);
        Matcher unit = UNIT.matcher(band.group(2));
        boolean unitOnceForBoth = CellParser.number(low).isPresent() && unit.matches();
        Optional<BigDecimal> least = minutes(unitOnceForBoth ? low + unit.group(1) : low);
        boolean ofMinutes = MINUTES_ALONE.matcher(band.group(2)).matches();
        return least.isPresent() && least.get().compareTo(EARLIEST_SLOT) >= 0 && !ofMinutes
                ? Optional.empty()
                : BandedNumber.between(least, minutes(band.group(2)));
    }

    /**
     * {@return whether a duration is written as on a clock, which may mean minutes and seconds elsewhere}
     *
     * @param text the text of a cell
     */
    public static boolean isClock(String text) {
        return text.indexOf(':') > 0;
    }
}
