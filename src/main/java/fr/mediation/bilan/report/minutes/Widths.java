package fr.mediation.bilan.report.minutes;

import fr.mediation.bilan.report.sheet.Block;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How wide the columns of a table are. Numbers and the longest words of headers get the room they need; the rest is shared
 * out among words and blanks. Room is counted in characters, never asked of the machine's fonts, which would change the
 * bytes from one machine to another.
 */
final class Widths {
    /** A digit of Arial 9 is 5 points wide, bold or not, and a letter on average less; in twentieths of a point. */
    private static final int CHARACTER = 104;

    /** A bold letter is up to 5.5 points wide on average in short words. */
    private static final int BOLD = 120;

    /** The margins inside a cell. */
    private static final int MARGINS = 180;

    /** Longer texts are read over several lines, and longer words are broken. */
    private static final int LONGEST_TEXT = 48;

    private static final int LONGEST_WORD = 16;

    /** A blank is as wide as a text of so many characters. */
    private static final int BLANK = 28;

    private Widths() {}

    /** The widths of a table's columns, in twentieths of a point; they add up to no more than the width of the text. */
    static List<Integer> of(Block.Grid grid) {
        List<Integer> roomy = least(grid, Widths::twoLines);
        List<Integer> least = sum(roomy) <= PageFrame.TEXT_WIDTH ? roomy : least(grid, Widths::longestWord);
        int left = PageFrame.TEXT_WIDTH - sum(least);
        List<Integer> wishes = IntStream.range(0, least.size())
                .mapToObj(column -> wish(grid, column))
                .toList();
        return left < 0 ? squeezed(least) : shared(left, least, wishes);
    }

    private static List<Integer> least(Block.Grid grid, ToIntFunction<String> header) {
        return IntStream.range(0, grid.columns().size())
                .mapToObj(column -> least(grid, column, header))
                .toList();
    }

    private static int least(Block.Grid grid, int column, ToIntFunction<String> header) {
        String name = grid.columns().get(column).header();
        boolean numbers = grid.columns().get(column).use() == Block.Use.NUMBER;
        int above = numbers ? header.applyAsInt(name) : Math.min(longestWord(name), LONGEST_WORD);
        int below = numbers
                ? longest(grid, column, String::length)
                : Math.min(longest(grid, column, Widths::longestWord), LONGEST_WORD);
        return MARGINS + Math.max(BOLD * above, CHARACTER * below);
    }

    /** How much of the rest a column wishes for. */
    private static int wish(Block.Grid grid, int column) {
        return switch (grid.columns().get(column).use()) {
            case NUMBER -> 0;
            case WORDS -> Math.min(longest(grid, column, String::length), LONGEST_TEXT);
            case BLANK -> BLANK;
        };
    }

    private static int longest(Block.Grid grid, int column, ToIntFunction<String> length) {
        return grid.rows().stream()
                .filter(row -> row.weight() != Block.Weight.SECTION)
                .map(row -> row.cells().get(column))
                .mapToInt(length)
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

    /** How long the lines of a header are when two of them hold it. */
    private static int twoLines(String header) {
        int shortest = header.length();
        for (int space = header.indexOf(' '); space >= 0; space = header.indexOf(' ', space + 1)) {
            shortest = Math.min(shortest, Math.max(space, header.length() - space - 1));
        }
        return shortest;
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ")).mapToInt(String::length).max().orElse(0);
    }
}
