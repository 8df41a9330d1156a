package fr.mediation.bilan.database;

import fr.mediation.bilan.database.DatabaseFailure.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run's hold of the {@link RunLock}, known to the thread of the run and to all that it starts. Their transactions
 * prove it when they commit: the lock ends with its connection, and the run may not have noticed.
 *
 * <p>A proof and the commit that follows are one to others: the transaction that proves holds {@link #PROOF} shared
 * until it has committed, and whoever takes the lock next waits for {@link #PROOF} before it begins. So a commit is
 * either over when the next run begins, or it finds that the lock is another's.
 */
final class LockHold {
    /** "bilan" in ASCII: any constant that no other program of the database uses. */
    static final long LOCK = 0x62_69_6C_61_6EL;

    /** "bilap". */
    static final long PROOF = 0x62_69_6C_61_70L;

    /** The class of the holds' own locks: "bila". */
    static final int HOLDS = 0x62_69_6C_61;

    // The lock itself belongs to this connection, and this connection is not one that got the same number later.
    private static final String PROVE = """
            select pg_advisory_xact_lock_shared(%d);
            select count(*) from pg_locks
            where locktype = 'advisory' and granted and pid = ?
              and database = (select oid from pg_database where datname = current_database())
              and (classid = %d and objid = %d and objsubid = 1 or classid = %d and objid = ? and objsubid = 2)
            """.formatted(PROOF, LOCK >>> Integer.SIZE, LOCK & 0xFFFF_FFFFL, HOLDS);

    private static final ThreadLocal<@Nullable LockHold> CURRENT = new InheritableThreadLocal<>();

    private final int backend;
    private final int token = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    private volatile @Nullable Kind lost;

    LockHold(int backend) {
        this.backend = backend;
    }

    /** The hold under which this thread works, null where it belongs to no run. */
    static @Nullable LockHold current() {
        return CURRENT.get();
    }

    /** Makes this, or nothing, the hold under which this thread works. */
    static void enter(@Nullable LockHold hold) {
        if (hold == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(hold);
        }
    }

    int token() {
        return token;
    }

    /** The run lost its lock or a connection: it begins and commits nothing any more. */
    void lose(Kind kind) {
        lost = kind;
    }

    /** Insists that nothing was lost so far. */
    void requireKept() {
        Kind kind = lost;
        if (kind != null) {
            throw new DatabaseFailure(kind, null);
        }
    }

    /** Insists, in a transaction that is about to commit, that the lock is still held. */
    void prove(Connection connection) throws SQLException {
        requireKept();
        try (PreparedStatement statement = connection.prepareStatement(PROVE)) {
            statement.setInt(1, backend);
            statement.setLong(2, token);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                if (!row.next() || row.getInt(1) != 2) {
                    lose(Kind.LOCK_LOST);
                    throw new DatabaseFailure(Kind.LOCK_LOST, null);
                }
            }
        }
    }
}
