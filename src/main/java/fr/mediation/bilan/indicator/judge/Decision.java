package fr.mediation.bilan.indicator.judge;

import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody looked at an implausible figure and decided to publish it. Who it was is not kept.
 *
 * @param subject which figure
 * @param value its value at that time; null where it was missing
 * @param previous the value of the year before at that time; null where it is held against none
 * @param decidedOn when
 * @param reason why it is right, for those who read the publication
 */
public record Decision(
        Subject subject,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous,
        LocalDate decidedOn,
        String reason) {
    /**
     * A figure, and what was odd about it.
     *
     * @param perimeter the map of regions
     * @param kind what was odd
     * @param indicator the indicator's id
     * @param territory the territory's code
     * @param year the year
     */
    public record Subject(Perimeter perimeter, Finding.Kind kind, String indicator, String territory, int year) {
        /**
         * {@return what a finding is about}
         *
         * @param finding the finding
         * @param perimeter the map of regions
         */
        public static Subject of(Finding finding, Perimeter perimeter) {
            return new Subject(perimeter, finding.kind(), finding.indicator(), finding.territory(), finding.year());
        }
    }

    /** Whether it still holds: neither the figure nor that of the year before has changed since. */
    boolean holdsFor(Finding finding, Perimeter perimeter) {
        return subject.equals(Subject.of(finding, perimeter))
                && same(value, finding.value())
                && same(previous, finding.previous());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
