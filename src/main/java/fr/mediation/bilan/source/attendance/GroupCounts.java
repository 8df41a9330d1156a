package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.attendance.AttendanceSource.Stored;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many of a group's participants are women, under 18, retired…: sets of counts, of which each is known or not. A set
 * that is not known is null throughout; the per-person columns then hold for all participants of the line.
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

    private final List<CountedSet> sets;

    private GroupCounts(List<CountedSet> sets) {
        this.sets = sets;
    }

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

    /** Reads the counts. */
    static GroupCounts read(Line line) {
        return new GroupCounts(
                SETS.stream().map(counts -> CountedSet.read(line, counts)).toList());
    }

    /** The largest sum of a set: there were as many participants at least. */
    int largest() {
        return sets.stream().mapToInt(CountedSet::sum).max().orElse(0);
    }

    /** Puts the sets that are known among the values of a line, and tells of those that are given in part. */
    void put(Line line, int participants, Map<Stored, Serializable> values) {
        for (CountedSet set : sets) {
            if (set.isKnown(participants)) {
                set.put(values);
            } else if (set.sum() > 0) {
                line.warn(Warning.PARTIAL_COUNTS, set.firstGiven());
            }
        }
    }

    /**
     * The counts of a set as they are given. Who is not counted may be of any kind: a set is known where it counts all
     * participants, or all its kinds.
     */
    private record CountedSet(List<Count> set, @Nullable Integer[] counts, int sum) {
        static CountedSet read(Line line, List<Count> set) {
            Integer[] counts = new Integer[set.size()];
            int sum = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = line.integer(set.get(i).column(), 0, MOST);
                sum += counts[i] == null ? 0 : counts[i];
            }
            return new CountedSet(set, counts, sum);
        }

        boolean isKnown(int participants) {
            return sum > 0 && (sum == participants || Arrays.stream(counts).noneMatch(Objects::isNull));
        }

        void put(Map<Stored, Serializable> values) {
            for (int i = 0; i < counts.length; i++) {
                values.put(set.get(i).stored(), counts[i] == null ? (short) 0 : counts[i].shortValue());
            }
            if (set == GENDERS) {
                // No column counts those of another gender.
                values.put(Stored.OTHER_GENDER, (short) 0);
            }
        }

        String firstGiven() {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != null && counts[i] > 0) {
                    return set.get(i).column();
                }
            }
            return set.get(0).column();
        }
    }
}
