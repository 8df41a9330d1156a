package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.CatalogueTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page beside the indicators lists them as they are. */
class CatalogueTest {
    private static final String BEGIN = "<!-- catalogue -->";
    private static final String END = "<!-- end of catalogue -->";

    @Test
    void thePageHoldsTheCatalogueThatTheProgramPrints() {
        Catalogue catalogue = CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts());
        List<String> page = Page.CATALOGUE.lines();

        assertThat(page).containsOnlyOnce(BEGIN, END);
        assertThat(page.subList(page.indexOf(BEGIN) + 1, page.indexOf(END)))
                .as("""
                        The catalogue has changed. Put its table into the page, then look at what changed there:

                        mvn -q package -DskipTests &&
                        jobs/bilan catalogue --format markdown --lang en > target/catalogue.md &&
                        sed -i -e '/^%1$s$/,/^%2$s$/{//!d}' -e '/^%1$s$/r target/catalogue.md' %3$s
                        """.formatted(BEGIN, END, Page.CATALOGUE))
                .isEqualTo(new CatalogueTable(catalogue, Messages.in(Messages.ENGLISH)).markdown());
    }
}
