package fr.mediation.bilan.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void aLongLineIsBrokenBetweenWordsAndGoesOnFurtherIn() {
        assertThat(LineBreaks.broken("    un deux trois quatre cinq", 16))
                .isEqualTo("    un deux\n      trois\n      quatre\n      cinq");
    }

    @Test
    void aRemarkOfADraftStaysOne() {
        assertThat(LineBreaks.broken("  # un deux trois", 12)).isEqualTo("  # un deux\n  # trois");
    }

    @Test
    void aLineThatFitsStaysAsItIs() {
        assertThat(LineBreaks.broken("  un deux\n\ttrois", 9)).isEqualTo("  un deux\n\ttrois");
    }

    @Test
    void noLineIsBrokenBeforeAMarkOfFrench() {
        assertThat(LineBreaks.broken("les lignes\u00A0: 4\u202F804", 11))
                .isEqualTo("les\n  lignes\u00A0:\n  4\u202F804");
    }

    @Test
    void aPathStaysWholeInALineOfItsOwn() {
        assertThat(LineBreaks.broken("Voir /un/long/chemin/sans/espace puis rien", 12))
                .isEqualTo("Voir\n  /un/long/chemin/sans/espace\n  puis rien");
    }
}
