package fr.mediation.bilan.report.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TextFitTest {
    @Test
    void linesBreakBetweenWords() {
        assertThat(TextFit.lines("un deux trois", 8, false)).containsExactly("un deux", "trois");
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertThat(TextFit.lines("00000000000000000000", 8, false)).containsExactly("00000000", "00000000", "0000");
    }

    @Test
    void lineEndsOfTheTextAreKept() {
        assertThat(TextFit.lines("un\ndeux", 20, false)).containsExactly("un", "deux");
    }

    @Test
    void anEmptyTextTakesOneLine() {
        assertThat(TextFit.lines("", 5, false)).containsExactly("");
    }

    @Test
    void everyDigitTakesTheRoomOfOne() {
        assertThat(TextFit.width("0123456789", false)).isEqualTo(10);
    }

    @Test
    void narrowLettersTakeLessRoomThanWideOnes() {
        assertThat(TextFit.width("illicite", false)).isLessThan(TextFit.width("WWW", false));
    }

    @Test
    void boldLettersTakeMoreRoom() {
        assertThat(TextFit.width("communauté", true)).isGreaterThan(TextFit.width("communauté", false));
    }

    @Test
    void anAccentTakesNoRoom() {
        assertThat(TextFit.width("Étébçû", false)).isCloseTo(TextFit.width("Etebcu", false), within(1e-9));
    }

    @Test
    void aLetterThatIsNotKnownIsTakenForTheWidest() {
        assertThat(TextFit.width("中", false)).isGreaterThanOrEqualTo(TextFit.width("M", false));
    }

    @Test
    void noBreakSpacesDoNotBreakLines() {
        assertThat(TextFit.lines("aaa 12\u202f345", 6, false)).containsExactly("aaa", "12\u202f345");
    }
}
