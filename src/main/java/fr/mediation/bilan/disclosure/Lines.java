package fr.mediation.bilan.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which cells are published together. A line shows all its cells or none, and a number that several lines show is hidden where
 * all of them are: the country's total on three maps, or what one share divides by and another figure counts.
 */
public final class Lines {
    private final int[][] cellsOf;
    private final int[][] linesOf;

    private Lines(int[][] cellsOf, int cells) {
        this.cellsOf = cellsOf;
        int[] counts = new int[cells];
        for (int[] line : cellsOf) {
            for (int cell : line) {
                counts[cell]++;
            }
        }
        this.linesOf = IntStream.range(0, cells)
                .mapToObj(cell -> new int[counts[cell]])
                .toArray(int[][]::new);
        for (int line = cellsOf.length - 1; line >= 0; line--) {
            for (int cell : cellsOf[line]) {
                linesOf[cell][--counts[cell]] = line;
            }
        }
    }

    /**
     * {@return lines of one cell each}
     *
     * @param cells how many cells there are
     */
    public static Lines alone(int cells) {
        return new Lines(
                IntStream.range(0, cells).mapToObj(cell -> new int[] {cell}).toArray(int[][]::new), cells);
    }

    /**
     * {@return lines by number}
     *
     * @param lines the cells of each, every one once
     * @param cells how many cells there are
     */
    public static Lines of(List<int[]> lines, int cells) {
        return new Lines(lines.stream().map(int[]::clone).toArray(int[][]::new), cells);
    }

    /** {@return how many lines there are} */
    int size() {
        return cellsOf.length;
    }

    int[] cellsOf(int line) {
        return cellsOf[line];
    }

    int[] linesOf(int cell) {
        return linesOf[cell];
    }

    /**
     * {@return the lines that are hidden so that some cells are}
     *
     * @param cells the cells
     */
    public BitSet hidden(BitSet cells) {
        BitSet hidden = new BitSet();
        cells.stream().flatMap(cell -> IntStream.of(linesOf[cell])).forEach(hidden::set);
        return hidden;
    }

    /** {@return some cells and all that are hidden with them} */
    BitSet whole(BitSet cells) {
        BitSet hidden = hidden(cells);
        BitSet whole = (BitSet) cells.clone();
        hidden.stream()
                .flatMap(line -> IntStream.of(cellsOf[line]))
                .filter(cell -> IntStream.of(linesOf[cell]).allMatch(hidden::get))
                .forEach(whole::set);
        return whole;
    }
}
