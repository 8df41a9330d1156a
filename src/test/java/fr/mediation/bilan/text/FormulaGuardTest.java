package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 1",
                "-3",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\t=x",
                "\r=x",
                " \u00A0=x",
                "\"=x",
                "\u200B=x",
                "\uFEFF\u2060-3",
                "\uDB40\uDC41=x",
                "＝1+1",
                "＋1",
                "－1",
                "＠A1"
            })
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) {
        assertThat(FormulaGuard.neutralised(text)).startsWith("'").endsWith(text.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=x", "a,=x", "a\t=x", "a\n=x", "a\r\n=x", "a;\"=x"})
    void whatFollowsADelimiterOfAnotherSpreadsheetGetsOneToo(String text) {
        assertThat(FormulaGuard.neutralised(text)).containsPattern("[;,\t\n]'\"?=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bordeaux", "1=1", "2016-03-01", "a@b.fr", "'a'", "«=»", "L’été ; l’hiver"})
    void anyOtherTextIsLeftAsItIs(String text) {
        assertThat(FormulaGuard.neutralised(text)).isEqualTo(text);
        assertThat(FormulaGuard.restored(text)).isEqualTo(text);
    }

    @Test
    void everyTextComesBackAsItWas() {
        String[] pieces = {
            "'",
            "\"",
            "=",
            "+",
            "-",
            "@",
            "＝",
            "\t",
            "\n",
            "\r",
            ";",
            ",",
            " ",
            "\u200B",
            "\uDB40\uDC41",
            "a",
            "é",
            "\uD800"
        };
        Random random = new Random(16);
        for (int i = 0; i < 200_000; i++) {
            String text = random.ints(random.nextInt(9), 0, pieces.length)
                    .mapToObj(piece -> pieces[piece])
                    .collect(Collectors.joining());

            String neutralised = FormulaGuard.neutralised(text);

            assertThat(FormulaGuard.restored(neutralised)).isEqualTo(text);
            assertThat(neutralised).doesNotContainPattern("^[\t\r\n]|(^|[;,\t\r\n])[\"\\s\u200B]*[=+@＝-]");
        }
    }

    @Test
    void aLongTextTakesNoLongerThanItsLength() {
        String tabs = "\t".repeat(1_000_000) + "=";

        assertThatCode(() -> FormulaGuard.restored(FormulaGuard.neutralised(tabs)))
                .doesNotThrowAnyException();
        assertThat(FormulaGuard.restored(FormulaGuard.neutralised(tabs))).isEqualTo(tabs);
    }
}
