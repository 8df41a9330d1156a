package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "U-1\u200B",
                "\u200BU-1",
                "U\u00AD-1",
                "\u200EU-1",
                "U-1\u202C",
                "\uFEFFU-1",
                "U\u2060-1",
                "U\u200D-1",
                "\u061CU-1",
                "U\u2066-1\u2069"
            })
    void whatTakesNoPlaceIsNoPartOfAText(String text) {
        assertThat(CellText.cleaned(text)).isEqualTo("U-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U-1", "L’été à Évry", "👩\u200D💻", "می\u200Cخواهم", "=A1+B1", "=\"a\"&\"b\"", "", "="})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(CellText.cleaned(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({"e\u0301te\u0301, \u00E9t\u00E9", "C\u0327a, \u00C7a"})
    void anAccentWrittenApartIsComposed(String apart, String composed) {
        assertThat(CellText.cleaned(apart)).isEqualTo(composed);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"=\"01004\", 01004", "=\"U\"\"1\", U\"1", "\u200B=\"01004\", 01004", "=\"\", ||"})
    void aFormulaThatHoldsATextIsThatText(String formula, String text) {
        assertThat(CellText.cleaned(formula)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Le\u00A0Relais", "Le\u202FRelais", "Le\u2009Relais"})
    void aSpaceOfAnyKindIsASpace(String text) {
        assertThat(CellText.cleaned(text)).isEqualTo("Le Relais");
    }

    /** Plain rows are not cleaned: what cleaning changes must be what keeps a row from being plain. */
    @Test
    void nothingIsCleanedOfARowThatItsReaderCallsPlain() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = "a" + c + "b";
            if (!Row.isMark(c)) {
                assertThat(CellText.cleaned(text)).as("U+%04X", (int) c).isEqualTo(text);
            }
        }
    }

    @Test
    void leavesALetterNoMoreMarksThanAnyHas() {
        assertThat(CellText.cleaned("e" + "\u0301\u0323".repeat(1_000))).hasSizeLessThan(40);
    }
}
