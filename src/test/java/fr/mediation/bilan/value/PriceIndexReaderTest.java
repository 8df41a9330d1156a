package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import org.junit.jupiter.api.Test;

class PriceIndexReaderTest {
    private static PriceIndex read(String yaml) {
        return PriceIndexReader.read(ValueMaps.definition("prices.yaml", yaml));
    }

    @Test
    void changesAreChainedToTheLastLevel() {
        PriceIndex index = read("levels: {2016: 100}\nchanges: {2018: -5, 2017: 10}");

        assertThat(index.levels().get(2018)).isEqualByComparingTo("104.5");
        assertThat(index.convert(number("100"), 2017, 2018)).isEqualByComparingTo("95");
    }

    @Test
    void aChangeWithoutTheYearBeforeIsRefused() {
        assertThatThrownBy(() -> read("levels: {2016: 100}\nchanges: {2018: 1}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("prices.yaml, line 2, changes.2018: the change of 2018 needs a level");
    }

    @Test
    void aLevelThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> read("levels: {2016: 0}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line 1, /levels/2016: “0” must be above 0");
    }
}
