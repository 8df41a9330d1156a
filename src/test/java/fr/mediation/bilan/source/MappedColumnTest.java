package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.attendance.AttendanceSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a profile makes of a producer's cells. */
class MappedColumnTest {
    private static String themes(String mapping, Map<String, String> cells) {
        return CheckedLine.of(new AttendanceSource(), cells)
                .mapping("{thematiques: " + mapping + "}")
                .line()
                .text("thematiques");
    }

    @Test
    void aColumnComesFromTheProducersOfAnotherName() {
        assertThat(themes("Sujet", Map.of("SUJET", "internet"))).isEqualTo("internet");
    }

    @Test
    void theFirstOfSeveralColumnsThatIsFilledIsTaken() {
        assertThat(themes("{from: [Un, Deux]}", Map.of("Un", "", "Deux", "mail")))
                .isEqualTo("mail");
    }

    @Test
    void joinedColumnsStandBehindEachOther() {
        assertThat(themes("{from: [Un, Deux], join: '|'}", Map.of("Un", "a", "Deux", "b")))
                .isEqualTo("a|b");
    }

    @Test
    void joinedColumnsLeaveEmptyOnesOut() {
        assertThat(themes("{from: [Un, Deux], join: '|'}", Map.of("Un", "", "Deux", "b")))
                .isEqualTo("b");
    }

    @Test
    void numbersOfSeveralColumnsAreAddedUp() {
        assertThat(themes("{from: [Un, Deux], sum: true}", Map.of("Un", "1,5", "Deux", "2")))
                .isEqualTo("3.5");
    }

    @Test
    void aTextThatIsNoNumberIsHandedOnInsteadOfASum() {
        assertThat(themes("{from: [Un, Deux], sum: true}", Map.of("Un", "1", "Deux", "beaucoup")))
                .isEqualTo("beaucoup");
    }

    @Test
    void aConstantNeedsNoColumn() {
        assertThat(themes("{constant: internet}", Map.of("date", ""))).isEqualTo("internet");
    }

    @Test
    void aDefaultStandsForAnEmptyCellOnly() {
        assertThat(themes("{default: internet}", Map.of("thematiques", ""))).isEqualTo("internet");
        assertThat(themes("{default: internet}", Map.of("thematiques", "mail"))).isEqualTo("mail");
    }

    @Test
    void anExtractedPartIsTheGroupThatMatches() {
        assertThat(themes("{extract: '(\\d+) postes'}", Map.of("thematiques", "12 postes dont 2 portables")))
                .isEqualTo("12");
    }

    @Test
    void aCellWithoutThePartThatIsExtractedIsEmpty() {
        assertThat(themes("{extract: '(\\d+) postes'}", Map.of("thematiques", "aucun")))
                .isNull();
    }

    @Test
    void theElementsOfAListAreTranslatedAndWrittenOnce() {
        assertThat(themes(
                        "{split: ';', values: {Courriel: mail, E-mail: mail}}",
                        Map.of("thematiques", "courriel; e-mail ;autre")))
                .isEqualTo("mail|autre");
    }

    @Test
    void anElementWithNothingInItIsNone() {
        assertThat(themes("{split: ';', values: {Courriel: mail}}", Map.of("thematiques", "courriel;; \"\" ;autre;")))
                .isEqualTo("mail|autre");
    }

    @Test
    void aListInBracesIsAList() {
        assertThat(themes("{split: braces}", Map.of("thematiques", "{mail,\"internet, en bref\"}")))
                .startsWith("mail|");
    }

    @Test
    void linesOfACellAreAList() {
        assertThat(themes("{split: newline}", Map.of("thematiques", "a\r\nb\nc")))
                .isEqualTo("a|b|c");
    }

    @Test
    void aStarStandsForAnyText() {
        assertThat(themes("{values: {'Démarches*': demarches}}", Map.of("thematiques", "DEMARCHES en ligne")))
                .isEqualTo("demarches");
    }

    @Test
    void anExactValueGoesBeforeAPattern() {
        assertThat(themes("{values: {'*': autre, mail: courriel}}", Map.of("thematiques", "Mail")))
                .isEqualTo("courriel");
    }

    @Test
    void aValueThatTheListDoesNotNameIsKept() {
        assertThat(themes("{values: {mail: courriel}}", Map.of("thematiques", "jeux")))
                .isEqualTo("jeux");
    }

    @Test
    void bothEndsOfABandAreMultiplied() {
        assertThat(themes("{multiply: 60}", Map.of("thematiques", "1 - 2"))).isEqualTo("60-120");
    }

    @Test
    void aBandThatTheListGivesIsInOurUnit() {
        assertThat(themes("{multiply: 60, values: {court: 0-30}}", Map.of("thematiques", "court")))
                .isEqualTo("0-30");
    }

    @Test
    void hoursBecomeMinutesByTheirFactor() {
        assertThat(themes("{multiply: 60}", Map.of("thematiques", "1,5"))).isEqualTo("90.0");
    }

    @Test
    void aListIsPartedOnceHoweverOftenItIsAskedFor() {
        Line line = CheckedLine.of(new AttendanceSource(), Map.of("id_participant", "p1/p2", "genre", "F/M"))
                .mapping("{id_participant: {split: /}, genre: {split: /}}")
                .line();

        List<String> parted = line.column("genre").places(line.cells());

        assertThat(parted).containsExactly("F", "M");
        assertThat(line.column("genre").places(line.cells())).isSameAs(parted);
    }
}
