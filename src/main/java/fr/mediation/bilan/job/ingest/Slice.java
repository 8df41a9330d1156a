package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.source.Correction;
import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.delivery.LineCounts;
import fr.mediation.bilan.store.BulkLoader;
import fr.mediation.bilan.store.CopyRows;
import fr.mediation.bilan.store.RejectionStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a delivery between two checkpoints, judged and encoded: one item of the step that loads. A slice is filled
 * on the thread that judges and then only read.
 */
final class Slice {
    static final List<String> FACT_COLUMNS =
            List.of("delivery", "sheet", "line", "natural_key", "identified", "content", "date");

    private static final List<String> RETURNED_COLUMNS =
            List.of("delivery", "sheet", "origin_line", "own_sheet", "own_line", "accepted");

    private final Source source;
    private final long delivery;
    private final CopyRows facts = new CopyRows();
    private final CopyRows faults = new CopyRows();
    private final CopyRows corrections = new CopyRows();
    private final ListedCorrections listed;
    private final Map<CorrectionKind, Long> unlisted = new EnumMap<>(CorrectionKind.class);
    private final CopyRows repeated = new CopyRows();
    private final CopyRows returned = new CopyRows();
    private int verdicts;
    private int values;
    private long end;
    private FileBytes bytes;
    private LineCounts counts = LineCounts.NONE;

    Slice(Source source, long delivery, ListedCorrections listed) {
        this.source = source;
        this.delivery = delivery;
        this.listed = listed;
    }

    /** Whether a line has as many values as those before it: sheets with other headers may differ. */
    boolean takes(Verdict verdict) {
        return !(verdict instanceof Verdict.Accepted accepted)
                || facts.count() == 0
                || accepted.facts().get(0).values().size() == values;
    }

    void add(Verdict verdict) {
        verdicts++;
        if (verdict instanceof Verdict.Accepted accepted) {
            accepted.facts().forEach(this::add);
            if (!accepted.corrections().isEmpty()) {
                add(accepted.corrections());
            }
            if (accepted.originLine() > 0) {
                Fact fact = accepted.facts().get(0);
                returned.addRow(
                        delivery, accepted.originSheet(), accepted.originLine(), fact.sheet(), fact.line(), true);
            }
        } else if (verdict instanceof Verdict.Rejected rejected) {
            rejected.faults().forEach(fault -> add(fault, rejected.place()));
            if (rejected.originLine() > 0) {
                Fault fault = rejected.faults().get(0);
                returned.addRow(
                        delivery, rejected.originSheet(), rejected.originLine(), fault.sheet(), fault.line(), false);
            }
        } else if (verdict instanceof Verdict.Repeated line) {
            repeated.addRow(delivery, line.sheet(), line.line(), line.duplicate(), line.naturalKey());
            if (line.duplicate() && !line.further()) {
                add(line.fault(), null);
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
        facts.add((int) (fact.content() >>> Integer.SIZE));
        facts.add(fact.date());
        fact.values().forEach(facts::add);
    }

    private void add(Fault fault, @Nullable String place) {
        faults.addRow(
                delivery,
                fault.sheet(),
                fault.line(),
                fault.column(),
                fault.value(),
                fault.rule().code(),
                fault.expected(),
                place);
    }

    private void add(List<Correction> ofLine) {
        Set<CorrectionKind> counted = listed.unlisted(ofLine);
        counted.forEach(kind -> unlisted.merge(kind, 1L, Long::sum));
        ofLine.stream()
                .filter(correction -> !counted.contains(correction.kind()))
                .forEach(this::add);
    }

    private void add(Correction correction) {
        corrections.addRow(
                delivery,
                correction.sheet(),
                correction.line(),
                correction.column(),
                correction.before(),
                correction.after(),
                correction.kind().code());
    }

    /** Ends the slice where the reader stands. */
    void end(long position, FileBytes read, LineCounts soFar) {
        end = position;
        bytes = read;
        counts = soFar;
    }

    /** Whether the next line belongs to another slice. */
    boolean isFull() {
        return verdicts >= SliceReader.LINES
                || facts.length() + faults.length() + corrections.length() > Bounds.SLICE_BYTES;
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

    /** What was read of the file up to the end of this slice. */
    FileBytes bytes() {
        return bytes;
    }

    /** What became of the delivery's lines up to the end of this slice. */
    LineCounts counts() {
        return counts;
    }

    /** Stores the facts and what else the lines gave in the running transaction, that of the checkpoint. */
    void store(BulkLoader loader) {
        List<String> columns = new ArrayList<>(FACT_COLUMNS);
        columns.addAll(source.factColumns().subList(0, values));
        loader.load(source.id(), columns, facts);
        loader.load("rejection", RejectionStore.COLUMNS, faults);
        loader.load("correction", RejectionStore.CORRECTION_COLUMNS, corrections);
        CopyRows further = new CopyRows();
        unlisted.forEach((kind, lines) -> further.addRow(delivery, kind.code(), lines));
        loader.load("unlisted_correction", List.of("delivery", "rule", "lines"), further);
        loader.load("repeated_line", List.of("delivery", "sheet", "line", "duplicate", "natural_key"), repeated);
        loader.load("returned_line", RETURNED_COLUMNS, returned);
    }
}
