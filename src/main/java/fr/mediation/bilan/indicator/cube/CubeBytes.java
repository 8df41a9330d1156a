package fr.mediation.bilan.indicator.cube;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.roaringbitmap.RoaringBitmap;

/**
 * The bytes in which what was counted is kept: texts, numbers, lists and sets, each a block, for there are lists of millions
 * and sets by the thousand.
 */
public final class CubeBytes {
    /** Changes when anything is written otherwise: what was kept in another form is counted anew. */
    public static final String FORMAT = "format 6\n";

    private CubeBytes() {}

    static void write(DataOutput out, IntArrayList numbers) throws IOException {
        byte[] bytes = new byte[Math.multiplyExact(numbers.size(), Integer.BYTES)];
        ByteBuffer.wrap(bytes).asIntBuffer().put(numbers.elements(), 0, numbers.size());
        out.writeInt(numbers.size());
        out.write(bytes);
    }

    static void write(DataOutput out, LongArrayList numbers) throws IOException {
        byte[] bytes = new byte[Math.multiplyExact(numbers.size(), Long.BYTES)];
        ByteBuffer.wrap(bytes).asLongBuffer().put(numbers.elements(), 0, numbers.size());
        out.writeInt(numbers.size());
        out.write(bytes);
    }

    /** Writes a text of any length: a cell has up to three times as many bytes as {@link DataOutput#writeUTF} takes. */
    static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        return new String(bytes(in, in.readInt()), StandardCharsets.UTF_8);
    }

    static IntArrayList readInts(DataInput in) throws IOException {
        int[] numbers = new int[in.readInt()];
        ByteBuffer.wrap(bytes(in, Math.multiplyExact(numbers.length, Integer.BYTES)))
                .asIntBuffer()
                .get(numbers);
        return IntArrayList.wrap(numbers);
    }

    static LongArrayList readLongs(DataInput in) throws IOException {
        long[] numbers = new long[in.readInt()];
        ByteBuffer.wrap(bytes(in, Math.multiplyExact(numbers.length, Long.BYTES)))
                .asLongBuffer()
                .get(numbers);
        return LongArrayList.wrap(numbers);
    }

    /** Writes a set of numbers: in one go, where the set itself would write number by number. */
    public static void write(DataOutput out, RoaringBitmap set) throws IOException {
        byte[] bytes = new byte[set.serializedSizeInBytes()];
        set.serialize(ByteBuffer.wrap(bytes));
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static RoaringBitmap readSet(DataInput in) throws IOException {
        RoaringBitmap set = new RoaringBitmap();
        set.deserialize(ByteBuffer.wrap(bytes(in, in.readInt())));
        return set;
    }

    private static byte[] bytes(DataInput in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
