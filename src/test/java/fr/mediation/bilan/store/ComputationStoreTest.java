package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.store.FigureStore.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class ComputationStoreTest {
    @Autowired
    private ComputationStore computations;

    @Autowired
    private FigureStore figures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private static String fingerprint(String name) {
        return name.repeat(64);
    }

    private long computed(String name, String basis, String... parts) {
        List<String> fingerprints =
                Arrays.stream(parts).map(ComputationStoreTest::fingerprint).toList();
        for (String part : fingerprints) {
            if (figures.stored(List.of(part)).isEmpty()) {
                figures.store(Map.of(new Part("ateliers", basis, 2016, part), List.of()));
            }
        }
        long computation = computations.begin(fingerprint(name), basis);
        computations.complete(computation, fingerprints);
        return computation;
    }

    @Test
    void aComputationIsVisibleOnceItIsComplete() {
        long begun = computations.begin(fingerprint("a"), "civil");
        assertThat(computations.completed(fingerprint("a"))).isEmpty();

        assertThat(computed("a", "civil", "1")).isEqualTo(begun);
        assertThat(computations.completed(fingerprint("a"))).contains(begun);
    }

    @Test
    void aComputationThatWasBegunIsGoneOnWith() {
        long begun = computations.begin(fingerprint("a"), "civil");

        assertThat(computations.begin(fingerprint("a"), "civil")).isEqualTo(begun);
    }

    @Test
    void theLatestComputationsOfEachYearBasisStay() {
        long old = computed("a", "civil", "1");
        computed("b", "convention", "2");
        computed("c", "civil", "3");
        long current = computed("d", "civil", "4");

        computations.forget(current, 2);

        assertThat(computations.completed(fingerprint("a"))).isEmpty();
        assertThat(List.of("b", "c", "d"))
                .allSatisfy(name ->
                        assertThat(computations.completed(fingerprint(name))).isPresent());
        assertThat(figures.count(old, List.of(2016))).isZero();
    }

    @Test
    void thePartsOfAForgottenComputationStayWhereAnotherHasThem() {
        computed("a", "civil", "1", "2");
        long current = computed("b", "civil", "2", "3");

        computations.forget(current, 0);

        assertThat(figures.stored(List.of(fingerprint("1"), fingerprint("2"), fingerprint("3"))))
                .containsExactlyInAnyOrder(fingerprint("2"), fingerprint("3"));
    }

    @Test
    void aPublishedComputationStays() {
        long published = computed("a", "civil", "1");
        jdbc.sql("""
                insert into publication (year_basis, year, computation, published_on, identity, program, evidence)
                values ('civil', 2016, ?, date '2017-03-01', '', '', '')
                """).param(published).update();
        long current = computed("b", "civil", "2");

        computations.forget(current, 0);

        assertThat(computations.completed(fingerprint("a"))).contains(published);
    }
}
