package fr.mediation.bilan.store.query;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.store.query.WrongQueryException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the SQL of measures runs, which people write: it was checked, and should the check have a hole, there is nothing
 * behind it. The role may read the views of facts and nothing else, nothing can be written, and the time is limited. An
 * external database without that role grants what it grants to its user.
 */
@Component
public class MeasureSession {
    /** A scan of three million lines takes seconds; a large base on a slow disk takes minutes. */
    static final Duration MOST = Duration.ofMinutes(15);

    private static final String CANCELLED = "57014";
    private static final String READ_ONLY = "25006";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final String confine;

    MeasureSession(PlatformTransactionManager transactions, JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        // Within a transaction that writes, all this ends at the savepoint.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        // Without statistics, as after a first load, the server would compare each line with each place of a directory.
        this.confine = "set local transaction_read_only = on; set local enable_nestloop = off"
                + "; set local statement_timeout = '" + MOST.toSeconds() + "s'"
                + (database.hasReader() ? "; set local role " + Database.READER : "");
    }

    /**
     * Runs statements with measures in them. Whatever they changed is undone.
     *
     * @param statements the statements
     * @return what they give
     * @throws WrongQueryException if the database does not understand one, cannot evaluate it, or takes too long
     */
    public <T> T run(Supplier<T> statements) {
        long start = System.nanoTime();
        try {
            return transaction.execute(status -> {
                status.setRollbackOnly();
                jdbc.sql(confine).update();
                return statements.get();
            });
        } catch (RuntimeException e) {
            throw explained(e, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static RuntimeException explained(RuntimeException failure, Duration taken) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                // A run that is stopped cancels its statements too.
                if (state.equals(CANCELLED) && taken.compareTo(MOST) >= 0) {
                    return new WrongQueryException(Kind.TOO_SLOW, sql, failure);
                }
                // Errors of syntax, names, types and rights; of values, such as a division by zero; limits of
                // statements.
                if (state.startsWith("42")
                        || state.startsWith("22")
                        || state.startsWith("54")
                        || state.equals(READ_ONLY)) {
                    return new WrongQueryException(Kind.WRONG, sql, failure);
                }
            }
        }
        return failure;
    }
}
