package fr.mediation.bilan.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineFinderTest {
    private final LineFinder lines =
            LineFinder.of(new JobsFolder.Definition("map.yaml", """
            title: Carte
            outcomes:
              - id: autonomie
                quantity: 3
              - id: emploi
            """.getBytes(StandardCharsets.UTF_8)));

    @Test
    void findsTheLineOfAValue() {
        assertThat(lines.line("/outcomes/0/quantity")).isEqualTo("4");
    }

    @Test
    void aMissingValueIsOnTheLineOfWhatWouldContainIt() {
        assertThat(lines.line("/outcomes/1/quantity")).isEqualTo("5");
        assertThat(lines.line("/inputs")).isEqualTo("1");
    }

    @Test
    void findsAnItemByItsId() {
        assertThat(lines.indexOf("/outcomes", "emploi")).isEqualTo(1);
        assertThat(lines.indexOf("/outcomes", "autre")).isEqualTo(-1);
    }
}
