package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    /** A share with both its terms, the figure that is its second term, and another figure. */
    private final Lines lines = Lines.of(List.of(new int[] {0, 1}, new int[] {1}, new int[] {2}), 3);

    private static BitSet cells(int... cells) {
        BitSet set = new BitSet();
        Arrays.stream(cells).forEach(set::set);
        return set;
    }

    @Test
    void whatAnotherLineShowsStaysKnownWhereALineIsHidden() {
        assertThat(lines.whole(cells(0))).isEqualTo(cells(0));
        assertThat(lines.hidden(cells(0))).isEqualTo(cells(0));
    }

    @Test
    void aCellIsHiddenWithAllLinesThatShowIt() {
        assertThat(lines.whole(cells(1))).isEqualTo(cells(0, 1));
        assertThat(lines.hidden(cells(1))).isEqualTo(cells(0, 1));
    }

    @Test
    void aLineAloneHidesNoOther() {
        assertThat(Lines.alone(3).whole(cells(2))).isEqualTo(cells(2));
    }
}
