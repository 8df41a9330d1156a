package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class TerritoryStoreTest {
    private static final FactTable ATTENDANCE = SourceCatalogue.facts().of("attendance");

    @Autowired
    private TerritoryStore territories;

    @Autowired
    private FactStore facts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private void replace(String region) {
        territories.replace(new TerritoryStore.Rows(
                List.of(List.of("33", "72", region)),
                List.of(List.of("33", 2014, 1_526_016)),
                List.of(List.of("33063", "33", 257_068)),
                List.of(List.of("fixe", 2010, new BigDecimal("10.5"), new BigDecimal("250"), new BigDecimal("27")))));
    }

    private List<String> regions() {
        return jdbc.sql("select region_2016 from territory").query(String.class).list();
    }

    @Test
    void theReferenceIsCopied() {
        replace("75");

        assertThat(regions()).containsExactly("75");
        assertThat(jdbc.sql("select inhabitants from population")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_526_016);
        assertThat(jdbc.sql("select inhabitants from commune_population")
                        .query(Integer.class)
                        .single())
                .isEqualTo(257_068);
        assertThat(jdbc.sql("select kilograms from equipment_factor")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("10.5");
    }

    @Test
    void anotherReferenceReplacesTheCopy() {
        replace("75");
        replace("76");

        assertThat(regions()).containsExactly("76");
    }

    @Test
    void theSameReferenceIsNotCopiedAgain() {
        replace("75");
        jdbc.sql("update territory set region_2016 = 'XX'").update();
        replace("75");

        assertThat(regions()).containsExactly("XX");
    }

    @Test
    void linesInNoKnownDepartmentAreCounted() {
        StoreRows rows = new StoreRows(jdbc);
        long delivery = rows.delivery("un", "2016-03-01", "2016-03-31");
        rows.line(delivery, 2, 100, "2016-03-01");
        rows.line(delivery, 3, 101, "2016-03-01");
        jdbc.sql("update attendance set department = '33' where line = 3").update();
        facts.summarise(ATTENDANCE, delivery);

        assertThat(territories.unlocatedLines(List.of(ATTENDANCE))).isEqualTo(1);
    }

    @Test
    void aLineLiesWhereItsPlaceLayOnItsDay() {
        StoreRows rows = new StoreRows(jdbc);
        long delivery = rows.delivery("un", "2016-03-01", "2016-03-31");
        int line = 2;
        for (String place : List.of("connu", "inconnu", "parfois", "partage")) {
            for (int day = 1; day <= 3; day++) {
                rows.line(delivery, line, 100 + line, "2016-03-0" + day);
                rows.at(delivery, line++, place, "");
            }
        }
        location("un", "connu", "-infinity", "infinity", "33");
        location("un", "parfois", "-infinity", "2016-03-03", null);
        location("un", "parfois", "2016-03-03", "infinity", "33");
        location("deux", "partage", "-infinity", "2016-03-02", "33");
        location("deux", "partage", "2016-03-02", "infinity", null);
        facts.summarise(ATTENDANCE, delivery);

        assertThat(territories.unlocatedLines(List.of(ATTENDANCE)))
                .isEqualTo(0 + 3 + 2 + 2)
                .isEqualTo(jdbc.sql("select count(*) from attendance_fact where department is null")
                        .query(Long.class)
                        .single());
    }

    private void location(String producer, String place, String since, String until, @Nullable String department) {
        jdbc.sql("""
                insert into place_location (producer, place, since, until, department, network, only_producer)
                values (?, ?, cast(? as date), cast(? as date), ?, 'autre', true)
                """)
                .params(Arrays.asList(producer, place, since, until, department))
                .update();
    }
}
