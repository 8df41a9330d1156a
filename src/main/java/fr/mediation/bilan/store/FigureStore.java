package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Computed figures. Those of a computation become visible all at once, when it is complete. */
@Repository
public class FigureStore {
    private static final List<String> COLUMNS = List.of(
            "computation",
            "year",
            "perimeter",
            "level",
            "territory",
            "indicator",
            "value",
            "numerator",
            "denominator",
            "unknown_rate",
            "contributors",
            "status");

    private final JdbcClient jdbc;
    private final FactStore facts;

    FigureStore(JdbcClient jdbc, FactStore facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /**
     * A stored figure.
     *
     * @param year the year
     * @param perimeter the perimeter's code
     * @param level {@code NATIONAL} or {@code REGION}
     * @param territory the territory's code
     * @param indicator the indicator's id
     * @param value the value, null where missing
     * @param numerator the numerator, null where missing
     * @param denominator the denominator, null where there is none
     * @param unknownRate the share of unknown answers, null where it does not apply
     * @param contributors how many places contribute
     * @param status the observation status code
     */
    public record FigureRow(
            int year,
            String perimeter,
            String level,
            String territory,
            String indicator,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            BigDecimal unknownRate,
            long contributors,
            String status) {}

    /**
     * The computation of a fingerprint, begun if it was not.
     *
     * @param fingerprint 64 hexadecimal digits over what it works on
     * @return its number
     */
    public long begin(String fingerprint) {
        jdbc.sql("insert into computation (fingerprint) values (?) on conflict (fingerprint) do nothing")
                .param(fingerprint)
                .update();
        return jdbc.sql("select id from computation where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .single();
    }

    /**
     * Stores figures of a computation that is not complete, in place of those of the same indicators.
     *
     * @param computation its number
     * @param indicators the indicators
     * @param figures their figures
     */
    public void store(long computation, List<String> indicators, List<FigureRow> figures) {
        if (indicators.isEmpty()) {
            return;
        }
        jdbc.sql("delete from figure where computation = :computation and indicator in (:indicators)")
                .param("computation", computation)
                .param("indicators", indicators)
                .update();
        facts.copy(
                "figure",
                COLUMNS,
                figures.stream().map(figure -> row(computation, figure)).toList());
    }

    private static List<Object> row(long computation, FigureRow figure) {
        return Arrays.asList(
                computation,
                figure.year(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                figure.contributors(),
                figure.status());
    }

    /**
     * Makes the figures of a computation visible.
     *
     * @param computation its number
     */
    public void complete(long computation) {
        jdbc.sql("update computation set complete = true where id = ?")
                .param(computation)
                .update();
    }

    /**
     * The complete computation of a fingerprint.
     *
     * @param fingerprint 64 hexadecimal digits over what it worked on
     * @return its number, empty where it is not complete
     */
    public Optional<Long> completed(String fingerprint) {
        return jdbc.sql("select id from computation where fingerprint = ? and complete")
                .param(fingerprint)
                .query(Long.class)
                .optional();
    }

    /**
     * The figures of a computation, in a fixed order.
     *
     * @param computation its number
     * @return all its figures
     */
    public List<FigureRow> figures(long computation) {
        return jdbc.sql("""
                select year, perimeter, level, territory, indicator, value, numerator, denominator, unknown_rate,
                       contributors, status
                from figure
                where computation = ?
                order by year, perimeter, level, territory, indicator
                """).param(computation).query(FigureRow.class).list();
    }

    /**
     * The years that deliveries in force tell something about.
     *
     * @param source a source's id
     * @return in order
     */
    public List<Integer> years(String source) {
        return jdbc.sql("""
                select distinct year from delivery
                cross join lateral generate_series(
                    extract(year from first_date)::int, extract(year from last_date)::int) as year
                where status = 'in_force' and source = ?
                order by year
                """).param(source).query(Integer.class).list();
    }
}
