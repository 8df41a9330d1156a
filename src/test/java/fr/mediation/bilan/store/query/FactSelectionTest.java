package fr.mediation.bilan.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
class FactSelectionTest {
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    static Stream<FactTable> facts() {
        return SourceCatalogue.facts().all().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void theFactsOfAYearCanBeRead(FactTable facts) {
        for (YearBasis basis : YearBasis.values()) {
            assertThat(count(FactSelection.ofYear(facts, basis, 2016))).isNotNegative();
        }
    }

    @Test
    void factsAreFoundByDepartmentPlaceAndDelivery() {
        FactSelection facts = new FactSelection("""
                (values ('33', 'e/1', 1), ('33', 'e/2', 2), ('75', 'L''Île', 2)) as fact (department, place, delivery)""", "true");

        assertThat(count(facts.inDepartments(List.of("33", "40")))).isEqualTo(2);
        assertThat(count(facts.atPlace("L'Île"))).isEqualTo(1);
        assertThat(count(facts.ofDeliveries(List.of(2L)).inDepartments(List.of("33"))))
                .isEqualTo(1);
    }

    /** What an external database may be set up with. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    @Transactional
    void aTextEndsWhereItEndsHoweverTheDatabaseReadsBackslashes(String standard) {
        jdbc.sql("set local standard_conforming_strings = " + standard).update();
        FactSelection facts =
                new FactSelection("(values (E'a\\\\b'), (E'a\\\\'' or true --')) as fact (place)", "true");

        assertThat(count(facts.atPlace("a\\b"))).isEqualTo(1);
        assertThat(count(facts.atPlace("a\\' or true --"))).isEqualTo(1);
    }

    private long count(FactSelection facts) {
        return jdbc.sql(new FactQuery(facts, List.of("count(*)")).sql())
                .query(Long.class)
                .single();
    }
}
