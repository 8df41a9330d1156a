package fr.mediation.bilan.source.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells a cell that lists several persons from one with a composed identifier or name. */
public final class PersonList {
    private static final Pattern ENUMERATION = Pattern.compile("[;\\n\\r]+|\\s*[|,]\\s*|\\s+(?:et|and|[&+/])\\s+");
    /** What parts identifiers of one form, and belongs to others. */
    private static final Pattern CLOSE = Pattern.compile("\\s+(?:[à–-]|et)\\s+|\\s*[/+&;,|\\s]\\s*");

    /** {@code 10 élèves}, {@code P001 (x2)}, {@code P001+1}: how many they are. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?!0*1 )\\d{1,4} (?:personne|pers\\b|usag|élève|enfant|adulte|participant|jeune|senior|inscrit|adhérent|visiteur|"
                    + "bénéficiaire|stagiaire|homme|femme|fille|garçon|collégien|lycéen|étudiant|parent).*"
                    + "|.+[ (][x×] ?\\d{1,3}\\)?|.*\\p{L}.*(?<!\\d[eE]) ?\\+ ?\\d{1,2}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern TITLE = Pattern.compile("(?i:M\\.|(?:Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\\b).*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}[hH]\\d{0,2}");

    private static final Set<String> PARTICLES = Set.of(
            "de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "ben", "bin", "el", "al", "da", "di",
            "dos");

    /** How many they are is said in few words; a pattern takes the square of the time of a long text. */
    private static final int LONGEST_COUNT = 80;

    /** Digits of a telephone number or a card stand in groups of at most so many. */
    private static final int LONGEST_GROUP = 4;

    private PersonList() {}

    /** How many persons a cell names. */
    public enum Reading {
        /** It cannot be meant for several. */
        ONE,
        /** It may be meant for several, and counts as one. */
        DOUBTFUL,
        /** Several. */
        SEVERAL
    }

    /**
     * {@return how many persons are named} A family name before a given name is one person: beyond doubt where it alone stands
     * in capitals.
     *
     * @param identifier an identifier in its one form
     */
    public static Reading of(String identifier) {
        if (!mayBeList(identifier)) {
            return Reading.ONE;
        }
        if (identifier.length() <= LONGEST_COUNT && COUNTED.matcher(identifier).matches()) {
            return Reading.SEVERAL;
        }
        List<String> parts = parts(ENUMERATION, identifier);
        if (parts.size() < 2) {
            return isOfOneForm(identifier) ? Reading.SEVERAL : numbers(identifier);
        }
        if (identifier.charAt(0) == '['
                || parts.stream().allMatch(part -> TITLE.matcher(part).matches())) {
            return Reading.SEVERAL;
        }
        boolean commas = identifier.chars().filter(c -> c == ',').count() == parts.size() - 1;
        if (commas && parts.stream().anyMatch(part -> !isIdentifier(part))) {
            return names(parts);
        }
        return identifier.indexOf('|') > 0 && !alike(parts) ? Reading.ONE : Reading.SEVERAL;
    }

    /** Names between commas, or a name and something else. */
    private static Reading names(List<String> parts) {
        boolean born = parts.get(parts.size() - 1).chars().allMatch(c -> c >= '-' && c <= '9');
        boolean familyName = isInCapitals(parts.get(0))
                && parts.stream().skip(1).noneMatch(part -> isIdentifier(part) || isInCapitals(part));
        if (parts.size() > 2) {
            boolean one = parts.size() == 3 && born && parts.stream().limit(2).noneMatch(PersonList::isIdentifier);
            return one ? Reading.ONE : familyName ? Reading.DOUBTFUL : Reading.SEVERAL;
        }
        if (familyName || born) {
            return Reading.ONE;
        }
        return parts.stream().allMatch(part -> words(part).count() > 1) ? Reading.SEVERAL : Reading.DOUBTFUL;
    }

    /** Numbers alike may be those of several, or the parts of one. */
    private static Reading numbers(String identifier) {
        List<String> parts = parts(CLOSE, identifier);
        boolean spaced = identifier.chars().allMatch(c -> c == ' ' || c >= '0' && c <= '9');
        boolean doubtful = parts.size() > 1
                && alike(parts)
                && !HOUR.matcher(parts.get(0)).matches()
                && parts.stream().allMatch(part -> DIGITS.matcher(part).find())
                && (!spaced || parts.get(0).length() > LONGEST_GROUP);
        return doubtful ? Reading.DOUBTFUL : Reading.ONE;
    }

    private static boolean isIdentifier(String part) {
        return part.indexOf('@') >= 0 || DIGITS.matcher(part).find();
    }

    /** The words of a name, those that belong to the next one aside. */
    private static Stream<String> words(String part) {
        return Arrays.stream(part.split(" "))
                .filter(word -> !DIGITS.matcher(word).find() && !PARTICLES.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static boolean isInCapitals(String part) {
        return words(part).findAny().isPresent()
                && words(part)
                        .allMatch(word -> word.length() > 1
                                && word.equals(word.toUpperCase(Locale.ROOT))
                                && !word.equals(word.toLowerCase(Locale.ROOT)));
    }

    private static List<String> parts(Pattern separator, String identifier) {
        return Arrays.stream(separator.split(identifier))
                .filter(part -> !part.isBlank())
                .toList();
    }

    /**
     * {@return whether a text is a list of identifiers that have letters and digits in one form, or of addresses} What parts
     * them may belong to an identifier as well.
     *
     * @param identifier an identifier, or a list
     */
    public static boolean isOfOneForm(String identifier) {
        List<String> parts = parts(CLOSE, identifier);
        return parts.size() > 1
                && (parts.stream().allMatch(part -> part.indexOf('@') > 0)
                        || alike(parts)
                                && !HOUR.matcher(parts.get(0)).matches()
                                && parts.stream()
                                        .allMatch(part -> DIGITS.matcher(part).find()
                                                && part.chars().anyMatch(Character::isLetter)));
    }

    private static boolean mayBeList(String text) {
        boolean numbered = false;
        boolean parted = false;
        int spaces = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ';', ',', '|', '\n', '\r' -> {
                    if (i > 0) {
                        return true;
                    }
                }
                case '/', '+', '&' -> parted |= i > 0;
                case ' ' -> spaces++;
                case '@', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbered = true;
                default -> {
                    continue;
                }
            }
        }
        // A lone sign or word between two others; what is parted otherwise must have digits, or be addresses.
        return spaces > 1 || numbered && (parted || spaces > 0);
    }

    /** Parts of one identifier differ in form, the elements of a list do not. */
    private static boolean alike(List<String> parts) {
        boolean numbers = parts.stream().allMatch(part -> part.chars().allMatch(c -> c >= '0' && c <= '9'));
        return numbers
                ? parts.stream().mapToInt(String::length).distinct().count() == 1
                : parts.stream()
                                .map(part -> DIGITS.matcher(part).replaceAll("0"))
                                .distinct()
                                .count()
                        == 1;
    }
}
