package fr.mediation.bilan.store;

import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.territory.Perimeter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computed figures, in parts of one indicator and year. A part is computed once from one state of facts and definition, and
 * shared by the computations that it belongs to.
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

    private static final String PARTS = "part p";
    static final String PARTS_OF_COMPUTATION = "computation_part c join part p on p.id = c.part";

    static final String SELECT = """
            select f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category,
                   f.value, f.numerator, f.denominator, f.unknown_rate, f.contributors, f.status
            from %s
            join figure f on f.part = p.id
            where %s
            """;

    private final JdbcClient jdbc;
    private final BulkLoader loader;
    private final QueryPlans plans;

    FigureStore(JdbcClient jdbc, BulkLoader loader, QueryPlans plans) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.plans = plans;
    }

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
     * {@return which of some parts are stored}
     *
     * @param fingerprints the parts' fingerprints
     */
    public Set<String> stored(Collection<String> fingerprints) {
        return fingerprints.isEmpty()
                ? Set.of()
                : jdbc.sql("select fingerprint from part where fingerprint in (:fingerprints)")
                        .param("fingerprints", fingerprints)
                        .query(String.class)
                        .set();
    }

    /**
     * Stores parts.
     *
     * @param figures their figures, by part
     */
    @Transactional
    public void store(Map<Part, List<Figure>> figures) {
        CopyRows rows = new CopyRows();
        figures.forEach((part, own) -> {
            long id = jdbc.sql(
                            "insert into part (indicator, year_basis, year, fingerprint) values (?, ?, ?, ?) returning id")
                    .params(part.indicator(), part.yearBasis(), part.year(), part.fingerprint())
                    .query(Long.class)
                    .single();
            own.forEach(figure -> add(rows, id, figure));
        });
        loader.load("figure", COLUMNS, rows);
    }

    private static void add(CopyRows rows, long part, Figure figure) {
        rows.addRow(
                part,
                figure.period().code(),
                figure.perimeter().code(),
                figure.level().name(),
                figure.territory(),
                figure.category().dimensionCode(),
                figure.category().code(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.unknownRate(),
                figure.contributors(),
                figure.status().code());
    }

    /**
     * {@return the annual figures of a computation for the country and the regions of one perimeter, in a fixed order}
     *
     * @param computation its number
     * @param perimeter the map of regions
     * @param until the last year wanted
     * @param categories whether categories are wanted too: the country's of every year, and the regions' of the last
     *     year alone, because reports show no others and they would be most of the rows
     */
    public List<Figure> annual(long computation, Perimeter perimeter, int until, boolean categories) {
        return select(
                PARTS_OF_COMPUTATION,
                """
                c.computation = :computation and p.year <= :until
                  and f.perimeter = :perimeter and f.level in ('NATIONAL', 'REGION') and length(f.period) = 4
                  and (f.dimension = '' or :categories and (p.year = :until or f.level = 'NATIONAL'))
                order by f.period, f.level, f.territory, p.indicator, f.dimension, f.category
                """,
                Map.of(
                        "computation", computation,
                        "perimeter", perimeter.code(),
                        "until", until,
                        "categories", categories));
    }

    /**
     * {@return the figures of a computation for the months and quarters of a year, for the country and the regions of
     * one perimeter and all categories together, in no order}
     *
     * @param computation its number
     * @param perimeter the map of regions
     * @param year the running year: others have none
     */
    public List<Figure> months(long computation, Perimeter perimeter, int year) {
        return select(
                PARTS_OF_COMPUTATION,
                """
                c.computation = :computation and p.year = :year
                  and f.perimeter = :perimeter and f.level in ('NATIONAL', 'REGION') and length(f.period) > 4
                  and f.dimension = ''
                """,
                Map.of("computation", computation, "perimeter", perimeter.code(), "year", year));
    }

    /**
     * The figures of a computation for one indicator, period and territory.
     *
     * @param computation its number
     * @param indicator the indicator's id
     * @param period the period
     * @param level the level
     * @param territory the territory's code
     * @return the total and its categories, in each perimeter
     */
    public List<Figure> figures(long computation, String indicator, Period period, Level level, String territory) {
        return select(
                PARTS_OF_COMPUTATION,
                """
                c.computation = :computation and p.indicator = :indicator
                  and f.period = :period and f.level = :level and f.territory = :territory
                order by f.perimeter, f.dimension, f.category
                """,
                Map.of(
                        "computation", computation,
                        "indicator", indicator,
                        "period", period.code(),
                        "level", level.name(),
                        "territory", territory));
    }

    /**
     * The annual figures of the country, the regions and the departments, for all categories together.
     *
     * @param parts the parts' fingerprints
     * @return the figures, in no order
     */
    @Transactional
    public List<Figure> totals(Collection<String> parts) {
        return ofParts(
                "fingerprint in (:parts)",
                "f.level <> 'PLACE' and f.dimension = '' and length(f.period) = 4",
                Map.of("parts", parts));
    }

    /**
     * {@return the annual figures of one category, for the country, the regions and the departments, in no order}
     *
     * @param parts the parts' fingerprints
     * @param indicator the indicator's id
     * @param category the category
     */
    @Transactional
    public List<Figure> category(Collection<String> parts, String indicator, Category category) {
        return ofParts(
                "fingerprint in (:parts) and indicator = :indicator",
                """
                f.level <> 'PLACE' and f.dimension = :dimension and f.category = :category
                  and length(f.period) = 4
                """,
                Map.of(
                        "parts",
                        parts,
                        "indicator",
                        indicator,
                        "dimension",
                        category.dimensionCode(),
                        "category",
                        category.code()));
    }

    /** By nested loops it took ten times as long; and without the array, all figures that are kept would be looked through. */
    private List<Figure> ofParts(String parts, String conditions, Map<String, ?> values) {
        return plans.byHash(() -> select(
                PARTS, "f.part = any(array(select id from part where " + parts + ")) and " + conditions, values));
    }

    private List<Figure> select(String parts, String conditions, Map<String, ?> values) {
        return jdbc.sql(SELECT.formatted(parts, conditions))
                .params(values)
                .query(FigureStore::figure)
                .list();
    }

    // Written out: found by reflection, the columns of 40,000 rows took a second.
    static Figure figure(ResultSet row, int number) throws SQLException {
        return new Figure(
                Period.of(row.getString(1)),
                Perimeter.of(row.getString(2)).orElseThrow(),
                Level.valueOf(row.getString(3)),
                // A few hundred codes for all figures: kept once, those of 70,000 figures take 10 MB less.
                row.getString(4).intern(),
                row.getString(5).intern(),
                Category.of(row.getString(6), row.getString(7).intern()),
                row.getBigDecimal(8),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getLong(12),
                Status.of(row.getString(13)));
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
}
