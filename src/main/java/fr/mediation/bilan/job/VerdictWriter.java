package fr.mediation.bilan.job;

import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Fault;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.RejectionStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a chunk's facts and faults in the chunk's own transaction. */
final class VerdictWriter implements ItemWriter<Verdict> {
    private static final List<String> COMMON =
            List.of("delivery", "sheet", "line", "natural_key", "identified", "date");

    private final FactStore facts;
    private final Source source;
    private final long delivery;
    private final List<String> columns;

    VerdictWriter(FactStore facts, Source source, long delivery) {
        this.facts = facts;
        this.source = source;
        this.delivery = delivery;
        this.columns = new ArrayList<>(COMMON);
        this.columns.addAll(source.factColumns());
    }

    @Override
    public void write(Chunk<? extends Verdict> chunk) {
        List<List<Object>> rows = new ArrayList<>(chunk.size());
        List<List<Object>> faults = new ArrayList<>();
        for (Verdict verdict : chunk) {
            if (verdict instanceof Verdict.Accepted accepted) {
                rows.add(row(accepted.fact()));
            } else if (verdict instanceof Verdict.Rejected rejected) {
                rejected.faults().forEach(fault -> faults.add(row(fault)));
            }
        }
        facts.copy(source.id(), columns, rows);
        facts.copy("rejection", RejectionStore.COLUMNS, faults);
    }

    private List<Object> row(Fact fact) {
        List<Object> row = new ArrayList<>(columns.size());
        row.addAll(
                Arrays.asList(delivery, fact.sheet(), fact.line(), fact.naturalKey(), fact.identified(), fact.date()));
        row.addAll(fact.values());
        return row;
    }

    private List<Object> row(Fault fault) {
        return Arrays.asList(
                delivery,
                fault.sheet(),
                fault.line(),
                fault.column(),
                fault.value(),
                fault.rule().code(),
                fault.expected());
    }
}
