package fr.mediation.bilan.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What committees were shown. The database refuses to change any of it. */
@Repository
public class PublicationStore {
    private static final String SELECT = """
            select id, year_basis, year, computation, published_on, identity, program, evidence
            from publication
            """;

    private final JdbcClient jdbc;

    PublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A publication.
     *
     * @param id its number, 0 where it has none yet
     * @param yearBasis how the year is counted: {@code civil} or {@code convention}
     * @param year the year that was reviewed
     * @param computation the computation whose figures were shown
     * @param publishedOn when
     * @param identity a digest of all that its report was made of
     * @param program the version of the program
     * @param evidence the deliveries behind the figures, as JSON; empty where it was made before they were kept
     */
    public record Publication(
            long id,
            String yearBasis,
            int year,
            long computation,
            LocalDate publishedOn,
            String identity,
            String program,
            String evidence) {}

    /**
     * One form in which the report of a publication was written.
     *
     * @param perimeter the code of the map of regions
     * @param language the language's code
     * @param extras the additional files and sheets, joined by commas
     */
    public record Rendering(String perimeter, String language, String extras) {}

    /**
     * A file of a publication.
     *
     * @param name its name
     * @param sha256 the SHA-256 of its bytes, in hexadecimal
     * @param content its bytes
     */
    public record PublishedFile(String name, String sha256, byte[] content) {}

    /**
     * A file of a publication, without its bytes.
     *
     * @param rendering the rendering it belongs to
     * @param name its name
     * @param sha256 the SHA-256 of its bytes, in hexadecimal
     * @param bytes how many they are
     */
    public record FileEntry(Rendering rendering, String name, String sha256, long bytes) {}

    /** {@return all publications, the first one first} */
    public List<Publication> all() {
        return jdbc.sql(SELECT + "order by id").query(Publication.class).list();
    }

