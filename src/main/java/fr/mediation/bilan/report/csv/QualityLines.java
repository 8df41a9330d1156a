package fr.mediation.bilan.report.csv;

import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The open file of data quality: one line per delivery and measure, so that a cause of rejection is a line and never a
 * column that comes and goes.
 */
record QualityLines(ReportInput input) {
    private static final List<String> MEASURES =
            List.of("lues", "acceptees", "rejetees", "remplacees", "passees", "sans_territoire");

    private record Line(
            @Nullable DeliveryQuality delivery,
            String measure,
            @Nullable String rule,
            long count) {}

    /** Builds the file, deliveries in the order given. */
    CsvTable table() {
        Messages french = Messages.in(Messages.FRENCH);
        return new CsvLayout<Line>()
                .year(input)
                .column(Field.text("fichier"), of(DeliveryQuality::file))
                .column(Field.text("producteur"), of(DeliveryQuality::producer))
                .column(Field.text("source").matching(CsvLayout.WORD), of(DeliveryQuality::source))
                .column(Field.text("profil"), of(DeliveryQuality::profile))
                .column(Field.date("premiere_date"), of(DeliveryQuality::firstDate))
                .column(Field.date("derniere_date"), of(DeliveryQuality::lastDate))
                .column(Field.text("etat"), of(delivery -> french.get("job.delivery." + delivery.status())))
                .column(Field.text("mesure").required().oneOf(MEASURES), Line::measure)
                .column(Field.text("regle"), Line::rule)
                .column(Field.integer("lignes").in("lines").required().from(0), Line::count)
                .table(ReportFileName.QUALITY, lines());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (DeliveryQuality delivery : input.quality().deliveries()) {
            lines.add(new Line(delivery, "lues", null, delivery.lines().read()));
            lines.add(new Line(delivery, "acceptees", null, delivery.lines().accepted()));
            lines.add(new Line(delivery, "rejetees", null, delivery.lines().rejected()));
            delivery.rejectedByRule().forEach((rule, count) -> lines.add(new Line(delivery, "rejetees", rule, count)));
            lines.add(new Line(delivery, "remplacees", null, delivery.lines().replaced()));
            lines.add(new Line(delivery, "passees", null, delivery.lines().passedOver()));
        }
        lines.add(new Line(null, "sans_territoire", null, input.quality().unlocated()));
        return lines;
    }

    private static Function<Line, Object> of(Function<DeliveryQuality, Object> property) {
        return line -> line.delivery() == null ? null : property.apply(line.delivery());
    }
}
