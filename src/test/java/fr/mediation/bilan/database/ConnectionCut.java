package fr.mediation.bilan.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cuts connections at a known place: where a step is about to commit for the n-th time, the server itself ends the
 * connection of the step, or the one that holds the run's lock. It does so once: what follows goes on undisturbed.
 */
public final class ConnectionCut {
    /** The advisory lock that steps wait for. */
    public static final long GATE = 4711;

    private static final String STEPS = "batch_step_execution";
    private static final String OF_STEP = "new.step_name like '%s%%'";

    private final JdbcClient jdbc;

    /**
     * Cuts of a database's connections.
     *
     * @param jdbc the database, connected as who owns its tables
     */
    public ConnectionCut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the server does to a step that is about to commit. */
    public enum Victim {
        /** It ends the step's own connection. */
        STEP("perform pg_terminate_backend(pg_backend_pid());"),

        /** It ends the connection that holds the run's lock, and lets the step go on. */
        LOCK("""
                perform pg_terminate_backend(pid, 10000) from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1 and objid = %d;
                """.formatted(LockHold.LOCK & 0xFFFF_FFFFL)),

        /** It keeps the step waiting for as long as somebody holds {@link #GATE}. */
        GATE("perform pg_advisory_xact_lock_shared(%d);".formatted(ConnectionCut.GATE)),

        /** It refuses the statement, as where a disk is full. */
        STATEMENT("raise exception 'no space' using errcode = '53100';");

        private final String action;

        Victim(String action) {
            this.action = action;
        }
    }

    /**
     * Cuts at a step's commit.
     *
     * @param step how the step's name begins
     * @param commit which of its commits, the first one is 1
     * @param victim what is cut
     */
    public void atCommit(String step, int commit, Victim victim) {
        at(STEPS, OF_STEP.formatted(step) + " and new.commit_count > old.commit_count", step, commit, victim);
    }

    /**
     * Cuts where a step that has committed all its work is about to be noted as completed.
     *
     * @param step how the step's name begins
     * @param victim what is cut
     */
    public void atCompletion(String step, Victim victim) {
        at(
                STEPS,
                OF_STEP.formatted(step) + " and new.status = 'COMPLETED' and old.status <> 'COMPLETED'",
                step,
                1,
                victim);
    }

    /**
     * Cuts where the context of a step is about to be saved, when the step itself has been.
     *
     * @param step how the step's name begins
     * @param victim what is cut
     */
    public void atContext(String step, Victim victim) {
        at(
                STEPS + "_context",
                "exists (select from batch_step_execution s where s.step_execution_id = new.step_execution_id"
                        + " and s.step_name like '%s%%')".formatted(step),
                step,
                1,
                victim);
    }

    private void at(String table, String when, String step, int time, Victim victim) {
        String name = "cut_" + step.replaceAll("\\W", "_") + "_" + victim.name().toLowerCase(java.util.Locale.ROOT);
        // What a sequence counts stays counted when the connection's transaction is rolled back.
        jdbc.sql("create sequence if not exists " + name).update();
        jdbc.sql("""
                create or replace function %1$s() returns trigger language plpgsql as $$
                begin
                    if %2$s and nextval('%1$s') = %3$d then
                        %4$s
                    end if;
                    return new;
                end $$
                """.formatted(name, when, time, victim.action)).update();
        jdbc.sql("create or replace trigger %1$s before update on %2$s for each row execute function %1$s()"
                        .formatted(name, table))
                .update();
    }

    /** Removes all cuts. */
    public void heal() {
        for (String name : jdbc.sql("select tgname from pg_trigger where tgname like 'cut\\_%'")
                .query(String.class)
                .list()) {
            jdbc.sql("drop function " + name + "() cascade").update();
            jdbc.sql("drop sequence " + name).update();
        }
    }
}
