package fr.mediation.bilan.source;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.source.cell.ErrorText;
import fr.mediation.bilan.source.cell.TextMarks;
import fr.mediation.bilan.source.cell.UnknownText;
import fr.mediation.bilan.text.PersonalData;
import org.jspecify.annotations.Nullable;

/** Reads the text of a cell: as such, or as values of a list. What a spreadsheet shows instead of a value is none. */
public final class TextCell {
    private TextCell() {}

    /**
     * {@return a text that is to be kept: what leads to a person in it is masked, and told; null where the cell is empty}
     *
     * @param line the line
     * @param column a canonical column
     */
    public static @Nullable String kept(Line line, String column) {
        return masked(line, column, line.text(column));
    }

    /**
     * {@return a text of a cell that is to be kept: what leads to a person in it is masked, and told}
     *
     * @param line the line
     * @param column a canonical column
     * @param text what was read of the cell, null where it says nothing
     */
    public static @Nullable String masked(Line line, String column, @Nullable String text) {
        String masked = text == null ? null : PersonalData.masked(text);
        if (masked != text) {
            line.warn(Warning.PERSONAL_DATA, column);
        }
        return masked;
    }

    /**
     * {@return a text that tells a line from others, which is not kept: what was masked makes two of them one}
     *
     * @param line the line
     * @param column a canonical column
     * @param kept what is kept of it
     */
    public static String distinct(Line line, String column, String kept) {
        return PersonalData.isMasked(kept) ? line.written(column) : kept;
    }

    /** The text, null where the cell is empty. */
    static @Nullable String read(Line line, String column) {
        String value = line.cell(column);
        return value == null ? null : read(line, column, value);
    }

    /** The text of what a cell holds, or of one element of it; null where it says nothing. */
    static @Nullable String read(Line line, String column, String value) {
        if (ErrorText.is(value)) {
            line.correct(CorrectionKind.ERROR_VALUE, column, value, "");
            return null;
        }
        if (isDitto(value)) {
            line.correct(CorrectionKind.NULL_TEXT, column, value, "");
            return null;
        }
        return known(line, column, plain(line, column, value));
    }

    /** What {@link #read} makes of a text, without telling what was done. */
    static @Nullable String silently(String value) {
        if (value.isEmpty() || ErrorText.is(value) || isDitto(value)) {
            return null;
        }
        String plain = withoutStrayQuote(TextMarks.withoutEntities(value));
        return UnknownText.is(plain) ? null : plain;
    }

    /** Whether it stands for the cell above, which another program may have sorted away. */
    private static boolean isDitto(String value) {
        if (value.isEmpty()) {
            return false;
        }
        // This runs for every text: the first letter alone excludes nearly all.
        return switch (value.charAt(0)) {
            case '"', '\u3003' -> value.length() == 1;
            case '\'' -> value.equals("''");
            case 'i', 'I' -> value.equalsIgnoreCase("idem") || value.equalsIgnoreCase("idem.");
            case 'd', 'D' -> value.equalsIgnoreCase("ditto");
            default -> false;
        };
    }

    /** The text without what a program made of single signs. */
    private static String plain(Line line, String column, String value) {
        String plain = TextMarks.withoutEntities(value);
        if (!plain.equals(value)) {
            line.correct(CorrectionKind.HTML_ENTITIES, column, value, plain);
        }
        if (TextMarks.hasLostLetter(plain)) {
            line.warn(Warning.LOST_LETTERS, column);
        }
        return withoutStrayQuote(line, column, plain);
    }

    /** The text without the only quotation mark in it, where that stands at its end: the rest of one that was lost. */
    private static String withoutStrayQuote(Line line, String column, String text) {
        String plain = withoutStrayQuote(text);
        if (plain.length() != text.length()) {
            line.correct(CorrectionKind.STRAY_QUOTE, column, text, plain);
        }
        return plain;
    }

    private static String withoutStrayQuote(String text) {
        int end = text.length() - 1;
        return end < 1 || text.charAt(end) != '"' || text.indexOf('"') != end
                ? text
                : text.substring(0, end).strip();
    }

    /** A text that says something, null where it says that nothing is known. */
    static @Nullable String known(Line line, String column, String text) {
        if (!UnknownText.is(text)) {
            return text;
        }
        line.correct(CorrectionKind.NULL_TEXT, column, text, "");
        return null;
    }

    /** Why a text is no value of its column: an error of a spreadsheet says nothing of what was meant. */
    static Rule wrong(String text, Rule otherwise) {
        return ErrorText.is(text) ? Rule.ERROR_VALUE : otherwise;
    }

    /** Why a value that must be given is not, where a cell holds nothing or something that names nothing. */
    static Rule missing(@Nullable String seen) {
        if (seen == null) {
            return Rule.REQUIRED;
        }
        return ErrorText.is(seen) ? Rule.ERROR_VALUE : Rule.NO_VALUE;
    }

    /** The value of a closed list, null where the cell is empty or at fault. */
    static @Nullable String choice(Line line, String column, Choices choices) {
        String text = line.cell(column);
        if (text == null) {
            return null;
        }
        String code = choices.code(text);
        if (code == null && known(line, column, text) != null) {
            line.fault(wrong(text, Rule.UNKNOWN_VALUE), column, choices.expected());
        }
        return code;
    }

    static @Nullable Boolean yesNo(Line line, String column) {
        String code = choice(line, column, Choices.YES_NO);
        return code == null ? null : Boolean.valueOf(code.equals("oui"));
    }

    /** The codes of the categories that the cell lists, null where it names none. */
    static @Nullable String categories(Line line, String column, Dimension dimension) {
        String text = line.text(column);
        if (text == null) {
            return null;
        }
        boolean parted = line.column(column).parts();
        CategoryLists.Cell cell = line.context().categories().read(column, text, parted, dimension);
        if (cell.personal()) {
            line.warn(Warning.PERSONAL_DATA, column);
        }
        if (cell.numbered()) {
            line.warn(Warning.NUMBER_FOR_CATEGORY, column);
        }
        return cell.codes().isEmpty() ? null : cell.codes();
    }
}
