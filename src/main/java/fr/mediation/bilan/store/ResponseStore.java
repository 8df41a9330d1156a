package fr.mediation.bilan.store;

import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.ConstantScope.Estimate;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.NameChanges;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.PartialDelivery;
import fr.mediation.bilan.figure.RenamedReporter;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.store.FigureStore.Part;
import fr.mediation.bilan.territory.Perimeter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who reported the facts of a year, and what the same reporters reported in it and in the year before. */
@Repository
public class ResponseStore {
    private static final String PARTS = "\nfrom computation_part c\njoin part p on p.id = c.part\n";

    private final JdbcClient jdbc;
    private final BulkLoader loader;

    ResponseStore(JdbcClient jdbc, BulkLoader loader) {
        this.jdbc = jdbc;
        this.loader = loader;
    }

    /**
     * What is known of the reporters of some facts in a year.
     *
     * @param scopes what the same reporters reported in two years
     * @param responses who of those expected reported
     * @param missing who did not
     * @param renamed who did under another name than the year before
     * @param partial whose deliveries reach a part of the year alone
     * @param nameChanges what changes of name make of persons and places
     */
    public record Reported(
            List<ConstantScope> scopes,
            List<Response> responses,
            List<NonRespondent> missing,
            List<RenamedReporter> renamed,
            List<PartialDelivery> partial,
            List<NameChanges> nameChanges) {}

    /**
     * From when to when the lines of a delivery reach.
     *
     * @param producer who delivered it
     * @param first the day of its first line
     * @param last the day of its last line
     */
    public record Delivered(String producer, LocalDate first, LocalDate last) {}

    /**
     * {@return from when to when the deliveries of a source that count reach}
     *
     * @param source the source's id
     */
    public List<Delivered> delivered(String source) {
        return jdbc.sql("""
                select producer, first_date as first, last_date as last
                from delivery
                where source = ? and status = 'in_force' and first_date is not null
                """).param(source).query(Delivered.class).list();
    }

    /**
     * Stores what is known of the reporters of some facts in a year.
     *
     * @param part the facts and the year
     * @param reported what is known
     */
    @Transactional
    public void store(Part part, Reported reported) {
        long id = jdbc.sql(
                        "insert into part (indicator, year_basis, year, fingerprint) values (?, ?, ?, ?) returning id")
                .params(part.indicator(), part.yearBasis(), part.year(), part.fingerprint())
                .query(Long.class)
                .single();
        CopyRows scopes = new CopyRows();
        for (ConstantScope scope : reported.scopes()) {
            Optional<Estimate> estimate = Optional.ofNullable(scope.estimate());
            scopes.addRow(
                    id,
                    scope.perimeter().code(),
                    scope.level().name(),
                    scope.territory(),
                    scope.indicator(),
                    scope.before(),
                    scope.now(),
                    scope.shareBefore(),
                    scope.shareNow(),
                    estimate.map(Estimate::value).orElse(null),
                    estimate.map(Estimate::low).orElse(null),
                    estimate.map(Estimate::high).orElse(null));
        }
        loader.load(
                "constant_scope",
                List.of(
                        "part",
                        "perimeter",
                        "level",
                        "territory",
                        "indicator",
                        "value_before",
                        "value_now",
                        "share_before",
                        "share_now",
                        "estimate",
                        "estimate_low",
                        "estimate_high"),
                scopes);
        CopyRows responses = new CopyRows();
        reported.responses()
                .forEach(response -> responses.addRow(
                        id,
                        response.perimeter().code(),
                        response.level().name(),
                        response.territory(),
                        response.expected(),
                        response.reporting(),
                        response.volumeExpected(),
                        response.volumeReporting()));
        loader.load(
                "response",
                List.of(
                        "part",
                        "perimeter",
                        "level",
                        "territory",
                        "expected",
                        "reporting",
                        "volume_expected",
                        "volume_reporting"),
                responses);
        CopyRows missing = new CopyRows();
        for (NonRespondent one : reported.missing()) {
            missing.addRow(id, missing.count(), one.reporter(), one.name(), one.department(), one.volume());
        }
        loader.load("non_respondent", List.of("part", "nth", "reporter", "name", "department", "volume"), missing);
        CopyRows renamed = new CopyRows();
        for (RenamedReporter one : reported.renamed()) {
            renamed.addRow(id, renamed.count(), one.reporter(), one.before(), one.certain());
        }
        loader.load("renamed_reporter", List.of("part", "nth", "reporter", "before", "certain"), renamed);
        CopyRows partial = new CopyRows();
        reported.partial().forEach(one -> partial.addRow(id, one.producer(), one.months(), one.before()));
        loader.load("partial_delivery", List.of("part", "producer", "months", "months_before"), partial);
        CopyRows changes = new CopyRows();
        for (NameChanges one : reported.nameChanges()) {
            changes.addRow(
                    id,
                    one.perimeter().code(),
                    one.level().name(),
                    one.territory(),
                    one.persons(),
                    one.anew(),
                    one.twice(),
                    one.places(),
                    one.placesTwice());
        }
        loader.load(
                "name_change",
                List.of(
                        "part",
                        "perimeter",
                        "level",
                        "territory",
                        "persons",
                        "anew",
                        "twice",
                        "places",
                        "places_twice"),
                changes);
    }

