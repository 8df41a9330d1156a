package fr.mediation.bilan.report.office;

import java.text.Normalizer;

/**
 * How wide Arial's letters are, in thousandths of an em: the advances of Liberation Sans 2, which was drawn to the same
 * widths. They are listed here because a machine may have neither font, and its own would change the bytes.
 */
final class Letters {
    /** The width of an unlisted letter: that of the widest, so that no text is wider than computed. */
    private static final int WIDEST = 1000;

    /** The letters below it are listed, all that French and English are written with. */
    private static final int END = 0x2600;

    private static final String REGULAR = """
            191 '
            222 \u202f\u2009ijl‘’
            260 |¦
            278 \u0020\u00a0!,./:;I[\\]ft
            333 ()-`r¡¨\u00ad²³´·¸¹“”„
            334 {}
            350 •
            355 "
            370 ºª
            389 *₂
            400 °
            469 ^
            500 Jcksvxyz
            549 ±÷≤≥
            556 #$0123456789?L_abdeghnopqu¢£¤¥§«»¶ðþ–†€
            584 +<=>~¬×−µ
            611 FTZ¿ßø
            667 &ABEKPSVXYÞ
            722 CDHNRUwÐ
            737 ©®
            778 GOQØ
            833 Mm¼½¾
            889 %æ
            944 Wœ
            990 ▲▼
            1000 ÆŒ—…™
            1015 @
            """;

    private static final String BOLD = """
            238 \u202f\u2009'
            278 \u0020\u00a0,./I\\ijl‘’
            280 |¦
            333 !()-:;[]`ft¡¨\u00ad²³´·¸¹
            350 •
            370 ºª
            389 *r{}
            400 °
            444 ₂
            474 "
            500 z“”„
            549 ±÷≤≥
            556 #$0123456789J_aceksvxy¢£¤¥§«»¶–†€
            584 +<=>^~¬×−µ
            611 ?FLTZbdghnopqu¿ßðøþ
            667 EPSVXYÞ
            722 &ABCDHKNRUÐ
            737 ©®
            778 GOQwØ
            833 M¼½¾
            889 %mæ
            944 Wœ
            975 @
            990 ▲▼
            1000 ÆŒ—…™
            """;

    private static final int[] REGULAR_WIDTHS = widths(REGULAR);
    private static final int[] BOLD_WIDTHS = widths(BOLD);

    private Letters() {}

    /**
     * {@return the width of a text on one line, in thousandths of an em}
     *
     * @param text the text
     * @param bold whether it is in bold letters
     */
    static int width(String text, boolean bold) {
        int[] widths = bold ? BOLD_WIDTHS : REGULAR_WIDTHS;
        int width = 0;
        for (int position = 0; position < text.length(); position++) {
            char letter = text.charAt(position);
            width += letter < widths.length ? widths[letter] : WIDEST;
        }
        return width;
    }

    private static int[] widths(String table) {
        int[] listed = new int[END];
        table.lines().forEach(line -> {
            int gap = line.indexOf(' ');
            int width = Integer.parseInt(line.substring(0, gap));
            line.substring(gap + 1).chars().forEach(letter -> listed[letter] = width);
        });
        int[] widths = new int[END];
        for (char letter = 0; letter < END; letter++) {
            int width = listed[letter] > 0 ? listed[letter] : listed[unaccented(letter)];
            widths[letter] = width > 0 ? width : WIDEST;
        }
        return widths;
    }

    /** An accent has no width of its own. */
    private static char unaccented(char letter) {
        char plain = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .charAt(0);
        return plain < END ? plain : letter;
    }
}
