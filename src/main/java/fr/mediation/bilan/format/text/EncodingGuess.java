package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.InterruptedReadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Guesses the encoding of text that carries no mark. */
final class EncodingGuess {
    private static final String LOWER = "éèàçêôîûâùëïœ";
    private static final String UPPER = "ÉÈÀÇÊÔÎÛÂÙËÏŒ";
    private static final String SIGNS = "’«»°€–…\u00A0²½";

    private EncodingGuess() {}

    /**
     * The part of a text file that tells encodings apart: the first block with a byte beyond ASCII. A directory may hold a
     * million codes before its first accent, so a sample at a fixed place would see nothing.
     *
     * @param bytes the block; all ASCII where the whole file is
     * @param last whether the file ends with it
     */
    record AccentedSample(byte[] bytes, boolean last) {
        /** Finds a file's first block with a byte beyond ASCII, else its last one. */
        static AccentedSample of(Path file) {
            try (InputStream in = FileBytes.open(file)) {
                while (true) {
                    byte[] block = in.readNBytes(FirstBytes.SIZE);
                    boolean last = block.length < FirstBytes.SIZE;
                    if (last || beyondAscii(block)) {
                        return new AccentedSample(block, last);
                    }
                }
            } catch (IOException failure) {
                throw InterruptedReadException.failed(file, failure);
            }
        }

        private static boolean beyondAscii(byte[] block) {
            for (byte value : block) {
                if (value < 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Guesses UTF-8, Windows-1252 or MacRoman. */
    static Encoding of(AccentedSample sample) {
        if (utf8(sample)) {
            return Encoding.UTF_8;
        }
        int windows = plausibility(Encoding.WINDOWS_1252.decode(sample.bytes()));
        int macintosh = plausibility(Encoding.MAC_ROMAN.decode(sample.bytes()));
        return macintosh > windows ? Encoding.MAC_ROMAN : Encoding.WINDOWS_1252;
    }

    /**
     * Whether valid sequences outnumber faults. A single broken character must not turn all the good accents of a file
     * into garbage, and accented French in another encoding is hardly ever valid UTF-8 by chance.
     */
    private static boolean utf8(AccentedSample sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(sample.bytes());
        CharBuffer characters = CharBuffer.allocate(sample.bytes().length + 1);
        int faults = 0;
        CoderResult result = decoder.decode(bytes, characters, sample.last());
        while (result.isError()) {
            faults++;
            bytes.position(bytes.position() + result.length());
            result = decoder.decode(bytes, characters, sample.last());
        }
        return faults == 0 || characters.flip().chars().filter(c -> c > 0x7F).count() > faults;
    }

    /** Points for each character as French would have it, against those it would not. */
    private static int plausibility(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x7F) {
                continue;
            }
            if (LOWER.indexOf(c) >= 0) {
                points += 2;
            } else if (UPPER.indexOf(c) >= 0) {
                // Read in the wrong encoding, an é within a word becomes a capital letter.
                points += i > 0 && Character.isLowerCase(text.charAt(i - 1)) ? -1 : 1;
            } else {
                points += SIGNS.indexOf(c) >= 0 ? 1 : -1;
            }
        }
        return points;
    }
}
