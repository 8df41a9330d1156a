package fr.mediation.bilan.source.cell;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a cell that lists several persons from one with a composed identifier or name. */
public final class PersonList {
    private static final Pattern ENUMERATION = Pattern.compile("[;\\n\\r]+|\\s*[|,]\\s*|\\s+(?:et|and|[&+/])\\s+");
    /** What parts identifiers of one form, and belongs to others. */
    private static final Pattern CLOSE = Pattern.compile("\\s+(?:[à–-]|et)\\s+|\\s*[/+&;,|\\s]\\s*");

    private static final Pattern TITLE = Pattern.compile("(?i:M\\.|(?:Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\\b).*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}[hH]\\d{0,2}");

    private PersonList() {}

    /**
     * {@return whether several persons are named} A name after a family name is none: {@code Durand, Anne} is one person.
     *
     * @param identifier an identifier in its one form
     */
    public static boolean is(String identifier) {
        if (!mayBeList(identifier)) {
            return false;
        }
        List<String> parts = parts(ENUMERATION, identifier);
        if (parts.size() < 2) {
            return isOfOneForm(identifier);
        }
        if (identifier.charAt(0) == '['
                || parts.stream().allMatch(part -> TITLE.matcher(part).matches())) {
            return true;
        }
        boolean familyNameFirst = parts.size() == 2
                && identifier.indexOf(',') > 0
                && parts.stream().anyMatch(part -> !DIGITS.matcher(part).find() && part.indexOf('@') < 0);
        boolean composed = identifier.indexOf('|') > 0 && !alike(parts) || isBorn(identifier, parts);
        return !familyNameFirst && !composed;
    }

    /** Whether a number or a date follows a family name and a given name. */
    private static boolean isBorn(String identifier, List<String> parts) {
        return parts.size() == 3
                && identifier.chars().filter(c -> c == ',').count() == 2
                && parts.subList(0, 2).stream()
                        .noneMatch(part -> DIGITS.matcher(part).find() || part.indexOf('@') >= 0)
                && parts.get(2).chars().allMatch(c -> c >= '-' && c <= '9');
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
