package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class FactColumnsTest {
    private static final List<String> PROVENANCE = List.of("delivery", "sheet", "line");

    /** Which rows a year has is not for a measure to tell. */
    private static final String YEAR_BASIS = "year_basis";

    @Autowired
    private JdbcClient jdbc;

    static Stream<String> facts() {
        return Catalogue.FACTS.stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void measuresMayUseEveryColumnOfTheirFactsButWhereALineCameFrom(String facts) {
        List<String> columns =
                jdbc.sql("""
                select column_name
                from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                """).param(facts + "_fact").query(String.class).list();

        assertThat(columns).containsAll(PROVENANCE);
        assertThat(FactColumns.of(facts))
                .doesNotContainAnyElementsOf(PROVENANCE)
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> !PROVENANCE.contains(column) && !column.equals(YEAR_BASIS))
                        .toList());
    }
}
