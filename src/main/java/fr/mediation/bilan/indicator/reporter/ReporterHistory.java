package fr.mediation.bilan.indicator.reporter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter did in two years, and where: by this is told whether another one goes on with it.
 *
 * @param key what stands for it: the producer with a place, or with a department where it names none
 * @param producer the producer
 * @param identifier the place as the producer names it; null where it names none
 * @param name the place's name in a directory; null where none has it
 * @param departments where its lines lie; an empty code where that is not known
 * @param communes the communes in which all of its lines lie; none where these are not known
 * @param before whether it reported in the year before
 * @param now whether it reported in the year
 * @param first its first day; null where lines have none
 * @param last its last day; null where lines have none
 * @param volume how much it reported
 */
public record ReporterHistory(
        String key,
        String producer,
        @Nullable String identifier,
        @Nullable String name,
        Set<String> departments,
        Set<String> communes,
        boolean before,
        boolean now,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        BigDecimal volume) {
    private static final int MONTH = 30;

    /** Keeps copies. */
    public ReporterHistory {
        departments = Set.copyOf(departments);
        communes = Set.copyOf(communes);
    }

    /**
     * {@return the same with what it did in another department or year}
     *
     * @param more that
     */
    public ReporterHistory and(ReporterHistory more) {
        return new ReporterHistory(
                key,
                producer,
                identifier,
                name == null ? more.name : name,
                united(departments, more.departments),
                united(communes, more.communes),
                before || more.before,
                now || more.now,
                first == null || more.first != null && more.first.isBefore(first) ? more.first : first,
                last == null || more.last != null && more.last.isAfter(last) ? more.last : last,
                volume.add(more.volume));
    }

    private static Set<String> united(Set<String> some, Set<String> more) {
        Set<String> united = new TreeSet<>(some);
        united.addAll(more);
        return united;
    }

    /** {@return what it is called: the producer, and the place where it names one} */
    public String named() {
        return identifier == null ? producer : key;
    }

    /** Whether all that it reported comes before all that another one did. */
    boolean endsBefore(ReporterHistory other) {
        return last == null || other.first == null ? !now && !other.before : last.isBefore(other.first);
    }

    /** How many days lie between its last one and another's first; 0 where lines have no days. */
    long daysUntil(ReporterHistory other) {
        return last == null || other.first == null ? 0 : ChronoUnit.DAYS.between(last, other.first);
    }

    /** How many days it speaks for: a month more than lie between its first day and its last. */
    long days() {
        return MONTH + (first == null || last == null ? 0 : ChronoUnit.DAYS.between(first, last));
    }

    /** Whether it lies in one of another's departments. */
    boolean isInDepartmentOf(ReporterHistory other) {
        return !Collections.disjoint(departments, other.departments);
    }

    /** Whether it is known to lie in one of another's communes. */
    boolean isInCommuneOf(ReporterHistory other) {
        return !Collections.disjoint(communes, other.communes);
    }

    /** Whether nothing says that it lies in none of another's communes. */
    boolean mayBeInCommuneOf(ReporterHistory other) {
        return communes.isEmpty() || other.communes.isEmpty() || isInCommuneOf(other);
    }
}
