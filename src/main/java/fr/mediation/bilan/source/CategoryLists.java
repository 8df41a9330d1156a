package fr.mediation.bilan.source;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.fact.CategoryCode;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.text.PersonalData;
import fr.mediation.bilan.text.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the lists of categories in the cells of one file, and counts how many there are: a file has some dozen themes, and
 * one of thousands has remarks in their place. Cells recur: what each becomes is found once.
 */
public final class CategoryLists {
    private static final int MOST_CACHED = 10_000;
    private static final String SEPARATOR = "|";

    /** What parts the categories in a cell, where the profile does not say it. */
    private static final String SEPARATORS = "|;,\n\r\t\u2028";

    /** What programs put around lists and their elements: {@code ['a', 'b']}. */
    private static final String WRAPPING = "[]{}\"'«» \u00A0\u202F•·";

    private static final List<String> PAIRS = List.of("\"\"", "«»", "[]", "{}");

    /** The numbers of a list in words: {@code 1. bureautique}. */
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,2}[.)] +(?=\\p{L})");

    private static final Pattern MAY_PART = Pattern.compile("[/\\\\+&•·]| (?:et|and|[-–—>]) ");

    private final String fileName;
    private final Map<String, Column> columns = new HashMap<>();

    /** What is known of a column. */
    private static final class Column {
        private final Map<String, Cell> cells = new HashMap<>();
        private final Set<String> codes = new HashSet<>();
    }

    /**
     * What a cell lists.
     *
     * @param codes the codes, separated by {@code |}; empty where it names none
     * @param numbered whether a mere number stands in it, which is left out
     * @param personal whether something leads to a person in it: only names of categories that all know are then taken
     */
    record Cell(String codes, boolean numbered, boolean personal) {}

    /**
     * No cell was read yet.
     *
     * @param fileName the file's name
     */
    public CategoryLists(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The categories of a cell.
     *
     * @param column the canonical column
     * @param text the cell's text
     * @param parted whether the profile has parted them already
     * @param dimension what they are categories of
     * @throws ProblemException if the file has more than {@link Bounds#CATEGORIES} in the column
     */
    Cell read(String column, String text, boolean parted, Dimension dimension) {
        Column known = columns.computeIfAbsent(column, c -> new Column());
        Cell cell = known.cells.get(text);
        if (cell == null) {
            boolean personal = PersonalData.isIn(text) || PersonalData.isMasked(text);
            List<String> elements = (parted ? elements(text, SEPARATOR) : parted(text, dimension))
                    .stream()
                            .filter(element -> !personal || dimension.isKnown(element))
                            .toList();
            cell = cell(known, column, elements, dimension, personal);
            if (known.cells.size() < MOST_CACHED && text.length() <= Bounds.REMEMBERED_CHARACTERS) {
                known.cells.put(text, cell);
            }
        }
        return cell;
    }

    private Cell cell(Column known, String column, List<String> elements, Dimension dimension, boolean personal) {
        Set<String> codes = new LinkedHashSet<>();
        boolean numbered = false;
        for (String element : elements) {
            if (CategoryCode.isNumber(element)) {
                numbered = true;
            } else if (!Identifiers.isNothing(element)) {
                codes.add(dimension.category(element));
            }
        }
        known.codes.addAll(codes);
        if (known.codes.size() > Bounds.CATEGORIES) {
            throw new ProblemException("source.too-many-categories", fileName, column, Bounds.CATEGORIES);
        }
        return new Cell(String.join(SEPARATOR, codes), numbered, personal);
    }

    /** The elements of a list; what may stand within a name parts those only that are known. */
    private static List<String> parted(String text, Dimension dimension) {
        List<String> parted = new ArrayList<>();
        for (String element : elements(text, SEPARATORS)) {
            String plain = NUMBERED.matcher(element).replaceFirst("");
            List<String> parts = MAY_PART.splitAsStream(plain)
                    .map(CategoryLists::unwrapped)
                    .filter(part -> !part.isEmpty())
                    .toList();
            boolean known = parts.size() > 1 && parts.stream().allMatch(dimension::isKnown);
            parted.addAll(known ? parts : List.of(plain));
        }
        return parted;
    }

    private static List<String> elements(String text, String separators) {
        List<String> elements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                elements.add(unwrapped(text.substring(start, i)));
                start = i + 1;
            }
        }
        return elements;
    }

    private static String unwrapped(String element) {
        int start = 0;
        int end = element.length();
        while (start < end && WRAPPING.indexOf(element.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && WRAPPING.indexOf(element.charAt(end - 1)) >= 0) {
            end--;
        }
        // Without anything taken away there is nothing to give back, and a list may have thousands of elements.
        return start == 0 && end == element.length() ? element : withMarksOfWords(element, start, end);
    }

    /** A mark whose other half stands within the element is around a word of it: {@code Jeu "Minecraft"}. */
    private static String withMarksOfWords(String element, int from, int to) {
        int start = from;
        int end = to;
        for (String pair : PAIRS) {
            char opening = pair.charAt(0);
            char closing = pair.charAt(1);
            String core = element.substring(start, end);
            int more = count(core, opening) - count(core, closing);
            if (opening == closing && count(core, opening) % 2 == 1) {
                more = count(element.substring(end), closing) - count(element.substring(0, start), opening);
            }
            if (more > 0 && element.indexOf(closing, end) >= 0) {
                end = element.indexOf(closing, end) + 1;
            } else if (more < 0 && start > 0 && element.lastIndexOf(opening, start - 1) >= 0) {
                start = element.lastIndexOf(opening, start - 1);
            }
        }
        return element.substring(start, end);
    }

    private static int count(String text, char mark) {
        int count = 0;
        for (int found = text.indexOf(mark); found >= 0; found = text.indexOf(mark, found + 1)) {
            count++;
        }
        return count;
    }
}
