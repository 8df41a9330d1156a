package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.PublishedFile;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import fr.mediation.bilan.text.Sha256;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The report job. Its identifying parameters are the publication and how its report is to look. */
@Component
class ReportJob {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final PublicationStore publications;

    ReportJob(JobRepository repository, PlatformTransactionManager transactions, PublicationStore publications) {
        this.repository = repository;
        this.transactions = transactions;
        this.publications = publications;
    }

    /**
     * The job of one report.
     *
     * @param publication the publication's number
     * @param rendering how the report is to look
     * @param files makes its files
     */
    Job of(long publication, Rendering rendering, Supplier<List<ReportFile>> files) {
        // step 1: gather the figures, lay out the files, keep them with the publication
        Step keep = new StepBuilder("keep", repository)
                .tasklet(
                        (contribution, context) -> {
                            publications.keep(
                                    publication,
                                    rendering,
                                    files.get().stream()
                                            .map(file -> new PublishedFile(
                                                    file.name(), Sha256.of(file.content()), file.content()))
                                            .toList());
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
        return new JobBuilder("report", repository).start(keep).build();
    }

    /** What identifies a report. */
    static JobParameters parameters(long publication, Rendering rendering) {
        return new JobParametersBuilder()
                .addLong("publication", publication)
                .addString("perimeter", rendering.perimeter())
                .addString("language", rendering.language())
                .addString("extras", rendering.extras())
                .toJobParameters();
    }
}
