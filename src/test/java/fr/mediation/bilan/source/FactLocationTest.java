package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.attendance.AttendanceSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a line took place, as spreadsheets and address software leave its codes. */
class FactLocationTest {
    private static CheckedLine line(Map<String, String> where) {
        Map<String, String> cells =
                new HashMap<>(Map.of("id_activite", "A1", "date", "2016-03-01", "type", "atelier", "canal", "lieu"));
        cells.putAll(where);
        return CheckedLine.of(new AttendanceSource(), cells);
    }

    @Test
    void aPostalCodeThatLostItsLeadingZeroIsRestored() {
        CheckedLine line = line(Map.of("code_postal", "1000", "commune", "Bourg-en-Bresse"));

        assertThat(line.value("commune")).isEqualTo("01053");
        assertThat(line.corrections()).containsExactly("code_postal zero_retabli 1000>01000");
    }

    @Test
    void aZeroIsNeitherAPlaceNorACode() {
        CheckedLine line =
                line(Map.of("id_lieu", "0", "code_insee", "00000", "code_postal", "59000", "commune", "Lille"));

        assertThat(line.value("place")).isNull();
        assertThat(line.value("commune")).isEqualTo("59350");
        assertThat(line.corrections()).containsExactly("id_lieu identifiant_vide 0>", "code_insee texte_null 00000>");
    }

    @Test
    void anInseeCodeThatLostItsLeadingZeroIsRestored() {
        assertThat(line(Map.of("code_insee", "1053")).corrections())
                .containsExactly("code_insee zero_retabli 1053>01053");
    }

    @Test
    void aCedexCodeIsLocatedByItsNameAndDepartment() {
        CheckedLine line = line(Map.of("code_postal", "42002", "commune", "SAINT ETIENNE CEDEX 1"));

        assertThat(line.value("commune")).isEqualTo("42218");
        assertThat(line.corrections()).singleElement().asString().startsWith("code_postal cedex 42002>42");
    }

    @Test
    void theNameOfACommuneInCapitalsWithoutAccentsIsMatched() {
        CheckedLine line = line(Map.of("code_postal", "01800", "commune", "ST JEAN DE NIOST"));

        assertThat(line.value("commune")).isEqualTo("01361");
        assertThat(line.corrections()).containsExactly("commune nom_de_commune ST JEAN DE NIOST>Saint-Jean-de-Niost");
    }

    @Test
    void anArrondissementIsItsCity() {
        assertThat(line(Map.of("code_postal", "75014", "commune", "PARIS 14")).value("commune"))
                .isEqualTo("75056");
    }

    @Test
    void aMergedCommuneIsThatOfToday() {
        CheckedLine line = line(Map.of("code_insee", "01091"));

        assertThat(line.value("commune")).isEqualTo("01033");
        assertThat(line.corrections()).containsExactly("code_insee commune_fusionnee 01091>01033");
    }

    @Test
    void aCommuneOfTodayIsNotCorrected() {
        assertThat(line(Map.of("code_insee", "01033")).corrections()).isEmpty();
    }

    @Test
    void theInseeCodeGoesBeforeThePostalCode() {
        assertThat(line(Map.of("code_insee", "33063", "code_postal", "75014")).value("commune"))
                .isEqualTo("33063");
    }

    @ParameterizedTest
    @CsvSource({
        "69001, 69001, Lyon, 69123",
        "59100, 59100, Roubaix, 59512",
        "75001, 75001, Paris, 75056",
        "75001, , Paris 1er, 75056",
        "75001, , , 75056",
        "69001, , LYON, 69123",
        "1000, 01000, Bourg-en-Bresse, 01053",
        "33000, 33000, , 33063",
        "69001, 69 001, Lyon, 69123",
        "69001, 69001.0, Lyon, 69123",
    })
    void aPostalCodeInTheColumnOfInseeCodesIsTakenForWhatItIs(
            String insee, String postalCode, String name, String commune) {
        Map<String, String> cells = new HashMap<>(Map.of("code_insee", insee));
        cells.put("code_postal", postalCode == null ? "" : postalCode);
        cells.put("commune", name == null ? "" : name);
        CheckedLine line = line(cells);

        assertThat(line.value("commune")).isEqualTo(commune);
        assertThat(line.corrections()).containsExactly("code_insee code_postal_en_insee " + insee + ">" + commune);
    }

