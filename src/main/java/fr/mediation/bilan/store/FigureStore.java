package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computed figures, in parts of one indicator and year. A part is computed once from one state of facts and definition;
 * a computation is a set of parts and becomes visible as a whole.
 */
@Repository
public class FigureStore {
    private static final List<String> COLUMNS = List.of(
            "part",
            "period",
            "perimeter",
            "level",
            "territory",
            "dimension",
            "category",
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
     * @param period its code
     * @param perimeter the perimeter's code
     * @param level {@code NATIONAL}, {@code REGION}, {@code DEPARTMENT} or {@code PLACE}
     * @param territory the territory's code
     * @param indicator the indicator's id
     * @param dimension the dimension's code, empty for the whole
     * @param category the category's code, empty for the whole
     * @param value the value, null where missing
     * @param numerator the numerator, null where missing
     * @param denominator the denominator, null where there is none
     * @param unknownRate the share of unknown answers, null where it does not apply
     * @param contributors how many places contribute
     * @param status the observation status code
     */
    public record FigureRow(
            String period,
            String perimeter,
            String level,
            String territory,
            String indicator,
            String dimension,
            String category,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            BigDecimal unknownRate,
            long contributors,
            String status) {}

    /**
     * A part to be stored.
     *
     * @param indicator the indicator's id
     * @param yearBasis how the year is counted: {@code civil} or {@code convention}
     * @param year the year
     * @param fingerprint 64 hexadecimal digits over what it is computed from
     */
    public record Part(String indicator, String yearBasis, int year, String fingerprint) {}

    /**
     * Which parts there are.
     *
     * @param fingerprints those of the parts that are needed
     * @return the numbers of those that were computed before, by fingerprint
     */
    public Map<String, Long> parts(Collection<String> fingerprints) {
        Map<String, Long> known = new HashMap<>();
        if (!fingerprints.isEmpty()) {
            jdbc.sql("select id, fingerprint from part where fingerprint in (:fingerprints)")
                    .param("fingerprints", fingerprints)
                    .query(row -> {
                        known.put(row.getString("fingerprint"), row.getLong("id"));
                    });
        }
        return known;
    }

    /**
     * Stores parts.
     *
     * @param figures their figures, by part
     */
    @Transactional
    public void store(Map<Part, List<FigureRow>> figures) {
        CopyRows rows = new CopyRows();
        figures.forEach((part, own) -> {
            long id = jdbc.sql(
                            "insert into part (indicator, year_basis, year, fingerprint) values (?, ?, ?, ?) returning id")
                    .params(part.indicator(), part.yearBasis(), part.year(), part.fingerprint())
                    .query(Long.class)
                    .single();
            own.forEach(figure -> rows.addRow(row(id, figure)));
        });
        facts.copy("figure", COLUMNS, rows);
    }

    private static List<Object> row(long part, FigureRow figure) {
        return Arrays.asList(
                part,
                figure.period(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.dimension(),
                figure.category(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                figure.contributors(),
                figure.status());
    }

    /**
     * The computation of a fingerprint, begun if it was not.
     *
     * @param fingerprint 64 hexadecimal digits over the fingerprints of its parts
     * @param yearBasis how its years are counted
     * @return its number
     */
    public long begin(String fingerprint, String yearBasis) {
        jdbc.sql("insert into computation (fingerprint, year_basis) values (?, ?) on conflict (fingerprint) do nothing")
                .params(fingerprint, yearBasis)
                .update();
        return jdbc.sql("select id from computation where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .single();
    }

    /**
     * Makes a computation visible.
     *
     * @param computation its number
     * @param fingerprints those of its parts, all stored
     */
    @Transactional
    public void complete(long computation, Collection<String> fingerprints) {
        jdbc.sql("""
                insert into computation_part (computation, part)
                select :computation, id from part where fingerprint in (:fingerprints)
                on conflict do nothing
                """)
                .param("computation", computation)
                .param("fingerprints", fingerprints)
                .update();
        jdbc.sql("update computation set complete = true where id = ?")
                .param(computation)
                .update();
    }

    /**
     * Forgets computations that no publication rests on, but for the last ones of each way of counting years, with the parts that no other has.
     *
     * @param current a computation that stays
     * @param kept how many of the last ones stay too
     */
    @Transactional
    public void forget(long current, int kept) {
        jdbc.sql("""
                create temporary table forgotten_computation on commit drop as
                select id from computation
                where id <> :current
                  and id not in (select computation from publication)
                  and id not in (
                      select id
                      from (select id, row_number() over (partition by year_basis order by id desc) as nth
                            from computation) ranked
                      where nth <= :kept)
                """).param("current", current).param("kept", kept).update();
        jdbc.sql("delete from computation_part where computation in (select id from forgotten_computation)")
                .update();
        jdbc.sql("delete from computation where id in (select id from forgotten_computation)")
                .update();
        jdbc.sql("delete from figure where part not in (select part from computation_part)")
                .update();
        jdbc.sql("delete from part where id not in (select part from computation_part)")
                .update();
    }

    /**
     * The complete computation of a fingerprint.
     *
     * @param fingerprint 64 hexadecimal digits over the fingerprints of its parts
     * @return its number, empty where it is not complete
     */
    public Optional<Long> completed(String fingerprint) {
        return jdbc.sql("select id from computation where fingerprint = ? and complete")
                .param(fingerprint)
                .query(Long.class)
                .optional();
    }

    /**
     * The annual figures of a computation for the country and the regions of one perimeter, in a fixed order.
     *
     * @param computation its number
     * @param perimeter the perimeter's code
     * @param until the last year wanted
     * @param categories whether those of single categories are wanted too: of the last year, and the country's of those
     *     before, since nothing is told of the regions' and five years of them are most of all figures
     * @return the figures
     */
    public List<FigureRow> annual(long computation, String perimeter, int until, boolean categories) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from computation_part c
                join part p on p.id = c.part and p.year <= :until
                join figure f on f.part = p.id
                where c.computation = :computation and f.perimeter = :perimeter and f.level in ('NATIONAL', 'REGION')
                  and length(f.period) = 4
                  and (f.dimension = '' or :categories and (p.year = :until or f.level = 'NATIONAL'))
                order by f.period, f.level, f.territory, p.indicator, f.dimension, f.category
                """)
                .param("computation", computation)
                .param("perimeter", perimeter)
                .param("until", until)
                .param("categories", categories)
                .query(FigureStore::figureRow)
                .list();
    }

    /**
     * The figures of a computation for the months and quarters of a year, for the country and the regions of one perimeter
     * and all categories together.
     *
     * @param computation its number
     * @param perimeter the perimeter's code
     * @param year the running year: others have none
     * @return the figures, in no order
     */
    public List<FigureRow> months(long computation, String perimeter, int year) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from computation_part c
                join part p on p.id = c.part and p.year = :year
                join figure f on f.part = p.id
                where c.computation = :computation and f.perimeter = :perimeter and f.level in ('NATIONAL', 'REGION')
                  and length(f.period) > 4 and f.dimension = ''
                """)
                .param("computation", computation)
                .param("perimeter", perimeter)
                .param("year", year)
                .query(FigureStore::figureRow)
                .list();
    }

    // Written out: found by reflection, the columns of 40,000 rows took a second.
    private static FigureRow figureRow(ResultSet row, int number) throws SQLException {
        return new FigureRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                // A few hundred codes for all figures: kept once, those of 70,000 figures take 10 MB less.
                row.getString(4).intern(),
                row.getString(5).intern(),
                row.getString(6),
                row.getString(7).intern(),
                row.getBigDecimal(8),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getLong(12),
                row.getString(13));
    }

    /**
     * How many figures of the country and the regions a computation has.
     *
     * @param computation its number
     * @param years the years counted
     * @return figures of all perimeters, periods and categories
     */
    public long count(long computation, Collection<Integer> years) {
        return jdbc.sql("""
                select count(*)
                from computation_part c
                join part p on p.id = c.part
                join figure f on f.part = p.id
                where c.computation = :computation and p.year in (:years) and f.level in ('NATIONAL', 'REGION')
                """)
                .param("computation", computation)
                .param("years", years)
                .query(Long.class)
                .single();
    }

    /**
     * The figures of a computation, in a fixed order.
     *
     * @param computation its number
     * @param levels the levels wanted
     * @return all its figures of these levels
     */
    public List<FigureRow> figures(long computation, Collection<String> levels) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from computation_part c
                join part p on p.id = c.part
                join figure f on f.part = p.id
                where c.computation = :computation and f.level in (:levels)
                order by f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category
                """)
                .param("computation", computation)
                .param("levels", levels)
                .query(FigureStore::figureRow)
                .list();
    }

    /**
     * The figures of a computation that are about one thing.
     *
     * @param computation its number
     * @param indicator the indicator's id
     * @param period the period's code
     * @param level the level
     * @param territory the territory's code
     * @return the whole and its categories, in each perimeter
     */
    public List<FigureRow> figures(long computation, String indicator, String period, String level, String territory) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from computation_part c
                join part p on p.id = c.part
                join figure f on f.part = p.id
                where c.computation = ? and p.indicator = ? and f.period = ? and f.level = ? and f.territory = ?
                order by f.perimeter, f.dimension, f.category
                """)
                .params(computation, indicator, period, level, territory)
                .query(FigureStore::figureRow)
                .list();
    }

    /**
     * The annual figures of the country, the regions and the departments, for all categories together.
     *
     * @param parts the parts' fingerprints
     * @return the figures, in no order
     */
    public List<FigureRow> totals(Collection<String> parts) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from part p
                join figure f on f.part = p.id
                where p.fingerprint in (:parts) and f.level <> 'PLACE' and f.dimension = '' and length(f.period) = 4
                """).param("parts", parts).query(FigureStore::figureRow).list();
    }

    /**
     * One category of an indicator.
     *
     * @param indicator the indicator's id
     * @param dimension the dimension's code
     * @param category the category's code
     */
    public record IndicatorCategory(String indicator, String dimension, String category) {}

    /**
     * The yearly figures of one category in parts.
     *
     * @param parts their fingerprints
     * @param category which
     * @return the figures of all levels but places, in no order
     */
    public List<FigureRow> categories(Collection<String> parts, IndicatorCategory category) {
        return jdbc.sql("""
                select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                       f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
                from part p
                join figure f on f.part = p.id
                where p.fingerprint in (:parts) and p.indicator = :indicator and f.level <> 'PLACE'
                  and f.dimension = :dimension and f.category = :category and length(f.period) = 4
                """)
                .param("parts", parts)
                .param("indicator", category.indicator())
                .param("dimension", category.dimension())
                .param("category", category.category())
                .query(FigureStore::figureRow)
                .list();
    }

    /**
     * The years that deliveries in force tell something about.
     *
     * @param source a source's id
     * @param yearBasis how years are counted: {@code civil} or {@code convention}; means are those of civil years anyway
     * @return in order
     */
    public List<Integer> years(String source, String yearBasis) {
        return jdbc.sql("""
                select distinct year from delivery
                cross join lateral (
                    select case source when 'funding' then 'civil' else :basis end as basis) counted
                cross join lateral generate_series(year_of(first_date, basis), year_of(last_date, basis)) as year
                where status = 'in_force' and source = :source
                order by year
                """)
                .param("source", source)
                .param("basis", yearBasis)
                .query(Integer.class)
                .list();
    }
}
