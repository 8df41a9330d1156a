package fr.mediation.bilan.database;

import fr.mediation.bilan.database.DatabaseFailure.Kind;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions that commit only while their run still holds its lock. Once a run lost a connection, all further ones fail
 * at once: its job would otherwise wait for the database again and again, to note that it failed.
 */
final class ProvenTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    ProvenTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        LockHold hold = LockHold.current();
        if (hold == null) {
            super.doBegin(transaction, definition);
            return;
        }
        hold.requireKept();
        try {
            super.doBegin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            noteLoss(hold, e);
            throw e;
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        LockHold hold = LockHold.current();
        if (hold != null) {
            try {
                hold.prove(((JdbcTransactionObjectSupport) status.getTransaction())
                        .getConnectionHolder()
                        .getConnection());
            } catch (SQLException e) {
                throw translateException("lock proof", e);
            }
        }
        super.doCommit(status);
    }

    @Override
    protected RuntimeException translateException(String task, SQLException failure) {
        LockHold hold = LockHold.current();
        if (hold != null) {
            noteLoss(hold, failure);
        }
        return super.translateException(task, failure);
    }

    private static void noteLoss(LockHold hold, @Nullable Throwable failure) {
        if (failure != null
                && DatabaseFailure.in(failure)
                        .filter(DatabaseFailure::connectionLost)
                        .isPresent()) {
            hold.lose(Kind.CONNECTION_LOST);
        }
    }
}
