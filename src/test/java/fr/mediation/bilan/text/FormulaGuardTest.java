package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33 1", "-3", "@SUM(A1)", "\tx"})
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) {
        assertThat(FormulaGuard.neutralised(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bordeaux", "1=1"})
    void anyOtherTextIsLeftAsItIs(String text) {
        assertThat(FormulaGuard.neutralised(text)).isEqualTo(text);
    }
}
