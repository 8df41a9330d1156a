package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.store.AnomalyStore;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is said of deliveries that are stored. */
@Component
class DeliveryReports {
    private final DeliveryStore deliveries;
    private final RejectionStore rejections;
    private final AnomalyStore anomalies;
    private final HeldDeliveries held;

    DeliveryReports(DeliveryStore deliveries, RejectionStore rejections, AnomalyStore anomalies, HeldDeliveries held) {
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.anomalies = anomalies;
        this.held = held;
    }

    /** What became of a file whose delivery is known. */
    DeliveryReport of(Path file, String sha256, boolean ran, Path returned) {
        Delivery delivery = deliveries.find(sha256).orElseThrow();
        boolean refused = delivery.is(Delivery.REFUSED);
        DeliveryReport.Remarks remarks = refused ? DeliveryReport.Remarks.NONE : remarks(delivery);
        boolean answered = !remarks.rejectedByRule().isEmpty()
                || !remarks.correctedByRule().isEmpty();
        return new DeliveryReport(
                file,
                sha256,
                status(delivery, ran),
                DeliveryReport.Detected.of(delivery),
                lines(delivery, remarks.rejectedByRule().getOrDefault(Rule.DUPLICATE.code(), 0L)),
                remarks,
                answered ? returned : null,
                refused ? Sentence.ofStored(delivery.state().refusal()) : null);
    }

    private DeliveryReport.Remarks remarks(Delivery delivery) {
        return new DeliveryReport.Remarks(
                rejections.rejectedByRule(delivery.id()),
                rejections.correctedByRule(delivery.id()),
                delivery.contents().unknownValues(),
                deliveries.warnings(delivery.id()).stream()
                        .map(Sentence::ofStored)
                        .toList(),
                anomalies.sentences(delivery.id()).stream()
                        .map(Sentence::ofStored)
                        .toList(),
                List.of(),
                held.sentence(delivery));
    }

    private static LineCounts lines(Delivery delivery, long duplicates) {
        Delivery.Contents contents = delivery.contents();
        Delivery.Lines lines = contents.lines();
        return new LineCounts(
                lines.read(),
                lines.accepted(),
                lines.rejected(),
                lines.passedOver(),
                lines.corrected(),
                duplicates,
                lines.replaced(),
                contents.firstDate(),
                contents.lastDate(),
                new TreeSet<>(contents.departments()));
    }

    private static DeliveryReport.Status status(Delivery delivery, boolean ran) {
        return switch (delivery.state().status()) {
            case Delivery.REFUSED -> DeliveryReport.Status.REFUSED;
            case Delivery.HELD -> DeliveryReport.Status.HELD;
            case Delivery.WITHDRAWN -> DeliveryReport.Status.WITHDRAWN;
            default -> ran ? DeliveryReport.Status.LOADED : DeliveryReport.Status.UNCHANGED;
        };
    }
}
