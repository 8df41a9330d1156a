package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.cell.PersonalValues.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalValuesTest {
    private final PersonalValues persons = new PersonalValues(0);

    @ParameterizedTest
    @CsvSource({
        "DATE, 32/13/2016",
        "DATE, le 12 mars",
        "DATE, 2016-03-12T25:00:00Z",
        "DATE, 201613",
        "DATE, bientôt",
        "DATE, 12 mars 2016 (matin)",
        "DATE, 12 mars 2016 de 14h à 16h",
        "NUMBER, 45 min",
        "NUMBER, 1h30",
        "NUMBER, '1 250,75 €'",
        "NUMBER, beaucoup",
        "NUMBER, -3",
        "WORD, Accompagnement Individuel",
        "WORD, 18-24 ans",
        "WORD, déc-17",
        "WORD, N° 1093",
        "PLACE, SAINT Étienne",
        "PLACE, 99999",
        "PLACE, 2A0",
        "PLACE, Paris 15",
        "IDENTIFIER, AT-2016-0001",
        "IDENTIFIER, 73282932000074"
    })
    void whatAColumnMayHoldIsShown(Kind kind, String value) {
        persons.learn(List.of("p-1200", "usager"));

        assertThat(persons.pointsToPerson(value, kind)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anne@example.org",
                "mailto:anne.durand@example.org",
                "0612345678",
                "06.12.34.56.78",
                "+33 6 12 34 56 78",
                "0033612345678",
                "285027511412345",
                "2 85 02 2A 114 123 45"
            })
    void aContactIsNeverShown(String value) {
        for (Kind kind : Kind.values()) {
            assertThat(persons.pointsToPerson(value, kind)).as(kind.name()).isTrue();
            assertThat(new PersonalValues().pointsToPerson(value, kind))
                    .as(kind.name())
                    .isTrue();
        }
    }

    @Test
    void whoWasNamedWithOthersInOneCellIsKnown() {
        persons.learn(List.of("Durand|Petit"));

        assertThat(persons.pointsToPerson("petit", Kind.WORD)).isTrue();
        assertThat(persons.pointsToPerson("autre", Kind.WORD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P–120–7", "«P-120-7»", "p-120-7,"})
    void whoIsKnownIsKnownInAnotherSpelling(String spelling) {
        persons.learn(List.of("P-120-7", "x"));

        assertThat(persons.pointsToPerson(spelling, Kind.WORD)).isTrue();
    }

    @Test
    void aNameWithItsTitleIsNeverShown() {
        assertThat(persons.pointsToPerson("12/03/2016 annulé (Mme Durand)", Kind.IDENTIFIER))
                .isTrue();
        assertThat(persons.pointsToPerson("Maison M-12", Kind.IDENTIFIER)).isFalse();
    }

    @Test
    void aNumberIsNobodyWherePersonsAreNames() {
        for (String name : List.of("Anne Durand", "Paul Petit")) {
            for (int line = 0; line < 10; line++) {
                persons.learn(List.of(name, "1"));
            }
        }

        assertThat(persons.isShifted(List.of("1", "Céline Dubois"))).isTrue();
        assertThat(persons.isShifted(List.of("Céline Dubois", "x"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"P-, P-1042", "'', 100"})
    void whoHasALongerNumberThanThoseBeforeIsAPersonToo(String prefix, String longer) {
        for (int person = 1; person <= 40; person++) {
            persons.learn(List.of(prefix + person, "60", "59350"));
        }

        assertThat(persons.isShifted(List.of(longer, "60", "99999"))).isFalse();
        assertThat(persons.isShifted(List.of("59350", "60", longer))).isTrue();
        assertThat(persons.isShifted(List.of("1975", "60", longer))).isTrue();
    }

    @Test
    void coordinatesAreNoTelephoneNumbers() {
        assertThat(persons.pointsToPerson("0.1234567890", Kind.NUMBER)).isFalse();
        assertThat(persons.pointsToPerson("48.8566140", Kind.NUMBER)).isFalse();
    }

    @Test
    void personsThatAProfilePartsAreKnownOneByOne() {
        PersonalValues parted = new PersonalValues(List.of("/"), 0);
        parted.learn(List.of("Anne Durand / Rosa Parks", "usager"));

        assertThat(parted.pointsToPerson("Rosa Parks", Kind.WORD)).isTrue();
        assertThat(parted.pointsToPerson("Atelier Collectif", Kind.WORD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12/03/2016 (Anne Durand annulé)", "12/03/2016 et 19/03/2016 Anne"})
    void aNameBehindADayPointsToAPerson(String value) {
        assertThat(persons.pointsToPerson(value, Kind.DATES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/03/2016 (annulé)",
                "2016-03-12 (reporté au 2016-04-02)",
                "12/03/2016 et 19/03/2016",
                "12/03/2016 au 14 mars 2016",
                "12/03/2016 et suivants",
                "12/03/2016 n’a pas eu lieu"
            })
    void whatIsSaidOfADayIsShown(String value) {
        assertThat(persons.pointsToPerson(value, Kind.DATES)).isFalse();
    }
}
