package fr.mediation.bilan.store;

import fr.mediation.bilan.figure.Figure;
import java.util.List;
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
}
