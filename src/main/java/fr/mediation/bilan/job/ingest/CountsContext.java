package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.text.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Hands what was found in a file from the step that loads to the step that settles, through the step's saved context. */
final class CountsContext {
    private static final String UNKNOWN_VALUES = "unknownValues";
    private static final String WARNINGS = "warnings";
    private static final String SEPARATOR = " ; ";
    private static final String LINE = "\n";

    private CountsContext() {}

    static void put(ExecutionContext context, LineCounts counts) {
        context.putLong("read", counts.read());
        context.putLong("accepted", counts.accepted());
        context.putLong("rejected", counts.rejected());
        context.putLong("passedOver", counts.passedOver());
        context.putLong("corrected", counts.corrected());
        context.putLong("duplicates", counts.duplicates());
        context.putLong("replaced", counts.replaced());
        context.putString("departments", String.join(" ", counts.departments()));
        if (counts.firstDate() != null) {
            context.putString("firstDate", counts.firstDate().toString());
            context.putString("lastDate", counts.lastDate().toString());
        }
    }

    /** Forgets the counts of a delivery that was loaded in part and forgotten. */
    static void clear(ExecutionContext context) {
        put(context, LineCounts.NONE);
        List.of("firstDate", "lastDate", UNKNOWN_VALUES, WARNINGS).forEach(context::remove);
    }

    static LineCounts get(ExecutionContext context) {
        String departments = context.getString("departments", "");
        return new LineCounts(
                context.getLong("read", 0),
                context.getLong("accepted", 0),
                context.getLong("rejected", 0),
                context.getLong("passedOver", 0),
                context.getLong("corrected", 0),
                context.getLong("duplicates", 0),
                context.getLong("replaced", 0),
                date(context, "firstDate"),
                date(context, "lastDate"),
                new TreeSet<>(departments.isEmpty() ? List.of() : List.of(departments.split(" "))));
    }

    /** Values that the profile's lists do not name, one text a column. */
    static void putUnknownValues(ExecutionContext context, Map<String, List<String>> byColumn) {
        context.putString(UNKNOWN_VALUES, String.join(SEPARATOR, unknownValues(byColumn)));
    }

    static List<String> unknownValues(ExecutionContext context) {
        String values = context.getString(UNKNOWN_VALUES, "");
        return values.isEmpty() ? List.of() : List.of(values.split(SEPARATOR));
    }

    /** Values that the profile's lists do not name, one text a column. */
    static List<String> unknownValues(Map<String, List<String>> byColumn) {
        return byColumn.entrySet().stream()
                .map(entry -> entry.getKey() + " : " + String.join(", ", entry.getValue()))
                .toList();
    }

    /** What is to be told of the file. */
    static void putWarnings(ExecutionContext context, List<Sentence> warnings) {
        context.putString(WARNINGS, warnings.stream().map(Sentence::stored).collect(Collectors.joining(LINE)));
    }

    /** What is to be told of the file, as it is stored. */
    static List<String> warnings(ExecutionContext context) {
        String warnings = context.getString(WARNINGS, "");
        return warnings.isEmpty() ? List.of() : List.of(warnings.split(LINE));
    }

    private static LocalDate date(ExecutionContext context, String key) {
        return context.containsKey(key) ? LocalDate.parse(context.getString(key)) : null;
    }
}
