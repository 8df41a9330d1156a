package fr.mediation.bilan.report;

import fr.mediation.bilan.text.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people write them. */
public final class Days {
    private Days() {}

    /**
     * {@return a day in words, such as {@code 1er janvier 2017} or {@code 1 January 2017}}
     *
     * @param day the day
     * @param language the reader's language
     */
    public static String in(LocalDate day, Locale language) {
        boolean ordinal = day.getDayOfMonth() == 1 && language.equals(Messages.FRENCH);
        return DateTimeFormatter.ofPattern(ordinal ? "d'er' MMMM uuuu" : "d MMMM uuuu", language)
                .format(day);
    }
}
