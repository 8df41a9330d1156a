package fr.mediation.bilan.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises in a text what leads to a person: e-mail addresses, telephone numbers and French social security numbers (NIR).
 * A name cannot be recognised; but one that stands beside such a mark is taken with it, by its capitals.
 *
 * <p>Digits that continue an identifier are none of these: {@code AT-2016-0612345678}; nor are those in the address of a page.
 */
public final class PersonalData {
    /** What stands in the place of what was recognised. */
    public static final String MASK = "[masqué]";

    private static final String MASKED = "[masqué";
    private static final Pattern TOKEN = Pattern.compile("\\[masqué:([a-p]{32})]");

    /** The end of a domain, with a comma or a blank in the place of its point. */
    private static final Pattern PARTED_DOMAIN =
            Pattern.compile("(?: ?[.] ?|, ?)(?:fr|com|net|org|eu)(?![\\p{L}\\p{N}])");

    private static final int SHORTEST = 6;
    private static final int MOST_PASSES = 4;
    private static final int MOST_NEIGHBOURS = 3;
    private static final int LONGEST_NEIGHBOUR = 40;

    /** How the sign of an address is written where programs look for it. */
    private static final List<String> SIGNS = List.of(
            "@", "\uFF20", "(at)", "[at]", "(a)", "(arobase)", "[arobase]", "&#64;", "&#x40;", "&commat;", "%40");

    private static final int LETTER_BITS = 4;
    private static final int LETTERS = 1 << LETTER_BITS;

    private PersonalData() {}

    private record Span(int start, int end) {}

    /**
     * {@return whether an e-mail address, a telephone number or a social security number stands in a text}
     *
     * @param text any text
     */
    public static boolean isIn(String text) {
        return mayBeIn(text) && !spans(text).isEmpty();
    }

    /**
     * {@return whether something was masked in a text, here or before it came back}
     *
     * @param text any text
     */
    public static boolean isMasked(String text) {
        return text.indexOf('[') >= 0 && text.contains(MASKED);
    }

    /**
     * {@return what stands in the place of an identifier that is personal data, so that what it names remains one thing}
     *
     * @param pseudonym what replaces the identifier, from which nobody finds it again
     */
    public static String token(UUID pseudonym) {
        StringBuilder letters = new StringBuilder(MASKED).append(':');
        // Digits might look like a number again.
        for (long half : new long[] {pseudonym.getMostSignificantBits(), pseudonym.getLeastSignificantBits()}) {
            for (int shift = Long.SIZE - LETTER_BITS; shift >= 0; shift -= LETTER_BITS) {
                letters.append((char) ('a' + (half >>> shift & LETTERS - 1)));
            }
        }
        return letters.append(']').toString();
    }

    /**
     * {@return the pseudonym that {@link #token} wrote, null where a text is none}
     *
     * @param text an identifier
     */
    public static @Nullable UUID pseudonym(String text) {
        Matcher token = isMasked(text) ? TOKEN.matcher(text) : null;
        if (token == null || !token.matches()) {
            return null;
        }
        long[] halves = new long[2];
        for (int i = 0; i < token.group(1).length(); i++) {
            int half = i * LETTER_BITS / Long.SIZE;
            halves[half] = halves[half] << LETTER_BITS | token.group(1).charAt(i) - 'a';
        }
        return new UUID(halves[0], halves[1]);
    }

    /**
     * {@return a text with {@link #MASK} in the place of what leads to a person, and of the words with capitals beside it; the
     * same object where there is nothing}
     *
     * @param text any text
     */
    public static String masked(String text) {
        String masked = text;
        for (int pass = 0; mayBeIn(masked); pass++) {
            List<Span> spans = spans(masked);
            if (spans.isEmpty()) {
                return masked;
            }
            if (pass == MOST_PASSES) {
                return MASK;
            }
            // What a number kept from being one, beside it, may be one now.
            masked = replaced(masked, masked, spans);
        }
        return masked;
    }

    /**
     * {@return the name of a file or sheet, masked: words may be parted by underscores in it}
     *
     * @param name the name, with its ending or without
     */
    public static String maskedName(String name) {
        if (!mayBeIn(name)) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean ends = dot > 0
                && name.length() - dot <= SHORTEST
                && name.substring(dot + 1).matches("[A-Za-z]+[0-9]?");
        String stem = ends ? name.substring(0, dot) : name;
        String words = stem.replace('_', ' ');
        List<Span> spans = mayBeIn(words) ? spans(words) : List.of();
        if (spans.isEmpty()) {
            return isIn(stem) ? MASK + name.substring(stem.length()) : isIn(name) ? MASK : name;
        }
        String masked = replaced(stem, words, spans);
        return (isIn(masked.replace('_', ' ')) ? MASK : masked) + name.substring(stem.length());
    }

