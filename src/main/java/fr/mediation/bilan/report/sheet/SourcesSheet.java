package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SourceName;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Sheet;
import java.util.List;
import java.util.stream.Stream;

/** Where the figures come from: what producers deliver, and the works of others that the program carries. */
record SourcesSheet(ReportInput input, Wording wording) {
    private static final List<String> CARRIED = List.of("communes", "populations", "regions", "map", "parameters");

    /** A row: what a source is called, what is drawn from it, and where it comes from. */
    private record Origin(String name, String used, String origin) {}

    Sheet.Draft sheet() {
        return wording.sheet("sources", Sheet.Layout.LANDSCAPE, input.thisYear())
                .notes(List.of(wording.say("sources.note", wording.say("sheet.quality"))))
                .table(new TableLayout<Origin>(wording)
                        .name("column.source", Origin::name)
                        .prose("sources.used", Origin::used)
                        .wide("sources.origin", Origin::origin)
                        .of(Stream.concat(
                                        input.delivered().sources().stream().map(this::delivered),
                                        CARRIED.stream().map(this::carried))
                                .toList()));
    }

    private Origin delivered(SourceName source) {
        List<DeliveryQuality> files = input.quality().deliveries().stream()
                .filter(delivery -> delivery.source().equals(source.id()))
                .toList();
        long producers =
                files.stream().map(DeliveryQuality::producer).distinct().count();
        return new Origin(
                wording.in(source.label()),
                wording.in(source.about()),
                files.isEmpty()
                        ? wording.say("sources.no-file")
                        : wording.say("sources.files", files.size(), producers));
    }

    private Origin carried(String name) {
        return new Origin(
                wording.say("sources." + name + ".name"),
                wording.say("sources." + name),
                wording.say("sources." + name + ".origin"));
    }
}
