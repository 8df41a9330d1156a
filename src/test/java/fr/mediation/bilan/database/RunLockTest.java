package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BilanTest
class RunLockTest {
    @Autowired
    private RunLock lock;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    @Test
    void whoHoldsItKeepsOthersOut() {
        assertThat(lock.holding(() -> lock.holding(() -> "second").isPresent())).contains(false);
    }

    @Test
    void itIsFreeAfterwardsAlsoWhenTheWorkFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> lock.holding(() -> {
                    throw new IllegalStateException("failed");
                }));

        assertThat(lock.holding(() -> "next")).contains("next");
    }

    @Test
    void whatItsHolderCommitsIsThere() {
        lock.holding(() -> write("own"));

        assertThat(written()).containsExactly("own");
    }

    @Test
    void whoLostItCommitsNothingMore() {
        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> lock.holding(() -> new TransactionTemplate(transactions).execute(status -> {
                    insert("old");
                    loseLock();
                    return true;
                })))
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("database.failed.lock-lost"));

        assertThat(written()).isEmpty();
    }

    @Test
    void whoLostItCommitsNothingMoreWhileAnotherHoldsIt() {
        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> lock.holding(() -> new TransactionTemplate(transactions).execute(status -> {
                    insert("old");
                    loseLock();
                    return inAnotherThread(() -> lock.holding(() -> write("new")));
                })));

        assertThat(written()).containsExactly("new");
    }

    @Test
    void whoLostItBeginsNothingMore() {
        lock.holding(() -> {
            loseLock();
            assertThatExceptionOfType(DatabaseFailure.class).isThrownBy(() -> write("old"));
            assertThatExceptionOfType(DatabaseFailure.class).isThrownBy(() -> write("two"));
            return true;
        });

        assertThat(written()).isEmpty();
    }

    @Test
    void itsHolderIsToldWhereItIsLostWhileTheDatabaseIsAskedNothing() {
        CompletableFuture<Boolean> told = new CompletableFuture<>();

        assertThat(lock.holding(
                        () -> {
                            loseLock();
                            return told.join();
                        },
                        () -> told.complete(true)))
                .contains(true);
    }

    @Test
    void whatARunStartedCommitsNothingAfterItsEnd() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        CompletableFuture<Boolean> straggler = new CompletableFuture<>();
        lock.holding(() -> {
            new Thread(() -> {
                        ended.join();
                        try {
                            straggler.complete(write("end"));
                        } catch (DatabaseFailure failure) {
                            straggler.complete(false);
                        }
                    })
                    .start();
            return true;
        });

        ended.complete(true);

        assertThat(straggler.join()).isFalse();
        assertThat(written()).isEmpty();
    }

    @Test
    void theNextHolderBeginsAfterWhatWasProvenIsCommitted() throws SQLException {
        CompletableFuture<Optional<Boolean>> next;
        try (Connection proven = dataSource.getConnection();
                Statement statement = proven.createStatement()) {
            proven.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(" + LockHold.PROOF + ")");
            statement.execute(
                    "insert into part (indicator, year_basis, year, fingerprint) values ('was', 'civil', 2016, 'was')");
            next = CompletableFuture.supplyAsync(
                    () -> lock.holding(() -> written().contains("was")));
            awaitWaiting();

            assertThat(next).isNotDone();

            proven.commit();
            proven.setAutoCommit(true);
        }
        assertThat(next.join()).contains(true);
    }

    private <T> T inAnotherThread(Supplier<T> work) {
        // The common pool's threads began before this run, or belong to none.
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    LockHold.enter(null);
                    result.complete(work.get());
                })
                .start();
        return result.join();
    }

    private void awaitWaiting() {
        while (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private boolean write(String name) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> insert(name));
        return true;
    }

    private void insert(String name) {
        jdbc.sql("insert into part (indicator, year_basis, year, fingerprint) values (?, 'civil', 2016, ?)")
                .params(name, name)
                .update();
    }

    private List<String> written() {
        return jdbc.sql("select indicator from part order by 1")
                .query(String.class)
                .list();
    }

    private void loseLock() {
        inAnotherThread(() -> jdbc.sql("""
                        select pg_terminate_backend(pid, 10000) from pg_locks
                        where locktype = 'advisory' and objsubid = 1 and objid = %d
                        """.formatted(LockHold.LOCK & 0xFFFF_FFFFL))
                .query(Boolean.class)
                .single());
    }
}
