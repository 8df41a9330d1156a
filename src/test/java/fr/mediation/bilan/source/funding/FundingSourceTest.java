package fr.mediation.bilan.source.funding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FundingSourceTest {
    private final CheckedLine line = CheckedLine.of(
            new FundingSource(),
            Map.of("annee", "2016", "financeur", "etat", "nature", "subvention", "montant_euros", "1 000,50"));

    @Test
    void aSumBelongsToItsYear() {
        assertThat(line.fact().date()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(line.value("amount")).isEqualTo(new BigDecimal("1000.50"));
    }

    @Test
    void hoursMayStandInPlaceOfASum() {
        CheckedLine hours = line.with("montant_euros", "").with("heures", "120");

        assertThat(hours.value("amount")).isNull();
        assertThat(hours.value("hours")).isEqualTo(new BigDecimal("120"));
    }

    @Test
    void neitherASumNorHoursIsRefused() {
        assertThat(line.with("montant_euros", "").faults()).containsExactly("montant_absent");
    }

    @Test
    void aYearThatAWorkbookHoldsAsADayIsThatYear() {
        assertThat(line.with("annee", "31/12/2016").fact().naturalKey())
                .isEqualTo(line.fact().naturalKey());
    }

    @Test
    void aYearInTheFutureIsRefused() {
        assertThat(line.with("annee", "2021").faults()).containsExactly("annee valeur_hors_bornes");
    }

    @ParameterizedTest
    @CsvSource({
        "2016, '', country,",
        "2016, R84, region, 84",
        "2016, D59, department, 59",
        "2016, 2A, department, 2A",
        "2016, 971, department, 971",
        "2016, 75, region, 75",
        "2016, 59, department, 59",
        "2015, R21, region, 21",
        "2015, R84, region, 84",
    })
    void aBareCodeIsARegionsWhereARegionHasIt(String year, String written, String level, String code) {
        CheckedLine given = line.with("annee", year).with("territoire", written);

        assertThat(given.value("level")).isEqualTo(level);
        assertThat(given.value("territory")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2016, 69M, department, 69, D69",
        "2016, 69D, department, 69, D69",
        "2016, d69m, department, 69, D69",
        "2016, 059, department, 59, D59",
        "2016, 69 - Rhône, department, 69, D69",
        "2016, Rhône (69), department, 69, D69",
        "2016, 59 Nord, department, 59, D59",
        "2016, Bretagne - 53, region, 53, R53",
        "2016, D059, department, 59, D59",
        "2016, D1, department, 01, D01",
        "2016, FR-59, department, 59, D59",
        "2016, Dept. 59, department, 59, D59",
        "2016, Département du Nord, department, 59, D59",
        "2016, NORD, department, 59, D59",
        "2016, l'Hérault, department, 34, D34",
        "2016, Hauts-de-France, region, 32, R32",
        "2016, Région Île-de-France, region, 11, R11",
        "2016, PACA, region, 93, R93",
        "2016, Région PACA, region, 93, R93",
        "2016, AURA, region, 84, R84",
        "2016, FR, country, , ''",
        "2016, FR-IDF, region, 11, R11",
        "2015, Lorraine, region, 41, R41",
        "2016, La Réunion, region, 04, R04",
        "2016, France entière, country, , ''",
    })
    void otherSpellingsOfATerritoryAreItsCode(
            String year, String written, String level, String code, String canonical) {
        CheckedLine given = line.with("annee", year).with("territoire", written);

        assertThat(given.value("level")).isEqualTo(level);
        assertThat(given.value("territory")).isEqualTo(code);
        assertThat(given.corrections()).containsExactly("territoire code_de_territoire " + written + ">" + canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "6", "D20", "69X", "R99", "Lorraine"})
    void aTerritoryThatMayBeTwoOrNoneIsRefused(String written) {
        assertThat(line.with("territoire", written).faults()).containsExactly("territoire territoire_inconnu");
    }

    @Test
    void aTerritoryThatDoesNotExistIsRefused() {
        assertThat(line.with("territoire", "Z9").faults()).containsExactly("territoire territoire_inconnu");
    }

    @Test
    void sumsOfOneFunderNatureTerritoryAndYearAddUp() {
        assertThat(line.fact().identified()).isFalse();
        assertThat(line.fact().naturalKey())
                .isEqualTo(line.with("montant_euros", "20").fact().naturalKey())
                .isNotEqualTo(line.with("annee", "2017").fact().naturalKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bretagne (35)", "59 - Rhône"})
    void aCodeAndANameThatDisagreeAreRefused(String territory) {
        assertThat(line.with("territoire", territory).faults()).containsExactly("territoire territoire_inconnu");
    }

    @Test
    void aCodeOfAFloatingPointColumnIsRead() {
        assertThat(line.with("territoire", "59.0").value("territory")).isEqualTo("59");
        assertThat(line.with("territoire", "59.0").corrections()).containsExactly("territoire point_zero 59.0>59");
    }
}
