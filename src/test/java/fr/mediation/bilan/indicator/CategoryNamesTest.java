package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.text.Messages;
import org.junit.jupiter.api.Test;

class CategoryNamesTest {
    private final CategoryNames french = new CategoryNames(Messages.in(Messages.FRENCH));
    private final CategoryNames english = new CategoryNames(Messages.in(Messages.ENGLISH));

    @Test
    void categoriesHaveNamesInBothLanguages() {
        Category women = new Category(Dimension.GENDER, "F");

        assertThat(french.category(women)).isEqualTo("Femmes");
        assertThat(english.category(women)).isEqualTo("Women");
    }

    @Test
    void aThemeIsReadOffItsCode() {
        assertThat(french.category(new Category(Dimension.THEME, "prendre_en_main")))
                .isEqualTo("Prendre en main");
    }

    @Test
    void criteriaAreCalledAsTheirDefinitionCallsThem() {
        Indicator charter = CatalogueReader.read(JobsFolder.packaged())
                .get("conformite_charte")
                .orElseThrow();

        assertThat(english.category(charter, new Category(Dimension.CRITERION, "charte_signee")))
                .isEqualTo("Charter signed");
    }
}
