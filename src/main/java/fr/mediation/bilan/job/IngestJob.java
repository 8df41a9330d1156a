package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ingest jobs: one per source, on one code path. The identifying parameter is the SHA-256 of the file, so that the
 * same bytes again are an instance that is already complete.
 */
@Component
class IngestJob {
    /** Lines per transaction: large enough that a commit costs nothing beside them, small enough to restart soon. */
    static final int CHUNK = 5_000;

    static final String LOAD = "load";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final RejectionFile rejections;

    IngestJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            DeliveryStore deliveries,
            FactStore facts,
            RejectionFile rejections) {
        this.repository = repository;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.facts = facts;
        this.rejections = rejections;
    }

    /** The name of a source's job. */
    static String name(Source source) {
        return "ingest-" + source.id();
    }

    /**
     * The job for one registered delivery.
     *
     * @param source its source
     * @param delivery its number
     * @param file its bytes
     * @param intake what lines are checked with
     * @param wish what the user said about it
     * @param returned where its rejected lines are written
     * @param progress told about each line
     */
    Job of(
            Source source,
            long delivery,
            Path file,
            Intake intake,
            Intake.Wish wish,
            RejectionFile.Target returned,
            Progress progress) {
        // step 1: judge each line, store facts and faults
        VerdictReader reader = new VerdictReader(file, intake, wish, progress);
        Step load = new StepBuilder(LOAD, repository)
                .<Verdict, Verdict>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(new VerdictWriter(facts, source, delivery))
                .listener((Object) reader)
                .build();
        // step 2: replace what the lines replace, and let them count
        LoadedDelivery loaded = new LoadedDelivery(repository, deliveries, facts, source, delivery);
        Step settle = step("settle", loaded::settle);
        // step 3: give the rejected lines back
        Step giveBack = step("return", contribution -> rejections.write(delivery, returned));
        // instead of steps 2 and 3: a file that cannot be read to its end leaves nothing behind
        Step refuse = step("refuse", loaded::refuse);

        return new JobBuilder(name(source), repository)
                .start(load)
                .on(VerdictReader.REFUSED)
                .to(refuse)
                .from(load)
                .on("COMPLETED")
                .to(settle)
                .next(giveBack)
                .from(load)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private Step step(String name, Work work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.on(contribution);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    /** The work of a step that is done at once. */
    @FunctionalInterface
    private interface Work {
        void on(StepContribution contribution) throws IOException;
    }
}
