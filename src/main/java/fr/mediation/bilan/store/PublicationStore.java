package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What committees were shown. */
@Repository
public class PublicationStore {
    private final JdbcClient jdbc;

    PublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A publication.
     *
     * @param id its number
     * @param yearBasis how the year is counted: {@code civil} or {@code convention}
     * @param year the year that was reviewed
     * @param computation the computation whose figures were shown
     * @param publishedOn when
     */
    public record Publication(long id, String yearBasis, int year, long computation, LocalDate publishedOn) {}

    /**
     * The last publication of a year.
     *
     * @param yearBasis how the year is counted
     * @param year the year
     * @return empty where there is none
     */
    public Optional<Publication> last(String yearBasis, int year) {
        return jdbc.sql("""
                select id, year_basis, year, computation, published_on
                from publication
                where year_basis = ? and year = ?
                order by id desc
                limit 1
                """).params(yearBasis, year).query(Publication.class).optional();
    }

    /**
     * Notes that the figures of a computation were shown, unless they are those shown last.
     *
     * @param yearBasis how the year is counted
     * @param year the year that was reviewed
     * @param computation the computation
     * @param today the day
     */
    @Transactional
    public void publish(String yearBasis, int year, long computation, LocalDate today) {
        if (last(yearBasis, year)
                .filter(last -> last.computation() == computation)
                .isPresent()) {
            return;
        }
        long id = jdbc.sql("""
                insert into publication (year_basis, year, computation, published_on) values (?, ?, ?, ?) returning id
                """)
                .params(yearBasis, year, computation, today)
                .query(Long.class)
                .single();
        jdbc.sql("insert into publication_delivery select ?, id from delivery where status = 'in_force'")
                .param(id)
                .update();
    }

    /**
     * The files that came into force since a publication, and those that no longer count.
     *
     * @param publication its number
     * @param came true for those that came, false for those that went
     * @return their names, by number
     */
    public List<String> changes(long publication, boolean came) {
        return jdbc.sql(came ? """
                select file from delivery d
                where d.status = 'in_force'
                  and not exists (select from publication_delivery p where p.publication = ? and p.delivery = d.id)
                order by d.id
                """ : """
                select d.file from publication_delivery p
                join delivery d on d.id = p.delivery and d.status <> 'in_force'
                where p.publication = ?
                order by d.id
                """).param(publication).query(String.class).list();
    }
}
