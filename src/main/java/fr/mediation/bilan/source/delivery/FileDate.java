package fr.mediation.bilan.source.delivery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a file's name: {@code annuaire-2016-06-30.csv}, {@code annuaire_20160630.csv}, or {@code
 * annuaire-2016.csv} for the last day of the year. The date of the last change is not used: a copy of the same file
 * would give other figures.
 */
final class FileDate {
    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:[-_.]?(\\d{2})[-_.]?(\\d{2}))?(?!\\d)");

    private FileDate() {}

    /** The date in a name, null where there is none or it is in the future. */
    static LocalDate in(String fileName, LocalDate today) {
        Matcher matcher = DATE.matcher(fileName);
        if (!matcher.find()) {
            return null;
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            LocalDate date = matcher.group(2) == null
                    ? LocalDate.of(year, 12, 31)
                    : LocalDate.of(year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
            return date.isAfter(today) ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
