package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.job.run.RunFailure;
import fr.mediation.bilan.source.ReturnedFile;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.source.delivery.RecognisedFile;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.PersonKeyStore;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Service;

/** Checks and loads deliveries, each by its own run of its source's job. */
@Service
public class Ingestion {
    private final JobRuns runs;
    private final IngestJob jobs;
    private final Settlement settlement;
    private final DeliveryStore deliveries;
    private final PersonKeyStore keys;
    private final DeliveryReports reports;
    private final Home home;
    private final Clock clock;

    Ingestion(
            JobRuns runs,
            IngestJob jobs,
            Settlement settlement,
            DeliveryStore deliveries,
            PersonKeyStore keys,
            DeliveryReports reports,
            Home home,
            Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.settlement = settlement;
        this.deliveries = deliveries;
        this.keys = keys;
        this.reports = reports;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Checks and loads files, one after the other. To be called within {@link ExclusiveRuns}.
     *
     * @param files the files
     * @param hints what the user said about them
     * @param jobs the definitions
     * @param messages the language of what is given back to producers
     * @param listener notified of lines and files
     * @return what became of each
     */
    public IngestResult ingest(
            List<Inbox.Waiting> files,
            DeliveryHints hints,
            JobsFolder jobs,
            Messages messages,
            DeliveryListener listener) {
        sayWhereClockIsBehind(listener);
        Intake intake = IntakeFactory.forIngest(home, jobs, deliveries, keys, clock);
        List<DeliveryReport> reports = new ArrayList<>();
        Set<String> loaded = new HashSet<>();
        for (Inbox.Waiting file : files) {
            DeliveryReport report = file.problem() == null
                    ? ingest(file.path(), intake, file.hints(hints), messages, listener)
                    : DeliveryReport.refused(file.path(), file.problem());
            // What was completed in this run counts as done in it, also for a copy of the same bytes.
            if (report.status() == DeliveryReport.Status.LOADED && !loaded.add(report.sha256())) {
                report = report.unchanged().saidBy(file.hints(hints).producer());
            }
            reports.add(report);
            listener.delivered(report);
        }
        return new IngestResult(reports);
    }

    /** Nothing else tells a clock that stands back: what it makes of lines and publications looks like theirs. */
    void sayWhereClockIsBehind(DeliveryListener listener) {
        LocalDate today = LocalDate.now(clock);
        deliveries.lastDay().filter(today::isBefore).ifPresent(day -> listener.clockIsBehind(today, day));
    }

    /**
     * Checks and loads one file. To be called within {@link ExclusiveRuns}.
     *
     * @param file the file
     * @param intake what lines are checked with
     * @param hints what the user said about it
     * @param messages the language of what is given back to the producer
     * @param progress notified of lines
     * @return what became of it; a refused file is reported, not thrown
     * @throws ProblemException if the next file would fail too
     */
    public DeliveryReport ingest(Path file, Intake intake, DeliveryHints hints, Messages messages, Progress progress) {
        try {
            return FileFailure.unless(file, () -> deliver(file, intake, hints, messages, progress));
        } catch (ProblemException problem) {
            RunFailure.in(problem).ifPresent(failure -> {
                throw failure;
            });
            return DeliveryReport.refused(file, problem.sentence());
        }
    }

    private DeliveryReport deliver(
            Path file, Intake intake, DeliveryHints hints, Messages messages, Progress progress) {
        try (ReturnedLines lines = new ReturnedLines(messages)) {
            Intake.requireRows(file);
            FileBytes bytes = FileBytes.of(file);
            Optional<Delivery> done = doneBefore(bytes.sha256(), hints);
            if (done.isPresent()) {
                Path answer = home.returned(done.get().file(), bytes.sha256(), true);
                return reports.of(file, bytes.sha256(), false, answer).saidBy(hints.producer());
            }
            DeliveryHints wanted = resumed(bytes.sha256(), hints);
            RecognisedFile recognised = recognise(file, bytes, intake, wanted);
            takeAgainIfWanted(bytes.sha256(), recognised, wanted, LocalDate.now(intake.clock()));
            refuseOtherSource(bytes.sha256(), recognised);
            forgetIfReadOtherwise(bytes.sha256(), recognised);
            Optional<Delivery> known = deliveries.find(bytes.sha256());
            long delivery = known.map(Delivery::id)
                    .orElseGet(() -> register(bytes.sha256(), recognised, LocalDate.now(intake.clock())));
            ReturnedFiles.Target returned = new ReturnedFiles.Target(
                    home.returned(recognised.file(), bytes.sha256(), known.isPresent()),
                    recognised.file(),
                    new ReturnedFile.Origin(
                            bytes.sha256(),
                            recognised.producer(),
                            recognised.profile().id()),
                    messages,
                    lines,
                    intake.signatures());
            IngestJob.Work work =
                    new IngestJob.Work(recognised, delivery, known.isPresent(), file, bytes, intake, wanted, returned);
            // Whoever took it back wants it to stay so, whatever is left to do of its job.
            boolean withdrawn =
                    known.filter(delivered -> delivered.is(Delivery.WITHDRAWN)).isPresent();
            boolean ran = !withdrawn && run(work, progress);
            if (known.filter(delivered -> delivered.is(Delivery.HELD)).isPresent()) {
                ran = settlement.takeHeld(recognised.source().facts(), delivery, wanted.confirmed());
            }
            return reports.of(file, bytes.sha256(), ran, returned.folder()).saidBy(wanted.producer());
        }
    }

    /**
     * What a file is known as that was done before this run, and counts. A night finds all files of the years before where
     * they lay: how one would be read today changes nothing then, and is not looked for.
     */
    private Optional<Delivery> doneBefore(String sha256, DeliveryHints hints) {
        if (hints.named() || hints.source() != null || hints.profile() != null) {
            return Optional.empty();
        }
        return deliveries
                .find(sha256)
                .filter(known -> known.is(Delivery.IN_FORCE))
                .filter(known -> runs.wasComplete(
                        IngestJob.name(SourceCatalogue.of(known.source())), identity(sha256, known.taken())));
    }

    private boolean run(IngestJob.Work work, Progress progress) {
        try {
            int taken = deliveries.find(work.delivery()).orElseThrow().taken();
            return runs.run(jobs.of(work, progress), parameters(work.bytes().sha256(), taken, work.recognised()));
        } catch (FileFailure failure) {
            // Nobody can go on with it: its bytes are those of no file any more.
            forget(deliveries.find(work.delivery()).orElseThrow());
            throw failure;
        }
    }

    /** Removes what was loaded of a delivery that is not loaded to its end, and the run that would go on with it. */
    void forget(Delivery loading) {
        Source source = SourceCatalogue.of(loading.source());
        settlement.forget(source.facts(), loading.id());
        runs.forget(IngestJob.name(source), identity(loading.received().sha256(), loading.taken()));
    }

    private static RecognisedFile recognise(Path file, FileBytes bytes, Intake intake, DeliveryHints hints) {
        FileBytes.Expected expected = new FileBytes.Expected(bytes, null);
        try (DeliveryReader reader = DeliveryReader.open(file, expected, intake, hints)) {
            return reader.recognised();
        }
    }

    /**
     * What was being taken again when a run was interrupted goes on for the producer that was said then, also where the file
     * lies in the folder of another one: that is why it was said.
     */
    private DeliveryHints resumed(String sha256, DeliveryHints hints) {
        return hints.named() && hints.producer() != null
                ? hints
                : deliveries
                        .find(sha256)
                        .filter(known -> known.is(Delivery.LOADING) && known.taken() > 1)
                        .map(known -> hints.from(known.received().producer()))
                        .orElse(hints);
    }

    /**
     * Where the user names a file whose bytes were withdrawn, of which no line was accepted (on a day that the clock gave wrongly,
     * with another profile), or that is known under another producer's name than is said, it is taken again. A night that finds
     * such a file where it still lies leaves it alone.
     */
    private void takeAgainIfWanted(String sha256, RecognisedFile recognised, DeliveryHints hints, LocalDate today) {
        Optional<Delivery> known = deliveries
                .find(sha256)
                .filter(delivery -> hints.named()
                        && (delivery.is(Delivery.WITHDRAWN)
                                || isRejectedWhole(delivery)
                                || (delivery.is(Delivery.IN_FORCE) || delivery.is(Delivery.HELD))
                                        && hints.producer() != null
                                        && !delivery.received().producer().equals(recognised.producer())));
        if (known.isEmpty()) {
            return;
        }
        Delivery delivery = known.get();
        List<String> corrections = settlement.correctionsOf(delivery.id());
        if (!corrections.isEmpty()) {
            throw new ProblemException("job.corrected-since", recognised.file(), String.join(", ", corrections));
        }
        recognised.requireGenuine();
        settlement.requireRejected(delivery);
        settlement.takeAgain(
                SourceCatalogue.of(delivery.source()).facts(),
                delivery,
                received(sha256, recognised, today),
                reading(recognised),
                relation(recognised));
    }

    private boolean isRejectedWhole(Delivery delivery) {
        Delivery.Lines lines = delivery.contents().lines();
        return delivery.is(Delivery.IN_FORCE)
                && lines.accepted() == 0
                && lines.rejected() > 0
                && settlement.correctionsOf(delivery.id()).isEmpty();
    }

    private void refuseOtherSource(String sha256, RecognisedFile recognised) {
        deliveries
                .find(sha256)
                .filter(known -> !known.source().equals(recognised.source().id()))
                .ifPresent(known -> {
                    throw new ProblemException("job.known-as-other-source", recognised.file(), known.source());
                });
    }

    /** What was loaded as something else, and interrupted, is not gone on with. */
    private void forgetIfReadOtherwise(String sha256, RecognisedFile recognised) {
        deliveries
                .find(sha256)
                .filter(known -> known.is(Delivery.LOADING) && !isReadAs(known, recognised))
                .ifPresent(known -> settlement.forget(recognised.source().facts(), known.id()));
    }

    private long register(String sha256, RecognisedFile recognised, LocalDate today) {
        recognised.requireGenuine();
        // What a run had loaded of these bytes was forgotten with its delivery: to go on from there would leave its
        // lines out.
        runs.forget(IngestJob.name(recognised.source()), identity(sha256, 1));
        return deliveries.register(received(sha256, recognised, today), reading(recognised), relation(recognised));
    }

    private static Delivery.Received received(String sha256, RecognisedFile recognised, LocalDate today) {
        return new Delivery.Received(sha256, recognised.file(), recognised.producer(), today);
    }

    private static Delivery.Reading reading(RecognisedFile recognised) {
        return new Delivery.Reading(
                recognised.source().id(),
                recognised.profile().id(),
                recognised.detection().format(),
                recognised.detection().encoding(),
                recognised.detection().delimiter(),
                recognised.headerSheet(),
                recognised.headerLine(),
                recognised.unknownColumns());
    }

    private Delivery.Relation relation(RecognisedFile recognised) {
        return new Delivery.Relation(
                origin(recognised),
                recognised.profile().redelivery().period(),
                recognised.source().isOfPlaces() && recognised.profile().listsAllPlaces());
    }

    private static boolean isReadAs(Delivery known, RecognisedFile recognised) {
        Delivery.Reading reading = known.reading();
        return known.received().producer().equals(recognised.producer())
                && reading.profile().equals(recognised.profile().id())
                && Objects.equals(reading.encoding(), recognised.detection().encoding())
                && Objects.equals(reading.delimiter(), recognised.detection().delimiter())
                && reading.headerSheet().equals(recognised.headerSheet())
                && reading.headerLine() == recognised.headerLine();
    }

    /** The delivery whose rejected lines come back: one of the same producer and source, whose lines count. */
    private @Nullable Long origin(RecognisedFile recognised) {
        if (recognised.corrects() == null) {
            return null;
        }
        Delivery origin = deliveries
                .find(recognised.corrects())
                .filter(known -> known.received().producer().equals(recognised.producer())
                        && known.source().equals(recognised.source().id()))
                .orElseThrow(() -> new ProblemException("job.return.unknown-origin", recognised.file()));
        requireInForce(origin, recognised);
        return origin.id();
    }

    /** Insists that a delivery counts, and those whose rejected lines it brings back itself. */
    private void requireInForce(Delivery delivery, RecognisedFile recognised) {
        if (!delivery.is(Delivery.IN_FORCE)) {
            throw new ProblemException(
                    "job.return.not-in-force", recognised.file(), delivery.file(), Long.toString(delivery.id()));
        }
        Optional.ofNullable(delivery.relation().corrects())
                .flatMap(deliveries::find)
                .ifPresent(origin -> requireInForce(origin, recognised));
    }

    private static JobParameters parameters(String sha256, int taken, RecognisedFile recognised) {
        return new JobParametersBuilder(identity(sha256, taken))
                .addString("file", recognised.file(), false)
                .addString("producer", recognised.producer(), false)
                .toJobParameters();
    }

    private static JobParameters identity(String sha256, int taken) {
        JobParametersBuilder parameters = new JobParametersBuilder();
        if (taken > 1) {
            parameters.addLong("taken", (long) taken);
        }
        return parameters.addString("sha256", sha256).toJobParameters();
    }
}
