package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.source.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BilanTest
class SourceCatalogueTest {
    @Autowired
    private JdbcClient jdbc;

    static List<Source> sources() {
        return SourceCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceFillsEachColumnOfItsTable(Source source) {
        List<String> columns =
                jdbc.sql("""
                select column_name
                from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                """).param(source.id()).query(String.class).list();

        assertThat(Stream.of(Slice.FACT_COLUMNS, source.factColumns(), List.of("superseded_by"))
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    /** What the messages of a bundle are held to. */
    @ParameterizedTest
    @MethodSource("sources")
    void aSourceHasNamesInBothLanguages(Source source) {
        assertThat(Stream.of(source.label(), source.about(), source.facts().label()))
                .allSatisfy(label -> {
                    assertThat(label.fr())
                            .isNotBlank()
                            .doesNotContain("'", "« ")
                            .doesNotContainPattern(" [;:!?»]");
                    assertThat(label.en()).isNotBlank().doesNotContain("'");
                });
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aReceivedFileCountsInTheYearOfItsFacts(Source source) {
        TestHome.empty(jdbc);
        LocalDate day = LocalDate.of(2016, 1, 1);
        jdbc.sql("""
                insert into delivery (sha256, file, producer, source, profile, format, received_on, status, last_date)
                values (repeat('0', 64), 'f.csv', 'p', ?, 'canonique', 'csv', ?, 'in_force', ?)
                """).params(source.id(), day, day).update();

        for (YearBasis basis : YearBasis.values()) {
            assertThat(jdbc.sql("select year from reception_fact where year_basis = ?")
                            .param(basis.code())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(source.facts().time().counted(basis).yearOf(day));
        }
    }
}
