package fr.mediation.bilan.format.workbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number format of a workbook shows a number as (ECMA-376, part 1, 18.8.31).
 *
 * @param kind what is shown
 * @param unit the unit of time or the thousands that only the format shows, as in {@code 0.0" h"}; null where it shows none
 * @param code how a code is shown; null for the others
 */
record NumberFormat(
        Kind kind, @Nullable String unit, @Nullable CodeFormat code) {
    /** A number as such. */
    static final NumberFormat PLAIN = new NumberFormat(Kind.PLAIN, null);

    /**
     * Before one digit there may be a word or a currency; with such an end, or in capitals that are none, it is the beginning of
     * an identifier.
     */
    private static final Pattern BEGINNING =
            Pattern.compile("[\\p{L}\\d][\\p{L}\\d_/-]*[_/-]|0+|(?!(?:EUR|CHF|USD|GBP|FRF|XPF|CFP|TTC|HT)$)[A-Z]{1,8}");

    /** Behind one digit there may be a unit; with such a beginning it is the end of an identifier. */
    private static final Pattern ENDING = Pattern.compile("[_/-][\\p{L}\\d_/-]+");

    /** What belongs to padded digits that it follows at once. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d_/-]+");

    private static final String TWO_ZEROS = "" + CodeFormat.ZERO + CodeFormat.ZERO;

    /** Units that change what a number means; of others, such as persons or euros, there is one kind in a column. */
    private static final Set<String> UNITS = Set.of(
            "h",
            "hr",
            "hrs",
            "heure",
            "heures",
            "min",
            "mins",
            "mn",
            "minute",
            "minutes",
            "s",
            "sec",
            "seconde",
            "secondes",
            "j",
            "jour",
            "jours",
            "k",
            "k€",
            "keur",
            "keuros",
            "m€");

    /** Multiples, parts and rates in words. */
    private static final Pattern OTHER_UNIT =
            Pattern.compile("milli(?:er|on|ard)s?\\b.*|mds?(?: ?€| euros?)?|meur|cts?|centimes?|"
                    + "douzaines?|.*(?:/| par )(?:mois|trimestre|semestre|jour)");

    private NumberFormat(Kind kind, @Nullable String unit) {
        this(kind, unit, null);
    }

    enum Kind {
        /** A number, perhaps with a unit or fewer decimals. */
        PLAIN,
        /** A day, perhaps with a time. */
        DATE,
        /** Hours, minutes or seconds without a day. */
        TIME,
        /** Digits with the zeros they begin with, as postal codes, or with the signs and words around and between them. */
        CODE,
        /** Hours and minutes that are typed as one number, 130 for 1:30. */
        TYPED_TIME
    }

    /** Reads a format: its first section that shows a value decides, the others are for negative numbers and texts. */
    static NumberFormat of(@Nullable String pattern) {
        if (pattern == null) {
            return PLAIN;
        }
        Section section = new Section();
        int at = 0;
        while (at < pattern.length() && !(pattern.charAt(at) == ';' && section.says())) {
            at += section.take(pattern, at);
        }
        return section.format();
    }

    /** What a section holds, words in quotation marks and colours aside. */
    private static final class Section {
        private int zeros;
        private boolean number;
        private boolean decimal;
        private boolean day;
        private boolean month;
        private boolean clock;
        private boolean scaled;
        private int marks;
        private int zerosBehindMark;
        private final StringBuilder before = new StringBuilder();
        private final StringBuilder body = new StringBuilder();
        private final StringBuilder behind = new StringBuilder();

        boolean says() {
            return zeros > 0 || number || day || month || clock;
        }

        NumberFormat format() {
            if (day || month && !clock) {
                return new NumberFormat(Kind.DATE, null);
            }
            if (clock) {
                return new NumberFormat(Kind.TIME, null);
            }
            if (marks == 1 && zerosBehindMark == 2 && body.toString().endsWith(TWO_ZEROS)) {
                return new NumberFormat(Kind.TYPED_TIME, null);
            }
            String words = behind.toString().strip();
            String folded = words.replace(".", "").toLowerCase(Locale.ROOT);
            String unit = !scaled
                            && (UNITS.contains(folded)
                                    || OTHER_UNIT.matcher(folded).matches())
                    ? words
                    : null;
            CodeFormat code = decimal || body.isEmpty() ? null : code(unit == null);
            return code == null ? new NumberFormat(Kind.PLAIN, unit) : new NumberFormat(Kind.CODE, unit, code);
        }

        private @Nullable CodeFormat code(boolean withoutUnit) {
            String prefix = before.toString();
            boolean says = prefix.chars()
                    .anyMatch(c -> !Character.isWhitespace(c)
                            && !Character.isSpaceChar(c)
                            && Character.getType(c) != Character.CURRENCY_SYMBOL);
            String suffix = behind.toString().stripTrailing();
            boolean padded = zeros > 1 && !number;
            boolean ends = ENDING.matcher(suffix).matches();
            CodeFormat code = new CodeFormat(says ? prefix : "", body.toString(), withoutUnit ? suffix : "");
            if (code.isParted()) {
                return code.partsThousands() ? null : code;
            }
            if (!padded && !ends && !BEGINNING.matcher(prefix).matches()) {
                return null;
            }
            return ends || WORD.matcher(suffix).matches() ? code : new CodeFormat(code.before(), code.body(), "");
        }

        private boolean isNumber() {
            return zeros > 0 || number;
        }

        /** Takes literal text: behind the digits it is their unit, before them the beginning of a code. */
        private void say(String text) {
            if (!isNumber()) {
                before.append(text);
            } else {
                behind.append(text);
                String mark = text.strip();
                marks += mark.equals(":") || mark.equalsIgnoreCase("h") ? 1 : 0;
            }
        }

        /** Takes the place of a digit: what was said since the last one stands between both. */
        private void place(char place) {
            body.append(body.isEmpty() ? "" : behind).append(place);
            behind.setLength(0);
        }

        /** Takes what stands at an index, and says how many characters that is. */
        int take(String pattern, int at) {
            return switch (pattern.charAt(at)) {
                case '"' -> {
                    int length = lengthTo('"', pattern, at);
                    say(inside(pattern, at, length));
                    yield length;
                }
                case '[' -> {
                    int length = lengthTo(']', pattern, at);
                    String bracketed = inside(pattern, at, length);
                    clock |= isElapsed(bracketed);
                    if (bracketed.startsWith("$")) {
                        int language = bracketed.indexOf('-');
                        say(bracketed.substring(1, language < 0 ? bracketed.length() : language));
                    }
                    yield length;
                }
                case '\\' -> {
                    say(pattern.substring(at + 1, Math.min(at + 2, pattern.length())));
                    yield 2;
                }
                case '_', '*' -> 2;
                case '0' -> {
                    zeros++;
                    place(CodeFormat.ZERO);
                    zerosBehindMark += marks;
                    yield 1;
                }
                case '#', '?' -> {
                    number = true;
                    place(pattern.charAt(at) == '#' ? CodeFormat.DIGIT : CodeFormat.SPACE);
                    yield 1;
                }
                case '%', '@' -> {
                    number = true;
                    decimal = true;
                    yield 1;
                }
                case '/' -> {
                    // Behind a digit it makes a fraction.
                    decimal |= isNumber();
                    number |= isNumber();
                    say("/");
                    yield 1;
                }
                case '.', ',' -> {
                    // Between zeros they are of a number, between letters of a date.
                    scaled |= pattern.charAt(at) == ',' && isNumber() && !isDigitAt(pattern, at + 1);
                    number |= zeros > 0;
                    decimal |= isNumber();
                    yield 1;
                }
                default -> takeLetters(pattern, at);
            };
        }

        private int takeLetters(String pattern, int at) {
            for (String word : new String[] {"general", "standard", "e+", "e-"}) {
                if (pattern.regionMatches(true, at, word, 0, word.length())) {
                    number = true;
                    decimal = true;
                    return word.length();
                }
            }
            if (pattern.regionMatches(true, at, "am/pm", 0, 5)) {
                clock = true;
                return 5;
            }
            int end = at + 1;
            char letter = Character.toLowerCase(pattern.charAt(at));
            while (end < pattern.length() && Character.toLowerCase(pattern.charAt(end)) == letter) {
                end++;
            }
            // Behind digits they are a unit that somebody did not put into quotation marks.
            if (zeros == 0 && !number) {
                switch (letter) {
                    case 'h', 's' -> clock = true;
                    case 'm' -> {
                        month = true;
                        day |= end - at > 2;
                    }
                    // German and French programs write the letters of their languages: TT.MM.JJJJ, jj/mm/aaaa.
                    case 'y', 'd', 'e', 'g', 'b', 'j', 't' -> day = true;
                    case 'a' -> day |= end - at > 1;
                    default -> {}
                }
            }
            say(pattern.substring(at, end));
            return end - at;
        }

        private static String inside(String pattern, int from, int length) {
            return pattern.substring(from + 1, Math.max(from + 1, from + length - 1));
        }

        private static boolean isDigitAt(String pattern, int at) {
            return at < pattern.length() && "0#?".indexOf(pattern.charAt(at)) >= 0;
        }

        private static int lengthTo(char end, String pattern, int from) {
            int found = pattern.indexOf(end, from + 1);
            return (found < 0 ? pattern.length() : found + 1) - from;
        }

        /** Hours, minutes or seconds that run past a day, an hour or a minute stand in brackets, as colours do. */
        private static boolean isElapsed(String bracketed) {
            String letters = bracketed.toLowerCase(Locale.ROOT);
            return !letters.isEmpty()
                    && "hms".indexOf(letters.charAt(0)) >= 0
                    && letters.chars().allMatch(c -> c == letters.charAt(0));
        }
    }
}
