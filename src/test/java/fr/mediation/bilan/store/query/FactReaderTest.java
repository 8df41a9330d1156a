package fr.mediation.bilan.store.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.store.BulkLoader;
import fr.mediation.bilan.store.query.FactReader.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
class FactReaderTest {
    @Autowired
    private FactReader reader;

    @Autowired
    private BulkLoader loader;

    @Autowired
    private JdbcClient jdbc;

    /** The one row of some expressions, as long as it is asked within the consumer. */
    private void row(Consumer<FactRow> consumer, String... expressions) {
        assertThat(reader.read(query(expressions), consumer)).isEqualTo(1);
    }

    private static FactQuery query(String... expressions) {
        return new FactQuery(new FactSelection("(select 1) as one", "true"), List.of(expressions));
    }

    @Test
    void whatTakesARowMayFailAndTheNextStatementIsHeard() {
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.read("select n from generate_series(1, 200000) n", 1, row -> {
                    throw new IllegalStateException();
                }));
        assertThat(jdbc.sql("select 1").query(Integer.class).single()).isOne();
    }

    @Test
    void theTypeOfAnExpressionSaysHowToReadIt() {
        assertThat(reader.types(query(
                        "1::smallint",
                        "1",
                        "1::bigint",
                        "true",
                        "1.5",
                        "'a'::text",
                        "'a'::varchar",
                        "null::uuid",
                        "now()")))
                .containsExactly(
                        Type.INTEGER,
                        Type.INTEGER,
                        Type.LONG,
                        Type.BOOLEAN,
                        Type.DECIMAL,
                        Type.TEXT,
                        Type.TEXT,
                        Type.KEY,
                        Type.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "0.5", "-45.25", "12345678.123456", "100000000", "0.000001", "-0.000100"})
    void aDecimalIsReadInMillionths(String number) {
        row(
                row -> {
                    assertThat(row.micros(0))
                            .isEqualTo(new BigDecimal(number).movePointRight(6).longValueExact());
                    assertThat(row.decimal(0)).isEqualByComparingTo(number);
                },
                number + "::numeric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1234567890123456789", "-0.12345678"})
    void aDecimalThatMillionthsCannotHoldIsReadExactly(String number) {
        row(
                row -> {
                    assertThat(row.micros(0)).isEqualTo(Long.MIN_VALUE);
                    assertThat(row.decimal(0)).isEqualByComparingTo(number);
                },
                number + "::numeric");
    }

    @Test
    void aTextIsComparedWithoutBeingCreated() {
        row(
                row -> {
                    byte[] same = "Île".getBytes(UTF_8);
                    assertThat(row.text(0)).isEqualTo("Île");
                    assertThat(row.isText(0, same)).isTrue();
                    assertThat(row.isText(0, "Ile".getBytes(UTF_8))).isFalse();
                    assertThat(row.textHash(0)).isEqualTo(FactRow.hash(same, 0, same.length));
                },
                "'Île'::text");
    }

    @Test
    @Transactional
    void whatWasLoadedIsReadAgain() {
        jdbc.sql("""
                create temporary table loaded (a smallint, b int, c bigint, d boolean, e text, f numeric, g date, h uuid)
                on commit drop
                """).update();
        jdbc.sql("grant select on loaded to " + Database.READER).update();
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        loader.load(
                "loaded",
                List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                List.of(
                        List.of(
                                (short) -2,
                                3,
                                1L << 40,
                                true,
                                "élève €",
                                new BigDecimal("-12.50"),
                                LocalDate.of(1999, 12, 31),
                                uuid),
                        Arrays.asList(null, null, null, null, null, null, null, null)));
        List<String> read = new ArrayList<>();
        reader.read(
                new FactQuery(
                        new FactSelection("loaded", "true"),
                        List.of("a", "b", "c", "d", "e", "f", "extract(year from g)::int", "h")),
                row -> read.add(
                        row.isNull(0)
                                ? "null"
                                : row.integer(0) + " " + row.integer(1) + " " + row.integer(2) + " " + row.integer(3)
                                        + " " + row.text(4) + " "
                                        + row.decimal(5).setScale(2) + " " + row.integer(6) + " "
                                        + Long.toHexString(row.key(7))));

        assertThat(read).containsExactly("-2 3 1099511627776 1 élève € -12.50 1999 11223344556677", "null");
    }
}
