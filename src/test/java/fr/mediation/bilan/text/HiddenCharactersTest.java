package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    @ParameterizedTest
    @CsvSource({
        "0x1B, \\u001B",
        "0x07, \\u0007",
        "0x7F, \\u007F",
        "0x9B, \\u009B",
        "0x0A, \\n",
        "0x0D, \\r",
        "0x09, \\t",
        "0x2028, \\u2028",
        "0x202E, \\u202E",
        "0x2066, \\u2066",
        "0x200B, \\u200B",
        "0xFEFF, \\uFEFF",
        "0x00AD, \\u00AD",
        "0x3164, \\u3164",
        "0xE000, \\uE000",
        "0xFFFF, \\uFFFF",
        "0xE0041, \\uDB40\\uDC41",
        "0xD800, \\uD800"
    })
    void whatATextHidesIsShown(int character, String shown) {
        String text =
                new StringBuilder("a").appendCodePoint(character).append('b').toString();

        assertThat(HiddenCharacters.shown(text)).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fréquentation-2016.csv", "« Œuvre » : 1\u202f000 €", "数字", "a\\u001B", ""})
    void whatEverybodySeesStays(String text) {
        assertThat(HiddenCharacters.shown(text)).isEqualTo(text);
    }

    @Test
    void severalLinesStaySeveral() {
        assertThat(HiddenCharacters.shownByLine("one\n\ttwo\r\u001B[2J")).isEqualTo("one\n\ttwo\\r\\u001B[2J");
    }

    @Test
    void theNameOfAFileOfOursHoldsNothingThatLeadsElsewhere() {
        assertThat(HiddenCharacters.replaced("été\n../\u202Ea\uFFFDb")).isEqualTo("été_..__a_b");
    }

    @Test
    void aNameInASentenceIsShown() {
        assertThat(Messages.in(Messages.ENGLISH).get("job.no-such-path", "a\u001B[31m\nDone."))
                .isEqualTo("“a\\u001B[31m\\nDone.” does not exist. Check the name of the file or folder.");
    }
}
