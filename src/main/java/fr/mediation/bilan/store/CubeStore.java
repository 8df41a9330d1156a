package fr.mediation.bilan.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a year's facts were summed to, kept between two nights. {@link FactStore} throws it away as soon as a fact that it
 * holds is replaced or comes back.
 */
@Repository
public class CubeStore {
    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;
    private final FactReader reader;
    private final BulkLoader loader;

    CubeStore(JdbcClient jdbc, FactReader reader, BulkLoader loader) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.loader = loader;
    }

    /**
     * A cube that was kept.
     *
     * @param id its number
     * @param deliveries the deliveries whose facts it holds
     */
    public record Kept(long id, Set<Long> deliveries) {}

    /** Writes a cube. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes.
         *
         * @param out where to
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The cube of a year.
     *
     * @param facts the facts
     * @param yearBasis how the year is counted
     * @param year the year
     * @param shape what it must be made of
     * @return empty where none of this shape was kept
     */
    public Optional<Kept> find(String facts, String yearBasis, int year, String shape) {
        return jdbc.sql("""
                        select id from cube
                        where facts = ? and year_basis = ? and year = ? and shape = ?
                          and exists (select from cube_piece where cube_piece.cube = cube.id)
                        """)
                .params(facts, yearBasis, year, shape)
                .query(Long.class)
                .optional()
                .map(id -> new Kept(
                        id,
                        new TreeSet<>(jdbc.sql("select delivery from cube_delivery where cube = ?")
                                .param(id)
                                .query(Long.class)
                                .list())));
    }

    /**
     * What a cube was written with.
     *
     * @param cube the cube
     * @return its bytes
     */
    public InputStream open(Kept cube) {
        List<InputStream> pieces = new ArrayList<>();
        reader.read(
                "select content from cube_piece where cube = " + cube.id() + " order by piece",
                1,
                row -> pieces.add(new ByteArrayInputStream(row.bytes(0))));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    /**
     * Keeps a cube in place of the one before.
     *
     * @param facts the facts
     * @param yearBasis how the year is counted
     * @param year the year
     * @param shape what it is made of
     * @param deliveries the deliveries whose facts it holds
     * @param content writes it
     */
    @Transactional
    public void keep(
            String facts, String yearBasis, int year, String shape, Collection<Long> deliveries, Content content) {
        jdbc.sql("delete from cube where facts = ? and year_basis = ? and year = ?")
                .params(facts, yearBasis, year)
                .update();
        long id = jdbc.sql("insert into cube (facts, year_basis, year, shape) values (?, ?, ?, ?) returning id")
                .params(facts, yearBasis, year, shape)
                .query(Long.class)
                .single();
        CopyRows held = new CopyRows();
        deliveries.forEach(delivery -> held.addRow(List.of(id, delivery)));
        loader.load("cube_delivery", List.of("cube", "delivery"), held);
        try (Pieces pieces = new Pieces(id)) {
            content.writeTo(pieces);
        } catch (IOException e) {
            throw new IllegalStateException("nothing here writes to a disk", e);
        }
    }

    /**
     * Throws away the cubes that hold facts of some deliveries.
     *
     * @param facts the facts
     * @param deliveries the deliveries, of whose facts others are in force than before
     */
    void discard(String facts, Collection<Long> deliveries) {
        jdbc.sql("delete from cube where facts = :facts and id in"
                        + " (select cube from cube_delivery where delivery in (:deliveries))")
                .param("facts", facts)
                .param("deliveries", deliveries)
                .update();
    }

    /** Copies what is written to it, piece by piece. */
    private final class Pieces extends OutputStream {
        private final long cube;
        private final byte[] bytes = new byte[PIECE];
        private int length;
        private int count;

        Pieces(long cube) {
            this.cube = cube;
        }

        @Override
        public void write(int b) {
            bytes[length++] = (byte) b;
            if (length == PIECE) {
                send();
            }
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            int sent = 0;
            while (sent < count) {
                int part = Math.min(count - sent, PIECE - length);
                System.arraycopy(from, offset + sent, bytes, length, part);
                length += part;
                sent += part;
                if (length == PIECE) {
                    send();
                }
            }
        }

        @Override
        public void close() {
            send();
        }

        private void send() {
            CopyRows rows = new CopyRows();
            rows.startRow(3);
            rows.add(cube);
            rows.add(count++);
            rows.add(bytes, length);
            loader.load("cube_piece", List.of("cube", "piece", "content"), rows);
            length = 0;
        }
    }
}
