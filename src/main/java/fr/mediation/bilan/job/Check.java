package fr.mediation.bilan.job;

import fr.mediation.bilan.format.Sha256;
import fr.mediation.bilan.source.Counts;
import fr.mediation.bilan.source.DeliveryReader;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Intake;
import fr.mediation.bilan.source.Reception;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges files as an ingest would, and stores nothing: no database is needed. */
public final class Check {
    private Check() {}

    /**
     * Judges one file.
     *
     * @param file the file
     * @param intake what lines are checked with
     * @param wish what the user said about it
     * @return what an ingest would do, with every fault
     */
    public static DeliveryReport of(Path file, Intake intake, Intake.Wish wish) {
        try (DeliveryReader reader = DeliveryReader.open(file, intake, wish)) {
            List<Fault> faults = new ArrayList<>();
            SortedMap<String, Long> byRule = new TreeMap<>();
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Rejected rejected) {
                    faults.addAll(rejected.faults());
                    rejected.faults().stream()
                            .map(fault -> fault.rule().code())
                            .collect(Collectors.toSet())
                            .forEach(rule -> byRule.merge(rule, 1L, Long::sum));
                }
            }
            Reception reception = reader.reception();
            Counts counts = reader.counts();
            return new DeliveryReport(
                    file,
                    Sha256.of(file),
                    reception.source().id(),
                    reception.profile().id(),
                    reception.producer(),
                    reception.detection().encoding(),
                    reception.detection().delimiter(),
                    counts.read(),
                    counts.accepted(),
                    counts.rejected(),
                    counts.replaced(),
                    counts.passedOver(),
                    DeliveryReport.Status.CHECKED,
                    byRule,
                    reception.unknownColumns(),
                    faults,
                    null,
                    null);
        } catch (ProblemException problem) {
            return refused(file, problem);
        }
    }

    /** The report of a file that could not be taken. */
    static DeliveryReport refused(Path file, ProblemException problem) {
        return new DeliveryReport(
                file,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                DeliveryReport.Status.REFUSED,
                new TreeMap<>(),
                List.of(),
                List.of(),
                null,
                problem);
    }
}
