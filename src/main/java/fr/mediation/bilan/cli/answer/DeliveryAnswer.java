package fr.mediation.bilan.cli.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.job.ingest.IngestResult;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.text.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer about a file; null where there is none.
 *
 * @param file the file as it was named
 * @param sha256 its hash
 * @param recognised as what it was read
 * @param counts its lines
 * @param status what was done with it
 * @param content what its lines hold
 * @param remarks what a person is to look at
 */
public record DeliveryAnswer(
        String file,
        @Nullable String sha256,
        @JsonUnwrapped Recognised recognised,
        @JsonUnwrapped Counts counts,
        String status,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Remarks remarks) {

    record Recognised(
            @Nullable String source,
            @Nullable String profile,
            @Nullable String producer,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable String headerSheet,
            @Nullable Integer headerLine) {
        private static final Recognised NOT = new Recognised(null, null, null, null, null, null, null);
    }

    record Counts(
            long read, long accepted, long corrected, long rejected, long duplicates, long replaced, long passedOver) {}

    record Content(
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            List<String> departments,
            Map<String, Long> rejectedByRule,
            Map<String, Long> correctedByRule) {}

    /** What a person is to look at; faults are named by a check alone. */
    record Remarks(
            List<String> unknownColumns,
            List<String> unknownValues,
            List<String> warnings,
            List<String> anomalies,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<FaultAnswer> faults,

            @Nullable String returned,
            @Nullable String problem,
            @Nullable String held) {}

    record FaultAnswer(String sheet, int line, String column, String value, String rule, String message) {
        private static FaultAnswer of(Fault fault, Messages messages) {
            return new FaultAnswer(
                    fault.sheet(),
                    fault.line(),
                    fault.column(),
                    fault.value(),
                    fault.rule().code(),
                    messages.get(
                            "source.rule." + fault.rule().code(), fault.value(), fault.column(), fault.expected()));
        }
    }

    /**
     * {@return the answer about all files of a command, in the order of the files}
     *
     * @param result what became of them
     * @param messages the reader's language
     */
    public static List<DeliveryAnswer> of(IngestResult result, Messages messages) {
        return result.deliveries().stream().map(report -> of(report, messages)).toList();
    }

    private static DeliveryAnswer of(DeliveryReport report, Messages messages) {
        DeliveryReport.Detected detected = report.detected();
        LineCounts lines = report.lines();
        boolean checked = report.status() == DeliveryReport.Status.CHECKED;
        return new DeliveryAnswer(
                report.file().toString(),
                report.sha256(),
                detected == null
                        ? Recognised.NOT
                        : new Recognised(
                                detected.source(),
                                detected.profile(),
                                detected.producer(),
                                detected.encoding(),
                                detected.delimiter(),
                                detected.headerSheet(),
                                detected.headerLine()),
                new Counts(
                        lines.read(),
                        lines.accepted(),
                        lines.corrected(),
                        lines.rejected(),
                        lines.duplicates(),
                        lines.replaced(),
                        lines.passedOver()),
                report.status().name().toLowerCase(Locale.ROOT),
                new Content(
                        lines.firstDate(),
                        lines.lastDate(),
                        List.copyOf(lines.departments()),
                        report.remarks().rejectedByRule(),
                        report.remarks().correctedByRule()),
                new Remarks(
                        detected == null ? List.of() : detected.unknownColumns(),
                        report.remarks().unknownValues(),
                        report.remarks().warnings().stream().map(messages::get).toList(),
                        report.remarks().anomalies().stream().map(messages::get).toList(),
                        checked
                                ? report.remarks().faults().stream()
                                        .map(fault -> FaultAnswer.of(fault, messages))
                                        .toList()
                                : null,
                        report.returned() == null ? null : report.returned().toString(),
                        report.problem() == null ? null : messages.get(report.problem()),
                        report.remarks().held() == null
                                ? null
                                : messages.get(report.remarks().held())));
    }
}
