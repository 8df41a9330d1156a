package fr.mediation.bilan.format.text;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.format.CellRepair;
import fr.mediation.bilan.format.Row;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passes a text on, and limits the length of a row, so that a quotation mark that is never closed cannot fill the memory. It
 * remembers the text of a row, and whether some text may have to be put right.
 */
final class RecentText extends FilterReader {
    /** A power of two: the longest row, and what its parser reads ahead of it. */
    private static final int REMEMBERED = 2 * Bounds.ROW_CHARACTERS;

    static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final char[] remembered;
    private final int mask;
    private long delivered;
    private long allowed = Bounds.ROW_CHARACTERS;
    private boolean suspect;
    private boolean marked;
    private char last = ' ';

    /** The row being read is longer than {@link Bounds#ROW_CHARACTERS}. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Passes a text on of which at most so many characters are expected. */
    RecentText(Reader in, int expected) {
        super(in);
        int size = Math.min(REMEMBERED, Integer.highestOneBit(Math.max(expected, 1)) << 1);
        remembered = new char[size];
        mask = size - 1;
    }

    /** Passes on a text of any length. */
    RecentText(Reader in) {
        this(in, REMEMBERED);
    }

    /** Marks the beginning of a row, from which its length counts. */
    void startRow() {
        allowed = delivered + Bounds.ROW_CHARACTERS;
    }

    /** Whether there was a text that may have to be put right so far. */
    boolean suspect() {
        return suspect;
    }

    /** Whether there was a character that {@link Row#plain()} excludes so far. */
    boolean marked() {
        return marked;
    }

    /** So many physical lines from a place on, without the last line end. */
    String lines(long from, int count) {
        StringBuilder text = new StringBuilder();
        int ends = 0;
        for (long i = Math.max(from, delivered - remembered.length); i < delivered; i++) {
            char c = remembered[(int) i & mask];
            boolean end = c == '\n' || c == '\r';
            if (end && ends == count - 1) {
                break;
            }
            boolean half = c == '\r' && i + 1 < delivered && remembered[(int) (i + 1) & mask] == '\n';
            ends += end && !half ? 1 : 0;
            text.append(c);
        }
        return text.toString();
    }

    /** All that was read behind so many physical lines from a place on, null where it is no longer remembered. */
    @Nullable
    String behind(long from, int count) {
        if (from < delivered - remembered.length) {
            return null;
        }
        String text = lines(from, Integer.MAX_VALUE);
        Matcher ends = LINE_END.matcher(text);
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (!ends.find()) {
                return null;
            }
            start = ends.end();
        }
        return text.substring(start);
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
        if (read > 0) {
            remember(buffer, offset, read);
            if (!suspect || !marked) {
                look(buffer, offset, offset + read);
            }
            delivered += read;
        }
        return read;
    }

    private void remember(char[] buffer, int offset, int length) {
        int size = Math.min(length, remembered.length);
        int source = offset + length - size;
        int place = (int) (delivered + length - size) & mask;
        int first = Math.min(size, remembered.length - place);
        System.arraycopy(buffer, source, remembered, place, first);
        System.arraycopy(buffer, source + first, remembered, 0, size - first);
    }

    private void look(char[] buffer, int from, int to) {
        char before = last;
        for (int i = from; i < to; i++) {
            char c = buffer[i];
            // Most characters are printable ASCII: one comparison tells.
            if ((char) (c - ' ') > '~' - ' ') {
                suspect |= CellRepair.mayBeNeeded(before, c);
                marked |= Row.isMark(c);
            }
            before = c;
        }
        last = before;
    }
}
