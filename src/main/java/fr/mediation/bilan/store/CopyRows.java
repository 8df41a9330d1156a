package fr.mediation.bilan.store;

import fr.mediation.bilan.text.Utf8;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary format of PostgreSQL's COPY, encoded as they are added. The server reads it in half the time of the
 * text format. The class of a value decides its type, which must be the column's: {@code Short} smallint, {@code Integer} int,
 * {@code Long} bigint, {@code Boolean} boolean, {@code String} text or varchar, {@code BigDecimal} numeric, {@code
 * LocalDate} date, {@code UUID} uuid; null is null in any of them. Not thread-safe.
 */
public final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 8;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes = new byte[1 << 10];
    private int length = HEADER;
    private int count;
    private LocalDate lastDate;
    private int lastDays;

    /** No rows yet. */
    public CopyRows() {
        // Flags and extension stay zero.
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
    }

    /**
     * Begins a row.
     *
     * @param values how many values it will have
     */
    public void startRow(int values) {
        count++;
        putShort((short) values);
    }

    /**
     * Adds the next value of the row.
     *
     * @param value the value, null where unknown
     */
    public void add(Object value) {
        if (value == null) {
            putInt(-1);
        } else if (value instanceof Integer number) {
            putInt(4);
            putInt(number);
        } else if (value instanceof Short number) {
            putInt(2);
            putShort(number);
        } else if (value instanceof Long number) {
            putInt(8);
            putLong(number);
        } else if (value instanceof String text) {
            putText(text);
        } else if (value instanceof Boolean truth) {
            putInt(1);
            ensure(1);
            bytes[length++] = (byte) (truth ? 1 : 0);
        } else if (value instanceof LocalDate date) {
            putInt(4);
            putInt(days(date));
        } else if (value instanceof UUID uuid) {
            putInt(16);
            putLong(uuid.getMostSignificantBits());
            putLong(uuid.getLeastSignificantBits());
        } else if (value instanceof BigDecimal decimal) {
            byte[] numeric = ByteConverter.numeric(decimal);
            putInt(numeric.length);
            put(numeric);
        } else {
            throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }

    /**
     * Adds a value of type bytea.
     *
     * @param value an array that begins with the bytes
     * @param count how many bytes there are
     */
    void add(byte[] value, int count) {
        putInt(count);
        ensure(count);
        System.arraycopy(value, 0, bytes, length, count);
        length += count;
    }

    /**
     * Adds a whole row.
     *
     * @param values its values, null where unknown
     */
    public void addRow(@Nullable Object... values) {
        startRow(values.length);
        for (Object value : values) {
            add(value);
        }
    }

    /** {@return how many rows were begun} */
    public int count() {
        return count;
    }

    /** {@return how many bytes there are} */
    public int length() {
        return length;
    }

    /** The header and the rows; longer than {@link #length()}. */
    byte[] bytes() {
        return bytes;
    }

    /** Remembers the last date: consecutive lines often have the same. */
    private int days(LocalDate date) {
        if (!date.equals(lastDate)) {
            lastDate = date;
            lastDays = Math.toIntExact(date.toEpochDay() - EPOCH);
        }
        return lastDays;
    }

    private void putText(String text) {
        int start = length;
        putInt(0);
        ensure(text.length() * Utf8.MOST_BYTES);
        length = Utf8.encode(text, bytes, length);
        ByteConverter.int4(bytes, start, length - start - 4);
    }

    private void put(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    private void putShort(short value) {
        ensure(2);
        ByteConverter.int2(bytes, length, value);
        length += 2;
    }

    private void putInt(int value) {
        ensure(4);
        ByteConverter.int4(bytes, length, value);
        length += 4;
    }

    private void putLong(long value) {
        ensure(8);
        ByteConverter.int8(bytes, length, value);
        length += 8;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            byte[] larger = new byte[Math.max(bytes.length * 2, length + more)];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
    }
}
