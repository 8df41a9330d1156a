package fr.mediation.bilan.indicator;

import fr.mediation.bilan.store.FactRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Numbers texts from 0 in the order in which they are first seen, without making a string of those seen before. */
final class TextNumbers {
    private final List<String> texts = new ArrayList<>();
    private byte[][] bytes = new byte[64][];
    private int[] numbers = new int[64];

    /** The number of a column's text. */
    int of(FactRow row, int column) {
        int slot = slot(row, column);
        if (bytes[slot] == null) {
            if (texts.size() * 2 >= bytes.length) {
                grow();
                slot = slot(row, column);
            }
            String text = row.text(column);
            bytes[slot] = text.getBytes(StandardCharsets.UTF_8);
            numbers[slot] = texts.size();
            texts.add(text);
        }
        return numbers[slot];
    }

    private int slot(FactRow row, int column) {
        int mask = bytes.length - 1;
        int slot = spread(row.textHash(column)) & mask;
        while (bytes[slot] != null && !row.isText(column, bytes[slot])) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        byte[][] oldBytes = bytes;
        int[] oldNumbers = numbers;
        bytes = new byte[oldBytes.length * 2][];
        numbers = new int[oldBytes.length * 2];
        int mask = bytes.length - 1;
        for (int i = 0; i < oldBytes.length; i++) {
            if (oldBytes[i] != null) {
                int hash = 1;
                for (byte b : oldBytes[i]) {
                    hash = 31 * hash + b;
                }
                int slot = spread(hash) & mask;
                while (bytes[slot] != null) {
                    slot = slot + 1 & mask;
                }
                bytes[slot] = oldBytes[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }

    /** The text of a number. */
    String text(int number) {
        return texts.get(number);
    }

    /** How many there are. */
    int size() {
        return texts.size();
    }
}
