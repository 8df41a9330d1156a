package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SourceName;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import java.util.List;
import java.util.stream.Stream;

/** Where the figures come from: what producers deliver, and the works of others that the program carries. */
public final class SourcesSheet {
    private static final List<String> CARRIED = List.of("communes", "populations", "regions", "map", "parameters");

    private final ReportInput input;
    private final Wording wording;

    public SourcesSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        return wording.sheet("sources", wording.say("sources.title"), Sheet.Layout.LANDSCAPE)
                .notes(List.of(wording.say("sources.note", wording.say("sheet.quality"))))
                .table(new Table(
                        List.of(
                                new Column(wording.say("column.source"), Kind.NAME),
                                new Column(wording.say("sources.used"), Kind.PROSE),
                                new Column(wording.say("sources.origin"), Kind.WIDE)),
                        Stream.concat(
                                        input.sources().stream().map(this::delivered),
                                        CARRIED.stream().map(this::carried))
                                .toList()));
    }

    private Row delivered(SourceName source) {
        List<DeliveryQuality> files = input.quality().deliveries().stream()
                .filter(delivery -> delivery.source().equals(source.id()))
                .toList();
        long producers =
                files.stream().map(DeliveryQuality::producer).distinct().count();
        return row(
                wording.in(source.label()),
                wording.in(source.about()),
                files.isEmpty()
                        ? wording.say("sources.no-file")
                        : wording.say("sources.files", files.size(), producers));
    }

    private Row carried(String name) {
        return row(
                wording.say("sources." + name + ".name"),
                wording.say("sources." + name),
                wording.say("sources." + name + ".origin"));
    }

    private static Row row(String name, String used, String origin) {
        return new Row(List.of(new Cell.Text(name), new Cell.Text(used), new Cell.Text(origin)));
    }
}
