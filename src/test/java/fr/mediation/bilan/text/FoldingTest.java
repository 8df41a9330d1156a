package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Type d’équipement, type_d_equipement",
        "TYPE D'EQUIPEMENT, type_d_equipement",
        "' Nº 3 : cœur ', n_3_coeur",
        "N° de convention, n_de_convention",
        "'---', ''",
    })
    void spellingsThatDifferInCaseAccentsAndPunctuationBecomeTheSame(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @Test
    void foldsALongRowOfMarksOverOneLetter() {
        // To put them in their canonical order takes the square of their number.
        assertThat(Folding.fold("e" + "\u0301\u0323".repeat(1_000_000) + "t")).isEqualTo("et");
    }
}
