package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.source.DeliveryHints;
import fr.mediation.bilan.source.DeliveryReader;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.RecognisedFile;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.store.AnomalyStore;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Service;

/** Takes deliveries in, each by its own run of its source's job. */
@Service
public class Ingestion {
    private final JobRuns runs;
    private final IngestJob jobs;
    private final DeliveryStore deliveries;
    private final RejectionStore rejections;
    private final AnomalyStore comparisons;
    private final Home home;
    private final Clock clock;

    Ingestion(
            JobRuns runs,
            IngestJob jobs,
            DeliveryStore deliveries,
            RejectionStore rejections,
            AnomalyStore comparisons,
            Home home,
            Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.comparisons = comparisons;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Takes files in, one after the other. The caller is alone: see {@link ExclusiveRuns}.
     *
     * @param files the files
     * @param hints what the user said about them
     * @param jobs the definitions
     * @param messages the language of what is given back to producers
     * @param listener told about each line and file
     * @return what became of each
     */
    public IngestResult ingest(
            List<Inbox.Waiting> files,
            DeliveryHints hints,
            JobsFolder jobs,
            Messages messages,
            DeliveryListener listener) {
        Intake intake = IntakeFactory.forIngest(home, jobs, clock);
        List<DeliveryReport> reports = new ArrayList<>();
        for (Inbox.Waiting file : files) {
            DeliveryReport report = ingest(file.path(), intake, file.hints(hints), messages, listener);
            reports.add(report);
            listener.delivered(report);
        }
        return new IngestResult(reports);
    }

    /**
     * Checks and loads one file. The caller is alone: see {@link ExclusiveRuns}.
     *
     * @param file the file
     * @param intake what lines are checked with
     * @param hints what the user said about it
     * @param messages the language of what is given back to the producer
     * @param progress told about each line
     * @return what became of it; a file that cannot be taken is reported, not thrown
     */
    public DeliveryReport ingest(Path file, Intake intake, DeliveryHints hints, Messages messages, Progress progress) {
        try {
            String sha256 = FileBytes.sha256(file);
            RecognisedFile recognised = recognise(file, intake, hints);
            refuseOtherSource(sha256, recognised);
            long delivery = register(sha256, recognised, LocalDate.now(intake.clock()));
            ReturnedFiles.Target returned = new ReturnedFiles.Target(
                    home.returned(recognised.file(), sha256),
                    recognised.file(),
                    new ReturnedFile.Origin(
                            sha256, recognised.producer(), recognised.profile().id()),
                    messages);
            Job job =
                    jobs.of(new IngestJob.Work(recognised.source(), delivery, file, intake, hints, returned), progress);
            boolean ran = runs.run(job, parameters(sha256, recognised));
            return report(file, sha256, ran, returned.folder());
        } catch (ProblemException problem) {
            return DeliveryReport.refused(file, problem.sentence());
        }
    }

    private static RecognisedFile recognise(Path file, Intake intake, DeliveryHints hints) {
        try (DeliveryReader reader = DeliveryReader.open(file, intake, hints)) {
            return reader.recognised();
        }
    }

    private void refuseOtherSource(String sha256, RecognisedFile recognised) {
        deliveries
                .find(sha256)
                .filter(known -> !known.source().equals(recognised.source().id()))
                .ifPresent(known -> {
                    throw new ProblemException("job.known-as-other-source", recognised.file(), known.source());
                });
    }

    private long register(String sha256, RecognisedFile recognised, LocalDate today) {
        return deliveries.register(new Delivery(
                0,
                sha256,
                recognised.file(),
                recognised.producer(),
                recognised.source().id(),
                recognised.profile().id(),
                recognised.detection().format(),
                recognised.detection().encoding(),
                recognised.detection().delimiter(),
                today,
                Delivery.LOADING,
                null,
                String.join(", ", recognised.unknownColumns()),
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                recognised.headerSheet(),
                recognised.headerLine(),
                0,
                "",
                "",
                origin(recognised),
                recognised.profile().redelivery().period()));
    }

    /** The delivery whose rejected lines come back, where it is known. */
    private Long origin(RecognisedFile recognised) {
        return recognised.corrects() == null
                ? null
                : deliveries.find(recognised.corrects()).map(Delivery::id).orElse(null);
    }

    private static JobParameters parameters(String sha256, RecognisedFile recognised) {
        return new JobParametersBuilder()
                .addString("sha256", sha256)
                .addString("file", recognised.file(), false)
                .addString("producer", recognised.producer(), false)
                .toJobParameters();
    }

    private DeliveryReport report(Path file, String sha256, boolean ran, Path returned) {
        Delivery delivery = deliveries.find(sha256).orElseThrow();
        boolean refused = delivery.status().equals(Delivery.REFUSED);
        SortedMap<String, Long> rejected = refused ? new TreeMap<>() : rejections.rejectedByRule(delivery.id());
        SortedMap<String, Long> corrected = refused ? new TreeMap<>() : rejections.correctedByRule(delivery.id());
        return new DeliveryReport(
                file,
                sha256,
                new DeliveryReport.Detected(
                        delivery.source(),
                        delivery.profile(),
                        delivery.producer(),
                        delivery.encoding(),
                        delivery.delimiter(),
                        delivery.headerSheet(),
                        delivery.headerLine(),
                        list(delivery.unknownColumns(), ", "),
                        list(delivery.unknownValues(), " ; ")),
                new DeliveryReport.Lines(
                        delivery.linesRead(),
                        delivery.accepted(),
                        delivery.rejected(),
                        delivery.passedOver(),
                        delivery.corrected(),
                        delivery.replaced(),
                        delivery.firstDate(),
                        delivery.lastDate(),
                        list(delivery.departments(), " ")),
                status(delivery, ran),
                rejected,
                corrected,
                comparisons.sentences(delivery.id()).stream()
                        .map(Sentence::ofStored)
                        .toList(),
                List.of(),
                rejected.isEmpty() && corrected.isEmpty() ? null : returned,
                refused ? Sentence.ofStored(delivery.refusal()) : null);
    }

    private static DeliveryReport.Status status(Delivery delivery, boolean ran) {
        return switch (delivery.status()) {
            case Delivery.REFUSED -> DeliveryReport.Status.REFUSED;
            case Delivery.WITHDRAWN -> DeliveryReport.Status.WITHDRAWN;
            default -> ran ? DeliveryReport.Status.LOADED : DeliveryReport.Status.UNCHANGED;
        };
    }

    private static List<String> list(String joined, String separator) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(separator));
    }
}
