package fr.mediation.bilan.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows parsed ahead, on a thread of their own. */
final class PrefetchingRowReader implements RowReader {
    /** Rows handed over at once: taking each by itself from another thread would cost more than to parse it. */
    private static final int BLOCK = 512;

    private final RowReader rows;
    private final Prefetcher<Block> ahead;
    private Iterator<Row> block = List.<Row>of().iterator();
    private RuntimeException failure;

    /** Some rows, and what made reading stop after them. */
    private record Block(List<Row> rows, @Nullable RuntimeException failure) {}

    PrefetchingRowReader(RowReader rows) {
        this.rows = rows;
        this.ahead = new Prefetcher<>("rows", this::readBlock);
    }

    private Block readBlock() {
        List<Row> read = new ArrayList<>(BLOCK);
        try {
            for (int i = 0; i < BLOCK; i++) {
                Row row = rows.read();
                if (row == null) {
                    break;
                }
                read.add(row);
            }
        } catch (RuntimeException e) {
            return new Block(read, e);
        }
        return read.isEmpty() ? null : new Block(read, null);
    }

    @Override
    public Row read() {
        while (!block.hasNext()) {
            if (failure != null) {
                throw failure;
            }
            Block next = ahead.next();
            if (next == null) {
                return null;
            }
            block = next.rows().iterator();
            failure = next.failure();
        }
        return block.next();
    }

    @Override
    public Detection detection() {
        return rows.detection();
    }

    @Override
    public void close() {
        try (rows) {
            ahead.close();
        }
    }
}
