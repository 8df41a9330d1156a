package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.DeliveryHints;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.BulkLoader;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.RejectionStore;
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
    static final String LOAD = "load";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final DeliveryStore deliveries;
    private final BulkLoader loader;
    private final FactStore facts;
    private final RejectionStore rejections;
    private final Anomalies comparison;
    private final ReturnedFiles returnedFiles;

    IngestJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            DeliveryStore deliveries,
            BulkLoader loader,
            FactStore facts,
            RejectionStore rejections,
            Anomalies comparison,
            ReturnedFiles returnedFiles) {
        this.repository = repository;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.loader = loader;
        this.facts = facts;
        this.rejections = rejections;
        this.comparison = comparison;
        this.returnedFiles = returnedFiles;
    }

    /** The name of a source's job. */
    static String name(Source source) {
        return "ingest-" + source.id();
    }

    /**
     * One registered delivery to be taken in.
     *
     * @param source its source
     * @param delivery its number
     * @param file its bytes
     * @param intake what lines are checked with
     * @param hints what the user said about it
     * @param returned where its producer is answered
     */
    record Work(
            Source source,
            long delivery,
            Path file,
            Intake intake,
            DeliveryHints hints,
            ReturnedFiles.Target returned) {}

    /**
     * The job for one delivery.
     *
     * @param work the delivery
     * @param progress told about its lines
     */
    Job of(Work work, Progress progress) {
        // step 1: judge each line, store facts and faults; an item is a slice of the file
        SliceReader reader = new SliceReader(work, progress);
        Step load = new StepBuilder(LOAD, repository)
                .<Slice, Slice>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .writer(new SliceWriter(loader, work.source()))
                .listener((Object) reader)
                .build();
        // step 2: replace what the lines replace, and let them count
        LoadedDelivery loaded = new LoadedDelivery(
                repository, deliveries, facts, rejections, work.source().facts(), work.delivery());
        Step settle = step("settle", loaded::settle);
        // step 3: look for what is unlike the producer's earlier deliveries
        Step compare = step("compare", contribution -> comparison.of(work.delivery()));
        // step 4: give rejected lines and corrections back
        Step giveBack = step("return", contribution -> returnedFiles.write(work.delivery(), work.returned()));
        // instead of steps 2 to 4: a file that cannot be read to its end leaves nothing behind
        Step refuse = step("refuse", loaded::refuse);

        return new JobBuilder(name(work.source()), repository)
                .start(load)
                .on(SliceReader.REFUSED)
                .to(refuse)
                .from(load)
                .on("COMPLETED")
                .to(settle)
                .next(compare)
                .next(giveBack)
                .from(load)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private Step step(String name, Task task) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            task.on(contribution);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    /** The work of a step that is done at once. */
    @FunctionalInterface
    private interface Task {
        void on(StepContribution contribution) throws IOException;
    }
}
