package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

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
}
