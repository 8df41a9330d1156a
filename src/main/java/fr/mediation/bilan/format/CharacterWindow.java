package fr.mediation.bilan.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The stretch of a text that the current cell lies in. It slides over the text, counts physical lines and bounds the
 * length of a row, so that a quotation mark that is never closed cannot fill the memory.
 */
final class CharacterWindow implements Closeable {
    /** The longest row, in characters; the longest cell Excel holds has 32,767. */
    static final int LONGEST_ROW = 1 << 20;

    private final Reader in;
    private char[] characters = new char[1 << 16];
    private int start;
    private int position;
    private int limit;
    private long dropped;
    private long rowStart;
    private boolean rowTooLong;
    private int line = 1;

    /**
     * A window at the beginning of a text.
     *
     * @param in the text; closed with the window
     */
    CharacterWindow(Reader in) {
        this.in = in;
    }

    /** Marks the beginning of a row, from which its length counts. */
    void startRow() {
        start = position;
        rowStart = dropped + position;
        rowTooLong = false;
    }

    /** Marks the beginning of a cell, or of a part of one. */
    void startCell() {
        start = position;
    }

    /**
     * The physical line of the next character.
     *
     * @return from 1
     */
    int line() {
        return line;
    }

    /**
     * Whether a character follows.
     *
     * @return false at the end of the text
     */
    boolean hasNext() throws IOException {
        return position < limit || slide();
    }

    /**
     * Passes over the next character if it is a given one.
     *
     * @param expected the character, no line end
     * @return whether it was
     */
    boolean skip(char expected) throws IOException {
        if (hasNext() && characters[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /**
     * Whether a cell may end here.
     *
     * @param delimiter the delimiter
     * @return true before the delimiter, a line end and at the end of the text
     */
    boolean atCellEnd(char delimiter) throws IOException {
        if (!hasNext()) {
            return true;
        }
        char next = characters[position];
        return next == delimiter || next == '\n' || next == '\r';
    }

    /** Passes over ordinary spaces. */
    void skipSpaces() throws IOException {
        while (skip(' ')) {
            // Nothing but the spaces themselves.
        }
    }

    /** Passes over one line end: LF, CR LF or CR. */
    void skipLineEnd() throws IOException {
        if (skip('\r')) {
            skip('\n');
            line++;
        } else if (skip('\n')) {
            line++;
        }
    }

    /**
     * Moves to the delimiter, line end or end of text that ends an unquoted cell.
     *
     * @param delimiter the delimiter
     * @return false if the row is longer than {@link #LONGEST_ROW}
     */
    boolean toCellEnd(char delimiter) throws IOException {
        while (hasNext() && !rowTooLong) {
            char[] text = characters;
            int end = limit;
            for (int i = position; i < end; i++) {
                char c = text[i];
                if (c == delimiter || c == '\n' || c == '\r') {
                    position = i;
                    return true;
                }
            }
            position = end;
        }
        return !rowTooLong;
    }

    /**
     * Moves to the next quotation mark, counting the lines on the way.
     *
     * @return false if there is none in the rest of the text or of the longest row
     */
    boolean toQuote() throws IOException {
        while (hasNext() && !rowTooLong) {
            char[] text = characters;
            int end = limit;
            for (int i = position; i < end; i++) {
                char c = text[i];
                if (c == '"') {
                    position = i;
                    return true;
                }
                if (c == '\r' || c == '\n' && (i == start || text[i - 1] != '\r')) {
                    line++;
                }
            }
            position = end;
        }
        return false;
    }

    /**
     * The text from the marked beginning to here.
     *
     * @return the text, trimmed
     */
    String cell() {
        int from = start;
        int to = position;
        while (from < to && Spaces.contains(characters[from])) {
            from++;
        }
        while (to > from && Spaces.contains(characters[to - 1])) {
            to--;
        }
        return from == to ? "" : new String(characters, from, to - from);
    }

    /**
     * Appends the text from the marked beginning to here.
     *
     * @param text receives it, untrimmed
     */
    void appendCell(StringBuilder text) {
        text.append(characters, start, position - start);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Slides on, keeping the current cell; false at the end of the text. */
    private boolean slide() throws IOException {
        int kept = limit - start;
        if (kept > characters.length / 2) {
            characters = Arrays.copyOfRange(characters, start, start + 2 * characters.length);
        } else {
            System.arraycopy(characters, start, characters, 0, kept);
        }
        dropped += start;
        position -= start;
        limit = kept;
        start = 0;
        rowTooLong |= dropped + position - rowStart > LONGEST_ROW;
        return fill();
    }

    /** Fills the window to the brim, so that where it slides depends on the text alone. */
    private boolean fill() throws IOException {
        int from = limit;
        int read = 0;
        while (read >= 0 && limit < characters.length) {
            read = in.read(characters, limit, characters.length - limit);
            limit += Math.max(read, 0);
        }
        for (int i = from; i < limit; i++) {
            // No text holds NUL and no database stores it: shown like any other byte that means nothing.
            if (characters[i] == 0) {
                characters[i] = '\uFFFD';
            }
        }
        return limit > from;
    }
}