    /**
     * {@return what the same reporters reported in each year and the one before, for the country and the regions of one
     * perimeter, in no order}
     *
     * @param computation the computation's number
     * @param perimeter the map of regions
     * @param until the last year wanted
     */
    public List<ConstantScope> scopes(long computation, Perimeter perimeter, int until) {
        return jdbc.sql("""
                        select p.year, s.perimeter, s.level, s.territory, s.indicator, s.value_before, s.value_now,
                               s.share_before, s.share_now, s.estimate, s.estimate_low, s.estimate_high
                        """ + PARTS + """
                        join constant_scope s on s.part = p.id
                        where c.computation = ? and p.year <= ? and s.perimeter = ?
                        """)
                .params(computation, until, perimeter.code())
                .query(ResponseStore::scope)
                .list();
    }

    private static ConstantScope scope(ResultSet row, int number) throws SQLException {
        return new ConstantScope(
                row.getInt(1),
                Perimeter.of(row.getString(2)).orElseThrow(),
                Level.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getBigDecimal(8),
                row.getBigDecimal(9),
                row.getBigDecimal(10) == null
                        ? null
                        : new Estimate(row.getBigDecimal(10), row.getBigDecimal(11), row.getBigDecimal(12)));
    }

    /**
     * {@return who of those expected reported in a year, for the country and the regions of one perimeter, by facts, the
     * country first}
     *
     * @param computation the computation's number
     * @param perimeter the map of regions
     * @param year the year
     */
    public List<Response> responses(long computation, Perimeter perimeter, int year) {
        return jdbc.sql("""
                        select p.year, p.indicator, r.perimeter, r.level, r.territory, r.expected, r.reporting,
                               r.volume_expected, r.volume_reporting
                        """ + PARTS + """
                        join response r on r.part = p.id
                        where c.computation = ? and p.year = ? and r.perimeter = ?
                        order by p.indicator, r.level, r.territory
                        """)
                .params(computation, year, perimeter.code())
                .query((row, number) -> new Response(
                        row.getInt(1),
                        row.getString(2),
                        Perimeter.of(row.getString(3)).orElseThrow(),
                        Level.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getBigDecimal(8),
                        row.getBigDecimal(9)))
                .list();
    }

    /**
     * {@return who reported in a year under another name than the year before, by facts}
     *
     * @param computation the computation's number
     * @param year the year
     */
    public List<RenamedReporter> renamed(long computation, int year) {
        return jdbc.sql("select p.year, p.indicator as facts, r.reporter, r.before, r.certain" + PARTS + """
                        join renamed_reporter r on r.part = p.id
                        where c.computation = ? and p.year = ?
                        order by p.indicator, r.nth
                        """)
                .params(computation, year)
                .query(RenamedReporter.class)
                .list();
    }

    /**
     * {@return what changes of name make of persons and places in each year, for the country and the regions of one perimeter,
     * in no order}
     *
     * @param computation the computation's number
     * @param perimeter the map of regions
     * @param until the last year wanted
     */
    public List<NameChanges> nameChanges(long computation, Perimeter perimeter, int until) {
        return jdbc.sql("""
                        select p.year, p.indicator, n.perimeter, n.level, n.territory, n.persons, n.anew, n.twice, n.places,
                               n.places_twice
                        """ + PARTS + """
                        join name_change n on n.part = p.id
                        where c.computation = ? and p.year <= ? and n.perimeter = ?
                        """)
                .params(computation, until, perimeter.code())
                .query((row, number) -> new NameChanges(
                        row.getInt(1),
                        row.getString(2),
                        Perimeter.of(row.getString(3)).orElseThrow(),
                        Level.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)))
                .list();
    }

    /**
     * {@return whose deliveries reach a part of a year alone, by facts and producer}
     *
     * @param computation the computation's number
     * @param year the year
     */
    public List<PartialDelivery> partial(long computation, int year) {
        return jdbc.sql("select p.year, p.indicator as facts, d.producer, d.months, d.months_before as before" + PARTS
                        + """
                        join partial_delivery d on d.part = p.id
                        where c.computation = ? and p.year = ?
                        order by p.indicator, d.producer collate "C"
                        """)
                .params(computation, year)
                .query(PartialDelivery.class)
                .list();
    }

    /**
     * {@return who was expected to report in a year and did not, by facts}
     *
     * @param computation the computation's number
     * @param year the year
     */
    public List<NonRespondent> missing(long computation, int year) {
        return jdbc.sql("select p.year, p.indicator, n.reporter, n.name, n.department, n.volume" + PARTS + """
                        join non_respondent n on n.part = p.id
                        where c.computation = ? and p.year = ?
                        order by p.indicator, n.nth
                        """)
                .params(computation, year)
                .query((row, number) -> new NonRespondent(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6)))
                .list();
    }
}
