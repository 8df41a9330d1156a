package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
    private static final String RIGHT = """
            id: visites
            article: 3
            label: {fr: Visites, en: Visits}
            definition: {fr: Nombre de visites, en: Number of visits}
            unit: count
            from: attendance
            numerator: sum(participants)
            """;

    @TempDir
    private Path jobs;

    private Catalogue read(String name, String definition) throws IOException {
        Path folder = Files.createDirectories(jobs.resolve("indicators"));
        Files.writeString(folder.resolve(name), definition);
        return CatalogueReader.read(JobsFolder.of(jobs));
    }

    @Test
    void readsADefinitionFromAFolderOnDisk() throws IOException {
        assertThat(read("visites.yaml", RIGHT).get("visites")).get().satisfies(indicator -> {
            assertThat(indicator.unit()).isEqualTo(Unit.COUNT);
            assertThat(indicator.scale()).isEqualByComparingTo("1");
            assertThat(indicator.additive()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit: count | unit: percent | denominator",
                "unit: count | unit: count\\nsurprise: 1 | surprise",
                "from: attendance | from: weather | from",
                "id: visites | id: autre | id",
                "numerator: sum(participants) | better: higher | numerator",
                "label: {fr: Visites, en: Visits} | better: none | label",
                "unit: count | unit: bushels | bushels",
            })
    void refusesAWrongDefinitionWithItsFileAndTheReason(String right, String wrong, String reason) {
        String definition = RIGHT.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> read("visites.yaml", definition))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem))
                                .contains("visites.yaml", reason, "--jobs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(visitors) | ligne 7 | visitors",
                "avg(participants) | ligne 7 | avg(participants)",
                "participants | ligne 7 | participants",
                "sum(( | ligne 7 | sum((",
                "sum(pg_sleep(participants)) | ligne 7 | pg_sleep",
                "sum(participants) over () | ligne 7 | sum(participants) OVER ()",
                "sum((select 1)) | ligne 7 | SELECT 1",
            })
    void refusesAMeasureThatIsNotAdmittedWithItsFileAndLine(String measure, String line, String reason)
            throws IOException {
        String definition = RIGHT.replace("sum(participants)", measure);

        assertThatThrownBy(() -> read("visites.yaml", definition))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem))
                                .contains("visites.yaml", line, reason));
    }

    @ParameterizedTest
    @CsvSource({"equipment, sum(participants)", "gender, count(distinct activity)"})
    void refusesADimensionThatDoesNotFit(String dimension, String measure) {
        String definition = RIGHT.replace("sum(participants)", measure) + "dimensions: [" + dimension + "]\n";

        assertThatThrownBy(() -> read("visites.yaml", definition))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem))
                                .contains("visites.yaml", "ligne 8", dimension));
    }

    @Test
    void refusesAReferenceToAnIndicatorThatDoesNotExist() {
        String derived = RIGHT.replace("from: attendance", "from: indicators")
                .replace("numerator: sum(participants)", "numerator: inconnu");

        assertThatThrownBy(() -> read("visites.yaml", derived))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("indicator.unknown-reference"));
    }

    @Test
    void refusesAnIndicatorThatRefersToItself() {
        String derived = RIGHT.replace("from: attendance", "from: indicators")
                .replace("numerator: sum(participants)", "numerator: visites");

        assertThatThrownBy(() -> read("visites.yaml", derived))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("indicator.cycle"));
    }
}
