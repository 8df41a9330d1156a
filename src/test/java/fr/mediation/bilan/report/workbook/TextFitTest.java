package fr.mediation.bilan.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextFitTest {
    @Test
    void linesBreakBetweenWords() {
        assertThat(TextFit.lines("un deux trois", 8)).containsExactly("un deux", "trois");
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertThat(TextFit.lines("anticonstitutionnel", 8)).containsExactly("anticons", "titution", "nel");
    }

    @Test
    void lineEndsOfTheTextAreKept() {
        assertThat(TextFit.lines("un\ndeux", 20)).containsExactly("un", "deux");
    }

    @Test
    void anEmptyTextTakesOneLine() {
        assertThat(TextFit.lines("", 5)).containsExactly("");
    }
}
