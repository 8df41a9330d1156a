package fr.mediation.bilan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class FactTablesTest {
    private static final List<String> PROVENANCE = List.of("delivery", "sheet", "line");

    /** Which rows a year has is not for a measure to tell. */
    private static final String YEAR_BASIS = "year_basis";

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
        assertThat(facts.columns())
                .doesNotContainAnyElementsOf(PROVENANCE)
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> !PROVENANCE.contains(column) && !column.equals(YEAR_BASIS))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyDimensionBreaksDownByColumnsOfItsFacts(FactTable facts) {
        assertThat(facts.dimensions()).allSatisfy(dimension -> {
            assertThat(facts.columns()).containsAll(dimension.counts().values());
            assertThat(dimension.column())
                    .satisfiesAnyOf(
                            column -> assertThat(column).isNull(),
                            column -> assertThat(facts.columns()).contains(column));
        });
    }
}
