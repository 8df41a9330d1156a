package fr.mediation.bilan.job;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.HeldDeliveries;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.HeldStore.HeldYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Service;

/** What is loaded, what runs and what failed. */
@Service
public class Status {
    private static final int MOST_INSTANCES = 200;

    private final Home home;
    private final DeliveryStore deliveries;
    private final JobRepository repository;
    private final Computations computations;
    private final HeldDeliveries held;

    Status(
            Home home,
            DeliveryStore deliveries,
            JobRepository repository,
            Computations computations,
            HeldDeliveries held) {
        this.home = home;
        this.deliveries = deliveries;
        this.repository = repository;
        this.computations = computations;
        this.held = held;
    }

    /**
     * The state of a home.
     *
     * @param home its folder
     * @param running whether a job runs, or was left by a dead process and will go on at the next run
     * @param failed the names of jobs whose last run failed
     * @param sources what is loaded, by source
     * @param deliveries all deliveries, in the order of their reception
     * @param years the civil years that deliveries have data about
     */
    public record Snapshot(
            String home,
            boolean running,
            List<String> failed,
            List<Loaded> sources,
            List<Received> deliveries,
            List<Integer> years) {}

    /**
     * A delivery.
     *
     * @param delivery its number
     * @param file the file's name
     * @param sha256 its hash
     * @param source the source's id
     * @param producer who delivered it
     * @param status whether it counts: {@code in_force}, {@code held}, {@code withdrawn}, {@code refused} or {@code loading}
     * @param accepted how many lines were accepted
     * @param rejected how many were rejected
     * @param wouldReplace what a person is to confirm, by year, where it is held
     */
    public record Received(
            long delivery,
            String file,
            String sha256,
            String source,
            String producer,
            String status,
            long accepted,
            long rejected,
            List<HeldYear> wouldReplace) {
        /** {@return what it would replace where it is held, as a sentence has it} */
        public String yearsReplaced() {
            return HeldDeliveries.named(wouldReplace);
        }
    }

    /**
     * What is loaded of one source.
     *
     * @param source the source's id
     * @param deliveries how many deliveries count
     * @param accepted how many lines were accepted
     * @param rejected how many were rejected
     * @param firstDate the earliest fact
     * @param lastDate the latest
     */
    public record Loaded(
            String source,
            long deliveries,
            long accepted,
            long rejected,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate) {
        private Loaded plus(Delivery delivery) {
            return new Loaded(
                    source,
                    deliveries + 1,
                    accepted + delivery.lines().accepted(),
                    rejected + delivery.lines().rejected(),
                    earlier(firstDate, delivery.contents().firstDate()),
                    later(lastDate, delivery.contents().lastDate()));
        }
    }

    /**
     * Reads the state.
     *
     * @return the state of the home
     */
    public Snapshot now() {
        List<Delivery> all = deliveries.all();
        Map<String, Loaded> sources = new LinkedHashMap<>();
        for (Delivery delivery : all) {
            if (delivery.is(Delivery.IN_FORCE)) {
                Loaded nothing = new Loaded(delivery.source(), 0, 0, 0, null, null);
                sources.put(
                        delivery.source(),
                        sources.getOrDefault(delivery.source(), nothing).plus(delivery));
            }
        }
        boolean running = repository.getJobNames().stream()
                .anyMatch(name -> !repository.findRunningJobExecutions(name).isEmpty());
        return new Snapshot(
                home.folder().toString(),
                running,
                failed(),
                List.copyOf(sources.values()),
                all.stream().map(this::received).toList(),
                computations.years(YearBasis.CIVIL));
    }

    private Received received(Delivery delivery) {
        return new Received(
                delivery.id(),
                delivery.file(),
                delivery.received().sha256(),
                delivery.source(),
                delivery.received().producer(),
                delivery.state().status(),
                delivery.lines().accepted(),
                delivery.lines().rejected(),
                held.years(delivery));
    }

    private List<String> failed() {
        List<String> failed = new ArrayList<>();
        for (String name : repository.getJobNames()) {
            for (JobInstance instance : repository.getJobInstances(name, 0, MOST_INSTANCES)) {
                JobExecution last = repository.getLastJobExecution(instance);
                if (last != null && last.getStatus() != BatchStatus.COMPLETED && !last.isRunning()) {
                    String file = last.getJobParameters().getString("file");
                    failed.add(name + (file == null ? "" : " (" + file + ")"));
                }
            }
        }
        return failed;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
