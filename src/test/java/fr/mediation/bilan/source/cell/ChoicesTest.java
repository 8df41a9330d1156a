package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
    private static final Choices LIST = Choices.of("retraité", "élu", "usager", "ordinateur portable");

    @ParameterizedTest
    @CsvSource({
        "VRAI, oui",
        "FAUX, non",
        "true, oui",
        "t, oui",
        "f, non",
        "Yes, oui",
        "0, non",
        "-1, oui",
        "1.0, oui",
        "✓, oui",
        "x, oui",
        "N, non",
        "☐, non",
    })
    void yesAndNoAreTakenAsPeopleAndProgramsWriteThem(String text, String code) {
        assertThat(Choices.YES_NO.code(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "peut-être", "2", "-", "✕✓", "Ω", "oui non"})
    void whatIsNeitherYesNorNoIsNone(String text) {
        assertThat(Choices.YES_NO.code(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "RETRAITÉ, retraite",
        "retraitée, retraite",
        "Retraité(e), retraite",
        "retraité(e)s, retraite",
        "Élue, elu",
        "élus, elu",
        "usagers, usager",
        "usager(s), usager",
        "ordinateurs portables, ordinateur_portable",
        "ordinateur(s) portable(s), ordinateur_portable",
    })
    void aValueMayStandInTheFeminineAndThePlural(String text, String code) {
        assertThat(LIST.code(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NC",
                "n.c.",
                "N/C",
                "Non renseigné",
                "non renseignée",
                "-",
                "—",
                "…",
                "?",
                "Inconnu",
                "ne sait pas",
                "N/A"
            })
    void aWordForNothingSaysThatNothingIsKnown(String text) {
        assertThat(UnknownText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"renseigné", "NCR", "0", "autre", "-1", "Ω"})
    void otherTextsSaySomething(String text) {
        assertThat(UnknownText.is(text)).isFalse();
    }
}
