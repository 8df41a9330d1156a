package fr.mediation.bilan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class FactTablesTest {
    private static final List<String> PROVENANCE = List.of("delivery", "sheet", "line");

    /** Which rows a year has is not for a measure to tell. */
    private static final String YEAR_BASIS = "year_basis";

    /** Who reported a row says what is compared at constant scope, and is not for a measure to tell either. */
    private static final String REPORTER = "reporter";

    @Autowired
    private JdbcClient jdbc;

    static List<FactTable> facts() {
        return SourceCatalogue.facts().all();
    }

    private List<String> columns(FactTable facts) {
        return jdbc.sql("""
                select column_name
                from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                """).param(facts.relation()).query(String.class).list();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void measuresMayUseEveryColumnOfTheirFactsButWhereALineCameFrom(FactTable facts) {
        List<String> columns = columns(facts);

        assertThat(columns).containsAll(PROVENANCE);
        assertThat(facts.columns().keySet())
                .doesNotContainAnyElementsOf(PROVENANCE)
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column ->
                                !PROVENANCE.contains(column) && !column.equals(YEAR_BASIS) && !column.equals(REPORTER))
                        .toList());
    }

    /** What the database calls each type. */
    private static final Map<ColumnType, Set<String>> TYPES = Map.of(
            ColumnType.NUMBER, Set.of("smallint", "integer", "bigint", "numeric"),
            ColumnType.TEXT, Set.of("text", "character varying"),
            ColumnType.BOOLEAN, Set.of("boolean"),
            ColumnType.DATE, Set.of("date"),
            ColumnType.KEY, Set.of("uuid", "bigint"));

    @ParameterizedTest
    @MethodSource("facts")
    void columnsHaveTheTypesThatTheDatabaseGives(FactTable facts) {
        facts.columns()
                .forEach((column, type) -> assertThat(jdbc.sql("""
                                        select data_type
                                        from information_schema.columns
                                        where table_schema = current_schema() and table_name = ? and column_name = ?
                                        """)
                                .params(facts.relation(), column)
                                .query(String.class)
                                .single())
                        .as(column)
                        .isIn(TYPES.get(type)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyDimensionBreaksDownByColumnsOfItsFacts(FactTable facts) {
        assertThat(facts.dimensions()).allSatisfy(dimension -> {
            assertThat(facts.columns().keySet()).containsAll(dimension.counts().values());
            assertThat(dimension.column())
                    .satisfiesAnyOf(
                            column -> assertThat(column).isNull(),
                            column -> assertThat(facts.columns().keySet()).contains(column));
        });
    }
}
