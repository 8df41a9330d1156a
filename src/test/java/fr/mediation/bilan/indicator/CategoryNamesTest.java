package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.text.Messages;
import org.junit.jupiter.api.Test;

class CategoryNamesTest {
    @Test
    void aCommonThemeHasItsNameInBothLanguages() {
        Category theme = new Category(Dimension.THEME, "Aide aux démarches administratives");
        assertThat(new CategoryNames(Messages.in(Messages.FRENCH)).category(theme))
                .isEqualTo("Aide aux démarches administratives");
        assertThat(new CategoryNames(Messages.in(Messages.ENGLISH)).category(theme))
                .isEqualTo("Help with administrative procedures");
    }

    @Test
    void aThemeOfAProducerIsToldInItsOwnWords() {
        Category theme = new Category(Dimension.THEME, "généalogie_en_ligne");
        assertThat(new CategoryNames(Messages.in(Messages.ENGLISH)).category(theme))
                .isEqualTo("Généalogie en ligne");
    }
}
