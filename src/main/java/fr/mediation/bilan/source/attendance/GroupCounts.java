package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of a group's participants are women, under 18, retired…: sets of counts, of which each is given or not. A set
 * that is not given is null throughout; the per-person columns then hold for all participants of the line. Without any of
 * the columns in the header there are no values at all.
 *
 * @param participants how many took part
 * @param values women, men, other gender, under 18, 18–59, 60 and over, in school, unemployed, employed, retired,
 *     newcomers, returning
 */
record GroupCounts(int participants, List<Short> values) {
    static final List<String> COLUMNS = List.of(
            "nb_femmes",
            "nb_hommes",
            "nb_moins_18",
            "nb_18_59",
            "nb_60_plus",
            "nb_scolarise",
            "nb_sans_emploi",
            "nb_en_emploi",
            "nb_retraite",
            "nb_nouveaux",
            "nb_recurrents");
    private static final int MOST = 10_000;
    private static final int GENDERS = 2;
    private static final int[] SETS = {0, 2, 5, 9, 11};
    private static final List<Short> NOT_GIVEN = Collections.nCopies(COLUMNS.size() + 1, null);

    /**
     * Reads the counts.
     *
     * @param given the cell {@code participants}; where it is empty, a group has at least as many as its largest
     *     set of counts, and a line without counts has one
     */
    static GroupCounts read(Line line, @Nullable Integer given) {
        if (!line.hasAny(COLUMNS)) {
            return new GroupCounts(given == null ? 1 : given, List.of());
        }
        int[] counts = new int[COLUMNS.size()];
        boolean any = false;
        for (int i = 0; i < counts.length; i++) {
            Integer count = line.integer(COLUMNS.get(i), 0, MOST);
            counts[i] = count == null ? 0 : count;
            any |= counts[i] > 0;
        }
        if (!any) {
            return new GroupCounts(given == null ? 1 : given, NOT_GIVEN);
        }
        int largest = 0;
        for (int set = 1; set < SETS.length; set++) {
            largest = Math.max(largest, sum(counts, set));
        }
        int participants = given == null ? largest : given;
        if (largest > participants) {
            line.fault(Rule.INCONSISTENT_COUNTS, "participants");
        }
        Short[] values = new Short[counts.length + 1];
        for (int set = 1; set < SETS.length; set++) {
            for (int i = SETS[set - 1]; i < SETS[set] && sum(counts, set) > 0; i++) {
                // No column counts those of another gender: the place after women and men is theirs.
                values[i < GENDERS ? i : i + 1] = (short) counts[i];
            }
        }
        if (values[0] != null) {
            values[GENDERS] = 0;
        }
        return new GroupCounts(participants, Arrays.asList(values));
    }

    private static int sum(int[] counts, int set) {
        return Arrays.stream(counts, SETS[set - 1], SETS[set]).sum();
    }
}
