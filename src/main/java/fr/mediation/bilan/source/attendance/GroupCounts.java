package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.attendance.AttendanceSource.Stored;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many of a group's participants are women, under 18, retired…: sets of counts, of which each is given or not. A set
 * that is not given is null throughout; the per-person columns then hold for all participants of the line.
 */
final class GroupCounts {
    private static final int MOST = 10_000;

    /** A column of counts, and where its counts are stored. */
    private record Count(String column, Stored stored) {}

    private static final List<Count> GENDERS =
            List.of(new Count("nb_femmes", Stored.WOMEN), new Count("nb_hommes", Stored.MEN));

    private static final List<List<Count>> SETS = List.of(
            GENDERS,
            List.of(
                    new Count("nb_moins_18", Stored.UNDER_18),
                    new Count("nb_18_59", Stored.AGED_18_59),
                    new Count("nb_60_plus", Stored.AGED_60_PLUS)),
            List.of(
                    new Count("nb_scolarise", Stored.IN_SCHOOL),
                    new Count("nb_sans_emploi", Stored.UNEMPLOYED),
                    new Count("nb_en_emploi", Stored.EMPLOYED),
                    new Count("nb_retraite", Stored.RETIRED)),
            List.of(new Count("nb_nouveaux", Stored.NEWCOMERS), new Count("nb_recurrents", Stored.REGULARS)));

    static final List<String> COLUMNS =
            SETS.stream().flatMap(List::stream).map(Count::column).toList();

    /** Where counts are stored. */
    private static final Set<Stored> COUNTED = EnumSet.range(Stored.WOMEN, Stored.REGULARS);

    private GroupCounts() {}

    /** Whether the file of a line has any of the columns. */
    static boolean areIn(Line line) {
        return line.hasAny(COLUMNS);
    }

    /** Leaves nothing of the sets that are given, and says whether there was one. */
    static boolean takeOut(Map<Stored, Serializable> values) {
        boolean given = false;
        for (Stored count : COUNTED) {
            given |= values.computeIfPresent(count, (one, number) -> (short) 0) != null;
        }
        return given;
    }

    /**
     * Reads the counts, puts the sets that are given among the values, and gives the largest sum of a set: there were
     * as many participants at least.
     */
    static int read(Line line, Map<Stored, Serializable> values) {
        int largest = 0;
        for (List<Count> set : SETS) {
            int[] counts = new int[set.size()];
            int sum = 0;
            for (int i = 0; i < counts.length; i++) {
                Integer count = line.integer(set.get(i).column(), 0, MOST);
                counts[i] = count == null ? 0 : count;
                sum += counts[i];
            }
            for (int i = 0; i < counts.length && sum > 0; i++) {
                values.put(set.get(i).stored(), (short) counts[i]);
            }
            if (set == GENDERS && sum > 0) {
                // No column counts those of another gender.
                values.put(Stored.OTHER_GENDER, (short) 0);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
