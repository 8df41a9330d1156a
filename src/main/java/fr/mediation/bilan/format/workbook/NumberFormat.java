package fr.mediation.bilan.format.workbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number format of a workbook shows a number as (ECMA-376, part 1, 18.8.31).
 *
 * @param kind what is shown
 * @param digits how many digits a code has; 0 for the others
 * @param unit the unit of time or the thousands that only the format shows, as in {@code 0.0" h"}; null where it shows none
 * @param prefix what the format writes before the digits of a code, as in {@code "ACT-"0000}; empty where it writes nothing
 */
record NumberFormat(Kind kind, int digits, @Nullable String unit, String prefix) {
    /** A number as such. */
    static final NumberFormat PLAIN = new NumberFormat(Kind.PLAIN, 0, null);

    /** Before one digit there may be a word or a currency; with such an end it is the beginning of an identifier. */
    private static final Pattern BEGINNING = Pattern.compile("\\p{L}[\\p{L}\\d_/-]*[_/-]");

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

    private NumberFormat(Kind kind, int digits, @Nullable String unit) {
        this(kind, digits, unit, "");
    }

    enum Kind {
        /** A number, perhaps with a unit or fewer decimals. */
        PLAIN,
        /** A day, perhaps with a time. */
        DATE,
        /** Hours, minutes or seconds without a day. */
        TIME,
        /** Digits with the zeros or the words they begin with, as postal codes. */
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
        private boolean day;
        private boolean month;
        private boolean clock;
        private boolean scaled;
        private int marks;
        private int zerosBehindMark;
        private final StringBuilder before = new StringBuilder();
        private final StringBuilder behind = new StringBuilder();

        boolean says() {
            return zeros > 0 || number || day || month || clock;
        }

        NumberFormat format() {
            if (day || month && !clock) {
                return new NumberFormat(Kind.DATE, 0, null);
            }
            if (clock) {
                return new NumberFormat(Kind.TIME, 0, null);
            }
            if (marks == 1 && zerosBehindMark == 2) {
                return new NumberFormat(Kind.TYPED_TIME, 0, null);
            }
            String words = behind.toString().strip();
            String folded = words.replace(".", "").toLowerCase(Locale.ROOT);
            String unit = !scaled && UNITS.contains(folded) ? words : null;
            String prefix = before.toString();
            boolean code = zeros > 1 || zeros == 1 && BEGINNING.matcher(prefix).matches();
            if (code && !number) {
                boolean says = prefix.chars().anyMatch(Character::isLetterOrDigit);
                return new NumberFormat(Kind.CODE, zeros, unit, says ? prefix : "");
            }
            return unit == null ? PLAIN : new NumberFormat(Kind.PLAIN, 0, unit);
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
                    zerosBehindMark += marks;
                    yield 1;
                }
                case '#', '?', '%', '@' -> {
                    number = true;
                    yield 1;
                }
                case '.', ',' -> {
                    // Between zeros they are of a number, between letters of a date.
                    scaled |= pattern.charAt(at) == ',' && isNumber() && !isDigitAt(pattern, at + 1);
                    number |= zeros > 0;
                    yield 1;
                }
                default -> takeLetters(pattern, at);
            };
        }

        private int takeLetters(String pattern, int at) {
            for (String word : new String[] {"general", "standard", "e+", "e-"}) {
                if (pattern.regionMatches(true, at, word, 0, word.length())) {
                    number = true;
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
