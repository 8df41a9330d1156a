package fr.mediation.bilan.store;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A copy of the territory reference in the database, for its views to join. */
@Repository
public class TerritoryStore {
    private static final List<String> FACTORS =
            List.of("equipment", "first_year", "kilograms", "kg_co2e", "kg_co2e_avoided");

    private static final String UNLOCATED = """
            select n.delivery, d.producer, n.place, n.unlocated as lines,
                   bool_or(coalesce(own.department, shared.department) is not null) as sometimes
            from delivery_place n
            join delivery d on d.id = n.delivery and d.status = 'in_force' and d.source = ?
            left join place_location own
                on own.producer = d.producer and own.place = n.place and own.since <= n.last_date and own.until > n.first_date
            left join place_location shared
                on shared.only_producer and shared.place = n.place
                    and shared.since <= n.last_date and shared.until > n.first_date
            where n.unlocated > 0
            group by 1, 2, 3, 4
            having not bool_and(coalesce(own.department, shared.department) is not null)
            """;

    private final JdbcClient jdbc;
    private final BulkLoader loader;
    private final QueryPlans plans;

    TerritoryStore(JdbcClient jdbc, BulkLoader loader, QueryPlans plans) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.plans = plans;
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
     * How many lines in force lie in no known department, so that they count for the country alone. Each delivery keeps how many
     * of its lines lie where their place does; only where a place was known on some of these days and not on others are they looked
     * at themselves.
     *
     * @param located the facts that lie where a place is, at least one
     * @return lines of all of them
     */
    @Transactional
    public long unlocatedLines(List<FactTable> located) {
        return located.stream().mapToLong(this::unlocatedLines).sum();
    }

    /**
     * The lines of a delivery that name a place and no department.
     *
     * @param lines how many
     * @param sometimes whether the place lay in a known department on some of their days, and not on others
     */
    private record Named(
            long delivery, String producer, @Nullable String place, long lines, boolean sometimes) {}

    private long unlocatedLines(FactTable facts) {
        return plans
                .byHash(() ->
                        jdbc.sql(UNLOCATED).param(facts.id()).query(Named.class).list())
                .stream()
                .mapToLong(named -> named.sometimes() ? unlocatedLines(facts, named) : named.lines())
                .sum();
    }

    private long unlocatedLines(FactTable facts, Named named) {
        return plans.byBlock(
                facts.id(),
                () -> jdbc.sql("""
                select count(*)
                from %s f
                left join place_location own
                    on own.producer = :producer and own.place = f.place and own.since <= f.date and own.until > f.date
                left join place_location shared
                    on shared.only_producer and shared.place = f.place and shared.since <= f.date and shared.until > f.date
                where f.delivery = :delivery and f.place = :place and f.superseded_by is null
                  and coalesce(to_jsonb(f) ->> 'department', own.department, shared.department) is null
                """.formatted(facts.id()))
                        .param("delivery", named.delivery())
                        .param("producer", named.producer())
                        .param("place", named.place())
                        .query(Long.class)
                        .single());
    }
}
