package fr.mediation.bilan.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about implausible figures. */
@Repository
public class DecisionStore {
    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which figure a decision is about.
     *
     * @param yearBasis how the year is counted: {@code civil} or {@code convention}
     * @param year the year
     * @param perimeter the code of the map of regions
     * @param territory the territory's code
     * @param indicator the indicator's id
     * @param kind what was odd, by its code
     */
    public record Subject(
            String yearBasis, int year, String perimeter, String territory, String indicator, String kind) {}

    /**
     * A decision.
     *
     * @param subject which figure
     * @param value its value at that time, null where it was missing
     * @param previous the value of the year before at that time, null where there was none
     * @param decidedOn when
     * @param reason why the figure is right
     */
    public record Row(
            Subject subject,
            @Nullable BigDecimal value,
            @Nullable BigDecimal previous,
            LocalDate decidedOn,
            String reason) {}

    /**
     * {@return all decisions about the figures of a year, in a fixed order}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public List<Row> of(String yearBasis, int year) {
        return jdbc.sql("""
                select * from finding_decision where year_basis = ? and year = ?
                order by perimeter, territory, indicator, kind
                """)
                .params(yearBasis, year)
                .query((row, number) -> new Row(
                        new Subject(
                                yearBasis,
                                year,
                                row.getString("perimeter"),
                                row.getString("territory"),
                                row.getString("indicator"),
                                row.getString("kind")),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("previous"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("reason")))
                .list();
    }

    /**
     * Keeps a decision in place of an earlier one about the same figure.
     *
     * @param decision the decision
     */
    @Transactional
    public void keep(Row decision) {
        forget(decision.subject());
        Subject subject = decision.subject();
        jdbc.sql("insert into finding_decision values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        subject.yearBasis(),
                        subject.year(),
                        subject.perimeter(),
                        subject.territory(),
                        subject.indicator(),
                        subject.kind(),
                        decision.value(),
                        decision.previous(),
                        decision.decidedOn(),
                        decision.reason())
                .update();
    }

    /**
     * Forgets the decision about a figure.
     *
     * @param subject the figure
     */
    @Transactional
    public void forget(Subject subject) {
        jdbc.sql("""
                delete from finding_decision
                where year_basis = ? and year = ? and perimeter = ? and territory = ? and indicator = ? and kind = ?
                """)
                .params(
                        subject.yearBasis(),
                        subject.year(),
                        subject.perimeter(),
                        subject.territory(),
                        subject.indicator(),
                        subject.kind())
                .update();
    }

    /**
     * {@return a fingerprint of the list of a year's implausible figures that was shown last, empty where none was}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     * @param perimeter the code of the map of regions
     */
    public Optional<String> shown(String yearBasis, int year, String perimeter) {
        return jdbc.sql("select figures from finding_list where year_basis = ? and year = ? and perimeter = ?")
                .params(yearBasis, year, perimeter)
                .query(String.class)
                .optional();
    }

    /**
     * Notes which list of a year's implausible figures is shown.
     *
     * @param yearBasis how the year is counted
     * @param year the year
     * @param perimeter the code of the map of regions
     * @param figures a fingerprint of the list
     */
    @Transactional
    public void show(String yearBasis, int year, String perimeter, String figures) {
        jdbc.sql("""
                insert into finding_list (year_basis, year, perimeter, figures) values (?, ?, ?, ?)
                on conflict (year_basis, year, perimeter) do update set figures = excluded.figures
                """).params(yearBasis, year, perimeter, figures).update();
    }
}
