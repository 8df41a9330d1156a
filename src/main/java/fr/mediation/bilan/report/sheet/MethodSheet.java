package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.model.Table.Column;
import fr.mediation.bilan.report.model.Table.Kind;
import fr.mediation.bilan.report.model.Table.Row;
import fr.mediation.bilan.value.Simulation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How the added value is worked out, what it is not, and what was done about each of the seven principles of social value
 * (Social Value International, <i>The Principles of Social Value</i>).
 */
public final class MethodSheet {
    private static final int PRINCIPLES = 7;
    private static final List<String> STEPS =
            List.of("quantity", "proxy", "deductions", "duration", "discount", "ratio", "uncertainty", "rounding");
    private static final int LIMITS = 5;

    private final ReportInput input;
    private final Wording wording;

    public MethodSheet(ReportInput input, Wording wording) {
        this.input = input;
        this.wording = wording;
    }

    /** Lays the sheet out. */
    public Sheet sheet() {
        List<Row> rows = new ArrayList<>();
        for (String step : STEPS) {
            rows.add(row("steps", step));
        }
        for (int principle = 1; principle <= PRINCIPLES; principle++) {
            rows.add(row("principles", "principle." + principle));
        }
        for (int limit = 1; limit <= LIMITS; limit++) {
            rows.add(row("limits", "limit." + limit));
        }
        return wording.sheet("method", wording.say("method.title"), Sheet.Layout.PORTRAIT)
                .notes(List.of(wording.say("method.note")))
                .table(new Table(
                        List.of(
                                new Column(wording.say("method.part"), Kind.NAME),
                                new Column(wording.say("method.point"), Kind.NAME),
                                new Column(wording.say("method.done"), Kind.WIDE)),
                        rows));
    }

    private Row row(String part, String point) {
        return new Row(List.of(
                new Cell.Text(wording.say("method." + part)),
                new Cell.Text(wording.say("method." + point)),
                new Cell.Text(wording.say(
                        "method." + point + ".about",
                        wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0),
                        String.valueOf(Simulation.SEED),
                        Simulation.GENERATOR,
                        String.valueOf(input.year())))));
    }
}
