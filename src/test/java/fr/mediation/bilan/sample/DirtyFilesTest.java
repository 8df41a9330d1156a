package fr.mediation.bilan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.DeliveryReport;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DirtyFilesTest {
    private static final Path DIRTY = Path.of("sample-data/dirty");
    private static final Path LIST = Path.of("src/test/resources/sample/dirty-faults.csv");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(DIRTY)) {
            return entries
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void checkReportsExactlyThePlantedFaults(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<String> planted = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith(name + ","))
                .toList();

        DeliveryReport report = Deliveries.check(file);

        assertThat(report.remarks().faults().stream()
                        .map(fault -> String.join(
                                ",",
                                name,
                                fault.sheet(),
                                Integer.toString(fault.line()),
                                fault.column(),
                                fault.rule().code())))
                .containsExactlyInAnyOrderElementsOf(planted)
                .isNotEmpty();
    }

    @Test
    void thereIsAFileForEachRule() throws IOException {
        List<String> planted = Files.readAllLines(LIST);

        // Lists side by side are parted by a producer's own profile alone.
        assertThat(Arrays.stream(Rule.values())
                        .filter(rule -> rule != Rule.UNEQUAL_LISTS)
                        .map(Rule::code))
                .allMatch(rule -> planted.stream().anyMatch(line -> line.endsWith("," + rule)));
    }

    @ParameterizedTest
    @CsvSource({
        "vide.csv, vide",
        "courses.csv, ligne d’en-tête",
        "frequentation-sans-date.csv, date",
        "frequentation-coupe.csv, guillemet",
        "dons-faux.xlsx, .xlsx",
        "note.pdf, note.pdf",
    })
    void anUnreadableFileIsRefusedWithAFrenchSentenceThatNamesIt(String name, String word) {
        DeliveryReport report = Deliveries.check(DIRTY.resolve("illisibles").resolve(name));

        assertThat(report.status()).isEqualTo(DeliveryReport.Status.REFUSED);
        assertThat(Messages.in(Messages.FRENCH).get(report.problem()))
                .contains(name)
                .containsIgnoringCase(word)
                .doesNotContain("Exception");
        assertThat(Messages.in(Locale.UK).get(report.problem())).contains(name);
    }
}
