package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open file of data quality: one line per delivery and measure, so that a cause of rejection is a line and never a
 * column that comes and goes.
 */
final class QualityLines {
    private static final List<String> MEASURES =
            List.of("lues", "acceptees", "rejetees", "remplacees", "passees", "sans_territoire");

    private final ReportInput input;
    private final Messages french = Messages.in(Messages.FRENCH);

    QualityLines(ReportInput input) {
        this.input = input;
    }

    /** Builds the file, deliveries in the order given. */
    CsvTable table() {
        List<List<Object>> lines = new ArrayList<>();
        for (DeliveryQuality delivery : input.quality().deliveries()) {
            lines.add(line(delivery, "lues", null, delivery.lines().read()));
            lines.add(line(delivery, "acceptees", null, delivery.lines().accepted()));
            lines.add(line(delivery, "rejetees", null, delivery.lines().rejected()));
            delivery.rejectedByRule().forEach((rule, count) -> lines.add(line(delivery, "rejetees", rule, count)));
            lines.add(line(delivery, "remplacees", null, delivery.lines().replaced()));
            lines.add(line(delivery, "passees", null, delivery.lines().passedOver()));
        }
        lines.add(Arrays.asList(
                input.year(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "sans_territoire",
                null,
                input.quality().unlocated()));
        return new CsvTable(
                ReportFileName.QUALITY,
                List.of(
                        Columns.year(input.year()),
                        Field.text("fichier"),
                        Field.text("producteur"),
                        Field.text("source").matching(Columns.WORD),
                        Field.text("profil"),
                        Field.date("premiere_date"),
                        Field.date("derniere_date"),
                        Field.text("etat"),
                        Field.text("mesure").required().oneOf(MEASURES),
                        Field.text("regle"),
                        Field.integer("lignes").in("lines").required().from(0)),
                List.of(),
                List.of(),
                lines);
    }

    private List<Object> line(DeliveryQuality delivery, String measure, String rule, long count) {
        return Arrays.asList(
                input.year(),
                delivery.file(),
                delivery.producer(),
                delivery.source(),
                delivery.profile(),
                delivery.firstDate(),
                delivery.lastDate(),
                french.get("job.delivery." + delivery.status()),
                measure,
                rule,
                count);
    }
}
