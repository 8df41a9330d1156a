package fr.mediation.bilan.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that lead to a person: telephone numbers, and those of the French social security with their key. */
final class PersonalNumbers {
    /** The digits of the shortest one. */
    static final int FEWEST_DIGITS = 9;

    private static final int TELEPHONE_DIGITS = 10;
    private static final int REGISTER_DIGITS = 13;
    private static final int LONGEST_SEPARATOR = 3;
    private static final int LONGEST_PAGE = 300;

    private static final String BLANK = "[ \\t\\u00A0\\u2007\\u2009\\u202F]";

    /** What parts the pairs of a French number. */
    private static final String BETWEEN = "(?:" + BLANK + "?[-\u2011\u2013./_]" + BLANK + "?|" + BLANK + "{1,3})";

    private static final String AT_START = "(?<![\\p{L}\\p{N}])";

    /** Neither part of a word or number nor behind the beginning of an identifier. */
    private static final String ALONE = "(?:(?<=(?iu:tel|t\u00E9l|mob|port|gsm|fax|nir|secu|s\u00E9cu))|" + AT_START
            + "(?<!\\p{N}[-_.,])(?<!\\p{L}[-_/]))";

    private static final String AT_END = "(?![\\p{L}\\p{N}])(?![.,](?!0(?!\\d)|0[1-9]\\d{8}(?!\\d))\\d)";

    /** What parts other groups. */
    private static final String OTHER = "(?:[-\u2011\u2013./]|" + BLANK + ")";

    private static final String PAIRS = "\\(?0" + BLANK + "?[1-9]\\)?(?:" + BETWEEN + "\\d\\d){4}(?!\\d)";

    private static final Pattern TELEPHONE = Pattern.compile(String.join(
            "|",
            // In pairs; a longer row of pairs is a list of numbers.
            "(?<!\\d)(?<!(?<!\\d)\\d\\d" + BETWEEN + ")" + PAIRS + "(?!" + BETWEEN + "(?!" + PAIRS + ")\\d\\d(?!\\d))",
            // In one, or in other groups.
            ALONE + "0[1-9]\\d{8}" + AT_END,
            ALONE + "0[1-9]\\d\\d" + BLANK + "\\d{6}" + AT_END,
            ALONE + "0[1-9]\\d\\d" + OTHER + "(?:\\d{3}" + OTHER + "\\d{3}|\\d\\d" + OTHER + "\\d\\d" + OTHER
                    + "\\d\\d)" + AT_END,
            ALONE + "0[1-9]" + BLANK + "\\d{8}" + AT_END,
            ALONE + "0[1-9]" + OTHER + "(?:\\d{3}" + OTHER + "\\d{3}" + OTHER + "\\d\\d|\\d\\d" + OTHER + "\\d{3}"
                    + OTHER + "\\d{3}|\\d{4}" + OTHER + "\\d{4})" + AT_END,
            ALONE + "0[1-9]\\d" + OTHER + "\\d{3}" + OTHER + "(?:\\d{4}|\\d\\d" + OTHER + "\\d\\d)" + AT_END,
            // International, and no decimal number with its sign.
            AT_START + "\\+(?!\\d{1,3}[.,]\\d{4})" + BLANK + "?[1-9](?:[-\u2011\u2013./()" + BLANK.substring(1)
                    + "{0,3}\\d){8,14}(?!\\d)",
            ALONE + "\\(?00(?:" + BLANK + "|[.-])?33[ .()\u00A0\u202F-]{0,3}(?:\\(?0\\)?[ .-]?)?[1-9](?:" + BETWEEN
                    + "?\\d\\d){4}" + AT_END,
            ALONE + "00" + BLANK + "?[1-9]\\d{0,2}(?:[ .\u00A0\u202F-]\\d{1,4}){3,6}" + AT_END,
            // Those overseas, in one; a SIRET may begin so.
            ALONE + "00(?:262(?:26[239]|639|69[23])|590(?:590|69[01])|594[56]94|596(?:596|69[67]))\\d{6}" + AT_END,
            // As a spreadsheet leaves it, without the sign.
            ALONE + "33(?:" + BLANK + "?[67]\\d{8}|\\)?" + OTHER + "[1-9](?:" + OTHER + "\\d\\d){4})" + AT_END));

    private static final String PART = "[-./ \u00A0\u202F]";
    private static final Pattern REGISTER_NUMBER = Pattern.compile(ALONE + "(?<digits>[1-478]" + PART + "?\\d\\d" + PART
            + "?\\d\\d" + PART + "?(?:\\d\\d|2[AaBb])" + PART + "?\\d{3}" + PART + "?\\d{3})" + PART + "?(?<key>\\d\\d)"
            + AT_END);

    /** Its parts apart, as on the card, it is none but that, whether its key is right or not there. */
    private static final Pattern PARTED_REGISTER_NUMBER = Pattern.compile(ALONE + "[1-478]" + PART + "\\d\\d" + PART
            + "(?:0[1-9]|1[0-2]|[2-9]\\d)" + PART + "(?:\\d\\d|2[AaBb])" + PART + "\\d{3}" + PART + "\\d{3}(?:" + PART
            + "?\\d\\d)?" + AT_END);

