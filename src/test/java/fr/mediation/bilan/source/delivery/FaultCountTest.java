package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.bound.Bounds;
import org.junit.jupiter.api.Test;

class FaultCountTest {
    private final FaultCount count = new FaultCount("moyens.csv");

    @Test
    void fewFaultsAreAdmittedWhereMostLinesAreWrong() {
        assertThatCode(() -> count.rejected(Bounds.FAULTS_OF_MOST_LINES, 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> count.rejected(1, 3)).isInstanceOf(TooManyFaultsException.class);
    }

    @Test
    void moreAreAdmittedWhereMostLinesAreRight() {
        count.accepted();
        count.accepted();

        assertThatCode(() -> count.rejected(Bounds.FAULTS, 4)).doesNotThrowAnyException();
        assertThatThrownBy(() -> count.rejected(1, 5)).isInstanceOf(TooManyFaultsException.class);
    }
}
