package fr.mediation.bilan.job.run;

import fr.mediation.bilan.text.ProblemException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Service;

/** Runs jobs. An instance that is complete is not run again; one that was interrupted is resumed from its last commit. */
@Service
public class JobRuns {
    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

    private final JobOperator operator;
    private final JobRepository repository;

    JobRuns(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    /**
     * Runs a job to its end.
     *
     * @param job the job
     * @param parameters its parameters; the identifying ones say which instance it is
     * @return false where it was complete already and nothing was done
     * @throws ProblemException if it failed; a failure that explains itself is thrown as it is
     */
    public boolean run(Job job, JobParameters parameters) {
        try {
            JobExecution execution = operator.start(job, parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(job, execution.getAllFailureExceptions());
            }
            return true;
        } catch (JobInstanceAlreadyCompleteException e) {
            return false;
        } catch (JobExecutionException e) {
            throw new ProblemException(e, "job.failed", job.getName());
        }
    }

    /**
     * How many rows the last run of a job read, by the names of its steps.
     *
     * @param name the job's name
     * @param parameters its parameters
     * @param prefix how the steps' names begin
     * @return the steps that read something, by name without the prefix
     */
    public SortedMap<String, Long> rowsRead(String name, JobParameters parameters, String prefix) {
        SortedMap<String, Long> read = new TreeMap<>();
        JobExecution execution = repository.getLastJobExecution(name, parameters);
        if (execution != null) {
            execution.getStepExecutions().stream()
                    .filter(step -> step.getStepName().startsWith(prefix))
                    .forEach(step -> read.put(step.getStepName().substring(prefix.length()), step.getReadCount()));
        }
        return read;
    }

    private static ProblemException failure(Job job, List<Throwable> causes) {
        for (Throwable cause : causes) {
            LOG.error("job {} failed", job.getName(), cause);
            for (Throwable t = cause; t != null; t = t.getCause()) {
                if (t instanceof ProblemException problem) {
                    return problem;
                }
            }
        }
        return new ProblemException("job.failed", job.getName());
    }

    /**
     * Marks the runs of a dead process as failed, so that they can be resumed. Only {@link ExclusiveRuns} may
     * call this: then no run that the database holds for running is.
     *
     * @return how many runs were found
     */
    int recover() {
        int found = 0;
        for (String name : repository.getJobNames()) {
            for (JobExecution execution : repository.findRunningJobExecutions(name)) {
                operator.recover(execution);
                found++;
            }
        }
        return found;
    }
}
