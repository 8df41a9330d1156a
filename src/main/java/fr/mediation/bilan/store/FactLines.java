package fr.mediation.bilan.store;

import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactSelection;
import fr.mediation.bilan.store.query.MeasureSession;
import fr.mediation.bilan.store.query.WrongQueryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines that a figure was computed from, and the figure computed from them again by one query. */
@Repository
public class FactLines {
    /** File, sheet and number. */
    private static final int COLUMNS_BEFORE = 3;

    private final JdbcClient jdbc;
    private final MeasureSession session;

    FactLines(JdbcClient jdbc, MeasureSession session) {
        this.jdbc = jdbc;
        this.session = session;
    }

    /**
     * A delivery that a figure was computed from.
     *
     * @param delivery its number
     * @param file its name
     * @param sha256 its identity
     * @param producer who delivered it
     * @param lines how many of its lines the figure counts
     * @param rejected how many of its lines were rejected and have not come back; to which figure they would have
     *     belonged is not known
     */
    public record CountedDelivery(
            long delivery, String file, String sha256, String producer, long lines, long rejected) {}

    /**
     * Evaluates aggregates.
     *
     * @param query aggregates that are numbers
     * @return the numbers, null where there is none
     * @throws WrongQueryException if the database does not understand one, or takes too long
     */
    public List<@Nullable BigDecimal> evaluate(FactQuery query) {
        return session.run(() -> jdbc.sql(query.sql())
                .query((row, number) -> {
                    List<BigDecimal> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getBigDecimal(i));
                    }
                    return values;
                })
                .single());
    }

    /**
     * {@return the deliveries that facts come from, by number}
     *
     * @param facts the facts
     */
    public List<CountedDelivery> deliveries(FactSelection facts) {
        return jdbc.sql("""
                select d.id as delivery, d.file, d.sha256, d.producer, f.lines,
                       (select count(*) from (select distinct r.sheet, r.line from rejection r
                                              where r.delivery = d.id and r.cleared_by is null) standing) as rejected
                from (select delivery, count(distinct (sheet, line)) as lines from %s where %s and delivery is not null group by delivery) f
                join delivery d on d.id = f.delivery
                order by d.id
                """.formatted(facts.relation(), facts.condition()))
                .query(CountedDelivery.class)
                .list();
    }

    /**
     * {@return how many lines facts come from, each given to the consumer}
     *
     * @param facts the facts
     * @param columns the columns wanted
     * @param ofGroups whether lines may be those of groups
     * @param consumer gets each line: file, sheet, number, and the columns as texts, null where unknown; behind them, where lines
     *     may be those of groups, whether it takes off a group the members whom other lines name
     */
    public long forEach(
            FactSelection facts, List<String> columns, boolean ofGroups, Consumer<List<@Nullable String>> consumer) {
        StringBuilder selected = new StringBuilder();
        columns.forEach(column -> selected.append(", cast(f.").append(column).append(" as text)"));
        if (ofGroups) {
            selected.append(", cast(f.participants < 0 as text)");
        }
        int cellCount = COLUMNS_BEFORE + columns.size() + (ofGroups ? 1 : 0);
        return jdbc.sql("""
                select d.file, f.sheet, cast(f.line as text)%s
                from (select * from %s where %s) f
                join delivery d on d.id = f.delivery
                order by d.id, f.sheet, f.line%s
                """.formatted(
                                selected, facts.relation(), facts.condition(), ofGroups ? ", f.participants < 0" : ""))
                .query(rows -> {
                    long lines = 0;
                    while (rows.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 1; i <= cellCount; i++) {
                            cells.add(rows.getString(i));
                        }
                        consumer.accept(cells);
                        lines++;
                    }
                    return lines;
                });
    }
}
