package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what became of each file, and at the end of all of them. */
final class DeliveryPrinter {
    private static final int MOST_FAULTS_SHOWN = 50;
    private static final int MOST_DEPARTMENTS_NAMED = 12;

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
        if (report.problem() != null) {
            console.say("delivery.refused", console.messages().get(report.problem()));
            return;
        }
        DeliveryReport.Detected detected = report.detected();
        DeliveryReport.Lines lines = report.lines();
        String source = console.messages().get("source.label." + detected.source());
        switch (report.status()) {
            case UNCHANGED -> console.say("delivery.unchanged", file, source, detected.producer());
            case WITHDRAWN -> console.say("delivery.withdrawn", file, source, detected.producer());
            default -> {
                console.say("delivery.taken", file, source, detected.producer(), lines.accepted(), lines.rejected());
                tellDetails(report, detected, lines);
            }
        }
    }

    private void tellDetails(DeliveryReport report, DeliveryReport.Detected detected, DeliveryReport.Lines lines) {
        console.detail(
                "delivery.detected", format(detected), Integer.toString(detected.headerLine()), detected.profile());
        if (lines.firstDate() != null) {
            console.detail(
                    "delivery.covers",
                    lines.firstDate().toString(),
                    lines.lastDate().toString(),
                    territories(lines.departments()));
        }
        if (lines.corrected() > 0) {
            console.detail("delivery.corrected", lines.corrected(), byRule(report.correctedByRule()));
        }
        if (lines.rejected() > 0) {
            console.detail("delivery.rejected", byRule(report.rejectedByRule()));
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
        detected.unknownValues().forEach(values -> console.detail("delivery.unknown-values", values));
        report.anomalies()
                .forEach(anomaly ->
                        console.line(Console.INDENT + console.messages().get(anomaly)));
        report.faults().stream().limit(MOST_FAULTS_SHOWN).forEach(this::print);
        if (report.faults().size() > MOST_FAULTS_SHOWN) {
            console.detail("delivery.more-faults", report.faults().size() - MOST_FAULTS_SHOWN);
        }
        if (report.returned() != null) {
            console.detail(lines.rejected() > 0 ? "delivery.returned" : "delivery.answered", report.returned());
        }
        if (report.exceeds(tolerance)) {
            console.detail("delivery.too-many", report.file().getFileName().toString(), lines.rejected(), tolerance);
        }
    }

    private String territories(List<String> departments) {
        if (departments.isEmpty()) {
            return console.messages().get("cli.delivery.no-department");
        }
        return departments.size() > MOST_DEPARTMENTS_NAMED
                ? console.messages().get("cli.delivery.many-departments", departments.size())
                : console.messages().get("cli.delivery.departments", String.join(", ", departments));
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
        return reports.stream()
                .allMatch(report -> report.status() == DeliveryReport.Status.UNCHANGED
                        || report.status() == DeliveryReport.Status.WITHDRAWN);
    }

    /** How many lines were rejected in what was taken now. */
    long rejected() {
        return taken().mapToLong(report -> report.lines().rejected()).sum();
    }

    /** How many lines were judged in what was taken now. */
    long judged() {
        return taken().mapToLong(
                        report -> report.lines().accepted() + report.lines().rejected())
                .sum();
    }

    private Stream<DeliveryReport> taken() {
        return reports.stream().filter(report -> report.status() == DeliveryReport.Status.LOADED);
    }

    /** The exit code that the files alone would give. */
    int exitCode() {
        if (reports.stream().anyMatch(report -> report.problem() != null)) {
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
        DeliveryReport.Lines lines = report.lines();
        json.put(
                "source",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::source)
                        .orElse(null));
        json.put(
                "profile",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::profile)
                        .orElse(null));
        json.put(
                "producer",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::producer)
                        .orElse(null));
        json.put(
                "encoding",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::encoding)
                        .orElse(null));
        json.put(
                "delimiter",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::delimiter)
                        .orElse(null));
        json.put(
                "header_sheet",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::headerSheet)
                        .orElse(null));
        json.put(
                "header_line",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::headerLine)
                        .orElse(null));
        json.put("read", lines.read());
        json.put("accepted", lines.accepted());
        json.put("corrected", lines.corrected());
        json.put("rejected", lines.rejected());
        json.put("duplicates", report.rejectedByRule().getOrDefault(Rule.DUPLICATE.code(), 0L));
        json.put("replaced", lines.replaced());
        json.put("passed_over", lines.passedOver());
        json.put("status", report.status().name().toLowerCase(Locale.ROOT));
        json.put("first_date", text(lines.firstDate()));
        json.put("last_date", text(lines.lastDate()));
        json.put("departments", lines.departments());
        json.put("rejected_by_rule", report.rejectedByRule());
        json.put("corrected_by_rule", report.correctedByRule());
        json.put(
                "unknown_columns",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::unknownColumns)
                        .orElse(List.of()));
        json.put(
                "unknown_values",
                Optional.ofNullable(report.detected())
                        .map(DeliveryReport.Detected::unknownValues)
                        .orElse(List.of()));
        json.put(
                "anomalies",
                report.anomalies().stream().map(console.messages()::get).toList());
        if (report.status() == DeliveryReport.Status.CHECKED) {
            json.put("faults", report.faults().stream().map(this::json).toList());
        }
        json.put(
                "returned", report.returned() == null ? null : report.returned().toString());
        json.put(
                "problem",
                Optional.ofNullable(report.problem())
                        .map(console.messages()::get)
                        .orElse(null));
        return json;
    }

    private static String text(@Nullable Object value) {
        return value == null ? null : value.toString();
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
