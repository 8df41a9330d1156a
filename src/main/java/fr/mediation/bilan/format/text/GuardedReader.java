package fr.mediation.bilan.format.text;

import fr.mediation.bilan.bound.Bounds;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Limits the length of a row, so that a quotation mark that is never closed cannot fill the memory. A NUL becomes
 * U+FFFD: no text contains one and no database stores it.
 */
final class GuardedReader extends FilterReader {
    private long delivered;
    private long allowed = Bounds.ROW_CHARACTERS;

    /** The row being read is longer than {@link Bounds#ROW_CHARACTERS}. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    GuardedReader(Reader in) {
        super(in);
    }

    /** Marks the beginning of a row, from which its length counts. */
    void startRow() {
        allowed = delivered + Bounds.ROW_CHARACTERS;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (delivered > allowed) {
            throw new RowTooLongException();
        }
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            if (buffer[i] == 0) {
                buffer[i] = '\uFFFD';
            }
        }
        delivered += Math.max(read, 0);
        return read;
    }
}
