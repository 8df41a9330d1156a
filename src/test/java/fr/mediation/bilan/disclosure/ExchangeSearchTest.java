package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExchangeSearchTest {
    /** Three regions by three categories, with margins: cell = 4 × row + column, row and column 0 the totals. */
    private final CrossedTable table = new CrossedTable(new int[] {3, 3}, at -> at[0] == 1 && at[1] == 1 ? 4 : 20);

    private Optional<Exchange> moving(int cell, double by, int... usable) {
        BitSet cells = new BitSet();
        IntStream.of(usable).forEach(cells::set);
        return new ExchangeSearch(table.tables(), table.values(), cells, one -> 1 + one / 100.0)
                .moving(cell, by)
                .map(ExchangeSearch.Found::exchange);
    }

    private static int[] inner() {
        return new int[] {5, 6, 7, 9, 10, 11, 13, 14, 15};
    }

    @Test
    void inATableItTakesTheCornersOfARectangle() {
        assertThat(moving(5, 10, inner())).contains(new Exchange(Map.of(5, 10.0, 6, -10.0, 9, -10.0, 10, 10.0)));
    }

    @Test
    void whatOneCellHasNoRoomForSeveralGive() {
        Exchange exchange = moving(5, 30, inner()).orElseThrow();

        assertThat(exchange.moves()).containsEntry(5, 30.0);
        assertThat(exchange.moves().get(6) + exchange.moves().get(7)).isEqualTo(-30);
        assertThat(exchange.moves().get(9) + exchange.moves().get(13)).isEqualTo(-30);
    }

    @Test
    void nothingIsExchangedInOneRowAlone() {
        assertThat(moving(5, 10, 5, 6, 7)).isEmpty();
    }

    @Test
    void noCellGoesBelowNobody() {
        assertThat(moving(5, -5, inner())).isEmpty();
    }
}
