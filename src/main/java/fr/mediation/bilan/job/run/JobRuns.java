package fr.mediation.bilan.job.run;

import fr.mediation.bilan.database.Database;
import fr.mediation.bilan.store.JobHistoryStore;
import fr.mediation.bilan.text.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Service;

/** Runs jobs. An instance that is complete is not run again; one that was interrupted is resumed from its last commit. */
@Service
public class JobRuns {
    /** How many steps of a job may run at a time: there are connections for so many. */
    public static final int MOST_AT_ONCE = Database.MOST_AT_ONCE;

    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

    private final JobOperator operator;
    private final JobRepository repository;
    private final JobHistoryStore history;
    /** Of the run that goes on, if one does. */
    private @Nullable Set<Instance> completed;

    JobRuns(JobOperator operator, JobRepository repository, JobHistoryStore history) {
        this.operator = operator;
        this.repository = repository;
        this.history = history;
    }

    private record Instance(String job, JobParameters parameters) {}

    /** A run begins: what completes until it ends was done in it, also if it is looked at again. */
    void begin() {
        completed = new HashSet<>();
    }

    /** The run ends. */
    void end() {
        completed = null;
    }

    /**
     * Runs a job to its end.
     *
     * @param job the job
     * @param parameters its parameters; the identifying ones say which instance it is
     * @return false where it was complete before this run, and nothing was done
     * @throws ProblemException if it failed; a failure that explains itself is thrown as it is
     */
    public boolean run(Job job, JobParameters parameters) {
        Instance instance = new Instance(job.getName(), parameters);
        JobExecution execution;
        try {
            execution = operator.start(job, parameters);
        } catch (JobInstanceAlreadyCompleteException e) {
            return completed != null && completed.contains(instance);
        } catch (JobExecutionException | RuntimeException | Error e) {
            throw failure(job, List.of(e));
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(job, execution.getAllFailureExceptions());
        }
        if (completed != null) {
            completed.add(instance);
        }
        return true;
    }

    /**
     * {@return whether nothing is left to do of an instance, and nothing was done of it in this run}
     *
     * @param job the job's name
     * @param identity its identifying parameters
     */
    public boolean wasComplete(String job, JobParameters identity) {
        JobExecution last = repository.getLastJobExecution(job, identity);
        return last != null
                && last.getStatus() == BatchStatus.COMPLETED
                && (completed == null
                        || completed.stream()
                                .noneMatch(instance -> instance.job().equals(job)
                                        && instance.parameters()
                                                .getIdentifyingParameters()
                                                .equals(identity.getIdentifyingParameters())));
    }

    /**
     * Forgets an instance that is not running: the next run of it is its first.
     *
     * @param job the job's name
     * @param identity its identifying parameters
     */
    public void forget(String job, JobParameters identity) {
        JobInstance instance = repository.getJobInstance(job, identity);
        if (instance != null) {
            history.forget(List.of(instance.getInstanceId()));
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
        causes.forEach(cause -> LOG.error("job {} failed", job.getName(), cause));
        return causes.stream()
                .flatMap(cause -> RunFailure.in(cause).stream())
                .findFirst()
                .or(() -> causes.stream()
                        .flatMap(cause -> explanation(cause).stream())
                        .findFirst())
                .orElseGet(() -> new ProblemException("job.failed", job.getName()));
    }

    private static Optional<ProblemException> explanation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(new ProblemException(failure, "job.out-of-memory"));
            }
        }
        return Optional.empty();
    }

    /**
     * Lets every instance that did not complete go on, or begin again, in whatever state its history was left. Only
     * {@link ExclusiveRuns} may call this: then no run that the database holds for running is.
     *
     * @return how many runs were interrupted
     */
    int recover() {
        List<Long> inPieces = history.inPieces();
        history.forget(inPieces);
        int interrupted = history.failInterrupted();
        List<Long> unreadable =
                history.unfinished().stream().filter(this::isUnreadable).toList();
        history.forget(unreadable);
        return interrupted + inPieces.size() + unreadable.size();
    }

    /** Whether what was saved of an instance cannot be read back. */
    private boolean isUnreadable(long instance) {
        try {
            repository.getJobExecutions(repository.getJobInstance(instance));
            return false;
        } catch (RuntimeException e) {
            if (RunFailure.in(e).isPresent()) {
                throw e;
            }
            LOG.warn("the history of job instance {} cannot be read: it is begun again", instance, e);
            return true;
        }
    }
}
