package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.LoggedPlans;
import fr.mediation.bilan.database.LoggedPlans.Plan;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a night asks of a home grows with what is new, and not with what is there. */
@BilanTest
class QueryPlansTest {
    private static final FactTable ATTENDANCE = SourceCatalogue.facts().of("attendance");
    private static final int PLACES = 5_000;
    private static final int LARGE = 150_000;

    /** A scan that runs once for each of its workers is one scan. */
    private static final int MOST_WORKERS = 8;

    /** Tables that are looked through once in a statement at most. */
    private static final Set<String> LONG = Set.of(
            "attendance",
            "group_member",
            "place_location",
            "delivery_place",
            "delivery_commune",
            "figure",
            "rejection");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private FactStore facts;

    @Autowired
    private FactReader reader;

    @Autowired
    private TerritoryStore territories;

    @Autowired
    private QueryPlans queryPlans;

    @Autowired
    private JdbcClient jdbc;

    private LoggedPlans logged;

    @BeforeEach
    void emptyHome(@Autowired DataSource pool) {
        logged = new LoggedPlans((HikariDataSource) pool);
        TestHome.empty(jdbc);
    }

    /** Other classes share the database: a large home without statistics would cost them minutes. */
    @AfterEach
    void leaveNothing() {
        logged.allowStatistics(true);
        TestHome.empty(jdbc);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "2000, true", "2000, false", LARGE + ", true", LARGE + ", false"})
    void aNightLooksForItsLinesAlone(int lines, boolean statistics) {
        history(lines);
        logged.forgetStatistics();
        logged.allowStatistics(statistics);

        List<Plan> plans = logged.of(this::night);

        assertThat(plans).extracting(Plan::query).anyMatch(query -> query.contains("found_row"));
        assertThat(plans.stream().filter(QueryPlansTest::looksAgainAndAgain)).isEmpty();
        if (lines == LARGE) {
            assertThat(plans.stream()
                            .filter(plan -> statistics || !isOfMeasures(plan))
                            .filter(QueryPlansTest::looksThroughAllFacts))
                    .isEmpty();
        }
    }

    /** One by one they would be, where there are more than the memory of a statement holds. */
    @Test
    void changedLinesAreNotSearchedForEachLineOfADelivery() {
        String columns = "id_activite,date,code_insee,type,id_participant,duree_minutes";
        deliveries.ingest("a.csv", columns, "A1,2016-03-01,33063,atelier,P1,60", "A2,2016-03-02,33063,atelier,P2,60");

        List<Plan> plans = logged.of(() -> deliveries.ingest(
                "b.csv", columns, "A1,2016-03-01,33063,atelier,P1,90", "A2,2016-03-02,33063,atelier,P2,60"));

        List<JsonNode> searches = plans.stream()
                .flatMap(plan -> plan.nodes().stream())
                .filter(node -> table(node).equals("changed_key"))
                .toList();
        assertThat(searches)
                .isNotEmpty()
                .extracting(node -> node.path("Parent Relationship").asString())
                .doesNotContain("SubPlan");
    }

    /** What one lacks depends on what the one before it closed, and on none before that. */
    @Test
    void aDirectoryOfEachDayIsReadOnceHoweverManyThereAre() {
        int days = 50;
        int places = 20;
        StoreRows rows = new StoreRows(jdbc);
        for (int day = 0; day < days; day++) {
            String date = LocalDate.of(2017, 1, 1).plusDays(day).toString();
            directory(rows.delivery("directory", "reseau", date, date), date, places);
        }
        jdbc.sql("update delivery set complete = true").update();

        List<Plan> plans = logged.of(() -> jdbc.sql("select resolve_places()").query(row -> {}));

        double read = plans.stream()
                .flatMap(plan -> plan.nodes().stream())
                .filter(node -> table(node).equals("told_place"))
                .mapToDouble(node -> node.path("Actual Rows").asDouble()
                        * node.path("Actual Loops").asDouble())
                .sum();
        assertThat(read).isBetween(1.0 * days * places, 4.0 * days * places);
    }

    /** Measures are read by a role that may not ask what the server knows. */
    private static boolean isOfMeasures(Plan plan) {
        return plan.query().contains("attendance_fact");
    }

    private static boolean looksThroughAllFacts(Plan plan) {
        return plan.nodes().stream()
                .anyMatch(node -> isScan(node) && table(node).equals("attendance"));
    }

    private static boolean looksAgainAndAgain(Plan plan) {
        return plan.nodes().stream()
                .anyMatch(node -> isScan(node)
                        && LONG.contains(table(node))
                        && node.path("Actual Loops").asDouble() > MOST_WORKERS);
    }

    private static boolean isScan(JsonNode node) {
        return node.path("Node Type").asString().equals("Seq Scan");
    }

    private static String table(JsonNode node) {
        return node.path("Relation Name").asString();
    }

    /** Places of a directory, and lines of three years in the order of their days. */
    private void history(int lines) {
        StoreRows rows = new StoreRows(jdbc);
        long directory = rows.delivery("directory", "reseau", "2014-01-01", "2014-01-01");
        directory(directory, "2014-01-01", Math.min(lines, PLACES));
        jdbc.sql("select resolve_places()").query(row -> {});
        if (lines > 0) {
            long history = rows.delivery("reseau", "2014-01-01", "2016-12-31");
            jdbc.sql("""
                    insert into attendance (delivery, natural_key, activity, line, date, participants, activity_type, identified,
                                            minutes_banded, person, place, sheet)
                    select ?, hashint8extended(n, 1), hashint8extended(n, 2), n, date '2014-01-01' + n * 1095 / ?,
                           case when n % 50 = 0 then 8 else 1 end, 2, true, false,
                           case when n % 50 > 0 then cast(md5(cast(n % 50000 as text)) as uuid) end, 'L' || n % ?, ''
                    from generate_series(1, ?) n
                    """).params(history, lines, PLACES, lines).update();
            facts.summarise(ATTENDANCE, history);
        }
    }

    private void directory(long delivery, String date, int places) {
        jdbc.sql("""
                insert into directory (delivery, sheet, line, natural_key, identified, date, place, name, commune, department,
                                       canope, filled)
                select ?, '', n, n, true, cast(? as date), 'L' || n, 'Lieu ' || n, '33063', '33', false, 3
                from generate_series(1, ?) n
                """).params(delivery, date, places).update();
    }

    /** Lines of two days, with a group and some of its members, and lines that come again, in the file and on the next night. */
    private void night() {
        String columns = "id_activite,date,id_lieu,type,id_participant,participants,annee_naissance";
        List<String> lines = new ArrayList<>(List.of(columns));
        for (int i = 0; i < 300; i++) {
            lines.add("N%d,2016-12-0%d,L%d,atelier,P%d,1,1980".formatted(i, 1 + i % 2, 1 + i, i));
        }
        lines.add("N0,2016-12-01,L1,atelier,,8,");
        lines.add("N1,2016-12-02,L2,atelier,P1,1,1980");
        lines.add("N2,2016-12-01,L3,atelier,P2,1,1990");
        lines.add("N301,2016-12-01,nouveau,atelier,P2,1,1990");
        DeliveryReport first = deliveries.ingest("frequentation-1.csv", lines.toArray(String[]::new));
        deliveries.ingest(
                "frequentation-2.csv",
                columns,
                "N1,2016-12-02,L2,atelier,P1,1,1990",
                "N0,2016-12-01,L1,atelier,P9,1,1990");
        queryPlans.gatherStatistics();
        territories.unlocatedLines(List.of(ATTENDANCE));
        long night = jdbc.sql("select max(id) from delivery").query(Long.class).single();
        reader.read(
                new FactQuery(
                        FactSelection.ofYear(ATTENDANCE, YearBasis.CIVIL, 2016).ofDeliveries(List.of(night)),
                        List.of("department", "participants", "person")),
                row -> {});
        assertThat(first).isNotNull();
    }
}
