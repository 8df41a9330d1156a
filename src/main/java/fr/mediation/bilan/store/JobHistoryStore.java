package fr.mediation.bilan.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Spring Batch keeps of job instances, their executions and steps. It keeps it in several transactions: a process or
 * a connection that dies between two of them leaves a history that Spring Batch refuses to go on from.
 */
@Repository
public class JobHistoryStore {
    /** From these Spring Batch goes on: what is complete is not done again, what failed is. */
    private static final String FINAL = "('COMPLETED', 'FAILED')";

    private static final String UNFINISHED = """
            select i.job_instance_id from batch_job_instance i
            where not exists (
                select from batch_job_execution e
                where e.job_instance_id = i.job_instance_id and e.status = 'COMPLETED')
            """;

    /** From what is complete or failed alone, with all that was saved, an instance can be resumed. */
    private static final String IN_PIECES = """
              and (not exists (select from batch_job_execution e where e.job_instance_id = i.job_instance_id)
                or exists (
                    select from batch_job_execution e
                    where e.job_instance_id = i.job_instance_id
                      and (not exists (
                            select from batch_job_execution_context c where c.job_execution_id = e.job_execution_id)
                        or not exists (
                            select from batch_job_execution_params p where p.job_execution_id = e.job_execution_id)))
                or exists (
                    select from batch_job_execution e join batch_step_execution s using (job_execution_id)
                    where e.job_instance_id = i.job_instance_id
                      and not exists (
                            select from batch_step_execution_context c
                            where c.step_execution_id = s.step_execution_id)))
            """;

    private final JdbcClient jdbc;

    JobHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes of all executions and steps that are not over that they failed, so that their instances can be resumed. No
     * job may run meanwhile.
     *
     * @return how many instances that were interrupted can be resumed now
     */
    @Transactional
    public int failInterrupted() {
        List<Long> interrupted = jdbc.sql(
                        "select job_instance_id from batch_job_execution where coalesce(status, '') not in " + FINAL
                                + " union select job_instance_id from batch_job_execution"
                                + " join batch_step_execution s using (job_execution_id)"
                                + " where coalesce(s.status, '') not in " + FINAL)
                .query(Long.class)
                .list();
        for (String table : List.of("batch_step_execution", "batch_job_execution")) {
            jdbc.sql("""
                    update %s
                    set status = 'FAILED', exit_code = 'FAILED', version = coalesce(version, 0) + 1,
                        start_time = coalesce(start_time, create_time), end_time = coalesce(end_time, last_updated, now())
                    where coalesce(status, '') not in %s
                    """.formatted(table, FINAL)).update();
        }
        return interrupted.size();
    }

    /**
     * {@return the instances that never completed}
     */
    public List<Long> unfinished() {
        return jdbc.sql(UNFINISHED).query(Long.class).list();
    }

    /** {@return the instances that never completed and cannot be resumed, because a part of their history is missing} */
    public List<Long> inPieces() {
        return jdbc.sql(UNFINISHED + IN_PIECES).query(Long.class).list();
    }

    /**
     * Forgets instances: the next run of each is its first.
     *
     * @param instances their numbers
     */
    @Transactional
    public void forget(List<Long> instances) {
        if (instances.isEmpty()) {
            return;
        }
        String executions = "(select job_execution_id from batch_job_execution where job_instance_id in (:instances))";
        for (String delete : List.of(
                "delete from batch_step_execution_context where step_execution_id in"
                        + " (select step_execution_id from batch_step_execution where job_execution_id in " + executions
                        + ")",
                "delete from batch_step_execution where job_execution_id in " + executions,
                "delete from batch_job_execution_context where job_execution_id in " + executions,
                "delete from batch_job_execution_params where job_execution_id in " + executions,
                "delete from batch_job_execution where job_instance_id in (:instances)",
                "delete from batch_job_instance where job_instance_id in (:instances)")) {
            jdbc.sql(delete).param("instances", instances).update();
        }
    }
}
