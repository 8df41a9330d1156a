package fr.mediation.bilan.indicator;

/** A measure, or a criterion's condition, that is not admitted. */
public final class WrongMeasure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    /** Why it is not admitted. */
    enum Reason {
        /** The text ends before the expression does. */
        UNFINISHED,
        /** It has more characters or words than any measure needs. */
        TOO_LONG,
        /** Parentheses, functions or cases within each other, deeper than any measure needs. */
        TOO_DEEP,
        /** A number with an exponent, or with more digits than any measure needs. */
        NUMBER,
        /** A column that the facts do not have. */
        UNKNOWN_COLUMN,
        /** A word or sign that is not admitted where it stands. */
        FORBIDDEN,
        /** Something outside any aggregate that is no number. */
        NO_AGGREGATE,
        /** Something else than a number where a number is wanted. */
        NOT_A_NUMBER,
        /** Something else than a text where a text is wanted. */
        NOT_A_TEXT,
        /** Something else than a condition where a condition is wanted. */
        NOT_A_CONDITION,
        /** Something of another type than what it is compared with, or stands in for. */
        NOT_ALIKE
    }

    private final Reason reason;
    private final String word;

    WrongMeasure(Reason reason, String word) {
        super(reason + " " + shortened(word));
        this.reason = reason;
        this.word = shortened(word);
    }

    Reason reason() {
        return reason;
    }

    /** The word or text at fault, the beginning of a long one. */
    String word() {
        return word;
    }

    /** A text as a message shows it: on one line, the beginning of a long one. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
