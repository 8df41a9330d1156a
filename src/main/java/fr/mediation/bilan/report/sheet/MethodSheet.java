package fr.mediation.bilan.report.sheet;

import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.RuleChanges;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.value.Simulation;
import fr.mediation.bilan.value.ValueMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the added value is worked out, what it is not, and what was done about each of the seven principles of social value
 * (Social Value International, <i>The Principles of Social Value</i>); and which rules of computation changed.
 */
record MethodSheet(ReportInput input, Wording wording) {
    private static final int PRINCIPLES = 7;
    private static final List<String> STEPS =
            List.of("quantity", "proxy", "deductions", "duration", "discount", "ratio", "uncertainty", "rounding");
    private static final int LIMITS = 7;

    /** A row: a point of a part of the method, the part by the name of its sentence. */
    private record Point(String part, String title, String about) {}

    Sheet.Draft sheet() {
        return wording.sheet("method", Sheet.Layout.PORTRAIT, input.thisYear())
                .notes(List.of(wording.say("method.note")))
                .table(new TableLayout<Point>(wording)
                        .name("method.part", point -> wording.say("method." + point.part()))
                        .name("method.point", Point::title)
                        .wide("method.done", Point::about)
                        .of(points()));
    }

    private List<Point> points() {
        return Stream.of(
                        STEPS.stream().map(step -> point("steps", step)),
                        IntStream.rangeClosed(1, PRINCIPLES).mapToObj(i -> point("principles", "principle." + i)),
                        IntStream.rangeClosed(1, LIMITS).mapToObj(i -> point("limits", "limit." + i)),
                        input.appraisal().map().questions().stream().map(this::question),
                        new RuleChanges(input, wording)
                                .all().stream()
                                        .map(rule -> new Point(
                                                "changes",
                                                wording.say("method.rule", String.valueOf(rule.number())),
                                                rule.sentence())))
                .flatMap(points -> points)
                .toList();
    }

    private Point question(ValueMap.Question open) {
        return new Point(
                "questions",
                wording.in(open.about()),
                wording.say("method.question", wording.in(open.question()), wording.in(open.who())));
    }

    private Point point(String part, String id) {
        return new Point(
                part,
                wording.say("method." + id),
                wording.say(
                        "method." + id + ".about",
                        wording.number(BigDecimal.valueOf(Simulation.DRAWS), 0),
                        String.valueOf(Simulation.SEED),
                        Simulation.GENERATOR,
                        input.thisYear()));
    }
}
