package fr.mediation.bilan.format.workbook;

/**
 * How a number format shows a code: what stands before its digits, between them and behind them, as in {@code "A"0000} and
 * {@code 000"-"000}.
 *
 * @param before what stands before the first digit
 * @param body the places of digits, as {@link #ZERO} and its kind, with what stands between them
 * @param behind what stands behind the last digit
 */
record CodeFormat(String before, String body, String behind) {
    /** The place of a digit that is shown even where it is a leading zero. */
    static final char ZERO = '\uE000';
    /** The place of a digit that is not shown where it is a leading zero. */
    static final char DIGIT = '\uE001';
    /** The place of a digit that is a space where it is a leading zero. */
    static final char SPACE = '\uE002';

    static boolean isPlace(char c) {
        return c >= ZERO && c <= SPACE;
    }

    /** Whether all that stands between the places of digits parts thousands. */
    boolean partsThousands() {
        int group = 0;
        boolean open = false;
        for (int i = body.length() - 1; i >= 0; i--) {
            char c = body.charAt(i);
            open |= c != ZERO && isPlace(c);
            if (isPlace(c)) {
                group++;
            } else if (group == 3 && isSpace(c)) {
                group = 0;
            } else {
                return false;
            }
        }
        return open;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether something stands between the places of digits. */
    boolean isParted() {
        return body.chars().anyMatch(c -> !isPlace((char) c));
    }

    /**
     * Shows a number: its digits fill the places from the last one, and what is left over stands in the first.
     *
     * @param number a whole number without a sign or leading zeros
     */
    String of(String number) {
        StringBuilder reversed = new StringBuilder();
        int left = number.equals("0") ? 0 : number.length();
        int first = 0;
        while (!isPlace(body.charAt(first))) {
            first++;
        }
        for (int i = body.length() - 1; i >= 0; i--) {
            char c = body.charAt(i);
            if (!isPlace(c)) {
                reversed.append(c);
            } else if (left > 0) {
                reversed.append(number.charAt(--left));
            } else if (c != DIGIT) {
                reversed.append(c == ZERO ? '0' : ' ');
            }
            if (i == first) {
                while (left > 0) {
                    reversed.append(number.charAt(--left));
                }
            }
        }
        return before + reversed.reverse() + behind;
    }
}
