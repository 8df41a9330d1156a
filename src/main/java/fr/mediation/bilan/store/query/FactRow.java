package fr.mediation.bilan.store.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One row as the server's binary COPY sends it. Values are decoded when they are asked for; the next row replaces them. */
public final class FactRow {
    private static final int BASE = 10_000;
    private static final int BASE_DECIMALS = 4;
    private static final int MOST_WHOLE_GROUPS = 2;
    private static final short NEGATIVE = 0x4000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Odd, and its bits look random: 2⁶⁴ over the golden ratio. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final int[] offsets;
    private final int[] lengths;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    FactRow(int columns) {
        offsets = new int[columns];
        lengths = new int[columns];
    }

    /** Reads the tuple that begins at a position, and returns the position at which the next one begins. */
    int read(ByteBuffer message, int position) {
        bytes = message;
        int at = position + Short.BYTES;
        for (int i = 0; i < offsets.length; i++) {
            lengths[i] = message.getInt(at);
            offsets[i] = at + Integer.BYTES;
            at = offsets[i] + Math.max(0, lengths[i]);
        }
        return at;
    }

    /** {@return the row with bytes of its own, which the next row read leaves as they are} */
    public FactRow copy() {
        FactRow copy = new FactRow(offsets.length);
        System.arraycopy(offsets, 0, copy.offsets, 0, offsets.length);
        System.arraycopy(lengths, 0, copy.lengths, 0, lengths.length);
        copy.bytes = ByteBuffer.wrap(bytes.array().clone());
        return copy;
    }

    /**
     * Gives a UUID other first 64 bits.
     *
     * @param column its index
     * @param key the bits
     */
    public void setKey(int column, long key) {
        bytes.putLong(offsets[column], key);
    }

    /**
     * {@return whether a column is null}
     *
     * @param column its index
     */
    public boolean isNull(int column) {
        return lengths[column] < 0;
    }

    /**
     * {@return a whole number, or 1 and 0 for true and false}
     *
     * @param column its index
     */
    public long integer(int column) {
        int at = offsets[column];
        return switch (lengths[column]) {
            case 1 -> bytes.get(at);
            case Short.BYTES -> bytes.getShort(at);
            case Integer.BYTES -> bytes.getInt(at);
            default -> bytes.getLong(at);
        };
    }

    /**
     * {@return the first 64 bits of a UUID} Pseudonyms are keyed hashes: that any two of ten million share these bits
     * has a chance of three in a million (n² / 2 / 2⁶⁴).
     *
     * @param column its index
     */
    public long key(int column) {
        return bytes.getLong(offsets[column]);
    }

    /**
     * {@return a decimal number in millionths, {@link Long#MIN_VALUE} where it has too many digits or decimals, so that
     * {@link #decimal} is needed}
     *
     * @param column its index
     */
    public long micros(int column) {
        int at = offsets[column];
        int groups = bytes.getShort(at);
        int weight = bytes.getShort(at + 2);
        if (weight > MOST_WHOLE_GROUPS || groups - weight > MOST_WHOLE_GROUPS + 1) {
            return Long.MIN_VALUE;
        }
        // Four decimal digits a group: the second group behind the point holds two more than millionths.
        long value = 0;
        for (int exponent = weight; exponent >= -2; exponent--) {
            int index = weight - exponent;
            int group = index < groups ? bytes.getShort(at + 8 + 2 * index) : 0;
            if (exponent == -2) {
                if (group % 100 != 0) {
                    return Long.MIN_VALUE;
                }
                value = value * 100 + group / 100;
            } else {
                value = value * BASE + group;
            }
        }
        if (weight < -2) {
            return groups == 0 ? 0 : Long.MIN_VALUE;
        }
        return bytes.getShort(at + 4) == NEGATIVE ? -value : value;
    }

    /**
     * {@return a decimal number}
     *
     * @param column its index
     */
    public BigDecimal decimal(int column) {
        int at = offsets[column];
        int groups = bytes.getShort(at);
        int weight = bytes.getShort(at + 2);
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = 0; i < groups; i++) {
            unscaled =
                    unscaled.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(bytes.getShort(at + 8 + 2 * i)));
        }
        BigDecimal value = new BigDecimal(unscaled, (groups - 1 - weight) * BASE_DECIMALS);
        return bytes.getShort(at + 4) == NEGATIVE ? value.negate() : value;
    }

    /**
     * {@return a text}
     *
     * @param column its index
     */
    public String text(int column) {
        byte[] text = new byte[lengths[column]];
        bytes.get(offsets[column], text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /**
     * {@return the bytes of a column}
     *
     * @param column its index
     */
    public byte[] bytes(int column) {
        byte[] content = new byte[lengths[column]];
        bytes.get(offsets[column], content);
        return content;
    }

    /**
     * Whether a text equals another, without creating it.
     *
     * @param column its index
     * @param other the other text in UTF-8
     * @return true where they are equal
     */
    public boolean isText(int column, byte[] other) {
        int from = offsets[column];
        return lengths[column] == other.length
                && Arrays.equals(bytes.array(), from, from + other.length, other, 0, other.length);
    }

    /**
     * {@return a hash of a text's bytes, {@link #hash(byte[], int, int)} of them}
     *
     * @param column its index
     */
    public int textHash(int column) {
        return hash(bytes.array(), offsets[column], offsets[column] + lengths[column]);
    }

    /**
     * {@return a hash of some bytes, taken eight at a time}
     *
     * @param bytes the bytes
     * @param from the first of them
     * @param to the one behind the last
     */
    public static int hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * FACTOR;
            hash ^= hash >>> Integer.SIZE;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * FACTOR;
        }
        return (int) (hash ^ hash >>> Integer.SIZE);
    }
}
