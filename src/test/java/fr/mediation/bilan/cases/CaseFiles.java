package fr.mediation.bilan.cases;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the cases, and what is said of them. */
final class CaseFiles {
    private static final Path FOLDER = Path.of("src/test/resources/cases");

    private CaseFiles() {}

    /** A file of a case, by its folder and name. */
    static Path file(String path) {
        return FOLDER.resolve(path);
    }

    static DeliveryReport check(String path) {
        return Deliveries.check(file(path));
    }

    /** What the report says of lines that count, in French. */
    static List<String> told(DeliveryReport report) {
        return Stream.concat(
                        report.remarks().correctedByRule().keySet().stream(),
                        Stream.concat(report.remarks().anomalies().stream(), report.remarks().warnings().stream())
                                .map(Messages.in(Messages.FRENCH)::get))
                .toList();
    }

    /** The numbers of the lines that were refused, as far as a check names them. */
    static List<Integer> rejectedLines(DeliveryReport report) {
        return report.remarks().faults().stream().map(Fault::line).distinct().toList();
    }

    /** One value of each accepted line. */
    static List<Object> values(String path, String column) {
        Path file = file(path);
        List<Object> values = new ArrayList<>();
        FileBytes.Expected expected = new FileBytes.Expected(FileBytes.of(file), null);
        try (DeliveryReader reader = DeliveryReader.open(file, expected, Deliveries.intake(), DeliveryHints.NONE)) {
            int at = reader.recognised().source().factColumns().indexOf(column);
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Accepted accepted) {
                    Fact fact = accepted.facts().get(0);
                    values.add(fact.values().get(at));
                }
            }
        }
        return values;
    }
}
