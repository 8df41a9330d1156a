package fr.mediation.bilan.text;

import java.text.Normalizer;
import java.util.Locale;

/** Folds texts so that spellings which differ in case, accents, spaces and punctuation become the same. */
public final class Folding {
    private Folding() {}

    /**
     * Folds a text to lower-case ASCII words joined by {@code _}: {@code "Type d’équipement"} and {@code
     * "TYPE D'EQUIPEMENT"} both give {@code type_d_equipement}.
     *
     * @param text any text
     * @return its folded form, empty where nothing but punctuation was in it
     */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        String plain = isAscii(text) ? text : withoutAccents(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!kept) {
                gap = folded.length() > 0;
                continue;
            }
            if (gap) {
                folded.append('_');
                gap = false;
            }
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    /**
     * Folds a name to its words, also where capitals alone tell them apart: {@code dateConvention} gives {@code
     * date_convention}, {@code idRAE} gives {@code id_rae}.
     *
     * @param name a name, as programs give to columns
     * @return its folded form, the same as that of {@link #fold} where no capital follows a small letter
     */
    public static String words(String name) {
        if (!hasInnerCapital(name)) {
            return fold(name);
        }
        StringBuilder parted = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            parted.append(isInnerCapital(name, i) ? " " : "").append(name.charAt(i));
        }
        return fold(parted.toString());
    }

    /**
     * {@return whether a capital follows a small letter, and parts words}
     *
     * @param name a name
     */
    public static boolean hasInnerCapital(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (isInnerCapital(name, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInnerCapital(String name, int index) {
        return index > 0 && Character.isUpperCase(name.charAt(index)) && Character.isLowerCase(name.charAt(index - 1));
    }

    private static String withoutAccents(String text) {
        String ligatures =
                text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE");
        // NFD and not NFKD: the latter turns « N° » into « no », which nobody types.
        // Marks go before as well: to put a long row of them in order takes the square of its length.
        return withoutMarks(Normalizer.normalize(withoutMarks(ligatures), Normalizer.Form.NFD))
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutMarks(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isMark(c)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
