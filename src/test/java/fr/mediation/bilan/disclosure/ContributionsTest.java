package fr.mediation.bilan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The examples of the Handbook on Statistical Disclosure Control, chapter 4.2, and the edges of the rules. */
class ContributionsTest {
    /** Example 1: 50,000 and 49,000 of 100,000. */
    @Test
    void twoThatAreNearlyTheWholePassDominanceOfOneAndAreNearlyKnown() {
        Contributions sum = contributions(100_000, 50_000, 49_000, 5);

        assertThat(sum.isDominated(BigDecimal.valueOf(90))).isFalse();
        assertThat(sum.isNearlyKnown(BigDecimal.TEN)).isTrue();
        assertThat(sum.isNearlyKnown(BigDecimal.valueOf(2))).isFalse();
    }

    /** Example 2: 52,000 and 50,000 of 110,000; the second overestimates the first by 15.4 %. */
    @Test
    void aThirdThatIsLargeEnoughHidesTheFirst() {
        Contributions sum = contributions(110_000, 52_000, 50_000, 4);

        assertThat(sum.isNearlyKnown(BigDecimal.TEN)).isFalse();
        assertThat(sum.isNearlyKnown(new BigDecimal("15.4"))).isTrue();
    }

    @Test
    void oneBeyondThePercentageDominatesAndOneAtItDoesNot() {
        assertThat(contributions(330, 281, 20, 3).isDominated(BigDecimal.valueOf(85)))
                .isTrue();
        assertThat(contributions(400, 340, 20, 3).isDominated(BigDecimal.valueOf(85)))
                .isFalse();
    }

    @Test
    void whoIsAloneIsKnownAndNobodyIsNot() {
        assertThat(contributions(70, 70, 0, 1).isNearlyKnown(BigDecimal.TEN)).isTrue();
        assertThat(contributions(70, 70, 0, 1).isDominated(BigDecimal.valueOf(85)))
                .isTrue();
        assertThat(contributions(0, 0, 0, 0).isNearlyKnown(BigDecimal.TEN)).isFalse();
        assertThat(contributions(0, 0, 0, 0).isDominated(BigDecimal.valueOf(85)))
                .isFalse();
    }

    private static Contributions contributions(long total, long largest, long second, long contributors) {
        return new Contributions(
                BigDecimal.valueOf(total), BigDecimal.valueOf(largest), BigDecimal.valueOf(second), contributors);
    }
}