    /** As a spreadsheet shows a long number, in thousands. */
    private static final Pattern REGISTER_NUMBER_IN_THOUSANDS = Pattern.compile(
            ALONE + "(?<digits>[1-478]\\d\\d(?:" + BLANK + "\\d{3}){3}" + BLANK + "\\d)(?<key>\\d\\d)" + AT_END);

    private static final int MODULUS = 97;

    private PersonalNumbers() {}

    /** Takes where a number stands. */
    @FunctionalInterface
    interface Found {
        void note(int start, int end);
    }

    /** Looks for all numbers of a text. */
    static void find(String text, Found found) {
        find(TELEPHONE, text, false, found);
        find(REGISTER_NUMBER, text, true, found);
        find(PARTED_REGISTER_NUMBER, text, false, found);
        find(REGISTER_NUMBER_IN_THOUSANDS, text, true, found);
    }

    private static void find(Pattern pattern, String text, boolean keyed, Found found) {
        // To try it where none begins costs more than all else.
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int at = 0;
        while (at < text.length()) {
            boolean begins = isBeginning(text, at)
                    && matcher.region(at, text.length()).lookingAt()
                    && !isInPage(text, at)
                    && (!keyed || hasRightKey(matcher));
            if (begins) {
                // One that stands in parentheses does not begin with one of them.
                boolean opened = text.charAt(at) == '(' && !matcher.group().contains(")");
                found.note(opened ? at + 1 : at, matcher.end());
            }
            at = begins ? matcher.end() : at + 1;
        }
    }

    private static boolean isBeginning(String text, int at) {
        char c = text.charAt(at);
        return c == '+' || c == '(' || isDigit(c) && (at == 0 || !isDigit(text.charAt(at - 1)));
    }

    /**
     * Whether a text has digits in such runs as these numbers have. Identifiers of lines with a year and a number have many
     * digits too, and are looked at for every line: a pattern costs more than all else that is done with them.
     */
    static boolean mayBeIn(String text) {
        int length = text.length();
        // Digits since the first run of a row that may begin a number, in runs parted by a few signs.
        int digits = 0;
        int all = 0;
        int runs = 0;
        int at = 0;
        int lastEnd = -1;
        while (at < length) {
            char c = text.charAt(at);
            if (c == '+' || (c | ' ') == 'a' || (c | ' ') == 'b') {
                if (c == '+'
                        || at > 0 && at + 1 < length && text.charAt(at - 1) == '2' && isPart(text.charAt(at + 1))) {
                    return true;
                }
            }
            if (!isDigit(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < length && isDigit(text.charAt(end))) {
                end++;
            }
            int run = end - at;
            if (isWhole(text, at, run)) {
                return true;
            }
            boolean apart = lastEnd < 0 || at - lastEnd > LONGEST_SEPARATOR || !isSeparated(text, lastEnd, at);
            if (apart) {
                digits = 0;
                all = 0;
                runs = 0;
            }
            all += run;
            runs++;
            if (digits > 0 || mayBegin(text, at, run)) {
                digits += run;
            }
            if (runs > 1 && (digits >= FEWEST_DIGITS || all == REGISTER_DIGITS || all == REGISTER_DIGITS + 2)) {
                return true;
            }
            lastEnd = end;
            at = end;
        }
        return false;
    }

    /** Whether a run of digits may be a whole number. */
    private static boolean isWhole(String text, int at, int run) {
        char first = text.charAt(at);
        return switch (run) {
            case TELEPHONE_DIGITS -> first == '0' && text.charAt(at + 1) != '0';
            case TELEPHONE_DIGITS + 1 -> text.startsWith("33", at);
            case TELEPHONE_DIGITS + 3 -> text.startsWith("0033", at);
            case TELEPHONE_DIGITS + 4 -> text.startsWith("00262", at) || text.startsWith("0059", at);
            case REGISTER_DIGITS + 2 -> first != '0';
            default -> false;
        };
    }

    private static boolean mayBegin(String text, int at, int run) {
        return text.charAt(at) == '0' || run == 1 || run == 2 && text.startsWith("33", at);
    }

    private static boolean isSeparated(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSeparator(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeparator(char c) {
        return "-\u2011\u2013./_() \t\u00A0\u2007\u2009\u202F".indexOf(c) >= 0;
    }

    private static boolean isPart(char c) {
        return isDigit(c) || isSeparator(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isInPage(String text, int at) {
        int start = at;
        while (start > 0
                && at - start < LONGEST_PAGE
                && !Character.isWhitespace(text.charAt(start - 1))
                && text.charAt(start - 1) != '<') {
            start--;
        }
        String before = text.substring(start, at);
        return before.contains("://") || before.startsWith("www.");
    }

    private static boolean hasRightKey(MatchResult number) {
        String digits = number.group(1)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9AB]", "")
                .replace("2A", "19")
                .replace("2B", "18");
        return MODULUS - Long.parseLong(digits) % MODULUS == Integer.parseInt(number.group(2));
    }
}
