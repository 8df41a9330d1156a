package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class CubeStoreTest {
    private static final String SHAPE = "a".repeat(64);

    @Autowired
    private CubeStore cubes;

    @Autowired
    private JdbcClient jdbc;

    private static final CubeStore.Kind KIND = new CubeStore.Kind("attendance", "civil", 2016, SHAPE, 2);

    private long delivery;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
        delivery = new StoreRows(jdbc).delivery("un", "2016-01-01", "2016-12-31");
    }

    private void keep(byte[] content) {
        cubes.keep(KIND, List.of(delivery), out -> out.write(content));
    }

    @Test
    void whatWasWrittenIsReadAgainWhateverItsLength() throws IOException {
        byte[] longerThanAPiece = new byte[(5 << 19) + 7];
        new Random(1).nextBytes(longerThanAPiece);
        keep(longerThanAPiece);

        CubeStore.StoredCube found =
                cubes.find("attendance", "civil", 2016, SHAPE).orElseThrow();

        assertThat(found.deliveries()).containsExactly(delivery);
        assertThat(found.parts()).isEqualTo(2);
        try (InputStream content = cubes.open(found)) {
            assertThat(content.readAllBytes()).isEqualTo(longerThanAPiece);
        }
    }

    @Test
    void aCubeOfAnotherShapeOrYearIsNotFound() {
        keep(new byte[] {1});

        assertThat(cubes.find("attendance", "civil", 2016, "b".repeat(64))).isEmpty();
        assertThat(cubes.find("attendance", "civil", 2015, SHAPE)).isEmpty();
        assertThat(cubes.find("attendance", "convention", 2016, SHAPE)).isEmpty();
    }

    @Test
    void aYearHasOneCube() throws IOException {
        keep(new byte[] {1});
        keep(new byte[] {2, 3});

        assertThat(jdbc.sql("select count(*) from cube").query(Long.class).single())
                .isEqualTo(1);
        try (InputStream content =
                cubes.open(cubes.find("attendance", "civil", 2016, SHAPE).orElseThrow())) {
            assertThat(content.readAllBytes()).containsExactly(2, 3);
        }
    }

    @Test
    void aCubeIsReadWhileItsSuccessorIsWritten() throws IOException {
        keep(new byte[] {1, 2});
        CubeStore.StoredCube before =
                cubes.find("attendance", "civil", 2016, SHAPE).orElseThrow();

        cubes.keep(KIND, List.of(delivery), out -> {
            out.write(0);
            try (InputStream content = cubes.open(before)) {
                content.transferTo(out);
            }
        });

        try (InputStream content =
                cubes.open(cubes.find("attendance", "civil", 2016, SHAPE).orElseThrow())) {
            assertThat(content.readAllBytes()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aCubeThatLacksOneFactInFiftyIsLeft() {
        keep(new byte[] {1});
        CubeStore.StoredCube kept =
                cubes.find("attendance", "civil", 2016, SHAPE).orElseThrow();
        long came = new StoreRows(jdbc).delivery("deux", "2016-01-01", "2016-12-31");
        facts(delivery, 98);
        facts(came, 2);
        assertThat(cubes.lacksMany(kept, List.of(delivery, came))).isFalse();

        facts(came, 3);

        assertThat(cubes.lacksMany(kept, List.of(delivery, came))).isTrue();
        assertThat(cubes.lacksMany(kept, List.of(delivery))).isFalse();
        assertThat(cubes.lacksMany(kept, List.of())).isFalse();
    }

    private void facts(long of, int count) {
        jdbc.sql("delete from delivery_year where delivery = ?").param(of).update();
        jdbc.sql("insert into delivery_year (delivery, source, year, facts) values (?, 'attendance', 2016, ?)")
                .params(of, count)
                .update();
    }

    @Test
    void onlyCubesOfTheDeliveriesNamedAreDiscarded() {
        keep(new byte[] {1});

        cubes.discard(List.of(delivery + 1));
        assertThat(cubes.find("attendance", "civil", 2016, SHAPE)).isPresent();

        cubes.discard(List.of(delivery));
        assertThat(cubes.find("attendance", "civil", 2016, SHAPE)).isEmpty();
    }
}
