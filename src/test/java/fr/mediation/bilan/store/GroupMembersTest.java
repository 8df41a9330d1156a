package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.store.GroupMembers.Group;
import fr.mediation.bilan.store.GroupMembers.Named;
import fr.mediation.bilan.store.GroupMembers.Traits;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupMembersTest {
    private static final Traits NOTHING = new Traits(null, null, null, null);
    private static final Traits WOMAN = new Traits(1, null, null, null);
    private static final Traits MAN = new Traits(2, null, null, null);

    /** A group of which nothing but its number, or the counts of its women and men, is known. */
    private static Group group(String row, int participants, Integer... genders) {
        List<@Nullable Integer> counts = Arrays.asList(new Integer[GroupMembers.COUNTS]);
        for (int i = 0; i < genders.length; i++) {
            counts.set(i, genders[i]);
        }
        return new Group(row, participants, NOTHING, Collections.unmodifiableList(counts));
    }

    private static List<String> of(List<Group> groups, Traits... persons) {
        return GroupMembers.of(groups, List.of(persons)).stream()
                .map(GroupMembersTest::said)
                .toList();
    }

    private static String said(Named named) {
        return named.row() + " " + named.members() + " " + named.counts().subList(0, 3);
    }

    @Test
    void personsAreMembersOfTheGroup() {
        assertThat(of(List.of(group("g", 10)), WOMAN, MAN, NOTHING)).containsExactly("g 3 [null, null, null]");
    }

    @Test
    void countsThatAreKnownAreLessByThePersonsOfEachKind() {
        assertThat(of(List.of(group("g", 10, 6, 4, 0)), WOMAN, WOMAN, NOTHING)).containsExactly("g 3 [2, 0, 0]");
    }

    @Test
    void morePersonsThanTheGroupCountsAreFurtherParticipants() {
        assertThat(of(List.of(group("g", 2)), WOMAN, WOMAN, WOMAN)).containsExactly("g 2 [null, null, null]");
    }

    @Test
    void aPersonIsAMemberOfTheGroupThatSaysTheSame() {
        Group women = new Group("women", 6, WOMAN, group("", 0).counts());
        Group men = new Group("men", 4, MAN, group("", 0).counts());

        assertThat(of(List.of(women, men), MAN, MAN, WOMAN, NOTHING))
                .containsExactly("women 2 [null, null, null]", "men 2 [null, null, null]");
    }

    @Test
    void whereNoGroupSaysTheSameTheFirstWithRoomIsMeant() {
        Group women = new Group("women", 6, WOMAN, group("", 0).counts());

        assertThat(of(List.of(women), MAN)).containsExactly("women 1 [null, null, null]");
    }

    @Test
    void countsThatPersonsContradictAreNotKnownOfTheOthers() {
        assertThat(of(List.of(group("g", 10, 1, 9, 0)), WOMAN, WOMAN, WOMAN)).containsExactly("g 3 [1, 9, 0]");
    }

    @Test
    void agesAreCountedByTheirBands() {
        List<@Nullable Integer> counts = Arrays.asList(new Integer[GroupMembers.COUNTS]);
        counts.set(3, 2);
        counts.set(4, 3);
        counts.set(5, 5);
        Group group = new Group("g", 10, NOTHING, counts);

        List<Named> named = GroupMembers.of(
                List.of(group),
                List.of(
                        new Traits(null, 2, null, null),
                        new Traits(null, 3, null, null),
                        new Traits(null, 7, null, null)));

        assertThat(named.get(0).counts().subList(3, 6)).containsExactly(1, 1, 1);
    }

    @Test
    void withoutPersonsOrGroupsNothingIsLess() {
        assertThat(of(List.of(group("g", 10)))).isEmpty();
        assertThat(of(List.of(), WOMAN)).isEmpty();
    }

    @Test
    void groupsWithoutRoomForSomebodyAreNotAskedAgainForEachOfTheSameKind() {
        AtomicInteger asked = new AtomicInteger();
        List<@Nullable Integer> noWomen = new AbstractList<>() {
            @Override
            public @Nullable Integer get(int position) {
                asked.incrementAndGet();
                return position == 1 ? Integer.valueOf(300) : position < 3 ? Integer.valueOf(0) : null;
            }

            @Override
            public int size() {
                return GroupMembers.COUNTS;
            }
        };

        List<Named> named = GroupMembers.of(
                Collections.nCopies(300, new Group("g", 300, NOTHING, noWomen)), Collections.nCopies(300, WOMAN));

        assertThat(named).extracting(Named::members).containsExactly(300);
        assertThat(asked.get()).isLessThan(3_000);
    }
}
