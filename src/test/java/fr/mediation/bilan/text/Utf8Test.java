package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "Bordeaux", "Saint-Étienne", "œuf", "1 000 €", "😀 et a", "a\uD83D"})
    void encodesAsTheStandardLibraryDoes(String text) {
        byte[] target = new byte[2 + text.length() * Utf8.MOST_BYTES];

        int end = Utf8.encode(text, target, 2);

        assertThat(Arrays.copyOfRange(target, 2, end)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
}
