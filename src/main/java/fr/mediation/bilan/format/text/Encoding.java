package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.FirstBytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The encodings that text files come in. */
public enum Encoding {
    /** UTF-8 without a mark, and plain ASCII. */
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** UTF-8 behind a byte order mark, as Excel's “CSV UTF-8” writes it. */
    UTF_8_MARKED("UTF-8 BOM", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    /** Excel's “Unicode text”. */
    UTF_16_LITTLE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    /** UTF-16 from a big-endian machine. */
    UTF_16_BIG("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    /** Excel's “CSV” on Windows. */
    WINDOWS_1252("windows-1252", Charset.forName("windows-1252")),
    /** Excel's “CSV (Macintosh)”. */
    MAC_ROMAN("MacRoman", Charset.forName("x-MacRoman"));

    private final String label;
    private final Charset charset;
    private final int[] mark;

    Encoding(String label, Charset charset, int... mark) {
        this.label = label;
        this.charset = charset;
        this.mark = mark;
    }

    /**
     * Decides on the encoding of a file: by its mark; else UTF-8 unless more bytes contradict it than confirm it; else
     * the single-byte encoding in which the text looks most like French.
     */
    static Encoding of(Path file, FirstBytes firstBytes) {
        Encoding marked = byMark(firstBytes);
        return marked == UTF_8 ? EncodingGuess.of(EncodingGuess.AccentedSample.of(file)) : marked;
    }

    /** The encoding that a byte order mark announces, UTF-8 where there is none. */
    public static Encoding byMark(FirstBytes firstBytes) {
        for (Encoding encoding : values()) {
            if (encoding.mark.length > 0 && firstBytes.startsWith(encoding.mark)) {
                return encoding;
            }
        }
        return UTF_8;
    }

    /** The name shown to users, such as {@code windows-1252}. */
    String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    /** The length of the byte order mark: 0 to 3 bytes. */
    int markLength() {
        return mark.length;
    }

    /** Whether a character takes two bytes, one of which is often zero. */
    public boolean wide() {
        return this == UTF_16_LITTLE || this == UTF_16_BIG;
    }

    /** Decodes the beginning of a file, without its mark; what is invalid becomes U+FFFD. */
    public String decode(byte[] bytes) {
        return new String(bytes, mark.length, bytes.length - mark.length, charset);
    }
}
