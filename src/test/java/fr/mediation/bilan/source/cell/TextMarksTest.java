package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMarksTest {
    @ParameterizedTest
    @CsvSource({
        "num&eacute;rique, numérique",
        "&Eacute;tat, État",
        "L&#39;atelier, L'atelier",
        "L&#x2019;atelier, L’atelier",
        "R&amp;D, R&D",
        "c&oelig;ur, cœur",
        "gar&ccedil;on, garçon"
    })
    void entitiesOfHtmlAreTheirSigns(String text, String plain) {
        assertThat(TextMarks.withoutEntities(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D ; atelier", "a & b;", "&unknown;", "&#0;", "&eacute"})
    void whatIsNoEntityStays(String text) {
        assertThat(TextMarks.withoutEntities(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "num?rique, true",
        "Que faire ?, false",
        "Pourquoi?, false",
        "?, false",
        "Vraiment? Oui, false",
        "https://example.org/a?b=c, false"
    })
    void aQuestionMarkBetweenLettersIsALostOne(String text, boolean lost) {
        assertThat(TextMarks.hasLostLetter(text)).isEqualTo(lost);
    }
}
