package fr.mediation.bilan.store;

import fr.mediation.bilan.store.query.FactReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cubes: what the facts of a year were summed to, kept so that the next computation reads new facts alone. A cube is
 * discarded as soon as a fact that it holds is replaced, or a replaced one is in force again.
 */
@Repository
public class CubeStore {
    /** A cube is stored in pieces of so many bytes: it need not fit into one value, nor into memory twice. */
    private static final int PIECE = 1 << 20;

    /** One fact in so many may be missing from a cube. */
    private static final int TOLERATED = 50;

    private final JdbcClient jdbc;
    private final FactReader reader;
    private final BulkLoader loader;

    CubeStore(JdbcClient jdbc, FactReader reader, BulkLoader loader) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.loader = loader;
    }

    /**
     * A stored cube.
     *
     * @param id its number
     * @param parts in how many parts it was counted
     * @param deliveries the deliveries whose facts it holds
     */
    public record StoredCube(long id, int parts, Set<Long> deliveries) {}

    /** Writes the bytes of a cube. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of them.
         *
         * @param out where to
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Finds the cube of a year.
     *
     * @param facts the fact table
     * @param yearBasis how the year is counted
     * @param year the year
     * @param shape a fingerprint of what it must hold
     * @return empty where none of this shape is stored
     */
    public Optional<StoredCube> find(String facts, String yearBasis, int year, String shape) {
        return jdbc.sql("""
                        select id, parts from cube
                        where facts = ? and year_basis = ? and year = ? and shape = ?
                          and exists (select from cube_piece where cube_piece.cube = cube.id)
                        """)
                .params(facts, yearBasis, year, shape)
                .query((row, number) -> stored(row.getLong("id"), row.getInt("parts")))
                .optional();
    }

    private StoredCube stored(long id, int parts) {
        return new StoredCube(
                id,
                parts,
                new TreeSet<>(jdbc.sql("select delivery from cube_delivery where cube = ?")
                        .param(id)
                        .query(Long.class)
                        .list()));
    }

    /**
     * {@return whether a cube lacks so many facts that it is worth keeping anew: to read one fact in fifty again costs less
     * than to write what all were summed to}
     *
     * @param cube the cube
     * @param deliveries the deliveries whose facts it would hold
     */
    public boolean lacksMany(StoredCube cube, Collection<Long> deliveries) {
        return !deliveries.isEmpty()
                && jdbc.sql("""
                select coalesce(sum(facts) filter (where delivery not in (select delivery from cube_delivery where cube = :cube)), 0)
                           * :tolerated > coalesce(sum(facts), 0)
                from delivery_year where delivery in (:deliveries)
                """)
                        .param("cube", cube.id())
                        .param("tolerated", TOLERATED)
                        .param("deliveries", deliveries)
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Reads a cube, piece by piece.
     *
     * @param cube the cube
     * @return the bytes that it was written with
     */
    public InputStream open(StoredCube cube) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;
            private @Nullable InputStream piece = read();

            private @Nullable InputStream read() {
                byte[][] content = new byte[1][];
                reader.read(
                        "select content from cube_piece where cube = " + cube.id() + " and piece = " + next,
                        1,
                        row -> content[0] = row.bytes(0));
                next++;
                return content[0] == null ? null : new ByteArrayInputStream(content[0]);
            }

            @Override
            public boolean hasMoreElements() {
                return piece != null;
            }

            @Override
            public InputStream nextElement() {
                InputStream current = Optional.ofNullable(piece).orElseThrow();
                piece = read();
                return current;
            }
        });
    }

    /**
     * What a cube is of.
     *
     * @param facts the fact table
     * @param yearBasis how the year is counted
     * @param year the year
     * @param shape a fingerprint of what it holds
     * @param parts in how many parts it is counted
     */
    public record Kind(String facts, String yearBasis, int year, String shape, int parts) {}

    /**
     * Stores a cube in place of an earlier one of the year, which can be read until then.
     *
     * @param kind what it is of
     * @param deliveries the deliveries whose facts it holds
     * @param content writes it
     */
    @Transactional
    public void keep(Kind kind, Collection<Long> deliveries, Content content) {
        long id = jdbc.sql(
                        "insert into cube (facts, year_basis, year, shape, parts) values (?, ?, ?, ?, ?) returning id")
                .params(kind.facts(), kind.yearBasis(), kind.year(), kind.shape(), kind.parts())
                .query(Long.class)
                .single();
        CopyRows rows = new CopyRows();
        deliveries.forEach(delivery -> rows.addRow(id, delivery));
        loader.load("cube_delivery", List.of("cube", "delivery"), rows);
        try (Pieces pieces = new Pieces(id)) {
            content.writeTo(pieces);
        } catch (IOException e) {
            throw new IllegalStateException("nothing here writes to a disk", e);
        }
        jdbc.sql("delete from cube where facts = ? and year_basis = ? and year = ? and id <> ?")
                .params(kind.facts(), kind.yearBasis(), kind.year(), id)
                .update();
    }

    /**
     * Discards the cubes that hold facts of some deliveries, of whatever is made of these facts.
     *
     * @param deliveries the deliveries
     */
    @Transactional
    void discard(Collection<Long> deliveries) {
        jdbc.sql("delete from cube where id in (select cube from cube_delivery where delivery in (:deliveries))")
                .param("deliveries", deliveries)
                .update();
    }

    /** Stores what is written to it, piece by piece. */
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
