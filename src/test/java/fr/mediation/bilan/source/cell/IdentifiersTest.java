package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"U-1", "451", "marie.durand@example.fr", "Durand Anne", "a/b:c_d", "Zoé", "007"})
    void aPlainIdentifierStaysAsItIs(String text) {
        assertThat(Identifiers.canonical(text)).isSameAs(text);
        assertThat(Identifiers.withoutPointZero(text)).isSameAs(text);
        assertThat(Identifiers.withoutExponent(text)).isSameAs(text);
        assertThat(Identifiers.isDestroyed(text)).isFalse();
        assertThat(NoOne.isNobody(text)).isFalse();
        assertThat(PersonList.of(text)).isEqualTo(PersonList.Reading.ONE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "U\u00A01, U 1",
                "U\u202F1, U 1",
                "U  1, U 1",
                "U\u20111, U-1",
                "\"U-1\", U-1",
                "'U-1', U-1",
                "« U-1 », U-1",
                "'01004, 01004",
                "L'Haÿ, L'Haÿ",
                "1\uFE0F, 1"
            })
    void spacesHyphensAndQuotationMarksHaveOneForm(String text, String canonical) {
        assertThat(Identifiers.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "451.0, 451",
        "'451,0', 451",
        "59350.00, 59350",
        "10.0, 10",
        "0.0, 0",
        "1.10, 1.10",
        "v1.0, v1.0",
        ".0, .0"
    })
    void thePointAndZeroOfAProgramAreUndone(String text, String number) {
        assertThat(Identifiers.withoutPointZero(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,01604E+14",
                "2.01604e+14",
                "2.01604E14",
                "1E+05",
                "1,5E-3",
                "02-mai",
                "1-avr",
                "2-May",
                "déc-17",
                "Dec-17",
                "12-févr",
                "12-févr.",
                "juil-15",
                "02-mai-16"
            })
    void whatASpreadsheetDestroyedIsToldFromAnIdentifier(String text) {
        assertThat(Identifiers.isDestroyed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3E-12", "13-MAR-01", "ACT-12", "12-abc", "2016-05-02", "E+14", "atelier-16", "12E5", "mai"})
    void codesThatResembleDatesAndNumbersAreIdentifiers(String text) {
        assertThat(Identifiers.isDestroyed(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'2,01604E+5', 201604", "1.5E+1, 15", "'2,01604E+14', '2,01604E+14'", "'1,5E+2', '1,5E+2'"})
    void anExponentIsUndoneWhereAllDigitsAreThere(String text, String number) {
        assertThat(Identifiers.withoutExponent(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anonyme",
                "Anonyme",
                "-",
                "--",
                "—",
                "NC",
                "N.C.",
                "n/a",
                "0",
                "000",
                "inconnu",
                "Néant",
                "?",
                "xxx",
                "Anonyme(s)",
                "inconnu(e)",
                "non identifié(e)",
                "usager anonyme",
                "Usager de passage",
                "visiteur",
                "sans compte",
                "anonymous",
                "Anonymes",
                "idem",
                "Utilisateur supprimé",
                "Unknown user",
                "à compléter",
                "Groupe",
                "Familles",
                "Monsieur",
                "(blank)",
                "s/o",
                "-1",
                "00000000-0000-0000-0000-000000000000"
            })
    void aWordThatNamesNobodyIsNoPerson(String text) {
        assertThat(NoOne.isNobody(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"محمد", "Х", "A", "10", "Anne", "anonyme-12", "SO", "NI"})
    void whatNamesSomeoneIsAPerson(String text) {
        assertThat(NoOne.isNobody(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U-11, U-12, U-13",
                "U-11;U-12",
                "U-11 / U-12",
                "P001/P002",
                "P001 P002",
                "P001+P002",
                "P001 à P004",
                "10 élèves",
                "2 personnes",
                "P001 (x2)",
                "P001+1",
                "a@x.fr b@x.fr",
                "M. Durand, Mme Martin",
                "[\"Durand\",\"Martin\"]",
                "U-11|U-9",
                "11,12",
                "U-11\nU-12",
                "Anne et Marc",
                "M. & Mme Roy",
                "a@x.fr, b@x.fr",
                "Anne, Lea, Marc",
                "p2 ; p3",
                "Durand;Anne",
                "Durand Anne, Martin Paul",
                "DURAND Anne, MARTIN Paul",
                "Durand A., Martin P.",
                "Durand, Anne, Marie",
                "DURAND, MARTIN, PETIT",
                "DURAND, Anne, MARTIN, Paul",
                "12A/3A",
                "12 / 15"
            })
    void aListNamesSeveralPersons(String text) {
        assertThat(PersonList.of(text)).isEqualTo(PersonList.Reading.SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+1",
                "Durand, Anne",
                "Durand Anne Marie",
                "2016|14",
                "A|12",
                "U-11,",
                "Etienne et",
                "EPN1 P2",
                "12/34",
                "Durand-Roy Anne",
                "2016/001",
                "de la Tour, Anne Marie",
                "2016/05/4",
                "Durand, Anne 1975",
                "Durand, Anne, 1975",
                "Durand, Anne-Marie, 12/03/1975",
                "9h - 11h"
            })
    void aComposedIdentifierNamesOnePerson(String text) {
        assertThat(PersonList.of(text)).isNotEqualTo(PersonList.Reading.SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Durand, Anne",
                "DURAND, ANNE",
                "Durand, Anne Marie",
                "DURAND, Anne, Marie",
                "Anne, P-12",
                "12/15",
                "12+15",
                "12 à 15",
                "100234 100235"
            })
    void whatMayBeOneOrSeveralIsDoubtful(String text) {
        assertThat(PersonList.of(text)).isEqualTo(PersonList.Reading.DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DURAND, Anne",
                "MARTIN DUPONT, Anne Marie",
                "de la TOUR, Anne",
                "Durand Anne, 12/03/1975",
                "Durand, Anne, 1975",
                "06 12 34 56 78",
                "2016/001"
            })
    void whatCannotBeSeveralIsOneBeyondDoubt(String text) {
        assertThat(PersonList.of(text)).isEqualTo(PersonList.Reading.ONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123450, true",
        "1234567890123451, false",
        "12345678901234500, true",
        "12345678901234560, false"
    })
    void aSpreadsheetKeepsFifteenDigits(String number, boolean lost) {
        assertThat(Identifiers.isOrdinary(number)).isFalse();
        assertThat(Identifiers.isLongNumber(number)).isTrue();
        assertThat(Identifiers.endsInZeros(number)).isEqualTo(lost);
    }

    @Test
    void anOrdinaryIdentifierIsWhatTheCloserLookLeavesAsItIs() {
        SplittableRandom random = new SplittableRandom(17);
        String alphabet = "00123459aegjmnoruxEJM-_ .,;|'\"é#/";
        int ordinary = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = IntStream.range(0, random.nextInt(1, 9))
                    .mapToObj(at -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                    .collect(Collectors.joining());
            if (Identifiers.isOrdinary(text)) {
                ordinary++;
                assertThat(Identifiers.withoutExponent(Identifiers.withoutPointZero(Identifiers.canonical(text))))
                        .isEqualTo(text);
                assertThat(Identifiers.isDestroyed(text)
                                || NoOne.isNobody(text)
                                || PersonList.of(text) != PersonList.Reading.ONE
                                || UnknownText.is(text)
                                || ErrorText.is(text)
                                || NullText.is(text))
                        .as(text)
                        .isFalse();
            }
        }
        assertThat(ordinary).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A0000000001", "usager-0097252", "L-14026", "2A004", "15232"})
    void theUsualFormsAreOrdinary(String identifier) {
        assertThat(Identifiers.isOrdinary(identifier)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000", "mai-16", "02-mai", "12.0", "a 1", "=1", "0null", "né1"})
    void whatMayBeSomethingElseIsNot(String identifier) {
        assertThat(Identifiers.isOrdinary(identifier)).isFalse();
    }

    @Test
    void anOrganisationMayBeCalledByAWordForAnyone() {
        assertThat(NoOne.is("Public")).isFalse();
        assertThat(NoOne.isNobody("Public")).isTrue();
    }
}
