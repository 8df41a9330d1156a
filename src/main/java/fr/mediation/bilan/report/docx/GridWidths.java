package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.office.TextFit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How wide the columns of a table are. Numbers and the longest words of headers get the room they need; the rest is shared
 * out among words and blanks.
 */
final class GridWidths {
    /** A digit of Arial 9 is 5 points wide; in twentieths of a point. */
    private static final int DIGIT = 101;

    /** The margins inside a cell. */
    private static final int MARGINS = 180;

    /** Longer texts are read over several lines, and longer words are broken; in digits. */
    private static final int LONGEST_TEXT = 48;

    private static final int LONGEST_WORD = 16;

    /** A blank is as wide as a text of so many digits. */
    private static final int BLANK = 28;

    private GridWidths() {}

    /** The widths of a table's columns, in twentieths of a point; they add up to no more than the width of the text. */
    static List<Integer> of(Block.Grid grid) {
        List<Integer> roomy = least(grid, GridWidths::twoLines);
        List<Integer> least = sum(roomy) <= PageFrame.TEXT_WIDTH ? roomy : least(grid, GridWidths::longestWord);
        int left = PageFrame.TEXT_WIDTH - sum(least);
        List<Integer> wishes = IntStream.range(0, least.size())
                .mapToObj(column -> wish(grid, column))
                .toList();
        return left < 0 ? squeezed(least) : shared(left, least, wishes);
    }

    private static List<Integer> least(Block.Grid grid, ToDoubleFunction<String> header) {
        return IntStream.range(0, grid.columns().size())
                .mapToObj(column -> least(grid, column, header))
                .toList();
    }

    private static int least(Block.Grid grid, int column, ToDoubleFunction<String> header) {
        String name = grid.columns().get(column).header();
        boolean numbers = grid.columns().get(column).use() == Block.Use.NUMBER;
        double above = numbers ? header.applyAsDouble(name) : Math.min(longestWord(name), LONGEST_WORD);
        // The sum of the others is in bold letters.
        double below = numbers
                ? longest(grid, column, text -> TextFit.width(text, true))
                : Math.min(longest(grid, column, GridWidths::longestWord), LONGEST_WORD);
        return MARGINS + (int) Math.ceil(DIGIT * Math.max(above, below));
    }

    /** How much of the rest a column wishes for. */
    private static int wish(Block.Grid grid, int column) {
        return switch (grid.columns().get(column).use()) {
            case NUMBER -> 0;
            case WORDS -> (int) Math.min(longest(grid, column, text -> TextFit.width(text, false)), LONGEST_TEXT);
            case BLANK -> BLANK;
        };
    }

    private static double longest(Block.Grid grid, int column, ToDoubleFunction<String> length) {
        return grid.rows().stream()
                .filter(row -> row.weight() != Block.Weight.SECTION)
                .map(row -> row.cells().get(column))
                .mapToDouble(length)
                .max()
                .orElse(0);
    }

    /** Shares out what is left by what is wished for; where nothing is, evenly. */
    private static List<Integer> shared(int left, List<Integer> least, List<Integer> wishes) {
        int wished = sum(wishes);
        return IntStream.range(0, least.size())
                .mapToObj(column ->
                        least.get(column) + (wished == 0 ? left / least.size() : left * wishes.get(column) / wished))
                .toList();
    }

    /** More numbers than there is room for. */
    private static List<Integer> squeezed(List<Integer> least) {
        int sum = sum(least);
        return least.stream().map(width -> width * PageFrame.TEXT_WIDTH / sum).toList();
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** How wide the lines of a header are when two of them hold it. */
    private static double twoLines(String header) {
        double narrowest = TextFit.width(header, true);
        for (int space = header.indexOf(' '); space >= 0; space = header.indexOf(' ', space + 1)) {
            double first = TextFit.width(header.substring(0, space), true);
            double second = TextFit.width(header.substring(space + 1), true);
            narrowest = Math.min(narrowest, Math.max(first, second));
        }
        return narrowest;
    }

    private static double longestWord(String text) {
        return TextFit.widestWord(text, true);
    }
}
