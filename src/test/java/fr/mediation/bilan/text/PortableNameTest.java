package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableNameTest {
    @ParameterizedTest
    @CsvSource({
        "fréquentation-2016, fréquentation-2016",
        "..,                 _.",
        "../../etc,          _._.._etc",
        "C:\\temp,            C__temp",
        "a?b*c,              a_b_c",
    })
    void whatASystemRefusesIsAnUnderscore(String name, String portable) {
        assertThat(PortableName.of(name, 100)).isEqualTo(portable);
    }

    @Test
    void aLongNameIsCutOffBehindAWholeCharacter() {
        String name = "é".repeat(200);

        assertThat(PortableName.of(name, 99)).isEqualTo("é".repeat(49));
        assertThat(PortableName.of("😀".repeat(9), 10).getBytes(StandardCharsets.UTF_8))
                .hasSize(8);
    }
}
