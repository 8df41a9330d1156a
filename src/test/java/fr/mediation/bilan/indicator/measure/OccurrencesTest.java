package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class OccurrencesTest {
    private static final int UNITS = 7;
    private static final int CATEGORIES = 150;
    private static final int[] GROUPS = {0, 1, 0, 2, 2, 1, 3};
    private static final int GROUP_COUNT = 4;

    private final CategoryNumbers numbers = new CategoryNumbers();
    private final SplittableRandom random = new SplittableRandom(19);
    private final Map<String, TreeSet<Integer>> expected = new TreeMap<>();
    private int observations;

    /** Rows at random: a third of them is the first of its observation. */
    private void add(Occurrences into, int rows) {
        for (int row = 0; row < rows; row++) {
            int observation =
                    random.nextInt(3) == 0 || observations == 0 ? observations++ : random.nextInt(observations);
            int unit = random.nextInt(UNITS);
            numbers.clear();
            expect("all " + GROUPS[unit], observation);
            for (int i = random.nextInt(4); i > 0; i--) {
                int category = random.nextInt(CATEGORIES);
                numbers.include(category);
                expect(category + " " + GROUPS[unit], observation);
            }
            into.add(observation, unit);
        }
    }

    private void expect(String group, int observation) {
        expected.computeIfAbsent(group, g -> new TreeSet<>()).add(observation);
    }

    private static Stream<String> told(String name, RoaringBitmap[] sets) {
        return IntStream.range(0, sets.length)
                .filter(group -> sets[group] != null)
                .mapToObj(group -> name + " " + group + "=" + Arrays.toString(sets[group].toArray()));
    }

    private void assertSets(Occurrences occurrences) {
        int[] wanted = IntStream.range(0, CATEGORIES).toArray();
        RoaringBitmap[][] byCategory = occurrences.sets(GROUPS, GROUP_COUNT, wanted);
        assertThat(Stream.concat(
                        told("all", occurrences.sets(GROUPS, GROUP_COUNT)),
                        Arrays.stream(wanted)
                                .boxed()
                                .flatMap(category -> told(category.toString(), byCategory[category]))))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    @Test
    void eachGroupHasTheObservationsOfItsRowsAndEachCategoryThoseOfItsOwn() throws IOException {
        numbers.reserve(CATEGORIES - 1);
        Occurrences occurrences = new Occurrences(numbers);
        add(occurrences, 2_000);
        assertSets(occurrences);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        occurrences.write(new DataOutputStream(bytes));
        Occurrences read = new Occurrences(numbers);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        add(read, 500);
        assertSets(read);
    }

    @Test
    void aUnitOfNoGroupIsLeftOut() {
        Occurrences occurrences = new Occurrences(numbers);
        occurrences.add(0, 0);
        occurrences.add(0, 1);
        occurrences.add(1, 1);

        assertThat(told("all", occurrences.sets(new int[] {0, -1}, 1))).containsExactly("all 0=[0]");
    }
}
