package fr.mediation.bilan.source.cell;

import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.PersonalData;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a value looks like: a date, a number, a word, or what persons are called. Lower case, but where it is said otherwise. */
final class ValueForm {
    private static final int LONGEST_WORD_WITH_DIGITS = 4;
    private static final int MOST_DIGITS = 8;
    private static final int MOST_DIGITS_OF_A_TIME = 23;
    private static final int DIGITS_OF_A_DAY = 5;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern TELEPHONE = Pattern.compile(
            "(?<!\\d)(?:\\(?(?:\\+|00)\\d{2,3}\\)?[ .-]?(?:\\(0\\)[ .-]?)?|0)[1-9](?:[ .\\u00A0\\u202F-]?\\d{2}){4}(?!\\d)");

    /** The number of a person in the French register: thirteen digits, and two of its key. */
    private static final Pattern REGISTER_NUMBER = Pattern.compile(
            "(?i)(?<!\\d)[1-478]\\s?\\d{2}\\s?\\d{2}\\s?(?:\\d{2}|2[ab])\\s?\\d{3}\\s?\\d{3}(?:\\s?\\d{2})?(?!\\d)");

    private static final Pattern NAME = Pattern.compile(
            "(?U)(?:.*\\b)?(?:(?:M\\.|Mr|Mme|Mlle|Monsieur|Madame)\\s+\\p{Lu}.*"
                    + "|\\p{Lu}[\\p{Lu}'’-]+,?\\s+\\p{Lu}\\p{Ll}[\\p{L}'’-]*|\\p{Lu}\\p{Ll}[\\p{L}'’-]*\\s+\\p{Lu}[\\p{Lu}'’-]+)");
    private static final Pattern TITLED_NAME =
            Pattern.compile("(?U)\\b(?:M\\.|Mr|Mme|Mlle|Monsieur|Madame)\\s+\\p{Lu}");
    private static final Pattern BAND = Pattern.compile(
            "[<>]\\s?\\d{1,2}(?: ans)?|\\d{1,2}\\s?[-/à]\\s?\\d{1,2}(?: ?ans)?|\\d{1,2}\\s?(?:\\+|ans)");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[th]\\d{1,2}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern JOINED = Pattern.compile("[^\\p{L}\\p{N}_-]+");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,6}\\p{L}{1,3}\\d{0,2}");
    private static final Pattern NUMBERS = Pattern.compile("9+");
    private static final Pattern HOUR = Pattern.compile("\\d[h:]");
    private static final Pattern DIGITS = Pattern.compile("[\\d\\s_-]+");
    /** Words that call a day off, or name a second one. */
    private static final Pattern CALLED_OFF = Pattern.compile("(?:annul|report|supprim|deprogramm)\\p{L}*"
            + "|pas|na|n|eu|lieu|non|tenue?|realisee?s?|ou|puis|suivante?s?");

    private static final Set<String> OF_DATES = Set.of(
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "le",
            "du",
            "au",
            "et",
            "a",
            "de",
            "t",
            "z",
            "am",
            "pm",
            "h",
            "mn",
            "min",
            "s",
            "utc",
            "gmt",
            "cet",
            "cest",
            "er",
            "matin",
            "matinee",
            "midi",
            "apres",
            "soir",
            "soiree",
            "semaine",
            "fin",
            "debut",
            "mi",
            "trimestre",
            "semestre",
            "vers",
            "environ",
            "printemps",
            "ete",
            "automne",
            "hiver",
            "annee",
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun");
    private static final Set<String> OF_NUMBERS = Set.of(
            "h",
            "heure",
            "heures",
            "mn",
            "min",
            "minute",
            "minutes",
            "s",
            "j",
            "jour",
            "jours",
            "an",
            "ans",
            "e",
            "eur",
            "euro",
            "euros",
            "k",
            "ke",
            "kg",
            "ttc",
            "ht",
            "personne",
            "personnes",
            "pers",
            "participant",
            "participants",
            "env",
            "environ",
            "et",
            "a",
            "x",
            "de",
            "ou",
            "soit",
            "plus",
            "moins",
            "demi",
            "demie",
            "par");

    private ValueForm() {}

    /** The form of a value: its runs of letters as one sign, its digits one by one. */
    static String of(String value) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char sign = Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c;
            if (sign != 'a' || form.isEmpty() || form.charAt(form.length() - 1) != 'a') {
                form.append(sign);
            }
        }
        return form.toString();
    }

    /** The form of a value, or of a form, whatever the length of its numbers. */
    static String withoutLengths(String value) {
        return NUMBERS.matcher(of(value)).replaceAll("9");
    }

    /** Whether a form, or a value, has digits. */
    static boolean isOfDigits(String form) {
        return form.chars().anyMatch(Character::isDigit);
    }

    static boolean isDigits(String value) {
        return !value.isEmpty() && value.chars().allMatch(Character::isDigit);
    }

    /**
     * Whether it is an address, a telephone number or the number of a person in a register, in any case of letters. What is
     * refused is shown less freely than what is kept: anything like one of them is one.
     */
    static boolean isContact(String value) {
        return PersonalData.isIn(value)
                || value.indexOf('@') > 0 && ADDRESS.matcher(value).find()
                || digits(value) > MOST_DIGITS
                        && (TELEPHONE.matcher(value).find()
                                || REGISTER_NUMBER.matcher(value).find());
    }

    private static long digits(String value) {
        return value.chars().filter(Character::isDigit).count();
    }

    /** Whether it is written as French forms write a name, with its capitals: {@code DURAND Anne}, {@code Mme Durand}. */
    static boolean isName(String value) {
        return NAME.matcher(value.strip()).matches();
    }

    /** Whether a name with its title stands in it, as in {@code 12/03/2016 (Mme Durand)}. */
    static boolean hasTitledName(String value) {
        return value.indexOf('M') >= 0 && TITLED_NAME.matcher(value).find();
    }

    /** Whether it is a date, a letter, yes or no, or an age: what closed lists hold, and no person is called. */
    static boolean isOfList(String value) {
        return value.length() == 1 && Character.isLetter(value.charAt(0))
                || BAND.matcher(value).matches()
                || !isOfDigits(value) && Choices.YES_NO.code(value) != null
                || CellParser.date(value).isPresent();
    }

    static boolean isYear(String value) {
        return YEAR.matcher(value).matches();
    }

    static boolean fitsDate(String value) {
        if (isDigits(value)) {
            return value.length() != DIGITS_OF_A_DAY && value.length() <= MOST_DIGITS;
        }
        int most = HOUR.matcher(value).find() ? MOST_DIGITS_OF_A_TIME : MOST_DIGITS;
        return !isOfDigits(value) || digits(value) <= most && fitsDates(value);
    }

    /** Whether nothing but days, hours and what is said of them stands in it. */
    static boolean fitsDates(String value) {
        return parts(value)
                .allMatch(part -> isDigits(part)
                        || OF_DATES.contains(part)
                        || CALLED_OFF.matcher(part).matches()
                        || CellParser.month(part) > 0
                        || TIME.matcher(part).matches()
                        || isShortWithDigits(part));
    }

    static boolean fitsNumber(String value) {
        int mark = Math.max(value.indexOf('.'), value.indexOf(','));
        String whole = mark > 0 ? value.substring(0, mark) : value;
        return !isOfDigits(value)
                || digits(whole) <= MOST_DIGITS
                        && parts(value)
                                .allMatch(part -> isDigits(part)
                                        || OF_NUMBERS.contains(part)
                                        || QUANTITY.matcher(part).matches());
    }

    static boolean fitsWord(String value) {
        return fitsPlace(value)
                && (digits(value) < DIGITS_OF_A_DAY || !DIGITS.matcher(value).matches());
    }

    /** Whether a name or a short code: nothing of five signs and more that mixes letters and digits. */
    static boolean fitsPlace(String value) {
        return digits(value) <= MOST_DIGITS
                && Arrays.stream(JOINED.split(value)).allMatch(ValueForm::isNoIdentifier);
    }

    private static boolean isNoIdentifier(String joined) {
        return !isOfDigits(joined)
                || joined.length() <= LONGEST_WORD_WITH_DIGITS
                || parts(joined)
                        .allMatch(part -> isDigits(part)
                                || OF_NUMBERS.contains(part)
                                || CellParser.month(part) > 0
                                || QUANTITY.matcher(part).matches() && part.endsWith("ans"));
    }

    private static boolean isShortWithDigits(String part) {
        return isOfDigits(part) && part.length() <= LONGEST_WORD_WITH_DIGITS;
    }

    /** Its runs of letters and digits, without accents. */
    private static Stream<String> parts(String value) {
        return Arrays.stream(Folding.fold(value).split("_"));
    }
}
