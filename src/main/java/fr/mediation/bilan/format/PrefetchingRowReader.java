package fr.mediation.bilan.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows parsed on a thread of their own, some blocks blocks of the reader. */
final class PrefetchingRowReader implements RowReader {
    /** Rows are handed over in blocks: passing each one by itself to another thread would cost more than parsing it. */
    private static final int BLOCK = 512;

    private final RowReader rows;
    private final Prefetcher<Block> blocks;
    private Iterator<Row> block = List.<Row>of().iterator();
    private RuntimeException failure;

    /** Some rows, and the failure that ended the reading after them, if any. */
    private record Block(List<Row> rows, @Nullable RuntimeException failure) {}

    PrefetchingRowReader(RowReader rows) {
        this.rows = rows;
        this.blocks = new Prefetcher<>("rows", this::readBlock);
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
            Block next = blocks.next();
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
            blocks.close();
        }
    }
}
