package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.store.CopyRows;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a delivery between two checkpoints, judged and encoded: one item of the step that loads. A slice is filled
 * on the thread that judges and then only read.
 */
final class Slice {
    static final List<String> FACT_COLUMNS = List.of("delivery", "sheet", "line", "natural_key", "identified", "date");

    private final Source source;
    private final long delivery;
    private final CopyRows facts = new CopyRows();
    private final CopyRows faults = new CopyRows();
    private final CopyRows corrections = new CopyRows();
    private final CopyRows repeated = new CopyRows();
    private final CopyRows returned = new CopyRows();
    private int verdicts;
    private int values;
    private long end;
    private LineCounts counts = LineCounts.NONE;

    Slice(Source source, long delivery) {
        this.source = source;
        this.delivery = delivery;
    }

    /** Whether a line has as many values as those before it: sheets with other headers may differ. */
    boolean takes(Verdict verdict) {
        return !(verdict instanceof Verdict.Accepted accepted)
                || facts.count() == 0
                || accepted.fact().values().size() == values;
    }

    void add(Verdict verdict) {
        verdicts++;
        if (verdict instanceof Verdict.Accepted accepted) {
            add(accepted.fact());
            accepted.corrections().forEach(this::add);
            if (accepted.originLine() > 0) {
                returned.startRow(3);
                returned.add(delivery);
                returned.add(accepted.fact().sheet());
                returned.add(accepted.originLine());
            }
        } else if (verdict instanceof Verdict.Rejected rejected) {
            rejected.faults().forEach(this::add);
        } else if (verdict instanceof Verdict.Repeated line) {
            repeated.startRow(4);
            repeated.add(delivery);
            repeated.add(line.sheet());
            repeated.add(line.line());
            repeated.add(line.duplicate());
            if (line.duplicate()) {
                add(line.fault());
            }
        }
    }

    private void add(Fact fact) {
        values = fact.values().size();
        facts.startRow(FACT_COLUMNS.size() + fact.values().size());
        facts.add(delivery);
        facts.add(fact.sheet());
        facts.add(fact.line());
        facts.add(fact.naturalKey());
        facts.add(fact.identified());
        facts.add(fact.date());
        fact.values().forEach(facts::add);
    }

    private void add(Fault fault) {
        faults.startRow(7);
        faults.add(delivery);
        faults.add(fault.sheet());
        faults.add(fault.line());
        faults.add(fault.column());
        faults.add(storable(fault.value()));
        faults.add(fault.rule().code());
        faults.add(fault.expected());
    }

    private void add(Correction correction) {
        corrections.startRow(7);
        corrections.add(delivery);
        corrections.add(correction.sheet());
        corrections.add(correction.line());
        corrections.add(correction.column());
        corrections.add(storable(correction.before()));
        corrections.add(correction.after());
        corrections.add(correction.kind().code());
    }

    /** A cell may be as long as a row may be: its beginning is enough to find it by. */
    private static String storable(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }

    /** Ends the slice where the reader stands. */
    void end(long position, LineCounts soFar) {
        end = position;
        counts = soFar;
    }

    boolean isEmpty() {
        return verdicts == 0;
    }

    int verdicts() {
        return verdicts;
    }

    /** How many verdicts of the delivery there are up to the end of this slice. */
    long position() {
        return end;
    }

    /** What became of the delivery's lines up to the end of this slice. */
    LineCounts counts() {
        return counts;
    }

    List<String> factColumns() {
        List<String> columns = new ArrayList<>(FACT_COLUMNS);
        columns.addAll(source.factColumns().subList(0, values));
        return columns;
    }

    CopyRows facts() {
        return facts;
    }

    CopyRows faults() {
        return faults;
    }

    CopyRows corrections() {
        return corrections;
    }

    CopyRows repeated() {
        return repeated;
    }

    CopyRows returned() {
        return returned;
    }
}
