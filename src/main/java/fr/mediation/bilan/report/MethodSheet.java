package fr.mediation.bilan.report;

import fr.mediation.bilan.report.Table.Column;
import fr.mediation.bilan.report.Table.Kind;
import fr.mediation.bilan.report.Table.Row;
import fr.mediation.bilan.value.Simulation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the added value is worked out, what it is not, and what was done about each of the seven principles of social value
 * (Social Value International, <i>The Principles of Social Value</i>).
 */
final class MethodSheet {
    private static final int PRINCIPLES = 7;
    private static final List<String> STEPS =
            List.of("quantity", "proxy", "deductions", "duration", "discount", "ratio", "uncertainty", "rounding");
    private static final int LIMITS = 5;

    private final ReportInput input;
    private final Wording wording;

    MethodSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    Sheet sheet() {
        List<Row> steps = new ArrayList<>();
        for (String step : STEPS) {
            steps.add(new Row(List.of(
                    new Cell.Text(wording.say("method." + step)),
                    new Cell.Text(wording.say(
                            "method." + step + ".about",
                            wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0),
                            String.valueOf(Simulation.SEED),
                            Simulation.GENERATOR,
                            String.valueOf(input.year()))))));
        }
        return new Sheet(
                wording.say("sheet.method"),
                wording.say("method.title"),
                List.of(wording.say("method.note")),
                Sheet.Layout.PORTRAIT,
                List.of(
                        table("method.steps", "method.step", steps),
                        table("method.principles", "method.principle", rows("principle", PRINCIPLES)),
                        table("method.limits", "method.limit", rows("limit", LIMITS))),
                List.of(),
                null);
    }

    private List<Row> rows(String kind, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Row(List.of(
                        new Cell.Text(wording.say("method." + kind + "." + number)),
                        new Cell.Text(wording.say("method." + kind + "." + number + ".about")))))
                .toList();
    }

    private Table table(String caption, String header, List<Row> rows) {
        return new Table(
                wording.say(caption),
                List.of(new Column(wording.say(header), Kind.NAME), new Column(wording.say("method.done"), Kind.PROSE)),
                rows);
    }
}
