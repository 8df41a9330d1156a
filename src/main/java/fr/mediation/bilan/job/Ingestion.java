package fr.mediation.bilan.job;

import fr.mediation.bilan.format.Sha256;
import fr.mediation.bilan.source.DeliveryReader;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Reception;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.time.LocalDate;
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
    private final Home home;

    Ingestion(JobRuns runs, IngestJob jobs, DeliveryStore deliveries, RejectionStore rejections, Home home) {
        this.runs = runs;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.home = home;
    }

    /**
     * Takes one file in. The caller holds the {@link RunLock}.
     *
     * @param file the file
     * @param intake what lines are checked with
     * @param wish what the user said about it
     * @param messages the language of what is given back to the producer
     * @param progress told about each line
     * @return what became of it; a file that cannot be taken is reported, not thrown
     */
    public DeliveryReport ingest(Path file, Intake intake, Intake.Wish wish, Messages messages, Progress progress) {
        try {
            String sha256 = Sha256.of(file);
            Reception reception = recognise(file, intake, wish);
            refuseOtherSource(sha256, reception);
            long delivery = register(sha256, reception, LocalDate.now(intake.clock()));
            RejectionFile.Target returned =
                    new RejectionFile.Target(home.returned(reception.file(), sha256), reception.file(), messages);
            Job job = jobs.of(reception.source(), delivery, file, intake, wish, returned, progress);
            boolean ran = runs.run(job, parameters(sha256, reception));
            return report(file, sha256, ran, returned.folder());
        } catch (ProblemException problem) {
            return Check.refused(file, problem);
        }
    }

    private static Reception recognise(Path file, Intake intake, Intake.Wish wish) {
        try (DeliveryReader reader = DeliveryReader.open(file, intake, wish)) {
            return reader.reception();
        }
    }

    private void refuseOtherSource(String sha256, Reception reception) {
        deliveries
                .find(sha256)
                .filter(known -> !known.source().equals(reception.source().id()))
                .ifPresent(known -> {
                    throw new ProblemException("job.known-as-other-source", reception.file(), known.source());
                });
    }

    private long register(String sha256, Reception reception, LocalDate today) {
        return deliveries.register(new Delivery(
                0,
                sha256,
                reception.file(),
                reception.producer(),
                reception.source().id(),
                reception.profile().id(),
                reception.detection().format(),
                reception.detection().encoding(),
                reception.detection().delimiter(),
                today,
                Delivery.LOADING,
                null,
                String.join(", ", reception.unknownColumns()),
                0,
                0,
                0,
                0,
                0,
                null,
                null));
    }

    private static JobParameters parameters(String sha256, Reception reception) {
        return new JobParametersBuilder()
                .addString("sha256", sha256)
                .addString("file", reception.file(), false)
                .addString("producer", reception.producer(), false)
                .toJobParameters();
    }

    private DeliveryReport report(Path file, String sha256, boolean ran, Path returned) {
        Delivery delivery = deliveries.find(sha256).orElseThrow();
        boolean refused = delivery.status().equals(Delivery.REFUSED);
        SortedMap<String, Long> byRule = refused ? new TreeMap<>() : rejections.linesByRule(delivery.id());
        DeliveryReport.Status done = ran ? DeliveryReport.Status.LOADED : DeliveryReport.Status.UNCHANGED;
        return new DeliveryReport(
                file,
                sha256,
                delivery.source(),
                delivery.profile(),
                delivery.producer(),
                delivery.encoding(),
                delivery.delimiter(),
                delivery.linesRead(),
                delivery.accepted(),
                delivery.rejected(),
                delivery.replaced(),
                delivery.passedOver(),
                refused ? DeliveryReport.Status.REFUSED : done,
                byRule,
                delivery.unknownColumns().isEmpty()
                        ? List.of()
                        : List.of(delivery.unknownColumns().split(", ")),
                List.of(),
                byRule.isEmpty() ? null : returned,
                refused ? Refusals.read(delivery.refusal()) : null);
    }
}
