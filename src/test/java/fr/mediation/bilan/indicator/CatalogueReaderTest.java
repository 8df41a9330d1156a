package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueReaderTest {
    private static final String RIGHT = """
            id: visites
            article: 3
            label: {fr: Visites, en: Visits}
            definition: {fr: Nombre de visites, en: Number of visits}
            unit: count
            from: attendance
            numerator: sum(participants)
            better: higher
            checks: {min: 0}
            test: {given: [{participants: 2}], expect: 2}
            """;
    private static final String CRITERIA = RIGHT.replace("attendance", "directory")
                    .replace("unit: count", "unit: percent")
                    .replace("numerator: sum(participants)\n", "")
            + """
            dimensions: [criterion]
            criteria:
              - id: ouvert
                label: {fr: Ouvert, en: Open}
                holds: open_to_public
              - id: equipe
                label: {fr: Équipé, en: Equipped}
                holds: computers >= 5
            """;

    @TempDir
    private Path jobs;

    private Catalogue read(String name, String definition) throws IOException {
        Path folder = Files.createDirectories(jobs.resolve("indicators"));
        Files.writeString(folder.resolve(name), definition);
        return CatalogueReader.read(JobsFolder.of(jobs), SourceCatalogue.facts());
    }

    /** Both languages name the file, the line and the word at fault. */
    private void assertRefused(String definition, int line, String... words) {
        assertThatThrownBy(() -> read("visites.yaml", definition))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                            .contains("visites.yaml", "ligne " + line)
                            .contains(words)
                            .doesNotContainPattern("\\{\\d");
                    assertThat(Messages.in(Messages.ENGLISH).get(problem.sentence()))
                            .contains("visites.yaml", "line " + line)
                            .contains(words)
                            .doesNotContainPattern("\\{\\d");
                });
    }

    private static String with(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        return RIGHT.replace(right, wrong);
    }

    private static String measuring(String measure) {
        return with("sum(participants)", measure);
    }

    @Test
    void readsADefinitionFromAFolderOnDisk() throws IOException {
        assertThat(read("visites.yaml", RIGHT).get("visites")).get().satisfies(indicator -> {
            assertThat(indicator.unit()).isEqualTo(Unit.COUNT);
            assertThat(indicator.scale()).isEqualByComparingTo("1");
            assertThat(indicator.additive()).isFalse();
        });
    }

    @Test
    void aFolderWithoutDefinitionsIsAnEmptyCatalogue() {
        assertThat(CatalogueReader.read(JobsFolder.of(jobs), SourceCatalogue.facts())
                        .all())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "article", "label", "definition", "unit", "from", "numerator", "better", "checks", "test"})
    void refusesADefinitionWithoutARequiredWord(String word) {
        assertRefused(RIGHT.replaceAll("(?m)^" + word + ":.*\n", ""), 1, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit: count | unit: count\\nsurprise: 1 | 6 | surprise",
                "fr: Visites, en: Visits | fr: Visites, en: Visits, de: Besuche | 3 | de",
                "{min: 0} | {least: 0} | 9 | least",
                "from: attendance | from: weather | 6 | /from",
                "unit: count | unit: bushels | 5 | /unit",
                "better: higher | better: more | 8 | /better",
                "article: 3 | article: 8 | 2 | /article",
                "article: 3 | article: three | 2 | /article",
                "{min: 0} | {min: none} | 9 | /checks/min",
                "checks: | dimensions: [weather]\\nchecks: | 9 | /dimensions/0",
                "checks: | dimensions: [theme, theme]\\nchecks: | 9 | /dimensions",
                "expect: 2 | expect: two | 10 | /test/expect",
                "label: {fr: Visites, en: Visits} | label: {fr: Visites, en: ' '} | 3 | /label/en",
            })
    void refusesWhatTheSchemaDoesNotKnow(String right, String wrong, int line, String word) {
        assertRefused(with(right, wrong.replace("\\n", "\n")), line, word);
    }

    @ParameterizedTest
    @CsvSource({
        "checks: {min: 0}, checks: {min: 1.0e+999999}, 9",
        "better: higher, 'scale: 1.0e+999999\nbetter: higher', 8",
        "better: higher, 'scale: 0.0e-999999\nbetter: higher', 8",
        "expect: 2, expect: 12345678901234567890, 10",
    })
    void refusesANumberOfMoreDigitsThanAnyNeeds(String right, String wrong, int line) {
        assertRefused(with(right, wrong.replace("\\n", "\n")), line, "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\0", "\\uD83D", "\\e[31m", "\\u0001", "\\uFFFE", "\\x85"})
    void refusesATextThatNothingCouldHold(String escape) {
        assertRefused(
                measuring("visites").replace("better:", "limits: {fr: \"" + escape + "\", en: A}\nbetter:"),
                8,
                "/limits/fr");
    }

    @ParameterizedTest
    @CsvSource({"Visits, 501, /label/en, 3", "Number of visits, 10001, /definition/en, 4"})
    void refusesATextLongerThanAnyNeeds(String right, int length, String pointer, int line) {
        assertRefused(with("en: " + right, "en: " + "x".repeat(length)), line, pointer);
    }

    @ParameterizedTest
    @CsvSource({"en: Visits, en: Other, 3", "fr: Visites, fr: Autres, 3"})
    void refusesALabelThatAnotherIndicatorHas(String right, String other, int line) throws IOException {
        Files.createDirectories(jobs.resolve("indicators"));
        Files.writeString(
                jobs.resolve("indicators/copie.yaml"),
                with("id: visites", "id: copie").replace(right, other).replace("Visit", "VISIT"));

        assertRefused(RIGHT, line, "copie");
    }

    @Test
    void refusesMoreCriteriaThanAnyNeeds() {
        StringBuilder many = new StringBuilder(CRITERIA);
        for (int i = 0; i < 50; i++) {
            many.append("  - {id: c").append(i).append(", label: {fr: C, en: C}, holds: canope}\n");
        }

        assertRefused(many.toString(), 12, "50");
    }

    @Test
    void refusesAFileThatIsNotYaml() {
        assertRefused(with("{min: 0}", "{min: 0"), 10, "visites.yaml");
    }

    @Test
    void refusesAWordThatIsGivenTwice() {
        assertRefused(with("better: higher", "better: higher\nnumerator: count(*)"), 9, "numerator");
    }

    @Test
    void refusesAnIdThatIsNotTheFilesName() {
        assertRefused(with("id: visites", "id: autre"), 1, "autre", "visites");
    }

    @Test
    void refusesAPercentageWithoutDenominator() {
        assertRefused(with("unit: count", "unit: percent"), 5, "denominator");
    }

    @Test
    void refusesAQuotientThatIsSaidToAddUp() {
        assertRefused(with("better:", "denominator: count(*)\nadditive: true\nbetter:"), 9, "additive");
        assertRefused(with("better:", "denominator: count(*)\nknown: count(*)\nbetter:"), 9, "known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(visitors) | visitors",
                "sum(attendance.participants) | attendance.participants",
                "avg(participants) | avg(participants)",
                "sum(pg_sleep(participants)) | pg_sleep",
                "sum(participants) over () | over",
                "sum((select 1)) | select",
                "participants | participants",
                "sum(( | sum((",
                "sum(participants); drop table figure | sum(participants); drop table figure",
                "sum(participants); drop table figure | ;",
                "sum(participants)§ | §",
                "sum(place) | place",
                "sum(case when participants then 1 end) | participants",
                "sum(case when place = 3 then 1 end) | place, 3",
                "sum(length(women)) | women",
                "sum(1e999999) | 1e999999",
            })
    void refusesAMeasureThatIsNotAdmitted(String measure, String word) {
        assertRefused(measuring(measure), 7, word);
    }

    @Test
    void namesTheColumnsThatAMeasureMayUse() {
        assertRefused(measuring("sum(visitors)"), 7, "activity_type, channel, themes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"denominator", "total"})
    void refusesAWrongMeasureWhereverItStands(String field) {
        assertRefused(with("better:", field + ": sum(visitors)\nbetter:"), 8, "visitors");
    }

    @Test
    void findsTheLineOfAMeasureThatSpansSeveral() {
        assertRefused(
                with("numerator: sum(participants)", "numerator: >\n  sum(participants)\n  + sum(visitors)"),
                7,
                "visitors");
    }

    @Test
    void refusesADimensionOfOtherFacts() {
        assertRefused(RIGHT + "dimensions:\n  - theme\n  - equipment\n", 13, "equipment", "donation", "place_kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gender", "age", "status"})
    void refusesACountedDimensionOfAMeasureThatDoesNotCountParticipants(String dimension) {
        assertRefused(measuring("count(distinct activity)") + "dimensions: [" + dimension + "]\n", 11, dimension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denominator", "total"})
    void refusesACountedDimensionWhereADenominatorOrTotalDoesNotCountParticipants(String field) {
        assertRefused(RIGHT + field + ": count(distinct activity)\ndimensions: [gender]\n", 12, "gender");
    }

    @Test
    void takesACountedDimensionOfAMeasureThatCountsParticipants() throws IOException {
        assertThat(read("visites.yaml", RIGHT + "total: count(distinct person)\ndimensions: [gender]\n")
                        .all())
                .hasSize(1);
    }

    @Test
    void readsCriteriaInPlaceOfAMeasure() throws IOException {
        assertThat(read("visites.yaml", CRITERIA).get("visites"))
                .get()
                .satisfies(indicator -> assertThat(indicator.criteria()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables >= 5 | tables",
                "sum(computers) >= 5 | sum",
                "'computers >=' | computers >=",
                "computers in (select 1) | select",
            })
    void refusesACriterionWhoseConditionIsWrong(String condition, String word) {
        assertRefused(CRITERIA.replace("computers >= 5", condition), 17, word);
    }

    @Test
    void refusesTwoCriteriaOfOneName() {
        assertRefused(CRITERIA.replace("id: equipe", "id: ouvert"), 15, "ouvert");
    }

    @Test
    void refusesAMeasureBesideCriteria() {
        assertRefused(CRITERIA + "denominator: count(*)\n", 18, "denominator", "criteria");
    }

    @Test
    void refusesTheDimensionOfCriteriaWhereThereAreNone() {
        assertRefused(
                measuring("count(*)").replace("attendance", "directory") + "dimensions: [criterion]\n",
                11,
                "criterion");
    }

    @ParameterizedTest
    @CsvSource({"dimensions, '[theme]'", "total, participations"})
    void refusesOnADerivedIndicatorWhatOnlyFactsHave(String field, String value) {
        String derived = measuring("population").replace("attendance", "indicators");

        assertRefused(derived + field + ": " + value + "\n", 11, field, "indicators");
    }

    @Test
    void refusesWhatTheValueMapDoesNotGive() {
        assertRefused(measuring("profit").replace("attendance", "value"), 7, "profit", "total_present_value");
    }

    @Test
    void refusesAReferenceToAnIndicatorThatDoesNotExist() {
        assertRefused(measuring("inconnu").replace("attendance", "indicators"), 7, "inconnu");
    }

    @Test
    void refusesAnIndicatorThatRefersToItself() {
        assertRefused(measuring("visites").replace("attendance", "indicators"), 7, "visites → visites");
    }

    @Test
    void refusesAnIndicatorThatComesBackToItselfThroughAnother() throws IOException {
        String derived = measuring("population").replace("attendance", "indicators");
        read(
                "autre.yaml",
                derived.replace("id: visites", "id: autre").replace("better:", "denominator: population\nbetter:"));
        Files.writeString(
                jobs.resolve("indicators/autre.yaml"),
                derived.replace("id: visites", "id: autre").replace("numerator: population", "numerator: visites"));

        assertThatThrownBy(() -> read("visites.yaml", derived.replace("numerator: population", "numerator: autre")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                                .contains("autre.yaml", "ligne 7", "autre → visites → autre"));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theSchemaKnowsEachDimension(Dimension dimension) {
        assertThat(schema("/properties/dimensions/items/enum").valueStream().map(JsonNode::asString))
                .contains(dimension.word())
                .hasSameSizeAs(Arrays.asList(Dimension.values()));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void theSchemaKnowsEachUnit(Unit unit) {
        assertThat(schema("/properties/unit/enum").valueStream().map(JsonNode::asString))
                .contains(unit.name().toLowerCase(Locale.ROOT))
                .hasSameSizeAs(Arrays.asList(Unit.values()));
    }

    private static JsonNode schema(String pointer) {
        return new JsonMapper()
                .readTree(JobsFolder.packaged()
                        .get("indicators/indicator.schema.json")
                        .content())
                .at(pointer);
    }
}
