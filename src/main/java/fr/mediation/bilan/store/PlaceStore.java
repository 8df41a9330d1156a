package fr.mediation.bilan.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The places of the directories. */
@Repository
public class PlaceStore {
    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
     */
    public record Listed(
            String place,
            String name,
            @Nullable String department,
            @Nullable String kind) {}

    /**
     * {@return the places that are open on the last day of a year}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public List<Listed> listed(String yearBasis, int year) {
        return jdbc.sql("""
                select f.place, p.name, f.department, f.place_kind as kind
                from directory_fact f
                join directory p on p.delivery = f.delivery and p.sheet = f.sheet and p.line = f.line
                where f.year_basis = ? and f.year = ?
                """).params(yearBasis, year).query(Listed.class).list();
    }
}
