package fr.mediation.bilan.format.text;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.format.FirstBytes;
import fr.mediation.bilan.format.InterruptedReadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Guesses the encoding of text that carries no mark, or a wrong one. */
final class EncodingGuess {
    /** The accents of French by how often they occur, and with how many points. */
    private static final String FREQUENT = "éÉ";

    private static final String COMMON = "èàçêÈÀÇ";
    private static final String RARE = "ôîûâùëïœæüöÊÔÎÛÂÙËÏŒÆÜÖ";

    /** What stands between words, behind numbers or around them. */
    private static final String SIGNS = "«»°€–…\u00A0²½•·";

    /** Bytes beyond ASCII with their neighbours, in which encodings are compared. */
    private static final int COMPARED = 1 << 20;

    private static final Encoding[] SINGLE_BYTE = {
        Encoding.WINDOWS_1252, Encoding.ISO_8859_15, Encoding.CP850, Encoding.MAC_ROMAN
    };

    private EncodingGuess() {}

    /**
     * The part of a text file that tells encodings apart: the first block with a byte beyond ASCII. A directory may hold a
     * million codes before its first accent, so a sample at a fixed place would see nothing.
     *
     * @param bytes the block; all ASCII where the whole file is
     * @param last whether the file ends with it
     */
    private record AccentedSample(byte[] bytes, boolean last) {
        /** Finds a file's first block with a byte beyond ASCII, else its last one. */
        static AccentedSample of(InputStream in) throws IOException {
            while (true) {
                byte[] block = in.readNBytes(FirstBytes.SIZE);
                boolean last = block.length < FirstBytes.SIZE;
                if (last || beyondAscii(block)) {
                    return new AccentedSample(block, last);
                }
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

    /** Guesses UTF-8 or the single-byte encoding in which a file looks most like French, behind so many bytes. */
    static Encoding of(Path file, int markLength) {
        try (InputStream in = FileBytes.open(file)) {
            in.skipNBytes(markLength);
            AccentedSample sample = AccentedSample.of(in);
            return utf8(sample) ? Encoding.UTF_8 : singleByte(accents(sample.bytes(), in));
        } catch (IOException failure) {
            throw InterruptedReadException.failed(file, failure);
        }
    }

    /** All bytes beyond ASCII with their neighbours: the euro sign that tells two encodings apart may stand last. */
    private static byte[] accents(byte[] first, InputStream rest) throws IOException {
        ByteArrayOutputStream accents = new ByteArrayOutputStream();
        for (byte[] block = first;
                block.length > 0 && accents.size() < COMPARED;
                block = rest.readNBytes(FirstBytes.SIZE)) {
            for (int i = 0; i < block.length; i++) {
                boolean near = block[i] < 0 || i > 0 && block[i - 1] < 0 || i + 1 < block.length && block[i + 1] < 0;
                if (near) {
                    accents.write(block[i]);
                    boolean last = block[i] >= 0 && i > 0 && block[i - 1] < 0;
                    if (last) {
                        accents.write('\n');
                    }
                }
            }
        }
        return accents.toByteArray();
    }

    private static Encoding singleByte(byte[] accents) {
        Encoding best = Encoding.WINDOWS_1252;
        int most = Integer.MIN_VALUE;
        for (Encoding encoding : SINGLE_BYTE) {
            int points = plausibility(encoding.decode(accents, 0));
            if (points > most) {
                most = points;
                best = encoding;
            }
        }
        return best;
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
            if (c > 0x7F) {
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
                points += points(before, c, after);
            }
        }
        return points;
    }

    private static int points(char before, char c, char after) {
        if (c < 0xA0) {
            return -3;
        }
        boolean word = Character.isLetter(before);
        if (c == '’') {
            return word && Character.isLetter(after) ? 3 : 1;
        }
        if (SIGNS.indexOf(c) >= 0) {
            // The half of another encoding is the œ of œuvre.
            boolean begins = c == '½' && Character.isLetter(after) && !Character.isDigit(before);
            return word && (c == '½' || c == '€') || begins ? -2 : 1;
        }
        int frequency = FREQUENT.indexOf(c) >= 0 ? 4 : COMMON.indexOf(c) >= 0 ? 3 : RARE.indexOf(c) >= 0 ? 2 : -1;
        if (frequency < 0) {
            return -1;
        }
        // Read in the wrong encoding, an é within a word becomes a capital letter, or one among capitals a small
        // letter.
        boolean misplaced = Character.isUpperCase(c)
                ? Character.isLowerCase(before)
                : Character.isUpperCase(after) || Character.isDigit(before) && frequency == 2;
        if (misplaced) {
            return -2;
        }
        // Words rarely begin with another accent than that of école, élève and État.
        return word || frequency == 4 ? frequency : 1;
    }
}
