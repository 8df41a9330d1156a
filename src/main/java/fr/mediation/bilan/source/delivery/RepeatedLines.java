package fr.mediation.bilan.source.delivery;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Verdict;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.Warnings;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of one file that are repeated, in memory that does not grow with their number: the keys of all lines
 * are distributed by value over buckets that overflow to a temporary file, and at the end each bucket is searched by
 * itself. Only hashes and line numbers are written.
 *
 * <p>A line that names somebody or something is the same as another where all their cells are. Of lines that name nobody each
 * counts, however many are equal: two women of one age are two. Of these only a block that comes again is noted, and the whole
 * file. One rejected line that comes back twice alike is one.
 */
final class RepeatedLines implements AutoCloseable {
    private static final int BUCKETS = 64;
    private static final int ENTRY = Long.BYTES + Long.BYTES + Integer.BYTES + Short.BYTES + Short.BYTES;
    private static final int BLOCK = ENTRY * 1024;
    private static final int IDENTIFIED = 1;
    private static final int FURTHER = 2;
    private static final int RETURNED = 4;

    private final Bucket[] buckets = new Bucket[BUCKETS];
    private final List<String> sheets = new ArrayList<>();
    private FileChannel overflow;
    private int current = -1;
    private int lastLine;
    private long lastKey;
    private boolean told;
    private final RepeatedBlocks blocks = new RepeatedBlocks();