    @ParameterizedTest
    @CsvSource({
        "75056, 75014, PARIS 14",
        "69001, 69170, Affoux",
        "01400, 01340, BEREZIAT",
        "91228, 91000, Evry",
        "33063, 33000, Chartrons",
        "38421, 38400, ST MARTIN D'HERES",
        "75056, 75732, PARIS CEDEX 15",
    })
    void anInseeCodeThatTheAddressDoesNotContradictIsKept(String insee, String postalCode, String name) {
        CheckedLine line = line(Map.of("code_insee", insee, "code_postal", postalCode, "commune", name));

        assertThat(line.value("commune")).isEqualTo(insee);
        assertThat(line.corrections()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "59350, 62000, ''",
        "69123, 69001, Villeurbanne",
        "59350, 59000, Roubaix",
        "59350, 59000, Paris",
        "33063, 75014, ''"
    })
    void anAddressThatMeansAnotherCommuneThanTheInseeCodeIsTold(String insee, String postalCode, String name) {
        CheckedLine line = line(Map.of("code_insee", insee, "code_postal", postalCode, "commune", name));

        assertThat(line.value("commune")).isEqualTo(insee);
        assertThat(line.warnings()).containsExactly("code_insee commune_autre");
    }

    @ParameterizedTest
    @CsvSource({
        "59350, 59000, ''",
        "59350, 59033, ''",
        "59350, 59000, Fives",
        "69381, 69001, ''",
        "49007, 49100, Angers"
    })
    void anAddressOfTheSameCommuneTellsNothing(String insee, String postalCode, String name) {
        assertThat(line(Map.of("code_insee", insee, "code_postal", postalCode, "commune", name))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"33063, 59000, Lille", "33063, '', Lille"})
    void anAddressInAnotherDepartmentThanTheInseeCodeIsAContradiction(String insee, String postalCode, String name) {
        assertThat(line(Map.of("code_insee", insee, "code_postal", postalCode, "commune", name))
                        .faults())
                .containsExactly("code_insee contradiction");
    }

    @ParameterizedTest
    @CsvSource({
        "code_insee, 20200, code_insee commune_ambigue",
        "code_insee, 99999, code_insee commune_inconnue",
        "code_postal, 42002, code_postal code_postal_inconnu",
        "code_postal, 01110, code_postal commune_ambigue",
        "code_insee, '', lieu_absent",
    })
    void aLineThatNamesNoCommuneForCertainIsRefused(String column, String code, String fault) {
        assertThat(line(Map.of(column, code)).faults()).containsExactly(fault);
    }

    @Test
    void aPlaceMakesUpForAPostalCodeOfSeveralCommunes() {
        CheckedLine line = line(Map.of("id_lieu", "EPN-1", "code_postal", "01110"));

        assertThat(line.value("place")).isEqualTo("EPN-1");
        assertThat(line.value("commune")).isNull();
    }

    @Test
    void aWordForNothingIsNoCode() {
        CheckedLine line = line(Map.of("code_insee", "NC", "code_postal", "33000", "commune", "Bordeaux"));

        assertThat(line.value("commune")).isEqualTo("33063");
        assertThat(line.corrections()).containsExactly("code_insee texte_null NC>");
    }

    @Test
    void anActivityAtADistanceNeedsNoPlace() {
        assertThat(line(Map.of("code_insee", "", "canal", "distance")).faults()).isEmpty();
    }

    @Test
    void theDepartmentIsThatOfTheCommune() {
        assertThat(List.of("01053", "2A004", "97411"))
                .extracting(code -> line(Map.of("code_insee", code)).value("department"))
                .containsExactly("01", "2A", "974");
    }
}
