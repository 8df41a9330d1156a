package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.store.BulkLoader;
import fr.mediation.bilan.store.RejectionStore;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a slice's facts and what else its lines gave in the transaction of the slice's checkpoint. */
final class SliceWriter implements ItemWriter<Slice> {
    private final BulkLoader loader;
    private final Source source;

    SliceWriter(BulkLoader loader, Source source) {
        this.loader = loader;
        this.source = source;
    }

    @Override
    public void write(Chunk<? extends Slice> chunk) {
        for (Slice slice : chunk) {
            loader.load(source.id(), slice.factColumns(), slice.facts());
            loader.load("rejection", RejectionStore.COLUMNS, slice.faults());
            loader.load("correction", RejectionStore.CORRECTION_COLUMNS, slice.corrections());
            loader.load("repeated_line", List.of("delivery", "sheet", "line", "duplicate"), slice.repeated());
            loader.load("returned_line", List.of("delivery", "sheet", "origin_line"), slice.returned());
        }
    }
}
