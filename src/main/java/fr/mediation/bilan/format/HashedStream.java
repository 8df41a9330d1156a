package fr.mediation.bilan.format;

import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, hashed as they are read: what is loaded is thereby known to be what was received, whoever writes
 * to the file meanwhile. One thread reads; any may ask what was read.
 */
public final class HashedStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileBytes.Expected expected;
    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private final @Nullable FirstBytes first;
    private long count;
    private boolean other;
    private boolean ended;

    private HashedStream(Path file, FileBytes.Expected expected, @Nullable FirstBytes first) {
        this.file = file;
        this.expected = expected;
        this.first = first;
        this.in = FileBytes.open(file);
    }

    /** Opens a file; fails as {@link FileBytes#open} does. */
    public static HashedStream open(Path file, FileBytes.Expected expected) {
        return new HashedStream(file, expected, null);
    }

    /** Opens a file of which something was decided by its first bytes: they must be read again. */
    public static HashedStream open(Path file, FileBytes.Expected expected, FirstBytes first) {
        return new HashedStream(file, expected, first);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                take(buffer, offset, read);
            }
            ended |= read < 0;
            return read;
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    private synchronized void take(byte[] buffer, int offset, int length) {
        other |= !begins(buffer, offset, length);
        int before = lengthBeforeMark(length);
        if (before >= 0) {
            digest.update(buffer, offset, before);
            other |= !hash().equals(expected.before().sha256());
            digest.update(buffer, offset + before, length - before);
        } else {
            digest.update(buffer, offset, length);
        }
        count += length;
        // A file that grows without end is not read without end.
        if (expected.whole() != null && count > expected.whole().count()) {
            throw InterruptedReadException.changed(file);
        }
    }

    /** Whether the next bytes are those by which something was decided, as far as these go. */
    private boolean begins(byte[] buffer, int offset, int length) {
        if (first == null || count >= first.bytes().length) {
            return first == null || !first.whole();
        }
        int from = (int) count;
        int compared = Math.min(length, first.bytes().length - from);
        return Arrays.equals(buffer, offset, offset + compared, first.bytes(), from, from + compared)
                && (compared == length || !first.whole());
    }

    /** How many of the next bytes an interrupted reading had read as its last, -1 where it ended elsewhere. */
    private int lengthBeforeMark(int length) {
        FileBytes mark = expected.before();
        return mark != null && mark.count() > count && mark.count() <= count + length
                ? (int) (mark.count() - count)
                : -1;
    }

    /** What was read so far. */
    public synchronized FileBytes soFar() {
        return new FileBytes(count, hash());
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform can copy a SHA-256", e);
        }
    }

    /**
     * Reads what is left of the file.
     *
     * @throws InterruptedReadException if other bytes were read than were expected
     */
    public void verify() {
        if (expected.whole() == null) {
            return;
        }
        byte[] buffer = new byte[BUFFER];
        while (!ended) {
            read(buffer, 0, BUFFER);
        }
        synchronized (this) {
            if (other || !new FileBytes(count, hash()).equals(expected.whole())) {
                throw InterruptedReadException.changed(file);
            }
        }
    }

    /**
     * Reads a whole file that made no sense.
     *
     * @throws InterruptedReadException if it holds other bytes than were expected
     */
    public static void verify(Path file, FileBytes.Expected expected) {
        try (HashedStream in = open(file, new FileBytes.Expected(expected.whole(), null))) {
            in.verify();
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
