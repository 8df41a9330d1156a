package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines behind a figure, and the figure computed from them once more by one statement. */
@Repository
public class FactLines {
    /** File, sheet and number of a line. */
    private static final int PLACE_OF_A_LINE = 3;

    private final JdbcClient jdbc;

    FactLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery behind a figure.
     *
     * @param delivery its number
     * @param file its name
     * @param sha256 its identity
     * @param producer who delivered it
     * @param lines how many of its lines lie in the figure's year and territory
     * @param rejected how many of its lines stand rejected; where they would have counted is not known
     */
    public record Behind(long delivery, String file, String sha256, String producer, long lines, long rejected) {}

    /**
     * Evaluates aggregates.
     *
     * @param statement a select of one row of numbers
     * @return the numbers, null where there is none
     */
    public List<BigDecimal> evaluate(String statement) {
        return jdbc.sql(statement)
                .query((row, number) -> {
                    List<BigDecimal> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getBigDecimal(i));
                    }
                    return values;
                })
                .single();
    }

    /**
     * The deliveries whose lines a figure counts.
     *
     * @param relation the view of the facts
     * @param condition the figure's year and territory
     * @return by number
     */
    public List<Behind> deliveries(String relation, String condition) {
        return jdbc.sql("""
                select d.id as delivery, d.file, d.sha256, d.producer, f.lines,
                       (select count(*) from (select distinct r.sheet, r.line from rejection r
                                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected
                from (select delivery, count(distinct (sheet, line)) as lines from %s where %s and delivery is not null group by delivery) f
                join delivery d on d.id = f.delivery
                order by d.id
                """.formatted(relation, condition)).query(Behind.class).list();
    }

    /**
     * The lines a figure counts.
     *
     * @param relation the view of the facts
     * @param condition the figure's year and territory
     * @param columns the columns wanted
     * @param consumer gets each line: file, sheet, number, and the columns as texts, null where unknown
     * @return how many lines there were
     */
    public long forEach(String relation, String condition, List<String> columns, Consumer<List<String>> consumer) {
        StringBuilder selected = new StringBuilder();
        columns.forEach(column -> selected.append(", cast(f.").append(column).append(" as text)"));
        return jdbc.sql("""
                select d.file, f.sheet, cast(f.line as text)%s
                from (select * from %s where %s) f
                join delivery d on d.id = f.delivery
                order by d.id, f.sheet, f.line
                """.formatted(selected, relation, condition)).query(rows -> {
            long lines = 0;
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns.size() + PLACE_OF_A_LINE; i++) {
                    cells.add(rows.getString(i));
                }
                consumer.accept(cells);
                lines++;
            }
            return lines;
        });
    }
}
