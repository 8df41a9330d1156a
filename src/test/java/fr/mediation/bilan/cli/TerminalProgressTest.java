package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.text.Messages;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private static final Messages ENGLISH = Messages.in(Messages.ENGLISH);

    @Test
    void saysHowManyLinesWereRead() {
        assertThat(TerminalProgress.shown(ENGLISH, "frequentation.csv", 20_000, 3, 80))
                .isEqualTo("frequentation.csv: 20,000 lines in 3 s");
    }

    @Test
    void fitsIntoOneLineOfTheTerminal() {
        assertThat(TerminalProgress.shown(ENGLISH, "a".repeat(90), 1, 3, 80)).hasSize(80);
    }
}
