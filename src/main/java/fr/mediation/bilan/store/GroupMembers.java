package fr.mediation.bilan.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** A group, as its members are found. */
    private static final class Room {
        private final Group group;
        private final int[] taken = new int[COUNTS];
        private int members;

        Room(Group group) {
            this.group = group;
        }

        boolean isFree() {
            return members < group.participants();
        }

        /** Whether it is free, and says nothing that a person is not. */
        boolean admits(Traits person) {
            if (!isFree() || !group.traits().admits(person)) {
                return false;
            }
            for (int position : person.positions()) {
                Integer count = position < 0 ? null : group.counts().get(position);
                if (count != null && taken[position] >= count) {
                    return false;
                }
            }
            return true;
        }

        void add(Traits person) {
            members++;
            for (int position : person.positions()) {
                if (position >= 0) {
                    taken[position]++;
                }
            }
        }
    }

    /**
     * Finds the first group again and again. One that had no room for somebody never has for another of the same traits, so that
     * none is asked twice.
     */
    private static final class Search {
        private final List<Room> rooms;
        private int next;

        Search(List<Room> rooms) {
            this.rooms = rooms;
        }

        Optional<Room> first(Predicate<Room> suitable) {
            while (next < rooms.size() && !suitable.test(rooms.get(next))) {
                next++;
            }
            return next < rooms.size() ? Optional.of(rooms.get(next)) : Optional.empty();
        }
    }

    /** {@return the groups that have members among some persons, each with what it counts less} */
    static List<Named> of(List<Group> groups, List<Traits> persons) {
        List<Room> rooms = groups.stream().map(Room::new).toList();
        Map<Traits, Search> admitting = new HashMap<>();
        Search free = new Search(rooms);
        // Those of whom most is known find their group first.
        List<Traits> inOrder = persons.stream()
                .sorted(Comparator.comparingInt(GroupMembers::unknown))
                .toList();
        for (Traits person : inOrder) {
            admitting
                    .computeIfAbsent(person, traits -> new Search(rooms))
                    .first(room -> room.admits(person))
                    .or(() -> free.first(Room::isFree))
                    .ifPresent(room -> room.add(person));
        }
        return rooms.stream()
                .filter(room -> room.members > 0)
                .map(GroupMembers::named)
                .toList();
    }

    private static int unknown(Traits person) {
        int unknown = 0;
        for (int position : person.positions()) {
            unknown += position < 0 ? 1 : 0;
        }
        return unknown;
    }

    private static Named named(Room room) {
        List<@Nullable Integer> less = new ArrayList<>();
        for (int[] set : SETS) {
            List<@Nullable Integer> counts = room.group.counts().subList(set[0], set[1]);
            if (counts.contains(null)) {
                counts.forEach(count -> less.add(null));
                continue;
            }
            List<Integer> taken = new ArrayList<>();
            boolean contradicts = false;
            for (int position = set[0]; position < set[1]; position++) {
                int those = room.taken[position];
                taken.add(those);
                contradicts |= those > room.group.counts().get(position);
            }
            // Where the persons contradict the counts of the group, only the persons are known.
            less.addAll(contradicts ? counts : taken);
        }
        return new Named(room.group.row(), room.members, less);
    }
}
