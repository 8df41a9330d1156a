package fr.mediation.bilan.text;

import java.nio.charset.StandardCharsets;

/** Encodes texts as UTF-8 into an array, without a copy of each: they come by the million, and are short and mostly ASCII. */
public final class Utf8 {
    /** How many bytes a {@code char} takes at most. */
    public static final int MOST_BYTES = 3;

    private Utf8() {}

    /**
     * Encodes a text.
     *
     * @param text the text
     * @param target where its bytes go; has room for {@link #MOST_BYTES} of each of its characters
     * @param start the index of the first byte
     * @return the index behind the last byte
     */
    public static int encode(String text, byte[] target, int start) {
        int end = start;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[end++] = (byte) c;
            } else if (c < 0x800) {
                target[end++] = (byte) (0xC0 | c >> 6);
                target[end++] = (byte) (0x80 | c & 0x3F);
            } else {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, target, start, encoded.length);
                return start + encoded.length;
            }
        }
        return end;
    }
}