    RepeatedLines() {
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = new Bucket();
        }
    }

    /**
     * Adds a fact of an accepted line. Lines are added in the order of the file, all facts of one together.
     *
     * @param fact the fact
     * @param origin the number of the line in the delivery that it corrects, 0 where it corrects none
     */
    void add(Fact fact, int origin) {
        boolean further = fact.line() == lastLine;
        if (sheets.isEmpty() || !sheets.get(sheets.size() - 1).equals(fact.sheet())) {
            sheets.add(fact.sheet());
            further = false;
        }
        if (further && fact.naturalKey() == lastKey) {
            // The profile's key names the line, and so all facts of it.
            return;
        }
        lastLine = fact.line();
        lastKey = fact.naturalKey();
        short sheet = (short) (sheets.size() - 1);
        int traits = further ? FURTHER : 0;
        if (fact.identified()) {
            blocks.named();
            add(fact.naturalKey(), fact.naturalKey(), fact.content(), fact.line(), sheet, traits | IDENTIFIED);
        } else if (further) {
            // Who is not named in a line that names others.
            add(fact.content(), fact.naturalKey(), fact.content(), fact.line(), sheet, traits);
        } else if (origin > 0) {
            long returned = fact.content() ^ HashCommon.mix((long) origin);
            add(returned, returned, fact.naturalKey(), fact.line(), sheet, RETURNED);
        } else if (blocks.add(fact, sheet)) {
            add(blocks.hash(), blocks.place(), blocks.hash(), fact.line(), sheet, traits);
        }
    }

    private void add(long bucketKey, long key, long content, int line, short sheet, int traits) {
        buckets[(int) (bucketKey & BUCKETS - 1)].add(key, content, line, sheet, (short) traits);
    }

    /** Tells of the lines without a name that come again as a block, once, after all repeated lines were asked for. */
    void tellOfBlock(Warnings warnings) {
        RepeatedBlocks.Found found = told ? null : blocks.found();
        told = true;
        if (found != null) {
            warnings.add(
                    found.whole() ? Warning.REPEATED_FILE : Warning.REPEATED_BLOCK,
                    sheets.get(found.earlierSheet()),
                    sheets.get(found.sheet()),
                    found.line(),
                    Integer.toString(found.earlierLine()),
                    found.lines());
        }
    }

    /** The next repeated line, after all lines were added; null when there is no more. */
    Verdict.Repeated next() {
        while (current < BUCKETS) {
            if (current >= 0) {
                Verdict.Repeated repeated = buckets[current].next();
                if (repeated != null) {
                    return repeated;
                }
                buckets[current] = null;
            }
            current++;
        }
        return null;
    }

    private long append(ByteBuffer block) throws IOException {
        if (overflow == null) {
            overflow = PrivateFiles.scratch();
        }
        long position = overflow.size();
        while (block.hasRemaining()) {
            overflow.write(block, position + block.position());
        }
        return position;
    }

    @Override
    public void close() {
        try {
            if (overflow != null) {
                overflow.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines whose keys have the same last bits, in the order of the file. */
    private final class Bucket {
        private static final int INITIAL_CAPACITY = ENTRY * 16;

        private final IntArrayList written = new IntArrayList();
        private ByteBuffer entries = ByteBuffer.allocate(INITIAL_CAPACITY);
        private ByteBuffer read;
        private int nextBlock;
        // For lines whose key names them alone: their content and their position.
        private final Long2LongOpenHashMap contentByKey = new Long2LongOpenHashMap();
        private final Long2LongOpenHashMap positionByKey = new Long2LongOpenHashMap();
        // For those who are not named in a line that names others, or comes back corrected: the contents of such lines.
        private final LongOpenHashSet contents = new LongOpenHashSet();
        // For pieces of lines without a name: where each began first.
        private final Long2LongOpenHashMap placeByPiece = new Long2LongOpenHashMap();

        void add(long key, long content, int line, short sheet, short traits) {
            if (!entries.hasRemaining()) {
                makeRoom();
            }
            entries.putLong(key).putLong(content).putInt(line).putShort(sheet).putShort(traits);
        }

        private void makeRoom() {
            if (entries.capacity() < BLOCK) {
                entries = ByteBuffer.allocate(entries.capacity() * 4).put(entries.flip());
                return;
            }
            try {
                written.add(Math.toIntExact(append(entries.flip()) / BLOCK));
                entries.clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Verdict.Repeated next() {
            while (true) {
                while (read == null || !read.hasRemaining()) {
                    if (!nextBlock()) {
                        return null;
                    }
                }
                Verdict.Repeated repeated =
                        judge(read.getLong(), read.getLong(), read.getInt(), read.getShort(), read.getShort());
                if (repeated != null) {
                    return repeated;
                }
            }
        }

        private boolean nextBlock() {
            if (nextBlock > written.size()) {
                return false;
            }
            read = nextBlock == written.size() ? entries.flip() : block(written.getInt(nextBlock));
            nextBlock++;
            return true;
        }

        private ByteBuffer block(int number) {
            try {
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                while (block.hasRemaining()) {
                    overflow.read(block, (long) number * BLOCK + block.position());
                }
                return block.flip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Verdict.Repeated judge(long key, long content, int line, short sheet, short traits) {
            boolean further = (traits & FURTHER) != 0;
            if ((traits & RETURNED) != 0) {
                // In the place of the content stands the key.
                return contents.add(key) ? null : new Verdict.Repeated(sheets.get(sheet), line, content, false, true);
            }
            if ((traits & IDENTIFIED) == 0 && further) {
                return contents.add(content) ? null : new Verdict.Repeated(sheets.get(sheet), line, key, true, true);
            }
            if ((traits & IDENTIFIED) == 0) {
                if (placeByPiece.containsKey(content)) {
                    blocks.again(placeByPiece.get(content), key);
                } else {
                    placeByPiece.put(content, key);
                }
                return null;
            }
            boolean seen = contentByKey.containsKey(key);
            long earlier = contentByKey.put(key, content);
            if (seen && earlier == content) {
                return new Verdict.Repeated(sheets.get(sheet), line, key, further, true);
            }
            long earlierPosition = positionByKey.put(key, (long) sheet << Integer.SIZE | line);
            return seen
                    ? new Verdict.Repeated(
                            sheets.get((int) (earlierPosition >> Integer.SIZE)),
                            (int) earlierPosition,
                            key,
                            false,
                            false)
                    : null;
        }
    }
}
