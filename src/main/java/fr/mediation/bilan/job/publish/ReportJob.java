package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportFiles;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.csv.CsvWriter;
import fr.mediation.bilan.report.docx.MinutesWriter;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.xlsx.WorkbookWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The report job. Its identifying parameters are the computation and the options of the request. */
@Component
class ReportJob {
    static final String NAME = "report";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    ReportJob(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /**
     * The job of one request.
     *
     * @param input gathers what the report is made of
     * @param request what is to be written
     */
    Job of(Supplier<ReportInput> input, Review.Request request) {
        // step 1: gather the figures, lay out the files, put them in place
        Step write = new StepBuilder("write", repository)
                .tasklet(
                        (contribution, context) -> {
                            Instant created = FileProperties.created(System.getenv());
                            new ReportFiles(List.of(
                                            new WorkbookWriter(created), new MinutesWriter(created), new CsvWriter()))
                                    .write(input.get(), request.folder());
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
        return new JobBuilder(NAME, repository).start(write).build();
    }

    /** The files of a request. */
    List<Path> files(Review.Request request) {
        return ReportFileName.of(request.extras()).stream()
                .map(name -> request.folder().resolve(name.of(request.year())))
                .toList();
    }
}
