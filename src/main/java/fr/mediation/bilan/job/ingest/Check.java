package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Judges files as an ingest would, and stores nothing: no database is needed. */
public final class Check {
    /** Further faults are counted and not kept: a file may have millions. */
    static final int MOST_FAULTS = 10_000;

    private Check() {}

    /**
     * Judges files.
     *
     * @param paths files, or folders in which deliveries wait
     * @param hints what the user said about them
     * @param home the home, whose key of persons is used if there is one
     * @param jobs the definitions
     * @param each receives what would become of each file
     * @return what an ingest would do, with the first faults
     * @throws ProblemException if a path does not exist
     */
    public static IngestResult files(
            List<Path> paths, DeliveryHints hints, Home home, JobsFolder jobs, Consumer<DeliveryReport> each) {
        Intake intake = IntakeFactory.forCheck(home, jobs);
        List<DeliveryReport> reports = new ArrayList<>();
        for (Inbox.Waiting file : Inbox.files(paths)) {
            DeliveryReport report = file.problem() == null
                    ? of(file.path(), intake, file.hints(hints))
                    : DeliveryReport.refused(file.path(), file.problem());
            reports.add(report);
            each.accept(report);
        }
        return new IngestResult(reports);
    }

    /**
     * Judges one file.
     *
     * @param file the file
     * @param intake what lines are checked with
     * @param hints what the user said about it
     * @return what an ingest would do, with the first faults
     */
    public static DeliveryReport of(Path file, Intake intake, DeliveryHints hints) {
        try {
            return FileFailure.unless(file, () -> judged(file, intake, hints));
        } catch (ProblemException problem) {
            return DeliveryReport.refused(file, problem.sentence());
        }
    }

    private static DeliveryReport judged(Path file, Intake intake, DeliveryHints hints) {
        Intake.requireRows(file);
        FileBytes bytes = FileBytes.of(file);
        FileBytes.Expected expected = new FileBytes.Expected(bytes, null);
        try (DeliveryReader reader = DeliveryReader.open(file, expected, intake, hints)) {
            reader.recognised().requireGenuine();
            List<Fault> faults = new ArrayList<>();
            SortedMap<String, Long> rejected = new TreeMap<>();
            SortedMap<String, Long> corrected = new TreeMap<>();
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                List<Fault> own = faults(verdict);
                own.stream().limit(MOST_FAULTS - faults.size()).forEach(faults::add);
                count(own.stream().map(fault -> fault.rule().code()), rejected);
                if (verdict instanceof Verdict.Accepted accepted) {
                    count(accepted.corrections().stream().map(Correction::kind).map(kind -> kind.code()), corrected);
                }
            }
            // Lines that are repeated become known last; a reader wants all faults in the order of the lines.
            faults.sort(Comparator.comparing(Fault::sheet).thenComparingInt(Fault::line));
            return new DeliveryReport(
                    file,
                    bytes.sha256(),
                    DeliveryReport.Status.CHECKED,
                    DeliveryReport.Detected.of(reader.recognised()),
                    reader.counts(),
                    new DeliveryReport.Remarks(
                            rejected,
                            corrected,
                            CountsContext.unknownValues(reader.unknownValues()),
                            reader.warnings(),
                            List.of(),
                            faults,
                            null),
                    null,
                    null);
        }
    }

    private static List<Fault> faults(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected.faults();
        }
        return verdict instanceof Verdict.Repeated repeated && repeated.duplicate() && !repeated.further()
                ? List.of(repeated.fault())
                : List.of();
    }

    private static void count(Stream<String> rules, SortedMap<String, Long> byRule) {
        rules.distinct().forEach(rule -> byRule.merge(rule, 1L, Long::sum));
    }
}
