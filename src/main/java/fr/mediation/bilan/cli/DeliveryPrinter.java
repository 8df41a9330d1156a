package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.DeliveryReport;
import fr.mediation.bilan.source.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what became of each file, and at the end of all of them. */
final class DeliveryPrinter {
    private static final int MOST_FAULTS_SHOWN = 50;

    private final Console console;
    private final double tolerance;
    private final List<DeliveryReport> reports = new ArrayList<>();

    DeliveryPrinter(Console console, double tolerance) {
        this.console = console;
        this.tolerance = tolerance;
    }

    List<DeliveryReport> reports() {
        return reports;
    }

    /** Tells what became of one file. */
    void print(DeliveryReport report) {
        reports.add(report);
        String file = report.file().getFileName().toString();
        if (report.problemOrNull() != null) {
            console.say("delivery.refused", console.messages().get(report.problemOrNull()));
            return;
        }
        String source = console.messages().get("source.label." + report.source());
        if (report.status() == DeliveryReport.Status.UNCHANGED) {
            console.say("delivery.unchanged", file, source, report.producer());
            return;
        }
        console.say("delivery.taken", file, source, report.producer(), report.accepted(), report.rejected());
        if (report.replaced() > 0) {
            console.detail("delivery.replaced", report.replaced());
        }
        if (report.passedOver() > 0) {
            console.detail("delivery.passed-over", report.passedOver());
        }
        if (!report.unknownColumns().isEmpty()) {
            console.detail("delivery.unknown-columns", String.join(", ", report.unknownColumns()));
        }
        report.faults().stream().limit(MOST_FAULTS_SHOWN).forEach(this::print);
        if (report.faults().size() > MOST_FAULTS_SHOWN) {
            console.detail("delivery.more-faults", report.faults().size() - MOST_FAULTS_SHOWN);
        }
        if (report.returnedOrNull() != null) {
            console.detail("delivery.returned", report.returnedOrNull());
        }
        if (report.exceeds(tolerance)) {
            console.detail("delivery.too-many", file, report.rejected(), tolerance);
        }
    }

    private void print(Fault fault) {
        String place = fault.sheet().isEmpty()
                ? console.messages().get("cli.place.line", Integer.toString(fault.line()))
                : console.messages().get("cli.place.sheet", fault.sheet(), Integer.toString(fault.line()));
        console.line(Console.INDENT + place + (fault.column().isEmpty() ? "" : ", " + fault.column()) + " — "
                + message(fault) + " [" + fault.rule().code() + "]");
    }

    private String message(Fault fault) {
        return console.messages()
                .get("source.rule." + fault.rule().code(), fault.value(), fault.column(), fault.expected());
    }

    /** Ends the answer of a command that only took files in. */
    int finish() {
        if (reports.isEmpty()) {
            console.say("delivery.none");
        }
        console.answer(Map.of("deliveries", json()));
        return exitCode();
    }

    /** Whether every file was known already. */
    boolean nothingTaken() {
        return reports.stream().allMatch(report -> report.status() == DeliveryReport.Status.UNCHANGED);
    }

    /** How many lines were rejected in what was taken now. */
    long rejected() {
        return taken().mapToLong(DeliveryReport::rejected).sum();
    }

    /** How many lines were judged in what was taken now. */
    long judged() {
        return taken().mapToLong(report -> report.accepted() + report.rejected())
                .sum();
    }

    private Stream<DeliveryReport> taken() {
        return reports.stream().filter(report -> report.status() == DeliveryReport.Status.LOADED);
    }

    /** The exit code that the files alone would give. */
    int exitCode() {
        if (reports.stream().anyMatch(report -> report.problemOrNull() != null)) {
            return ExitCode.FAILED;
        }
        return reports.stream().anyMatch(report -> report.exceeds(tolerance))
                ? ExitCode.TOO_MANY_REJECTED
                : ExitCode.DONE;
    }

    /** The files as JSON. */
    List<Map<String, Object>> json() {
        return reports.stream().map(this::json).toList();
    }

    private Map<String, Object> json(DeliveryReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", report.file().toString());
        json.put("sha256", report.sha256());
        json.put("source", report.source());
        json.put("profile", report.profile());
        json.put("producer", report.producer());
        json.put("encoding", report.encoding());
        json.put("delimiter", report.delimiter());
        json.put("read", report.read());
        json.put("accepted", report.accepted());
        json.put("rejected", report.rejected());
        json.put("replaced", report.replaced());
        json.put("passed_over", report.passedOver());
        json.put("status", report.status().name().toLowerCase(Locale.ROOT));
        json.put("rejected_by_rule", report.rejectedByRule());
        json.put("unknown_columns", report.unknownColumns());
        if (report.status() == DeliveryReport.Status.CHECKED) {
            json.put("faults", report.faults().stream().map(this::json).toList());
        }
        json.put(
                "returned",
                report.returnedOrNull() == null ? null : report.returnedOrNull().toString());
        json.put("problem", report.problem().map(console.messages()::get).orElse(null));
        return json;
    }

    private Map<String, Object> json(Fault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sheet", fault.sheet());
        json.put("line", fault.line());
        json.put("column", fault.column());
        json.put("value", fault.value());
        json.put("rule", fault.rule().code());
        json.put("message", message(fault));
        return json;
    }
}
