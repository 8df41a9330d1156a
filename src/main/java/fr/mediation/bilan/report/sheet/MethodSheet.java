package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.value.Simulation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the added value is worked out, what it is not, and what was done about each of the seven principles of social value
 * (Social Value International, <i>The Principles of Social Value</i>).
 */
record MethodSheet(ReportInput input, Wording wording) {
    private static final int PRINCIPLES = 7;
    private static final List<String> STEPS =
            List.of("quantity", "proxy", "deductions", "duration", "discount", "ratio", "uncertainty", "rounding");
    private static final int LIMITS = 5;

    /** A row: a point of a part of the method, by the names of their sentences. */
    private record Point(String part, String id) {}

    Sheet.Draft sheet() {
        return wording.sheet("method", Sheet.Layout.PORTRAIT, input.thisYear())
                .notes(List.of(wording.say("method.note")))
                .table(new TableLayout<Point>(wording)
                        .name("method.part", point -> wording.say("method." + point.part()))
                        .name("method.point", point -> wording.say("method." + point.id()))
                        .wide("method.done", this::about)
                        .of(points()));
    }

    private static List<Point> points() {
        return Stream.of(
                        STEPS.stream().map(step -> new Point("steps", step)),
                        IntStream.rangeClosed(1, PRINCIPLES).mapToObj(i -> new Point("principles", "principle." + i)),
                        IntStream.rangeClosed(1, LIMITS).mapToObj(i -> new Point("limits", "limit." + i)))
                .flatMap(points -> points)
                .toList();
    }

    private String about(Point point) {
        return wording.say(
                "method." + point.id() + ".about",
                wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0),
                String.valueOf(Simulation.SEED),
                Simulation.GENERATOR,
                input.thisYear());
    }
}
