package fr.mediation.bilan.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of the groups of one activity. A group counts all who took part in it, those too whom other lines of the activity
 * name: each of these is a member of one group, the first that has room for one and says of all its members nothing that they are
 * not, else the first that has room. Who finds no room is a further participant.
 */
final class GroupMembers {
    /** Where the counts of a set begin and end: genders, ages, statuses, visits. */
    private static final int[][] SETS = {{0, 3}, {3, 6}, {6, 10}, {10, 12}};

    /** How many counts a group has. */
    static final int COUNTS = 12;

    private GroupMembers() {}

    /**
     * What a line says of all it stands for, as numbers of closed lists; null where it says nothing.
     *
     * @param gender the gender
     * @param ageBand the age
     * @param status the status
     * @param firstVisit whether for the first time
     */
    record Traits(
            @Nullable Integer gender,
            @Nullable Integer ageBand,
            @Nullable Integer status,
            @Nullable Boolean firstVisit) {
        /** The positions of the counts that a person of these traits belongs to, one a set; -1 where not known. */
        private int[] positions() {
            return new int[] {
                gender == null ? -1 : gender - 1,
                ageBand == null ? -1 : ageBand <= 2 ? 3 : ageBand <= 5 ? 4 : 5,
                status == null ? -1 : 5 + status,
                firstVisit == null ? -1 : firstVisit ? 10 : 11
            };
        }

        private boolean admits(Traits person) {
            int[] own = positions();
            int[] theirs = person.positions();
            for (int i = 0; i < own.length; i++) {
                if (own[i] >= 0 && theirs[i] >= 0 && own[i] != theirs[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A line of a group.
     *
     * @param row where it is stored
     * @param participants how many it counts
     * @param traits what it says of all of them
     * @param counts its counts, women first; those of a set that is not known are null
     */
    record Group(String row, int participants, Traits traits, List<@Nullable Integer> counts) {}

    /**
     * What a group counts less.
     *
     * @param row where the group is stored
     * @param members how many of its members other lines name
     * @param counts how much is to be taken off its counts; null where the set is not known
     */
    record Named(String row, int members, List<@Nullable Integer> counts) {}

    /** {@return the groups that have members among some persons, each with what it counts less} */
    static List<Named> of(List<Group> groups, List<Traits> persons) {
        List<List<Traits>> members = new ArrayList<>();
        groups.forEach(group -> members.add(new ArrayList<>()));
        // Those of whom most is known find their group first.
        List<Traits> inOrder = persons.stream()
                .sorted(Comparator.comparingInt(GroupMembers::unknown))
                .toList();
        for (Traits person : inOrder) {
            room(groups, members, person, true)
                    .or(() -> room(groups, members, person, false))
                    .ifPresent(at -> members.get(at).add(person));
        }
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!members.get(i).isEmpty()) {
                named.add(named(groups.get(i), members.get(i)));
            }
        }
        return named;
    }

    private static int unknown(Traits person) {
        int unknown = 0;
        for (int position : person.positions()) {
            unknown += position < 0 ? 1 : 0;
        }
        return unknown;
    }

    private static Optional<Integer> room(
            List<Group> groups, List<List<Traits>> members, Traits person, boolean admitted) {
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (members.get(i).size() < group.participants()
                    && (!admitted || group.traits().admits(person) && counts(group, members.get(i), person))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether the counts of a group have room for one more such person. */
    private static boolean counts(Group group, List<Traits> members, Traits person) {
        for (int position : person.positions()) {
            if (position >= 0 && group.counts().get(position) != null) {
                long taken =
                        members.stream().filter(member -> has(member, position)).count();
                if (taken >= group.counts().get(position)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean has(Traits person, int position) {
        for (int own : person.positions()) {
            if (own == position) {
                return true;
            }
        }
        return false;
    }

    private static Named named(Group group, List<Traits> members) {
        List<@Nullable Integer> less = new ArrayList<>();
        for (int[] set : SETS) {
            List<@Nullable Integer> counts = group.counts().subList(set[0], set[1]);
            if (counts.contains(null)) {
                counts.forEach(count -> less.add(null));
                continue;
            }
            List<Integer> taken = new ArrayList<>();
            boolean contradicts = false;
            for (int position = set[0]; position < set[1]; position++) {
                int at = position;
                int those =
                        (int) members.stream().filter(member -> has(member, at)).count();
                taken.add(those);
                contradicts |= those > group.counts().get(at);
            }
            // Where the persons contradict the counts of the group, only the persons are known.
            less.addAll(contradicts ? counts : taken);
        }
        return new Named(group.row(), members.size(), less);
    }
}
