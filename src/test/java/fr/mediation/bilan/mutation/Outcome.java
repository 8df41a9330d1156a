package fr.mediation.bilan.mutation;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.DeliveryReader;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a file.
 *
 * @param columns what the values of its facts are
 * @param facts the facts of the lines that count
 * @param told what the delivery's report says, apart from how many lines there are
 * @param unknownColumns columns that the report says were ignored
 */
record Outcome(List<String> columns, List<Fact> facts, List<String> told, Set<String> unknownColumns) {
    static Outcome of(Path file) {
        List<String> told = new ArrayList<>();
        FileBytes.Expected expected = new FileBytes.Expected(FileBytes.of(file), null);
        try (DeliveryReader reader = DeliveryReader.open(file, expected, Deliveries.intake(), DeliveryHints.NONE)) {
            List<String> columns = reader.recognised().source().factColumns();
            Map<String, Fact> facts = new LinkedHashMap<>();
            for (Verdict verdict = reader.next(); verdict != null; verdict = reader.next()) {
                if (verdict instanceof Verdict.Accepted accepted) {
                    Fact fact = accepted.facts().get(0);
                    facts.put(fact.sheet() + "!" + fact.line(), fact);
                    accepted.corrections().forEach(correction -> told.add(said(correction)));
                } else if (verdict instanceof Verdict.Rejected rejected) {
                    rejected.faults().forEach(fault -> told.add(said(fault)));
                } else if (verdict instanceof Verdict.Repeated repeated) {
                    facts.remove(repeated.sheet() + "!" + repeated.line());
                    if (repeated.duplicate()) {
                        told.add(said(repeated.fault()));
                    }
                }
            }
            reader.warnings().forEach(warning -> told.add(said(warning)));
            reader.unknownValues().forEach((column, values) -> told.add("unknown values of " + column + " " + values));
            return new Outcome(
                    columns,
                    List.copyOf(facts.values()),
                    told,
                    new TreeSet<>(reader.recognised().unknownColumns()));
        } catch (ProblemException problem) {
            told.add(said(problem.sentence()));
            return new Outcome(List.of(), List.of(), told, Set.of());
        }
    }

    private static String said(Correction correction) {
        return "corrected " + correction;
    }

    private static String said(Fault fault) {
        return "rejected " + fault;
    }

    private static String said(Sentence sentence) {
        return sentence.key() + sentence.values();
    }

    /** All that facts say, without where they stand in the file. */
    List<String> content() {
        return facts.stream()
                .map(fact -> fact.date() + " " + fact.naturalKey() + " " + fact.identified() + " " + values(fact))
                .sorted()
                .toList();
    }

    private List<String> values(Fact fact) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Serializable value = i < fact.values().size() ? fact.values().get(i) : null;
            values.add(columns.get(i) + "="
                    + (value instanceof BigDecimal number
                            ? number.stripTrailingZeros().toPlainString()
                            : String.valueOf(value)));
        }
        return values;
    }

    /** How many lines, and how many different values in each column: what figures are made of, whatever things are called. */
    Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        figures.put("lines", Integer.toString(facts.size()));
        figures.put(
                "days",
                facts.stream().map(fact -> fact.date().toString()).sorted().collect(Collectors.joining(" ")));
        figures.put(
                "keys",
                Long.toString(facts.stream().map(Fact::naturalKey).distinct().count()));
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            figures.put(
                    columns.get(i),
                    Long.toString(facts.stream()
                            .map(fact -> values(fact).get(at))
                            .distinct()
                            .count()));
        }
        return figures;
    }

    /** Where the content of another file differs. */
    String difference(Outcome clean) {
        List<String> lost = new ArrayList<>(clean.content());
        List<String> come = new ArrayList<>(content());
        content().forEach(lost::remove);
        clean.content().forEach(come::remove);
        return "of " + clean.facts.size() + " facts " + lost.size() + " are lost and " + come.size() + " have come: "
                + lost.stream().findFirst().orElse("") + "\n    -> "
                + come.stream().findFirst().orElse("");
    }
}
