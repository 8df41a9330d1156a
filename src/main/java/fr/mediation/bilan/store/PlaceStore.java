package fr.mediation.bilan.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The places of the directories. */
@Repository
public class PlaceStore {
    /** What stands for a place in whatever directory it is, by where a row says that it lies. */
    private static final String TWIN = """
            concat_ws(chr(10), p.place, coalesce(%1$s.commune, ''), coalesce(%1$s.department, ''),
                      case when length(p.place) < 8 then folded(p.name) end) as twin
            """;

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    PlaceStore(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * Finds out anew from all directories in force where places lay on each day, and when they were closed: to be called
     * whenever a directory comes, goes, or has lines brought back corrected.
     */
    @Transactional
    public void resolve() {
        jdbc.sql("select resolve_places()").query(row -> {});
    }

    /**
     * What a complete directory lists of the places that were open before it.
     *
     * @param open how many were open
     * @param listed how many it lists
     * @param missing the identifiers of those that it lacks, by name
     * @param partial whether it lacks so many that it is no complete directory, and closes none
     */
    public record Listing(int open, int listed, List<String> missing, boolean partial) {}

    /**
     * {@return what a directory lists, with all others of its day; empty where it is not complete}
     *
     * @param delivery a delivery in force
     */
    public Optional<Listing> listing(long delivery) {
        return jdbc.sql("""
                select s.open, s.listed, s.partial,
                       (select string_agg(a.place, chr(9) order by a.place collate "C") from place_absence a
                        where a.producer = s.producer and a.since = s.date) as missing
                from delivery d
                join directory_snapshot s on s.producer = d.producer and s.date = d.last_date
                where d.id = ? and d.complete and d.corrects is null
                """)
                .param(delivery)
                .query((row, number) -> new Listing(
                        row.getInt("open"),
                        row.getInt("listed"),
                        row.getString("missing") == null
                                ? List.of()
                                : List.of(row.getString("missing").split("\t")),
                        row.getBoolean("partial")))
                .optional();
    }

    /**
     * Places of another producer's directory too.
     *
     * @param places how many
     * @param producer whose directory it is
     */
    public record PlacesOfOthers(long places, String producer) {}

    /**
     * {@return the producers whose directories list, at the end of the last year of a delivery, places of it too: of the same
     * identifier and commune and, unless the identifier is long, the same name}
     *
     * @param delivery the delivery, of a directory
     */
    public List<PlacesOfOthers> placesOfOthers(long delivery) {
        // The server takes what is listed for one row, and would look through all of it for each place of the delivery.
        return plans.byHash(() -> jdbc.sql("""
                with listed as (
                    select f.delivery, d.producer, p.place, f.commune, f.department,
                           case when length(p.place) < 8 then folded(p.name) end as name
                    from directory_fact f
                    join directory p on p.delivery = f.delivery and p.sheet = f.sheet and p.line = f.line
                    join delivery d on d.id = f.delivery
                    where f.year_basis = 'civil'
                      and f.year = (select extract(year from last_date)::int from delivery where id = :delivery)
                )
                select count(*) as places, other.producer
                from listed own
                join listed other on other.producer <> own.producer and other.place = own.place
                    and (other.commune, other.department, other.name)
                        is not distinct from (own.commune, own.department, own.name)
                where own.delivery = :delivery
                group by other.producer
                order by other.producer collate "C"
                """)
                .param("delivery", delivery)
                .query(PlacesOfOthers.class)
                .list());
    }

    /**
     * A place.
     *
     * @param name its name
     * @param commune the commune's code, null where it is not known
     * @param department the department's code, null where it is not known
     * @param labelled whether it bears the label
     */
    public record Place(String name, String commune, String department, boolean labelled) {}

    /**
     * {@return the places on the last day of a year, by name, then by commune}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public List<Place> at(String yearBasis, int year) {
        return jdbc.sql("""
                select p.name, f.commune, f.department, f.labelled
                from directory_fact f
                join directory p on p.delivery = f.delivery and p.sheet = f.sheet and p.line = f.line
                where f.year_basis = ? and f.year = ?
                order by p.name collate "C", f.commune, f.place
                """).params(yearBasis, year).query(Place.class).list();
    }

    /**
     * A place as the directories have it.
     *
     * @param place its identifier, with the producer's
     * @param name its name
     * @param department the department's code, null where it is not known
     * @param kind what kinds of place it is, separated by |; null where unknown
     * @param twin what it has in common with the same place in another producer's directory
     */
    public record Listed(
            String place,
            String name,
            @Nullable String department,
            @Nullable String kind,
            String twin) {}

    /**
     * {@return the places that are open on the last day of a year}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public List<Listed> listed(String yearBasis, int year) {
        return jdbc.sql("""
                select f.place, p.name, f.department, f.place_kind as kind,
                """ + TWIN.formatted("f") + """
                from directory_fact f
                join directory p on p.delivery = f.delivery and p.sheet = f.sheet and p.line = f.line
                where f.year_basis = ? and f.year = ?
                """)
                .params(yearBasis, year)
                .query(Listed.class)
                .list();
    }

    /**
     * {@return all places that a directory had by the last day of a year, closed or not, as it told them last}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public List<Listed> everListed(String yearBasis, int year) {
        return jdbc.sql("""
                select distinct on (d.producer, p.place) d.producer || '/' || p.place as place, p.name, p.department,
                       p.typology as kind,
                """ + TWIN.formatted("p") + """
                from year_end y
                join directory p on p.superseded_by is null and p.date <= y.last_day
                join delivery d on d.id = p.delivery and d.status = 'in_force'
                where y.year_basis = ? and y.year = ?
                order by d.producer, p.place, p.date desc, p.delivery desc, p.line desc
                """)
                .params(yearBasis, year)
                .query(Listed.class)
                .list();
    }
}
