package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.job.run.JobSteps;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.PublishedFile;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import fr.mediation.bilan.text.Sha256;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** The report job. Its identifying parameters are the publication and how its report is to look. */
@Component
class ReportJob {
    private final JobSteps steps;
    private final PublicationStore publications;

    ReportJob(JobSteps steps, PublicationStore publications) {
        this.steps = steps;
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
        Step keep = steps.step(
                "keep",
                contribution -> publications.keep(
                        publication,
                        rendering,
                        files.get().stream()
                                .map(file -> new PublishedFile(file.name(), Sha256.of(file.content()), file.content()))
                                .toList()));
        return steps.job("report").start(keep).build();
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
