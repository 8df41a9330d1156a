package fr.mediation.bilan.database;

import fr.mediation.bilan.file.FullDisk;
import fr.mediation.bilan.text.ProblemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * What the database could not do, whatever it was asked: its connection or its lock was lost, its disk or its memory is
 * full. The next statement would fail too.
 */
public final class DatabaseFailure extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What failed; the codes of PostgreSQL are explained in the appendix of its manual. */
    enum Kind {
        CONNECTION_LOST("connection-lost"),
        LOCK_LOST("lock-lost"),
        DISK_FULL("no-space"),
        OUT_OF_MEMORY("no-memory"),
        TOO_MANY_CONNECTIONS("no-connection"),
        DEVICE_FAILED("device"),
        NO_RIGHT("no-right");

        private final String key;

        Kind(String key) {
            this.key = "database.failed." + key;
        }

        private static @Nullable Kind of(SQLException failure) {
            String state = failure.getSQLState();
            if (state == null) {
                // The pool gives no code: a server that did not answer in time, a connection that it evicted, or the
                // pool
                // itself while the process ends.
                String message = String.valueOf(failure.getMessage());
                return failure instanceof SQLTransientConnectionException
                                || message.equals("Connection is closed")
                                || message.endsWith("has been closed.")
                        ? CONNECTION_LOST
                        : null;
            }
            return switch (state) {
                case "53100" -> DISK_FULL;
                case "53200" -> OUT_OF_MEMORY;
                case "53300" -> TOO_MANY_CONNECTIONS;
                case "42501" -> NO_RIGHT;
                // The administrator, a crash, a start or a stop in progress, a dropped database, an idle session.
                case "57P01", "57P02", "57P03", "57P04", "57P05" -> CONNECTION_LOST;
                // It has no code for what an account may use of a disk.
                case "XX000" -> FullDisk.isSaidIn(failure.getMessage()) ? DISK_FULL : null;
                default -> state.startsWith("08") ? CONNECTION_LOST : state.startsWith("58") ? DEVICE_FAILED : null;
            };
        }
    }

    DatabaseFailure(Kind kind, @Nullable Throwable cause) {
        super(cause, kind.key);
        this.kind = kind;
    }

    /**
     * {@return the failure of the database that another failure comes from, empty where it comes from something else}
     *
     * @param failure any failure
     */
    public static Optional<DatabaseFailure> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFailure known) {
                return Optional.of(known);
            }
            Kind kind = cause instanceof SQLException sql ? Kind.of(sql) : null;
            if (kind != null) {
                return Optional.of(new DatabaseFailure(kind, failure));
            }
            // Where the rollback failed too, what had failed first says more.
            if (cause instanceof TransactionSystemException both && both.getApplicationException() != null) {
                Optional<DatabaseFailure> first = in(both.getApplicationException());
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    /** {@return whether the same may succeed on another connection, once the lock is held again} */
    public boolean connectionLost() {
        return kind == Kind.CONNECTION_LOST || kind == Kind.LOCK_LOST;
    }
}
