package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.model.Block;
import fr.mediation.bilan.report.office.TextFit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The widths of the columns of a table. Numbers and the longest words of headers get the width they need; the rest is shared
 * out among the columns of words and those to be written in.
 */
final class GridWidths {
    /** A digit of Arial 9 is 5 points wide; in twentieths of a point. */
    private static final int DIGIT = 101;

    /** The margins inside a cell. */
    private static final int MARGINS = 180;

    /** Longer texts take several lines, and longer words are broken; in digits. */
    private static final int LONGEST_TEXT = 48;

    private static final int LONGEST_WORD = 16;

    /** A column to be written in has the weight of a text of so many digits. */
    private static final int BLANK = 28;

    private GridWidths() {}

    /** The widths of a table's columns, in twentieths of a point; they add up to no more than the width of the text. */
    static List<Integer> of(Block.Grid grid) {
        List<Integer> roomy = least(grid, GridWidths::twoLines);
        List<Integer> least = sum(roomy) <= PageFrame.TEXT_WIDTH ? roomy : least(grid, GridWidths::longestWord);
        int remaining = PageFrame.TEXT_WIDTH - sum(least);
        List<Integer> weights = IntStream.range(0, least.size())
                .mapToObj(column -> weight(grid, column))
                .toList();
        return remaining < 0 ? narrowed(least) : shared(remaining, least, weights);
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
        // A total is in bold letters.
        double below = numbers
                ? longest(grid, column, text -> TextFit.width(text, true))
                : Math.min(longest(grid, column, GridWidths::longestWord), LONGEST_WORD);
        return MARGINS + (int) Math.ceil(DIGIT * Math.max(above, below));
    }

    /** A column's weight where the remaining width is shared out. */
    private static int weight(Block.Grid grid, int column) {
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

    /** Shares out the remaining width by weight; evenly where no column has any. */
    private static List<Integer> shared(int remaining, List<Integer> least, List<Integer> weights) {
        int all = sum(weights);
        return IntStream.range(0, least.size())
                .mapToObj(column -> least.get(column)
                        + (all == 0 ? remaining / least.size() : remaining * weights.get(column) / all))
                .toList();
    }

    /** The columns narrowed to the width of the text, where they need more. */
    private static List<Integer> narrowed(List<Integer> least) {
        int sum = sum(least);
        return least.stream().map(width -> width * PageFrame.TEXT_WIDTH / sum).toList();
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** The width of a header that is broken into two lines. */
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