    /**
     * {@return a publication, empty where there is none}
     *
     * @param id its number
     */
    public Optional<Publication> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(Publication.class)
                .optional();
    }

    /**
     * {@return the last publication of a year, empty where there is none}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     */
    public Optional<Publication> last(String yearBasis, int year) {
        return lastBefore(yearBasis, year, Long.MAX_VALUE);
    }

    /**
     * {@return the last publication of a year before another one, empty where there is none}
     *
     * @param yearBasis how the year is counted
     * @param year the year
     * @param id the number of the other one
     */
    public Optional<Publication> lastBefore(String yearBasis, int year, long id) {
        return jdbc.sql(SELECT + "where year_basis = ? and year = ? and id < ? order by id desc limit 1")
                .params(yearBasis, year, id)
                .query(Publication.class)
                .optional();
    }

    /**
     * Leaves out numbers that were given already, so that no other publication gets one of them.
     *
     * @param highest the highest number that was given
     */
    @Transactional
    public void leaveOut(long highest) {
        jdbc.sql("""
                select setval(pg_get_serial_sequence('publication', 'id'), :highest)
                where :highest > (select coalesce(max(id), 0) from publication)
                """).param("highest", highest).query(Long.class).optional();
    }

    /**
     * {@return whether a file is kept with any publication}
     *
     * @param sha256 the SHA-256 of its bytes, in hexadecimal
     */
    public boolean hasFile(String sha256) {
        return jdbc.sql("select exists (select from publication_file where sha256 = ?)")
                .param(sha256)
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps a publication with the deliveries in force and the definitions.
     *
     * @param publication the publication, without its number
     * @param definitions the definitions' bytes, by their place
     * @return its number
     */
    @Transactional
    public long add(Publication publication, Map<String, byte[]> definitions) {
        long id = jdbc.sql("""
                insert into publication (year_basis, year, computation, published_on, identity, program, evidence)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
                .params(
                        publication.yearBasis(),
                        publication.year(),
                        publication.computation(),
                        publication.publishedOn(),
                        publication.identity(),
                        publication.program(),
                        publication.evidence())
                .query(Long.class)
                .single();
        jdbc.sql("insert into publication_delivery select ?, id from delivery where status = 'in_force'")
                .param(id)
                .update();
        definitions.forEach((place, content) -> jdbc.sql("insert into publication_definition values (?, ?, ?)")
                .params(id, place, content)
                .update());
        return id;
    }

    /**
     * {@return the definitions of a publication, by their place}
     *
     * @param id its number
     */
    public Map<String, byte[]> definitions(long id) {
        Map<String, byte[]> definitions = new TreeMap<>();
        jdbc.sql("select place, content from publication_definition where publication = ?")
                .param(id)
                .query((row, number) -> definitions.put(row.getString("place"), row.getBytes("content")))
                .list();
        return definitions;
    }

    /**
     * {@return the sources of the deliveries that were in force at a publication, by the deliveries' numbers}
     *
     * @param id its number
     */
    public Map<Long, String> deliveries(long id) {
        Map<Long, String> sources = new TreeMap<>();
        jdbc.sql("""
                select d.id, d.source from publication_delivery p
                join delivery d on d.id = p.delivery
                where p.publication = ?
                """)
                .param(id)
                .query((row, number) -> sources.put(row.getLong("id"), row.getString("source")))
                .list();
        return sources;
    }

    /**
     * Keeps the files of a rendering, unless they are kept already.
     *
     * @param id the publication's number
     * @param rendering the rendering
     * @param files its files
     */
    @Transactional
    public void keep(long id, Rendering rendering, List<PublishedFile> files) {
        for (int position = 0; position < files.size(); position++) {
            PublishedFile file = files.get(position);
            jdbc.sql("insert into publication_file values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            id,
                            rendering.perimeter(),
                            rendering.language(),
                            rendering.extras(),
                            file.name(),
                            position,
                            file.sha256(),
                            file.content())
                    .update();
        }
    }

    /**
     * {@return the files of a rendering, in the order they were written; none where it was never written}
     *
     * @param id the publication's number
     * @param rendering the rendering
     */
    public List<PublishedFile> files(long id, Rendering rendering) {
        return jdbc.sql("""
                select name, sha256, content from publication_file
                where publication = ? and perimeter = ? and language = ? and extras = ?
                order by position
                """)
                .params(id, rendering.perimeter(), rendering.language(), rendering.extras())
                .query((row, number) ->
                        new PublishedFile(row.getString("name"), row.getString("sha256"), row.getBytes("content")))
                .list();
    }

    /**
     * {@return all files of a publication, by rendering, in the order they were written}
     *
     * @param id its number
     */
    public List<FileEntry> files(long id) {
        return jdbc.sql("""
                select perimeter, language, extras, name, sha256, octet_length(content) as bytes
                from publication_file
                where publication = ?
                order by perimeter, language desc, extras, position
                """)
                .param(id)
                .query((row, number) -> new FileEntry(
                        new Rendering(row.getString("perimeter"), row.getString("language"), row.getString("extras")),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("bytes")))
                .list();
    }

    /**
     * {@return the deliveries that came into force since a publication, by the deliveries' numbers}
     *
     * @param publication its number
     */
    public List<String> filesAddedSince(long publication) {
        return jdbc.sql("""
                select file from delivery d
                where d.status = 'in_force'
                  and not exists (select from publication_delivery p where p.publication = ? and p.delivery = d.id)
                order by d.id
                """).param(publication).query(String.class).list();
    }

    /**
     * {@return the deliveries that were in force at a publication and no longer are, by the deliveries' numbers}
     *
     * @param publication its number
     */
    public List<String> filesRemovedSince(long publication) {
        return jdbc.sql("""
                select d.file from publication_delivery p
                join delivery d on d.id = p.delivery and d.status <> 'in_force'
                where p.publication = ?
                order by d.id
                """).param(publication).query(String.class).list();
    }
}
