package fr.mediation.bilan.source.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttendanceSourceTest {
    private final CheckedLine line = CheckedLine.of(
            new AttendanceSource(),
            Map.of("id_activite", "A1", "date", "2016-03-01", "type", "atelier", "code_insee", "33063"));

    @Test
    void aLineIsOneParticipantUnlessItSaysMore() {
        assertThat(line.value("participants")).isEqualTo((short) 1);
        assertThat(line.with("participants", "12").value("participants")).isEqualTo((short) 12);
    }

    @Test
    void anEmptyNumberOfAnActivityIsRefused() {
        assertThat(line.with("id_activite", "").faults()).containsExactly("id_activite champ_obligatoire");
    }

    @Test
    void allFaultsOfALineAreReportedAtOnce() {
        assertThat(line.with("id_activite", "")
                        .with("date", "hier")
                        .with("type", "fête")
                        .with("code_insee", "99999")
                        .with("participants", "beaucoup")
                        .faults())
                .containsExactlyInAnyOrder(
                        "id_activite champ_obligatoire",
                        "date date_invalide",
                        "type valeur_inconnue",
                        "code_insee commune_inconnue",
                        "participants nombre_invalide");
    }

    @Test
    void aGroupWithTheIdentifierOfOnePersonIsRefused() {
        CheckedLine group = line.with("participants", "3").with("id_participant", "p1");

        assertThat(group.faults()).containsExactly("participants groupe_identifie");
    }

    private CheckedLine naming(String persons) {
        return line.with("id_participant", persons).mapping("{id_participant: {split: ;, values: {visiteur: ''}}}");
    }

    @Test
    void aLineHasAFactForEachPersonThatTheProfileParts() {
        CheckedLine two = naming("p1; p2;p1;");

        assertThat(two.valuesOf("participants")).containsExactly((short) 1, (short) 1);
        assertThat(two.valuesOf("person"))
                .containsExactly(
                        line.with("id_participant", "p1").value("person"),
                        line.with("id_participant", "p2").value("person"));
        assertThat(two.corrections()).containsExactly("id_participant personnes_separees •••>");
    }

    @Test
    void aNumberWhoseLastDigitsASpreadsheetMayHaveLostIsTold() {
        assertThat(line.with("id_participant", "1234567890123450").warnings())
                .containsExactly("id_participant chiffres_perdus");
        assertThat(line.with("id_participant", "1234567890123451").warnings()).isEmpty();
    }

    @Test
    void oneNameAloneIsNoList() {
        assertThat(naming("p1").valuesOf("participants")).containsExactly((short) 1);
        assertThat(naming("p1").corrections()).isEmpty();
        assertThat(naming("p1").fact().naturalKey())
                .isEqualTo(line.with("id_participant", "p1").fact().naturalKey());
    }

    @Test
    void whoeverIsNotNamedAmongPersonsIsAParticipantToo() {
        CheckedLine four = naming("p1; anonyme; p2; visiteur");

        assertThat(four.valuesOf("participants")).containsExactly((short) 1, (short) 1, (short) 2);
        assertThat(four.valuesOf("person").get(2)).isNull();
    }

    @Test
    void aListMustHaveAsManyPersonsAsTheLineSays() {
        assertThat(naming("p1; p2").with("participants", "2").valuesOf("participants"))
                .containsExactly((short) 1, (short) 1);
        assertThat(naming("p1; p2").with("participants", "3").faults())
                .containsExactly("participants groupe_identifie");
        assertThat(naming("p1; p2").with("participants", "1").faults())
                .containsExactly("participants effectifs_incoherents");
    }

    @Test
    void countsOfALineThatNamesSeveralAddUpOnce() {
        CheckedLine counted = naming("p1; p2; p3")
                .with("nb_femmes", "2")
                .with("nb_hommes", "1")
                .with("genre", "F");

        assertThat(counted.valuesOf("participants")).containsExactly((short) 1, (short) 1, (short) 1, (short) 0);
        assertThat(counted.valuesOf("women")).containsExactly((short) 0, (short) 0, (short) 0, (short) 2);
        assertThat(counted.valuesOf("men")).containsExactly((short) 0, (short) 0, (short) 0, (short) 1);
    }

    @Test
    void listsBesideThatOfPersonsArePartedWithIt() {
        CheckedLine lists = line.with("id_participant", "Anne|Paul|")
                .with("genre", "F|H")
                .with("annee_naissance", "|1975")
                .mapping("{id_participant: {split: '|'}, genre: {split: '|'}, annee_naissance: {split: '|'}}");

        assertThat(lists.valuesOf("gender")).containsExactly((short) 1, (short) 2);
        assertThat(lists.valuesOf("age_band").get(0)).isNull();
        assertThat(lists.valuesOf("age_band").get(1)).isNotNull();
        assertThat(lists.with("genre", "").valuesOf("gender")).containsExactly(null, null);
        assertThat(lists.with("id_participant", "Anne")
                        .with("annee_naissance", "")
                        .with("genre", "F")
                        .valuesOf("gender"))
                .containsExactly((short) 1);
    }

    @Test
    void listsOfDifferentLengthsAreRefused() {
        CheckedLine lists = line.with("id_participant", "Anne|Paul")
                .with("genre", "F")
                .mapping("{id_participant: {split: '|'}, genre: {split: '|'}}");

        assertThat(lists.faults()).containsExactly("genre listes_inegales");
        assertThat(lists.with("genre", "F|H|F").faults()).containsExactly("genre listes_inegales");
        assertThat(lists.with("genre", "F||H").faults()).containsExactly("genre listes_inegales");
        assertThat(lists.with("id_participant", "Anne|Anne")
                        .with("genre", "F|H")
                        .faults())
                .containsExactly("id_participant listes_inegales");
        assertThat(lists.with("genre", "F|X").faults()).containsExactly("genre valeur_inconnue");
    }

    @Test
    void aListWithAListInItIsRefused() {
        assertThat(naming("p1; p2, p3; p4, p5").faults()).containsExactly("id_participant plusieurs_personnes");
        assertThat(naming("p1; 2,01604E+14; 2,01605E+14").faults())
                .containsExactly("id_participant identifiant_altere");
    }

    @Test
    void aCellThatMayNameSeveralPersonsIsOneAndTold() {
        CheckedLine doubtful = line.with("id_participant", "DURAND, Anne, Marie");

        assertThat(doubtful.warnings()).containsExactly("id_participant liste_possible");
        assertThat(doubtful.value("participants")).isEqualTo((short) 1);
        assertThat(line.with("id_participant", "DURAND, Anne").warnings()).isEmpty();
        assertThat(line.with("id_participant", "Durand Anne, Martin Paul").faults())
                .containsExactly("id_participant plusieurs_personnes");
    }

    @Test
    void theKeyOfAPersonsLineNamesItAlone() {
        CheckedLine person = line.with("id_participant", "p1");

        assertThat(person.fact().identified()).isTrue();
        assertThat(person.fact().naturalKey())
                .isNotEqualTo(line.with("id_participant", "p2").fact().naturalKey())
                .isEqualTo(person.with("genre", "F").fact().naturalKey());
    }

    @Test
    void theKeyOfAnAnonymousLineNamesTheActivity() {
        assertThat(line.fact().identified()).isFalse();
        assertThat(line.fact().naturalKey())
                .isEqualTo(line.with("genre", "F").fact().naturalKey())
                .isNotEqualTo(line.with("id_activite", "A2").fact().naturalKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30-60", "30 - 60", "30–60", "30 à 60"})
    void aDurationGivenAsABandCountsAsItsMidpointAndIsMarked(String written) {
        CheckedLine band = line.with("duree_minutes", written);

        assertThat(band.value("minutes_x10")).isEqualTo(450);
        assertThat(band.value("minutes_banded")).isEqualTo(true);
    }

    @Test
    void minutesKeepOneDecimal() {
        assertThat(line.with("duree_minutes", "45,55").value("minutes_x10")).isEqualTo(456);
    }

    @Test
    void ageIsTakenInTheYearOfTheActivity() {
        CheckedLine born = line.with("annee_naissance", "1998");

        assertThat(born.value("age_band")).isEqualTo(AgeBand.FROM_18.number());
        assertThat(born.with("date", "2015-03-01").value("age_band")).isEqualTo(AgeBand.FROM_12.number());
    }

    @Test
    void aYearOfBirthGoesBeforeAnAgeBand() {
        assertThat(line.with("annee_naissance", "1998")
                        .with("tranche_age", "70+")
                        .value("age_band"))
                .isEqualTo(AgeBand.FROM_18.number());
    }

    @Test
    void anAgeBandIsReadWithSpacesAndALongDash() {
        assertThat(line.with("tranche_age", "12 – 17").value("age_band")).isEqualTo(AgeBand.FROM_12.number());
    }

    @Test
    void anAgeBandOutsideTheListIsRefused() {
        assertThat(line.with("tranche_age", "10-20").faults()).containsExactly("tranche_age valeur_inconnue");
    }

    @Test
    void somebodyBornAfterTheActivityIsRefused() {
        assertThat(line.with("annee_naissance", "2017").faults()).containsExactly("annee_naissance valeur_hors_bornes");
    }

    @Test
    void genderIsWrittenInMoreThanOneWay() {
        assertThat(line.with("genre", "Féminin").value("gender"))
                .isEqualTo(line.with("genre", "F").value("gender"))
                .isNotEqualTo(line.with("genre", "M").value("gender"));
    }

    @ParameterizedTest
    @CsvSource({
        "H, M",
        "Monsieur, M",
        "M., M",
        "Homme, M",
        "hommes, M",
        "Mme, F",
        "MADAME, F",
        "femme(s), F",
        "Non binaire, autre",
    })
    void aGenderIsTakenInTheUsualWords(String written, String meant) {
        assertThat(line.with("genre", written).value("gender"))
                .isEqualTo(line.with("genre", meant).value("gender"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Non renseigné", "-", "NC"})
    void whatIsNotKnownOfAPersonLosesNoAttendance(String written) {
        CheckedLine unknown =
                line.with("genre", written).with("statut", written).with("tranche_age", written);

        assertThat(unknown.faults()).isEmpty();
        assertThat(unknown.value("gender")).isNull();
    }

    @Test
    void aDashIsNoTypeOfActivity() {
        assertThat(line.with("type", "-").faults()).containsExactly("type valeur_absente");
    }

    @ParameterizedTest
    @CsvSource({
        "18-24 ans, 18-24",
        "de 18 à 24 ans, 18-24",
        "18 – 24, 18-24",
        "moins de 12 ans, <12",
        "< 12 ans, <12",
        "70 ans et +, 70+",
        "70 ans et plus, 70+",
    })
    void anAgeBandIsTakenInTheUsualWords(String written, String meant) {
        assertThat(line.with("tranche_age", written).value("age_band"))
                .isEqualTo(line.with("tranche_age", meant).value("age_band"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BUREAUTIQUE|Internet",
                "bureautique , internet ",
                "Bureautique;Internet;bureautique",
                "['bureautique', 'internet']",
                "Bureautique|Non renseigné|Internet",
                "bureautique|N° 1093|internet",
                "Bureautique / Internet",
            })
    void themesAreTheSameInAllTheirSpellings(String written) {
        assertThat(line.with("thematiques", written).value("themes")).isEqualTo("bureautique|internet");
    }

    @Test
    void aSlashInTheNameOfAThemePartsNothing() {
        assertThat(line.with("thematiques", "Emploi/RSA").value("themes")).isEqualTo("emploi/rsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N° 1093", "-", "Non renseigné", "|"})
    void whatNamesNoThemeIsNone(String written) {
        assertThat(line.with("thematiques", written).value("themes")).isNull();
    }
}
