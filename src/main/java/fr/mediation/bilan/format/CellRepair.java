package fr.mediation.bilan.format;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text put right that can have meant one thing only: UTF-8 that was read in another encoding and written again ({@code Ã©} for
 * {@code é}), and control characters. What was lost on the way becomes U+FFFD.
 *
 * @param text the text put right
 * @param kind what is told of it; null where nothing was put right, and only characters that are none were marked as lost
 */
public record CellRepair(String text, Finding.@Nullable Kind kind) {
    private static final char LOST = '\uFFFD';
    private static final char MARK = '\uFEFF';

    /** How often a text may have been encoded wrongly. */
    private static final int PASSES = 4;

    private static final int LONGEST_SEQUENCE = 3;

    /** What French texts hold beyond Latin-1 and Windows-1252, what is lost, and a mark of the byte order. */
    private static final String BEYOND_LATIN = "‐‑\u202F\u2009\u200B" + LOST + MARK;

    /** The first characters of such texts in each encoding: bytes C2, C3, C5, E2 and EF. */
    private static final String LEADS = "ÂÃÅâï¬√≈‚Ô┬├┼´";

    /**
     * What the accents of one encoding of a byte each become in another: {@code é} is {@code ‚} where CP850, {@code Ž} where
     * MacRoman is taken for Windows-1252, and {@code Ú} or {@code È} the other way round. Which letter is meant, the cell alone
     * does not always tell.
     */
    private static final String FOREIGN = "‚ƒ‡ˆ‰ŽÚÞÓÛÈËÁÍ";

    private static final Misreading[] MISREADINGS = {
        new Misreading("windows-1252"), new Misreading("x-MacRoman"), new Misreading("IBM850")
    };

    /** An encoding that UTF-8 was taken for: which byte each of its characters was. */
    private static final class Misreading {
        private final Map<Character, Integer> bytes = new HashMap<>();
        private final String characters;

        Misreading(String charset) {
            byte[] beyondAscii = new byte[0x80];
            for (int i = 0; i < beyondAscii.length; i++) {
                beyondAscii[i] = (byte) (0x80 + i);
            }
            characters = new String(beyondAscii, Charset.forName(charset));
            for (int i = 0; i < beyondAscii.length; i++) {
                // ISO-8859-1 shows what Windows-1252 lacks as control characters.
                if (characters.charAt(i) == LOST) {
                    bytes.put((char) (0x80 + i), 0x80 + i);
                }
                bytes.put(characters.charAt(i), 0x80 + i);
                if (charset.startsWith("windows")) {
                    bytes.putIfAbsent((char) (0x80 + i), 0x80 + i);
                }
            }
            bytes.remove(LOST);
        }

        /** The character whose bytes begin at a place of a text, -1 where they are none that a French text has. */
        int character(String text, int from) {
            int first = at(text, from);
            int length = length(first);
            if (length == 0) {
                return -1;
            }
            int character = length == 2 ? first & 0x1F : first & 0xF;
            for (int i = 1; i < length; i++) {
                int next = at(text, from + i);
                if (next < 0x80 || next > 0xBF) {
                    return -1;
                }
                character = character << 6 | next & 0x3F;
            }
            boolean latin = character >= 0x80 && character <= 0xFF;
            boolean french =
                    latin || MISREADINGS[0].characters.indexOf(character) >= 0 || BEYOND_LATIN.indexOf(character) >= 0;
            return french ? character : -1;
        }

        private int at(String text, int index) {
            return index < text.length() ? bytes.getOrDefault(text.charAt(index), -1) : -1;
        }

        static int length(int first) {
            return switch (first) {
                case 0xC2, 0xC3, 0xC5 -> 2;
                case 0xE2, 0xEF -> LONGEST_SEQUENCE;
                default -> 0;
            };
        }

        int length(String text, int from) {
            return length(at(text, from));
        }
    }

    /** {@return the text put right, null where nothing is wrong with it} */
    static @Nullable CellRepair of(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mayBeNeeded(before, c)) {
                return repaired(text);
            }
            before = c;
        }
        return null;
    }

    /**
     * {@return whether a text in which two characters follow each other may have to be put right}
     *
     * @param before the first
     * @param c the second
     */
    public static boolean mayBeNeeded(char before, char c) {
        if (c <= '~') {
            return c < ' ' && isControl(c);
        }
        return isControl(c)
                || c == MARK
                || c == 'Ã'
                || before > '~' && LEADS.indexOf(before) >= 0
                || isForeign(before, c);
    }

    /** Whether no French word has a character behind a small letter: an accent read in another encoding. */
    private static boolean isForeign(char before, char c) {
        return (c > 'ÿ' || c <= 'Þ') && before >= 'a' && before <= 'z' && FOREIGN.indexOf(c) >= 0;
    }

    private static boolean hasForeign(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (isForeign(text.charAt(i - 1), text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable CellRepair repaired(String text) {
        String decoded = text;
        for (int pass = 0; pass < PASSES; pass++) {
            String again = decoded(decoded);
            if (again.equals(decoded)) {
                break;
            }
            decoded = again;
        }
        String plain = withoutControls(decoded);
        if (plain.equals(text)) {
            return hasForeign(text) ? new CellRepair(text, Finding.Kind.FOREIGN_LETTERS) : null;
        }
        if (!decoded.equals(text)) {
            return new CellRepair(Spaces.trim(plain), Finding.Kind.ENCODED_TWICE);
        }
        boolean repaired = text.chars().anyMatch(c -> c != 0 && isControl((char) c));
        return new CellRepair(Spaces.trim(plain), repaired ? Finding.Kind.CONTROL_CHARACTERS : null);
    }

    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            Misreading misreading = misreading(text, i);
            if (misreading != null) {
                decoded.appendCodePoint(misreading.character(text, i));
                i += misreading.length(text, i);
            } else {
                char c = text.charAt(i) == 'Ã' ? spaced(text, i) : text.charAt(i);
                decoded.append(c);
                i += c == LOST && text.charAt(i) != LOST ? 2 : 1;
            }
        }
        return decoded.toString();
    }

    private static @Nullable Misreading misreading(String text, int from) {
        if (text.charAt(from) > '~' && LEADS.indexOf(text.charAt(from)) >= 0) {
            for (Misreading misreading : MISREADINGS) {
                if (misreading.character(text, from) >= 0) {
                    return misreading;
                }
            }
        }
        return null;
    }

    /** An {@code à} becomes {@code Ã} and a no-break space, which other programs turn into a space, a mark or nothing. */
    private static char spaced(String text, int index) {
        if (index > 0 && Character.isUpperCase(text.charAt(index - 1))) {
            return 'Ã';
        }
        if (index + 1 == text.length() || text.charAt(index + 1) == ' ') {
            return 'à';
        }
        return text.charAt(index + 1) == '?' ? LOST : 'Ã';
    }

    private static String withoutControls(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                plain.append(LOST);
            } else if (c == '\u000B' || c == '\f') {
                // FileMaker, Word and Excel break lines within a cell so.
                plain.append('\n');
            } else if (c >= 0x80 && isControl(c)) {
                // Windows-1252 that was read as ISO-8859-1.
                char meant = MISREADINGS[0].characters.charAt(c - 0x80);
                plain.append(meant == LOST ? "" : meant);
            } else if (!isControl(c) && c != MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The control characters that no text has: all but tabs and line ends. */
    private static boolean isControl(char c) {
        return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c <= 0x9F;
    }
}
