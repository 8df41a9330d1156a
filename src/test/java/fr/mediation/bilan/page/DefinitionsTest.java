package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.source.delivery.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The secretariat's page explains each word that a definition may use, and its examples are taken. */
class DefinitionsTest {
    private static List<String> words(String schema) {
        JsonNode root =
                new JsonMapper().readTree(JobsFolder.packaged().get(schema).content());
        List<String> words = new ArrayList<>();
        addWords(root, words);
        return words;
    }

    /** The words of a schema are the names of properties, wherever it has some. */
    private static void addWords(JsonNode node, List<String> words) {
        if (node.path("properties").isObject()) {
            node.path("properties").propertyNames().forEach(words::add);
        }
        node.forEach(child -> addWords(child, words));
    }

    private static String page() {
        return String.join("\n", Page.JOBS.lines());
    }

    static List<String> wordsOfAnIndicator() {
        JsonNode root = new JsonMapper()
                .readTree(JobsFolder.packaged()
                        .get("indicators/indicator.schema.json")
                        .content());
        return List.copyOf(root.get("properties").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("wordsOfAnIndicator")
    void aTableExplainsEachWordOfAnIndicator(String word) {
        assertThat(Page.JOBS.firstCells()).anyMatch(cell -> cell.contains("`" + word + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicators/indicator.schema.json", "sources/profile.schema.json", "value/map.schema.json"})
    void thePageSpeaksOfEachWordOfASchema(String schema) {
        assertThat(words(schema))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(page()).containsPattern("\\b" + word + "\\b"));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void thePageExplainsEachDimension(Dimension dimension) {
        assertThat(Page.JOBS.lines())
                .anyMatch(line -> line.startsWith("| `" + dimension.word() + "` | `" + dimension.code() + "` | "));
    }

    static List<FactTable> facts() {
        return SourceCatalogue.facts().all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void thePageListsTheColumnsOfTheFacts(FactTable facts) {
        String columns = facts.columns().keySet().stream()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(" "));

        assertThat(Page.JOBS.lines()).contains("| `" + facts.id() + "` | " + columns + " |");
    }

    private static String example(String beginning) {
        return Page.JOBS.blocks("yaml").stream()
                .filter(block -> block.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExampleOfAnIndicatorIsTaken(@TempDir Path jobs) throws IOException {
        Path folder = Files.createDirectories(jobs.resolve("indicators"));
        Files.writeString(folder.resolve("part_femmes.yaml"), example("id: part_femmes"));

        assertThat(CatalogueReader.read(JobsFolder.of(jobs), SourceCatalogue.facts())
                        .all())
                .hasSize(1);
    }

    @Test
    void theExampleOfAProfileIsTaken(@TempDir Path jobs) throws IOException {
        Path folder = Files.createDirectories(jobs.resolve("sources/directory"));
        Files.writeString(folder.resolve("maville.yaml"), example("id: maville"));

        assertThat(ProfileReader.read(JobsFolder.of(jobs), SourceCatalogue.all()))
                .hasSize(1);
    }
}
