package fr.mediation.bilan.source.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into attendance logs for a value that has a code. */
class AttendanceSpellingsTest {
    private final CheckedLine line = CheckedLine.of(
            new AttendanceSource(),
            Map.of("id_activite", "A1", "date", "2016-03-01", "code_insee", "59350", "type", "atelier"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bureautique + internet",
                "bureautique et internet",
                "bureautique & internet",
                "bureautique - internet",
                "Bureautique • Internet",
                "• Bureautique\n• Internet",
                "bureautique\tinternet",
                "1. Bureautique\n2. Internet"
            })
    void knownThemesArePartedByWhatMayStandInOthers(String written) {
        assertThat(line.with("thematiques", written).value("themes")).isEqualTo("bureautique|internet");
    }

    @ParameterizedTest
    @CsvSource({"Photo & vidéo, photo & vidéo", "e‑mail, e-mail", "3D, 3d"})
    void otherThemesStayWhole(String written, String theme) {
        assertThat(line.with("thematiques", written).value("themes")).isEqualTo(theme);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jeu \"minecraft\"",
                "\"minecraft\" (jeu)",
                "robot « thymio »",
                "jeux [ps4]",
                "c++",
                "r&d",
                "windows & linux"
            })
    void theSignsOfAThemesNameStay(String written) {
        assertThat(line.with("thematiques", written).value("themes")).isEqualTo(written);
        assertThat(line.with("thematiques", "[\"" + written + "\"]").value("themes"))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aucun", "néant"})
    void aWordForNothingIsNoTheme(String written) {
        assertThat(line.with("thematiques", written).value("themes")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"18-24ans, 3", "≥ 70 ans, 7", ">= 70, 7", "+ de 70 ans, 7", "70 et plus ans, 7"})
    void anAgeBandIsTakenInItsSpellings(String written, short band) {
        assertThat(line.with("tranche_age", written).value("age_band")).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980", "02/05/1980", "1980-05-02"})
    void aDayOfBirthHasItsYear(String written) {
        assertThat(line.with("annee_naissance", written).value("age_band")).isEqualTo((short) 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900", "01/01/1900", "1899-12-30", "0"})
    void theYearThatSystemsCountFromIsNoYearOfBirth(String written) {
        CheckedLine born = line.with("annee_naissance", written);

        assertThat(born.value("age_band")).isNull();
        assertThat(born.corrections()).containsExactly("annee_naissance date_zero " + written + ">");
    }

    @Test
    void aYearOfBirthThatASpreadsheetShowsAsADateIsRefused() {
        assertThat(line.with("annee_naissance", "1905-05-03").faults())
                .containsExactly("annee_naissance nombre_invalide");
    }

    @Test
    void aDayOfBirthThatCannotBeIsRefused() {
        assertThat(line.with("annee_naissance", "02/05/2017").faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'1,5', true", "2, false", "'90,0', false", "1h30, false", "30-45, false"})
    void minutesThatMayBeHoursAreTold(String written, boolean told) {
        assertThat(line.with("duree_minutes", written).warnings().contains("duree_minutes heures_pour_minutes"))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 75000, '', 75056",
        "'', 75732, '', 75056",
        "75000, '', Paris, 75056",
        "75732, '', PARIS CEDEX 15, 75056",
        "'', 63290, Châteldon (63290), 63102"
    })
    void aCommuneIsFoundWhereOneAloneIsMeant(String insee, String postalCode, String name, String commune) {
        assertThat(line.with("code_insee", insee)
                        .with("code_postal", postalCode)
                        .with("commune", name)
                        .value("commune"))
                .isEqualTo(commune);
    }
}
