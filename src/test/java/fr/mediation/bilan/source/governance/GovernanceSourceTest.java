package fr.mediation.bilan.source.governance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GovernanceSourceTest {
    private final CheckedLine line = CheckedLine.of(
            new GovernanceSource(),
            Map.of("date", "12/03/2016", "nature", "decision", "objet", "Ouvrir l’annuaire", "etat", "en_cours"));

    @Test
    void anEntryHasADayANatureAndAState() {
        assertThat(line.fact().date()).isEqualTo(LocalDate.of(2016, 3, 12));
        assertThat(line.value("nature")).isEqualTo("decision");
        assertThat(line.value("state")).isEqualTo("en_cours");
        assertThat(line.value("level")).isEqualTo("country");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "nature", "objet"})
    void whatMakesAnEntryIsRequired(String column) {
        assertThat(line.with(column, "").faults()).containsExactly(column + " champ_obligatoire");
    }

    @ParameterizedTest
    @CsvSource({
        "Comité de gouvernance, reunion",
        "Difficultés, difficulte",
        "Opération conjointe, operation_conjointe",
        "Conseils et échanges, conseil",
        "Ordi 2.0, communication_ordi20",
    })
    void aNatureIsTakenAsItIsWritten(String written, String code) {
        assertThat(line.with("nature", written).value("nature")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "R84, region, 84,",
        "D59, department, 59,",
        "d2a, department, 2A,",
        "AC-69-03, place,, AC-69-03",
        "Dunkerque-1, place,, Dunkerque-1",
    })
    void aCodeIsARegionsADepartmentsOrAPlaces(String written, String level, String territory, String place) {
        CheckedLine given = line.with("code", written);

        assertThat(given.value("level")).isEqualTo(level);
        assertThat(given.value("territory")).isEqualTo(territory);
        assertThat(given.value("place")).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"75", "59", "971", "2A"})
    void aBareCodeMayBeOfThreeThingsAndIsRefused(String written) {
        assertThat(line.with("code", written).faults()).containsExactly("code territoire_inconnu");
    }

    @ParameterizedTest
    @CsvSource({"Bretagne, region, 53", "bretagne, region, 53", "Nord, department, 59", "France, country, "})
    void aTerritoryIsTakenByItsName(String written, String level, String territory) {
        CheckedLine given = line.with("code", written);

        assertThat(given.value("level")).isEqualTo(level);
        assertThat(given.value("territory")).isEqualTo(territory);
        assertThat(given.value("place")).isNull();
        assertThat(given.corrections()).singleElement().asString().startsWith("code code_de_territoire " + written);
    }

    @Test
    void anEntryInAnotherStateOrSignedIsTheSameEntry() {
        long key = line.fact().naturalKey();

        assertThat(line.with("etat", "fait").fact().naturalKey()).isEqualTo(key);
        assertThat(line.with("valide_etat", "oui").fact().naturalKey()).isEqualTo(key);
        assertThat(line.with("objet", "Ouvrir  l’Annuaire").fact().naturalKey()).isEqualTo(key);
        assertThat(line.with("objet", "Fermer l’annuaire").fact().naturalKey()).isNotEqualTo(key);
        assertThat(line.with("code", "R84").fact().naturalKey()).isNotEqualTo(key);
    }

    @Test
    void equipmentThatWasRetiredIsCounted() {
        CheckedLine retired = line.with("nature", "materiel_reforme");

        assertThat(retired.faults()).containsExactly("quantite champ_obligatoire");
        assertThat(retired.with("quantite", "120").value("quantity")).isEqualTo(120);
    }
}
