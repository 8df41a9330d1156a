package fr.mediation.bilan.fact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryCodeTest {
    @ParameterizedTest
    @CsvSource({
        "BUREAUTIQUE, bureautique",
        "' Bureautique ', bureautique",
        "Demarches, démarches",
        "SÉCURITÉ, sécurité",
        "aide aux demarches administratives, Aide aux démarches administratives",
        "Papiers  d’identité, papiers d'identité",
        "PAPIERS D'IDENTITÉ, papiers d'identité",
    })
    void spellingsOfOneThemeHaveOneCode(String written, String code) {
        assertThat(CategoryCode.ofTheme(written)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Tiers-lieux, TIERS_LIEUX", "asso, ASSO", "Médiathèque, MEDIATHEQUE"})
    void kindsOfPlacesHaveTheFormOfTheNationalSchema(String written, String code) {
        assertThat(CategoryCode.ofPlaceKind(written)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N° 1093", "1093", "n°12", "Réf. 12", "#3", "Thème 4"})
    void aNumberNamesNoCategory(String written) {
        assertThat(CategoryCode.isNumber(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D", "internet", "Impression 3D", "Windows 10", "CAF"})
    void aNameMayHaveANumberInIt(String written) {
        assertThat(CategoryCode.isNumber(written)).isFalse();
    }

    @Test
    void theThemesWithANameAreThoseOfTheMessages() {
        assertThat(CategoryCode.THEMES)
                .allSatisfy(theme -> assertThat(Messages.in(Messages.ENGLISH).get("indicator.category.theme." + theme))
                        .isNotBlank());
    }
}
