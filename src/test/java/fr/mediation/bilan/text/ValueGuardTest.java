package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01004",
                "00",
                "201604123456",
                "2E5",
                "1e10",
                "1-2",
                "12/11",
                "05-2016",
                "2016-05",
                "mai-17",
                "2 mai",
                "déc. 17"
            })
    void whatASpreadsheetWouldChangeIsGuarded(String text) {
        assertThat(ValueGuard.applies(text)).isTrue();
        assertThat(ValueGuard.restored(ValueGuard.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "75114",
                "12345678901",
                "0,5",
                "2016-05-04",
                "04/05/2016",
                "18-25 ans",
                "atelier",
                "maison",
                "E5",
                "-1",
                "=1+1"
            })
    void whatItKeepsIsNot(String text) {
        assertThat(ValueGuard.applies(text)).isFalse();
    }

    @Test
    void onlyWhatWasGuardedIsRestored() {
        assertThat(ValueGuard.restored("=\"75114\"")).isEqualTo("=\"75114\"");
        assertThat(ValueGuard.restored("=\"\"")).isEqualTo("=\"\"");
        assertThat(ValueGuard.restored("=\"")).isEqualTo("=\"");
        assertThat(ValueGuard.restored("=\"01\"&A1&\"02\"")).isEqualTo("=\"01\"&A1&\"02\"");
    }
}
