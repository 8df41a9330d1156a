package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers of persons, activities and places: brought to one form before they are compared, and told from what a
 * spreadsheet made of them, from words for nobody, and from lists. An identifier that is plain stays as it is.
 */
public final class Identifiers {
    /** Digits whose number a spreadsheet keeps exactly. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST_DATE = 12;
    private static final Pattern EXPONENT =
            Pattern.compile("(\\d)(?:[.,](\\d+)[eE]\\+?(-?\\d{1,3})|[eE]\\+(\\d{1,3}))");
    private static final Pattern DAY_AND_MONTH = Pattern.compile("\\d{1,2}-(\\p{L}{3,5})\\.?(?:-\\d{2})?");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\p{L}{3,5})\\.?-\\d{2}");

    /** Beside the words for what is not known. */
    private static final Set<String> NOTHING = Set.of(
            "neant", "aucun", "aucune", "rien", "indetermine", "sans_identifiant", "pas_d_identifiant", "null", "nan");

    private static final int LONGEST_WORD = 24;

    private Identifiers() {}

    /**
     * {@return whether a text is an identifier that needs no closer look} It has letters and digits of ASCII, hyphens and low
     * lines alone, a digit other than zero among them, is no long number, has no hyphen at its beginning and cannot be a month:
     * that it is in its one form, no word, no list, no number with a mark and no error follows.
     *
     * @param text the text of a cell
     */
    public static boolean isOrdinary(String text) {
        int length = text.length();
        boolean counted = false;
        boolean small = false;
        boolean hyphen = false;
        boolean number = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                counted |= c != '0';
                continue;
            }
            number = false;
            if (c >= 'a' && c <= 'z') {
                small = true;
            } else if (c == '-' && i > 0) {
                hyphen = true;
            } else if ((c < 'A' || c > 'Z') && c != '_') {
                return false;
            }
        }
        return counted && !(number && length > EXACT_DIGITS) && (!small || !hyphen || length > LONGEST_DATE);
    }

    /**
     * {@return whether a text has the form of a day, {@code 2016-03-12}}
     *
     * @param text the text of a cell
     */
    public static boolean isDay(String text) {
        return text.length() == 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isDigits(text, 4)
                && isDigit(text.charAt(5))
                && isDigit(text.charAt(6))
                && isDigit(text.charAt(8))
                && isDigit(text.charAt(9));
    }

    /**
     * {@return an identifier in its one form} Spaces of any kind are single ordinary ones, hyphens and short dashes are ordinary
     * hyphens, apostrophes are straight, quotation marks around the whole, the apostrophe before it and the comma or semicolon
     * behind it are gone. The same object where nothing is to be done.
     *
     * @param text the text of a cell, cleaned
     */
    public static String canonical(String text) {
        return isPlain(text) ? text : unquoted(withoutSeparator(spaced(text)));
    }

    private static boolean isPlain(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '«' || c == '\u00A0' || c >= '\u02B9' || c < ' ' || space && c == ' ') {
                return false;
            }
            space = c == ' ' || (c == ',' || c == ';') && i + 1 == text.length();
        }
        return !space;
    }

    private static String withoutSeparator(String text) {
        int end = text.length();
        while (end > 1 && ",; ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A line break separates: it is what a list is told by.
            boolean space = c != '\n' && c != '\r' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
            if (!space && (c < '\uFE00' || c > '\uFE0F')) {
                spaced.append(
                        switch (c) {
                            case '\u2010', '\u2011', '\u2013', '\u2212' -> '-';
                            case '\u2018', '\u2019', '\u02BC' -> '\'';
                            default -> c;
                        });
            } else if (space && spaced.length() > 0 && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        return spaced.toString().strip();
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        if (last < 1) {
            return text;
        }
        char first = text.charAt(0);
        char end = text.charAt(last);
        boolean quoted = first == '"' && end == '"'
                || first == '\'' && end == '\''
                || first == '“' && end == '”'
                || first == '«' && end == '»';
        if (quoted && text.indexOf(first, 1) >= (first == end ? last : -1)) {
            return unquoted(text.substring(1, last).strip());
        }
        // Typed before digits so that a spreadsheet keeps them as text.
        return first == '\'' && text.indexOf('\'', 1) < 0 ? text.substring(1) : text;
    }

    /**
     * {@return a number without the {@code .0} that a program's floating-point column adds} The same object where there is
     * none.
     *
     * @param identifier an identifier in its one form
     */
    public static String withoutPointZero(String identifier) {
        int end = identifier.length();
        if (end < 3 || identifier.charAt(end - 1) != '0') {
            return identifier;
        }
        while (identifier.charAt(end - 1) == '0' && end > 1) {
            end--;
        }
        char mark = identifier.charAt(end - 1);
        return (mark == '.' || mark == ',') && end > 1 && isDigits(identifier, end - 1)
                ? identifier.substring(0, end - 1)
                : identifier;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the number of an exponent that shows all its digits, such as {@code 2,01604E+5}} The same object where
     * digits are missing, or there is no exponent.
     *
     * @param identifier an identifier in its one form
     */
    public static String withoutExponent(String identifier) {
        Matcher number = mayBeExponent(identifier) ? EXPONENT.matcher(identifier) : null;
        if (number == null || !number.matches() || number.group(2) == null) {
            return identifier;
        }
        int exponent = Integer.parseInt(number.group(3));
        String decimals = number.group(2);
        return exponent == decimals.length() && exponent < EXACT_DIGITS ? number.group(1) + decimals : identifier;
    }

    /**
     * {@return whether a spreadsheet made a rounded number, or a day or month, of what was typed}
     *
     * @param identifier an identifier in its one form
     */
    public static boolean isDestroyed(String identifier) {
        return mayBeExponent(identifier) && EXPONENT.matcher(identifier).matches() || isMonth(identifier);
    }

    /**
     * {@return whether a text is a number of more digits than a spreadsheet keeps}
     *
     * @param identifier an identifier in its one form
     */
    public static boolean isLongNumber(String identifier) {
        return identifier.length() > EXACT_DIGITS && isDigits(identifier, identifier.length());
    }

    /**
     * {@return whether all digits of a number that a spreadsheet would not keep are zeros}
     *
     * @param number a long number
     */
    public static boolean endsInZeros(String number) {
        return NoOne.isZero(number.substring(EXACT_DIGITS));
    }

    private static boolean mayBeExponent(String text) {
        if (text.length() < 5 || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return false;
        }
        char second = text.charAt(1);
        return second == '.' || second == ',' || (second | 0x20) == 'e';
    }

    private static boolean isMonth(String text) {
        int length = text.length();
        if (length < 5 || length > LONGEST_DATE) {
            return false;
        }
        boolean digitFirst = isDigit(text.charAt(0));
        if (!digitFirst && !isDigit(text.charAt(length - 1))) {
            return false;
        }
        // Most have no hyphen before or after three letters at least, and no small letters.
        int dash = text.indexOf('-');
        if (dash < 1 || (digitFirst ? dash > 2 || length < dash + 4 : dash < 3)) {
            return false;
        }
        if (!Character.isLowerCase(text.charAt(digitFirst ? dash + 2 : 1))) {
            return false;
        }
        Matcher matcher = (digitFirst ? DAY_AND_MONTH : MONTH_AND_YEAR).matcher(text);
        // Spreadsheets never write a month in capitals: 13-MAR-01 is a code.
        return matcher.matches()
                && Character.isLowerCase(matcher.group(1).charAt(1))
                && CellParser.month(Folding.fold(matcher.group(1))) > 0;
    }

    /**
     * {@return whether a text stands for no identifier at all, such as a dash or {@code NC}}
     *
     * @param identifier an identifier in its one form
     */
    public static boolean isNothing(String identifier) {
        return mayBeWord(identifier) && (UnknownText.is(identifier) || NOTHING.contains(Folding.fold(identifier)));
    }

    /** Words have letters or signs alone: most identifiers have a digit at their end. */
    static boolean mayBeWord(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_WORD) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }
}
