package fr.mediation.bilan.format.kind;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.text.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatMessagesTest {
    @Test
    void everySentenceExistsInBothLanguages() {
        assertThat(bundle(Messages.FRENCH).keySet())
                .isEqualTo(bundle(Messages.ENGLISH).keySet());
    }

    @Test
    void everyKindThatIsNotReadHasItsSentence() {
        assertThat(bundle(Messages.FRENCH).keySet())
                .containsAll(Arrays.stream(FileKind.values())
                        .map(FileKind::problem)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource
    void lineNumbersAreWrittenAsAnEditorShowsThem(Locale locale) {
        assertThat(Messages.in(locale).get("format.unclosed-quote", "a.csv", 12345))
                .contains("12345");
    }

    static Locale[] lineNumbersAreWrittenAsAnEditorShowsThem() {
        return new Locale[] {Messages.FRENCH, Messages.ENGLISH};
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages/format", locale);
    }
}
