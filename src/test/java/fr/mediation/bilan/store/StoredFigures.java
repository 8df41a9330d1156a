package fr.mediation.bilan.store;

import fr.mediation.bilan.figure.Figure;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All figures of a computation, of which the program itself reads only some at a time. */
public final class StoredFigures {
    private StoredFigures() {}

    /**
     * Reads figures of all perimeters, levels, periods and categories.
     *
     * @param jdbc the database
     * @param computation the computation's number
     * @return in a fixed order
     */
    public static List<Figure> of(JdbcClient jdbc, long computation) {
        return jdbc.sql(FigureStore.SELECT.formatted(FigureStore.PARTS_OF_COMPUTATION, """
                c.computation = ?
                order by f.period, f.perimeter, f.level, f.territory, p.indicator, f.dimension, f.category
                """))
                .param(computation)
                .query(FigureStore::figure)
                .list();
    }

    /**
     * Reads who reported, and what the same reporters did in two years.
     *
     * @param jdbc the database
     * @param computation the computation's number
     * @return each row as text, in no order
     */
    public static List<String> reported(JdbcClient jdbc, long computation) {
        return Stream.of("constant_scope", "response", "non_respondent", "renamed_reporter", "partial_delivery")
                .flatMap(table -> jdbc.sql("""
                                select '%1$s ' || p.indicator || ' ' || p.year || ' ' || (to_jsonb(r) - 'part')
                                from computation_part c join part p on p.id = c.part join %1$s r on r.part = p.id
                                where c.computation = ?
                                """.formatted(table)).param(computation).query(String.class).list().stream())
                .toList();
    }
}
