package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A copy of the territory reference in the database, for its views to join. */
@Repository
public class TerritoryStore {
    private static final List<String> FACTORS =
            List.of("equipment", "first_year", "kilograms", "kg_co2e", "kg_co2e_avoided");

    private final JdbcClient jdbc;
    private final BulkLoader loader;

    TerritoryStore(JdbcClient jdbc, BulkLoader loader) {
        this.jdbc = jdbc;
        this.loader = loader;
    }

    /**
     * What is copied.
     *
     * @param departments department, region of 2015 and of 2016; null for none
     * @param populations department, reference year, inhabitants
     * @param communes commune, department, inhabitants
     * @param factors equipment, first year, kilograms, kilograms of CO₂ equivalent of making, and those avoided in a year of
     *     use where they are known
     * @param fingerprint what tells it from other rows
     */
    public record Rows(
            List<? extends List<?>> departments,
            List<? extends List<?>> populations,
            List<? extends List<?>> communes,
            List<? extends List<?>> factors,
            String fingerprint) {

        /**
         * Rows, with their fingerprint.
         *
         * @param departments as {@link #departments}
         * @param populations as {@link #populations}
         * @param communes as {@link #communes}
         * @param factors as {@link #factors}
         */
        public Rows(
                List<? extends List<?>> departments,
                List<? extends List<?>> populations,
                List<? extends List<?>> communes,
                List<? extends List<?>> factors) {
            this(
                    departments,
                    populations,
                    communes,
                    factors,
                    Sha256.of(List.of(departments, populations, communes, factors)
                            .toString()
                            .getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Replaces the copy, unless it is the same.
     *
     * @param rows what is copied
     */
    @Transactional
    public void replace(Rows rows) {
        if (jdbc.sql("delete from reference_state where fingerprint <> ?")
                                .param(rows.fingerprint())
                                .update()
                        == 0
                && jdbc.sql("select count(*) from reference_state")
                                .query(Integer.class)
                                .single()
                        > 0) {
            return;
        }
        jdbc.sql("insert into reference_state values (?)")
                .param(rows.fingerprint())
                .update();
        jdbc.sql("delete from territory").update();
        jdbc.sql("delete from population").update();
        jdbc.sql("delete from commune_population").update();
        jdbc.sql("delete from equipment_factor").update();
        loader.load("territory", List.of("department", "region_2015", "region_2016"), rows.departments());
        loader.load("population", List.of("department", "reference_year", "inhabitants"), rows.populations());
        loader.load("commune_population", List.of("commune", "department", "inhabitants"), rows.communes());
        loader.load(
                "equipment_factor",
                FACTORS,
                rows.factors().stream().map(TerritoryStore::padded).toList());
    }

    private static List<?> padded(List<?> factor) {
        return IntStream.range(0, FACTORS.size())
                .mapToObj(column -> column < factor.size() ? factor.get(column) : null)
                .collect(Collectors.toList());
    }

    /**
     * How many lines in force lie in no known department, so that they count for the country alone.
     *
     * @param located the facts that lie where a place is, at least one
     * @return lines of all of them
     */
    @Transactional
    public long unlocatedLines(List<FactTable> located) {
        // By nested loops 19,000 lines took 0.9 s, by hash 0.05.
        String lines = located.stream()
                .map(facts -> "(select count(*) from " + facts.relation() + " where department is null)")
                .collect(Collectors.joining(" + "));
        return HashJoins.only(
                jdbc, () -> jdbc.sql("select " + lines).query(Long.class).single());
    }
}
