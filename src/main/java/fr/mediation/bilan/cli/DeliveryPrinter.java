package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Messages;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what became of each file. */
final class DeliveryPrinter {
    private static final int MOST_FAULTS_SHOWN = 50;
    private static final int MOST_DEPARTMENTS_NAMED = 12;

    private final Console console;
    private final double tolerance;

    DeliveryPrinter(Console console, double tolerance) {
        this.console = console;
        this.tolerance = tolerance;
    }

    void print(DeliveryReport report) {
        String file = report.file().getFileName().toString();
        if (report.problem() != null) {
            console.say("delivery.refused", console.messages().get(report.problem()));
            return;
        }
        DeliveryReport.Detected detected = report.detected();
        LineCounts lines = report.lines();
        String source = console.source(detected.source());
        switch (report.status()) {
            case UNCHANGED -> {
                console.say("delivery.unchanged", file, source, detected.producer());
                if (lines.accepted() == 0 && lines.rejected() > 0) {
                    console.detail(
                            "delivery.none-accepted",
                            lines.rejected(),
                            byRule(report.remarks().rejectedByRule()));
                }
            }
            case OTHER_PRODUCER -> console.say("delivery.other-producer", file, source, detected.producer());
            case WITHDRAWN -> console.say("delivery.withdrawn", file, source, detected.producer());
            case HELD -> {
                console.say(
                        "delivery.held", console.messages().get(report.remarks().held()));
                printDetails(report, detected, lines);
            }
            default -> {
                console.say("delivery.taken", file, source, detected.producer(), lines.accepted(), lines.rejected());
                printDetails(report, detected, lines);
            }
        }
    }

    private void printDetails(DeliveryReport report, DeliveryReport.Detected detected, LineCounts lines) {
        console.detail(
                "delivery.detected", format(detected), Integer.toString(detected.headerLine()), detected.profile());
        if (lines.firstDate() != null) {
            console.detail("delivery.covers", span(detected.source(), lines), where(lines.departments()));
        }
        if (lines.corrected() > 0) {
            console.detail(
                    "delivery.corrected",
                    lines.corrected(),
                    byRule(report.remarks().correctedByRule()));
        }
        if (lines.rejected() > 0) {
            console.detail("delivery.rejected", byRule(report.remarks().rejectedByRule()));
        }
        if (lines.replaced() > 0) {
            console.detail("delivery.replaced", lines.replaced());
        }
        if (lines.passedOver() > 0) {
            console.detail("delivery.passed-over", lines.passedOver());
        }
        if (!detected.unknownColumns().isEmpty()) {
            console.detail("delivery.unknown-columns", String.join(", ", detected.unknownColumns()));
        }
        report.remarks().unknownValues().forEach(values -> console.detail("delivery.unknown-values", values));
        report.remarks()
                .warnings()
                .forEach(warning ->
                        console.line(Console.INDENT + console.messages().get(warning)));
        report.remarks()
                .anomalies()
                .forEach(anomaly ->
                        console.line(Console.INDENT + console.messages().get(anomaly)));
        report.remarks().faults().stream().limit(MOST_FAULTS_SHOWN).forEach(this::print);
        if (report.remarks().faults().size() > MOST_FAULTS_SHOWN) {
            console.detail("delivery.more-faults", report.remarks().faults().size() - MOST_FAULTS_SHOWN);
        }
        if (report.returned() != null) {
            console.detail(lines.rejected() > 0 ? "delivery.returned" : "delivery.answered", report.returned());
        }
        if (report.exceeds(tolerance)) {
            console.detail("delivery.too-many", report.file().getFileName().toString(), lines.rejected(), tolerance);
        }
    }

    /** From when to when; sums of a year have no day. */
    private String span(String source, LineCounts lines) {
        boolean ofYears = SourceCatalogue.of(source).facts().time() == FactTable.Time.CIVIL_YEAR;
        String first = ofYears ? year(lines.firstDate()) : console.day(lines.firstDate());
        String last = ofYears ? year(lines.lastDate()) : console.day(lines.lastDate());
        String span = first.equals(last) ? "delivery.one-" : "delivery.from-to-";
        return console.messages().get("cli." + span + (ofYears ? "year" : "day"), first, last);
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    private String where(Set<String> departments) {
        return departments.isEmpty() ? "" : ", " + territories(departments);
    }

    private String territories(Set<String> departments) {
        return departments.size() > MOST_DEPARTMENTS_NAMED
                ? console.messages().get("cli.delivery.many-departments", departments.size())
                : console.messages()
                        .get("cli.delivery.departments", String.join(", ", departments), departments.size());
    }

    private String format(DeliveryReport.Detected detected) {
        if (detected.encoding() == null) {
            return detected.headerSheet().isEmpty()
                    ? "xlsx"
                    : "xlsx, " + console.messages().get("cli.place.sheet-only", detected.headerSheet());
        }
        return detected.encoding() + ", " + console.messages().get("cli.delivery.delimiter", detected.delimiter());
    }

    private static String byRule(Map<String, Long> lines) {
        return lines.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void print(Fault fault) {
        String place = fault.sheet().isEmpty()
                ? console.messages().get("cli.place.line", Integer.toString(fault.line()))
                : console.messages().get("cli.place.sheet", fault.sheet(), Integer.toString(fault.line()));
        console.line(Console.INDENT + place
                + (fault.column().isEmpty() ? "" : ", " + HiddenCharacters.shown(fault.column())) + " — "
                + message(fault, console.messages()) + " [" + fault.rule().code() + "]");
    }

    /** What is wrong, and what is expected. */
    private static String message(Fault fault, Messages messages) {
        return messages.get("source.rule." + fault.rule().code(), fault.value(), fault.column(), fault.expected());
    }
}
