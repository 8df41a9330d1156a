package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import fr.mediation.bilan.bound.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(\\d+) postes",
                "\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2}",
                "(?i)n°\\s*([A-Z0-9-]{3,20})",
                "^[^({]*[({]([^)}]{1,200})",
                "(?:\\d{3} ){2,5}",
                "\\p{Lu}{2,}[]\\]{(]+"
            })
    void readsWhatProfilesNeed(String expression) {
        assertThat(ExtractPattern.compile(expression).programSize()).isLessThan(Bounds.PATTERN_STEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*,){11}P", "^(\\w+\\s?)*$"})
    void findsThatNothingMatchesWhereOthersTryWithoutEnd(String expression) {
        String text = "a".repeat(10_000) + "!";

        assertThat(ExtractPattern.compile(expression).matcher(text).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((a{10}){20}){30}",
                "a{1000}b{1000}c{1000}",
                "[(](((a{100}){100}){100})[)]",
                "((((a{200}[(]){4}[(]){4}[(]){4}[(]){4}",
                "[]({](((a{100}){100}){100})",
                "\\Q[\\E(((a{100}){100}){100})",
                "[[:alpha:](](((a{100}){100}){100})",
                "(((\\x{61}{100}){100}){100})",
                "(a)\\1",
                "(?=a)b",
                "(?<!a)b",
                "("
            })
    void refusesWhatCouldFillTheMemoryOrGoBack(String expression) {
        assertThatThrownBy(() -> ExtractPattern.compile(expression)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void refusesALongOne() {
        String expression = "a".repeat(Bounds.PATTERN_CHARACTERS + 1);

        assertThatThrownBy(() -> ExtractPattern.compile(expression)).isInstanceOf(PatternSyntaxException.class);
    }
}
