package fr.mediation.bilan.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleReport;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadMeTest {
    private final Map<String, String> files = write(SampleReport.french());
    private final String text = files.get("LISEZMOI.md");

    @Test
    void eachColumnOfEachFileIsExplainedAsInTheDataPackage() {
        for (JsonNode resource : resources(files)) {
            String section = section(resource.path("path").asString());
            for (JsonNode field : resource.at("/schema/fields")) {
                assertThat(section.lines())
                        .anyMatch(line -> line.startsWith(
                                        "| `" + field.path("name").asString() + "` | "
                                                + field.path("title").asString() + " | ")
                                && line.contains(
                                        field.path("description").asString().replace("|", "\\|")));
            }
        }
    }

    @Test
    void aColumnHasItsUnitAndWhatItMayHold() {
        assertThat(section("plus-value-2025.csv"))
                .contains(
                        "| `effet_aubaine` | Effet d’aubaine | nombre | part de 0 à 1 | Part qui serait survenue de toute"
                                + " façon, de 0 à 1. | jamais vide\u202f; au moins `0`\u202f; au plus `1` |");
        assertThat(section("territoires-2025.csv")).contains("| jamais vide\u202f; `national`, `region` |");
    }

    @Test
    void aBarWithinACellBeginsNoOtherCell() {
        assertThat(section("plus-value-2025.csv").lines().filter(line -> line.startsWith("| `")))
                .anyMatch(line -> line.contains("\\|"))
                .allMatch(line -> line.replace("\\|", "").split("[|]").length == 7);
    }

    @Test
    void aFileSaysWhereItsCodesAreExplained() {
        assertThat(section("evolution-2025.csv"))
                .contains("Une ligne se reconnaît à `annee`, `perimetre`, `code`, `indicateur`.")
                .contains("`perimetre`, `code`\u202f: voir `territoires-2025.csv`.")
                .contains("`indicateur`\u202f: voir `definitions-2025.csv`.");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void eachStatusIsExplained(Status status) {
        assertThat(text.lines()).anyMatch(line -> line.matches("\\| `" + status.code() + "` \\| .+ \\|"));
    }

    @Test
    void theHashesAreThoseOfTheDataPackage() {
        for (JsonNode resource : resources(files)) {
            assertThat(text.lines())
                    .contains(resource.path("hash").asString().replace("sha256:", "") + "  "
                            + resource.path("path").asString());
        }
    }

    @Test
    void itSaysHowToCiteTheData() {
        assertThat(text)
                .contains("> «\u202fBilan annuel 2025 de la médiation numérique\u202f: données ouvertes\u202f»,")
                .contains("[Licence Ouverte 2.0](https://www.etalab.gouv.fr/licence-ouverte-open-licence/)");
    }

    @Test
    void itIsInTheLanguageOfTheReport() {
        assertThat(write(SampleReport.english()).get("LISEZMOI.md"))
                .startsWith("# Annual review 2025 of digital mediation: open data\n")
                .contains("| Column | Title | Type | Unit | Meaning | Allowed values |")
                .doesNotContain("médiation", "Colonne", "jamais", "«");
    }

    private String section(String file) {
        int start = text.indexOf(": `" + file + "`\n");
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end);
    }

    private static JsonNode resources(Map<String, String> files) {
        return JsonMapper.builder()
                .build()
                .readTree(files.get("datapackage.json"))
                .path("resources");
    }

    private static Map<String, String> write(ReportInput input) {
        return new CsvWriter()
                .files(input).stream()
                        .collect(Collectors.toMap(
                                ReportFile::name, file -> new String(file.content(), StandardCharsets.UTF_8)));
    }
}
