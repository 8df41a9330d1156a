package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.RejectionStore;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a slice's facts and what else its lines gave in the transaction of the slice's checkpoint. */
final class SliceWriter implements ItemWriter<Slice> {
    private final FactStore facts;
    private final Source source;

    SliceWriter(FactStore facts, Source source) {
        this.facts = facts;
        this.source = source;
    }

    @Override
    public void write(Chunk<? extends Slice> chunk) {
        for (Slice slice : chunk) {
            facts.copy(source.id(), slice.factColumns(), slice.facts());
            facts.copy("rejection", RejectionStore.COLUMNS, slice.faults());
            facts.copy("correction", RejectionStore.CORRECTION_COLUMNS, slice.corrections());
            facts.copy("repeated_line", List.of("delivery", "sheet", "line", "duplicate"), slice.repeated());
            facts.copy("returned_line", List.of("delivery", "sheet", "origin_line"), slice.returned());
        }
    }
}