    /** Nearly all texts have neither the sign of an address nor as many digits as the shortest number. */
    private static boolean mayBeIn(String text) {
        int length = text.length();
        if (length < SHORTEST) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ((c < 'a' || c > 'z') && signLength(text, i) > 0) {
                return true;
            }
        }
        return digits >= PersonalNumbers.FEWEST_DIGITS && PersonalNumbers.mayBeIn(text);
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            int length = signLength(text, at);
            Span address = length == 0 ? null : address(text, at, at + length);
            if (address != null) {
                spans.add(address);
            }
        }
        PersonalNumbers.find(text, (start, end) -> spans.add(new Span(start, end)));
        return spans;
    }

    private static int signLength(String text, int at) {
        char c = text.charAt(at);
        if (c != '@' && c != '(' && c != '[' && c != '&' && c != '%' && c != '\uFF20') {
            return 0;
        }
        for (String sign : SIGNS) {
            if (text.regionMatches(true, at, sign, 0, sign.length())) {
                return sign.length();
            }
        }
        return 0;
    }

    /** The address around its sign: a name, and a domain of two parts or more; or a name of two parts, whatever the domain. */
    private static @Nullable Span address(String text, int sign, int behind) {
        int nameEnd = sign > 0 && text.charAt(sign - 1) == ' ' ? sign - 1 : sign;
        int start = nameEnd;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
        }
        while (start < nameEnd && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int domain = behind < text.length() && text.charAt(behind) == ' ' ? behind + 1 : behind;
        int end = domain;
        while (end < text.length() && isOfDomain(text.charAt(end))) {
            end++;
        }
        while (end > domain && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        if (start == nameEnd || end == domain) {
            return null;
        }
        Matcher rest = nameEnd == sign && domain == behind ? PARTED_DOMAIN.matcher(text) : null;
        if (rest != null && rest.region(end, text.length()).lookingAt()) {
            return new Span(start, rest.end());
        }
        int dot = end - 1;
        while (dot > domain && text.charAt(dot) != '.') {
            dot--;
        }
        boolean twoParts = dot > domain && end - dot > 2 && Character.isLetter(text.charAt(dot + 1));
        boolean close = nameEnd == sign && domain == behind;
        boolean full = close
                && end - domain > 1
                && text.substring(start, nameEnd).indexOf('.') > 0
                && text.substring(domain, end).chars().allMatch(c -> Character.isLetter(c) || c == '-');
        return twoParts || full ? new Span(start, end) : null;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '\'' || c == '’';
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static String replaced(String text, String words, List<Span> spans) {
        List<Span> inOrder = spans.stream()
                .map(span -> withNeighbours(words, span))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
        StringBuilder masked = new StringBuilder(text.length());
        int end = 0;
        for (Span span : inOrder) {
            if (span.start() >= end) {
                masked.append(text, end, span.start()).append(MASK);
            }
            end = Math.max(end, span.end());
        }
        return masked.append(text, end, text.length()).toString();
    }

    /** With the words beside it that begin with a capital, or are a title: those of whom it leads to. */
    private static Span withNeighbours(String text, Span span) {
        int start = span.start();
        int end = span.end();
        for (int i = 0; i < MOST_NEIGHBOURS; i++) {
            int wordEnd = start;
            while (wordEnd > 0 && start - wordEnd < MOST_NEIGHBOURS && isBeside(text.charAt(wordEnd - 1))) {
                wordEnd--;
            }
            int word = wordEnd;
            while (word > 0 && wordEnd - word < LONGEST_NEIGHBOUR && isOfWord(text.charAt(word - 1))) {
                word--;
            }
            if (word == wordEnd || !Character.isUpperCase(text.charAt(word))) {
                break;
            }
            start = word;
        }
        for (int i = 0; i < MOST_NEIGHBOURS; i++) {
            int word = end;
            while (word < text.length() && word - end < MOST_NEIGHBOURS && isBeside(text.charAt(word))) {
                word++;
            }
            int wordEnd = word;
            while (wordEnd < text.length() && wordEnd - word < LONGEST_NEIGHBOUR && isOfWord(text.charAt(wordEnd))) {
                wordEnd++;
            }
            if (word == wordEnd || !Character.isUpperCase(text.charAt(word))) {
                break;
            }
            end = wordEnd;
        }
        String taken = text.substring(start, end);
        boolean closes = end < text.length()
                && (text.charAt(end) == ')' && taken.lastIndexOf('(') > taken.lastIndexOf(')')
                        || text.charAt(end) == '>' && taken.lastIndexOf('<') > taken.lastIndexOf('>'));
        return new Span(start, closes ? end + 1 : end);
    }

    private static boolean isBeside(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || "<>(),:;\"-–/".indexOf(c) >= 0;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || c == '\'' || c == '’' || c == '-' || c == '.';
    }
}
