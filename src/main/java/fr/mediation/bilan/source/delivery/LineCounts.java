package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.source.Verdict;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file's lines: read = accepted + rejected + passed over.
 *
 * @param read rows under a header
 * @param accepted lines that became facts
 * @param rejected lines refused
 * @param passedOver empty rows and total rows
 * @param corrected accepted lines in which something was corrected
 * @param duplicates rejected lines that occur earlier in the file
 * @param replaced facts of accepted lines that a later line of the same file replaces
 * @param firstDate the earliest date of an accepted line
 * @param lastDate the latest
 * @param departments the departments that accepted lines name, by code
 */
public record LineCounts(
        long read,
        long accepted,
        long rejected,
        long passedOver,
        long corrected,
        long duplicates,
        long replaced,
        @Nullable LocalDate firstDate,
        @Nullable LocalDate lastDate,
        SortedSet<String> departments) {
    /** Nothing read yet. */
    public static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0, 0, 0, null, null, new TreeSet<>());

    /** Counts while the lines are being read. */
    static final class Tally {
        private long accepted;
        private long rejected;
        private long passedOver;
        private long corrected;
        private long duplicates;
        private long replaced;
        private LocalDate first;
        private LocalDate last;
        private final Set<String> departments = new HashSet<>();
        private String latestDepartment;

        void passedOver() {
            passedOver++;
        }

        void rejected() {
            rejected++;
        }

        void accepted(LocalDate date, @Nullable String department, boolean withCorrections) {
            accepted++;
            corrected += withCorrections ? 1 : 0;
            if (first == null || date.isBefore(first)) {
                first = date;
            }
            if (last == null || date.isAfter(last)) {
                last = date;
            }
            if (department != null && !department.equals(latestDepartment)) {
                latestDepartment = department;
                departments.add(department);
            }
        }

        /** A line that was counted as accepted is repeated, or one of its facts. */
        void repeated(Verdict.Repeated repeated) {
            if (!repeated.duplicate()) {
                replaced++;
            } else if (!repeated.further()) {
                accepted--;
                rejected++;
                duplicates++;
            }
        }

        LineCounts counts() {
            return new LineCounts(
                    accepted + rejected + passedOver,
                    accepted,
                    rejected,
                    passedOver,
                    corrected,
                    duplicates,
                    replaced,
                    first,
                    last,
                    new TreeSet<>(departments));
        }
    }
}
