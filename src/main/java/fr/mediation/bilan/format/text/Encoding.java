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
    /** Excel's “Unicode text”; exports of databases leave the mark out. */
    UTF_16_LITTLE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    /** UTF-16 from a big-endian machine. */
    UTF_16_BIG("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    /** Excel's “CSV” on Windows. */
    WINDOWS_1252("windows-1252", Charset.forName("windows-1252")),
    /** Latin-9, of older Unix machines: Latin-1 with a euro sign and an œ. */
    ISO_8859_15("ISO-8859-15", Charset.forName("ISO-8859-15")),
    /** Excel's “CSV (MS-DOS)”. */
    CP850("CP850", Charset.forName("IBM850")),
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
     * Decides on the encoding of a file: UTF-16 by its mark or its zero bytes; else UTF-8 unless more bytes contradict it
     * than confirm it; else the single-byte encoding in which the text looks most like French.
     */
    static Encoding of(Path file, FirstBytes firstBytes) {
        Encoding first = byFirstBytes(firstBytes);
        if (first.wide()) {
            return first;
        }
        // Some programs put a mark before bytes that are not UTF-8.
        Encoding guess = EncodingGuess.of(file, markLength(firstBytes));
        return guess == UTF_8 ? first : guess;
    }

    /** The encoding that a byte order mark or the places of zero bytes announce, UTF-8 where there are none. */
    public static Encoding byFirstBytes(FirstBytes firstBytes) {
        for (Encoding encoding : values()) {
            if (encoding.isMarked(firstBytes)) {
                return encoding;
            }
        }
        return byZeroBytes(firstBytes.bytes());
    }

    private boolean isMarked(FirstBytes firstBytes) {
        return mark.length > 0 && firstBytes.startsWith(mark);
    }

    /** Of French text in UTF-16 nearly every other byte is zero, and no other ever is. */
    private static Encoding byZeroBytes(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = Math.max(even, odd);
        if (Math.min(even, odd) > 0 || most * 10L < (bytes.length / 2) * 9L || most == 0) {
            return UTF_8;
        }
        return odd > even ? UTF_16_LITTLE : UTF_16_BIG;
    }

    /** The name shown to users, such as {@code windows-1252}. */
    String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    /** The length of the byte order mark that a file begins with: 0 to 3 bytes. */
    public static int markLength(FirstBytes firstBytes) {
        for (Encoding encoding : values()) {
            if (encoding.isMarked(firstBytes)) {
                return encoding.mark.length;
            }
        }
        return 0;
    }

    /** Whether a character takes two bytes, one of which is often zero. */
    public boolean wide() {
        return this == UTF_16_LITTLE || this == UTF_16_BIG;
    }

    /** Decodes the beginning of a file behind its mark; what is invalid becomes U+FFFD. */
    public String decode(byte[] bytes, int markLength) {
        return new String(bytes, markLength, bytes.length - markLength, charset);
    }
}
