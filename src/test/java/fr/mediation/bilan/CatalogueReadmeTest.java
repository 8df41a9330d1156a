package fr.mediation.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.CatalogueTable;
import fr.mediation.bilan.indicator.Dimension;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The README says of the catalogue and its format what is true of them. */
class CatalogueReadmeTest {
    private static final String BEGIN = "<!-- catalogue -->";
    private static final String END = "<!-- end of catalogue -->";

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }

    @Test
    void theReadmeHoldsTheCatalogueThatTheProgramPrints() throws IOException {
        Catalogue catalogue = CatalogueReader.read(JobsFolder.packaged());
        List<String> readme = readme();

        assertThat(readme).containsOnlyOnce(BEGIN, END);
        assertThat(readme.subList(readme.indexOf(BEGIN) + 1, readme.indexOf(END)))
                .as("""
                        The catalogue has changed. Put its table into the README, then look at what changed there:

                        mvn -q package -DskipTests &&
                        jobs/bilan catalogue --format markdown --lang en > target/catalogue.md &&
                        sed -i -e '/^%1$s$/,/^%2$s$/{//!d}' -e '/^%1$s$/r target/catalogue.md' README.md
                        """.formatted(BEGIN, END))
                .isEqualTo(new CatalogueTable(catalogue, Messages.in(Messages.ENGLISH)).markdown());
    }

    static Stream<String> words() {
        Iterator<String> names = new JsonMapper()
                .readTree(JobsFolder.packaged()
                        .get("indicators/indicator.schema.json")
                        .content())
                .get("properties")
                .propertyNames()
                .iterator();
        return Stream.generate(() -> names.hasNext() ? names.next() : null).takeWhile(name -> name != null);
    }

    @ParameterizedTest
    @MethodSource("words")
    void theReadmeExplainsEachWordOfADefinition(String word) throws IOException {
        assertThat(readme())
                .anyMatch(line -> line.startsWith("| ") && firstCell(line).contains("`" + word + "`"));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theReadmeExplainsEachDimension(Dimension dimension) throws IOException {
        assertThat(readme())
                .anyMatch(line -> line.startsWith("| `" + dimension.word() + "` | `" + dimension.code() + "` | "));
    }

    private static String firstCell(String line) {
        return line.split("\\|")[1];
    }
}
