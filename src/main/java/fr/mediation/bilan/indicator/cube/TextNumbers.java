package fr.mediation.bilan.indicator.cube;

import fr.mediation.bilan.store.query.FactRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gives texts numbers, from 0 in the order of their first appearance, without a new String for one seen before. */
public final class TextNumbers implements CubePart {
    private final List<String> texts = new ArrayList<>();
    private byte[][] bytes = new byte[64][];
    private int[] numbers = new int[64];

    /** The number of a column's text, which is not null. */
    public int number(FactRow row, int column) {
        int slot = slot(row, column);
        return bytes[slot] == null ? add(row.text(column)) : numbers[slot];
    }

    private int slot(FactRow row, int column) {
        int mask = bytes.length - 1;
        int slot = row.textHash(column) & mask;
        while (bytes[slot] != null && !row.isText(column, bytes[slot])) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int add(String text) {
        if (texts.size() * 2 >= bytes.length) {
            grow();
        }
        put(text.getBytes(StandardCharsets.UTF_8), texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    private void grow() {
        byte[][] oldBytes = bytes;
        int[] oldNumbers = numbers;
        bytes = new byte[oldBytes.length * 2][];
        numbers = new int[oldBytes.length * 2];
        for (int i = 0; i < oldBytes.length; i++) {
            if (oldBytes[i] != null) {
                put(oldBytes[i], oldNumbers[i]);
            }
        }
    }

    /** Puts a text that has no slot yet. */
    private void put(byte[] text, int number) {
        int mask = bytes.length - 1;
        // FactRow hashes its bytes in the same way.
        int slot = FactRow.hash(text, 0, text.length) & mask;
        while (bytes[slot] != null) {
            slot = slot + 1 & mask;
        }
        bytes[slot] = text;
        numbers[slot] = number;
    }

    public int size() {
        return texts.size();
    }

    public String text(int number) {
        return texts.get(number);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            CubeBytes.write(out, text);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            add(CubeBytes.readText(in));
        }
    }
}
