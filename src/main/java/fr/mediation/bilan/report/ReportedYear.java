package fr.mediation.bilan.report;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.text.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The year that a report is about.
 *
 * @param year its number
 * @param basis how years are counted
 * @param firstFact the first day of all years that attendance was delivered for, null where none was
 * @param lastFact the last such day, null where there is none
 */
public record ReportedYear(
        int year,
        YearBasis basis,
        @Nullable LocalDate firstFact,
        @Nullable LocalDate lastFact) {
    /** How many days may stay without any activity at either end of a year whose deliveries are all there. */
    private static final int QUIET_DAYS = 31;

    /**
     * {@return a civil year}
     *
     * @param year its number
     */
    public static ReportedYear civil(int year) {
        return new ReportedYear(year, YearBasis.CIVIL, null, null);
    }

    /**
     * Whether deliveries reach a part of a year only. Files are mostly delivered by civil year: the first year of the
     * convention then has its January alone, and the last one has none.
     *
     * @param of the year
     * @return false for a civil year, and where nothing is known
     */
    public boolean isPartial(int of) {
        return basis != YearBasis.CIVIL
                && firstFact != null
                && (firstFact.isAfter(basis.firstDay(of).plusDays(QUIET_DAYS))
                        || lastFact.isBefore(basis.lastDay(of).minusDays(QUIET_DAYS)));
    }

    /**
     * {@return a sentence that says the year: each basis has its own}
     *
     * @param name the sentence's name in the report's bundle, without that of the basis; {@code {0}} is the year's
     *     number, {@code {1}} its first day and {@code {2}} its last
     * @param language the reader's language
     */
    public String say(String name, Locale language) {
        return Messages.in(language)
                .get(
                        "report." + name + "." + basis.code(),
                        Integer.toString(year),
                        Days.in(basis.firstDay(year), language),
                        Days.in(basis.lastDay(year), language));
    }

    /**
     * {@return what is to be known of the year before its figures are read, nothing for a civil year}
     *
     * @param language the reader's language
     */
    public List<String> notes(Locale language) {
        List<String> notes = new ArrayList<>();
        if (basis != YearBasis.CIVIL) {
            notes.add(say("year.period", language));
            notes.add(say("year.means", language));
            delivered(language).ifPresent(notes::add);
        }
        return notes;
    }

    private Optional<String> delivered(Locale language) {
        if (firstFact == null) {
            return Optional.empty();
        }
        LocalDate first = later(firstFact, basis.firstDay(year));
        LocalDate last = earlier(lastFact, basis.lastDay(year));
        return first.isAfter(last)
                ? Optional.empty()
                : Optional.of(Messages.in(language)
                        .get("report.year.delivered", Days.in(first, language), Days.in(last, language)));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
