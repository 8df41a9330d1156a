package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.run.JobSteps;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.ProfileReader;
import fr.mediation.bilan.source.delivery.RecognisedFile;
import fr.mediation.bilan.store.BulkLoader;
import java.nio.file.Path;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ingest jobs: one per source, on one code path. The identifying parameter is the SHA-256 of the file, so that the
 * same bytes again are an instance that is already complete.
 */
@Component
class IngestJob {
    static final String LOAD = "load";

    private final JobSteps steps;
    private final PlatformTransactionManager transactions;
    private final BulkLoader loader;
    private final Settlement settlement;
    private final Anomalies anomalies;
    private final ReturnedFiles returnedFiles;

    IngestJob(
            JobSteps steps,
            PlatformTransactionManager transactions,
            BulkLoader loader,
            Settlement settlement,
            Anomalies anomalies,
            ReturnedFiles returnedFiles) {
        this.steps = steps;
        this.transactions = transactions;
        this.loader = loader;
        this.settlement = settlement;
        this.anomalies = anomalies;
        this.returnedFiles = returnedFiles;
    }

    /** The name of a source's job. */
    static String name(Source source) {
        return "ingest-" + source.id();
    }

    /**
     * One registered delivery to be loaded.
     *
     * @param recognised what it was registered as
     * @param delivery its number
     * @param known whether an earlier run registered it, and may have stored some of it
     * @param file its file
     * @param bytes what the file held when it was registered
     * @param intake what lines are checked with
     * @param hints what the user said about it
     * @param returned where its producer is answered
     */
    record Work(
            RecognisedFile recognised,
            long delivery,
            boolean known,
            Path file,
            FileBytes bytes,
            Intake intake,
            DeliveryHints hints,
            ReturnedFiles.Target returned) {
        Source source() {
            return recognised.source();
        }

        /** What identifies all that its profile says. */
        String profile() {
            return ProfileReader.fingerprint(recognised.profile());
        }
    }

    /**
     * The job for one delivery.
     *
     * @param work the delivery
     * @param progress notified of its lines
     */
    Job of(Work work, Progress progress) {
        // step 1: judge each line, store facts and faults; an item is a slice of the file
        SliceReader reader = new SliceReader(work, settlement, progress);
        Step load = steps.builder(LOAD)
                .<Slice, Slice>chunk(1)
                .transactionManager(transactions)
                .reader(reader)
                .writer(slices -> slices.forEach(slice -> slice.store(loader)))
                .listener((Object) reader)
                .build();
        // step 2: replace what the lines replace, and let them count
        FactTable facts = work.source().facts();
        Step settle = steps.step(
                "settle",
                step -> settlement.settle(facts, work.delivery(), work.hints().confirmed(), step));
        // step 3: look for what is unlike the producer's earlier deliveries
        Step compare = steps.step("compare", step -> anomalies.find(work.delivery()));
        // step 4: give rejected lines and corrections back
        Step giveBack = steps.step("return", step -> {
            work.returned().lines().complete(work);
            returnedFiles.write(work.delivery(), work.returned()).forEach(progress::keptBeside);
        });
        // instead of steps 2 to 4: a file that cannot be read to its end leaves nothing behind
        Step refuse = steps.step("refuse", step -> settlement.refuse(facts, work.delivery(), step));

        return steps.job(name(work.source()))
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
}
