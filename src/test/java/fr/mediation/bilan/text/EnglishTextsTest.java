package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A reader of English meets French in proper names and quoted titles alone. */
class EnglishTextsTest {
    /** Words that hardly a French phrase does without, and that are no English words. */
    private static final Pattern FRENCH = Pattern.compile(
            "\\b(?:le|la|les|des|du|une|un|et|ou|au|aux|par|pour|sur|dans|avec|sans|est|sont|qui|que|ce|cette|aucune?"
                    + "|hypothèse|valeur|comité|année|heures?|personnes?"
                    + "|(?:l|d|qu|n|s)’\\p{L}+)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Set<String> UNREAD = Set.of("fr", "test");

    /** Titles of works, and addresses of pages, which hold words of their own language. */
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”|https?://\\S+");

    /** Bodies and newspapers that have no English name. */
    private static final List<String> NAMES = List.of(
            "Centre d’analyse stratégique",
            "Comité national routier",
            "Commissariat général du Plan",
            "Direction générale du Trésor",
            "L’Usine nouvelle");

    private static Stream<Path> definitions() throws IOException {
        try (Stream<Path> value = Files.walk(Path.of("jobs/value"));
                Stream<Path> indicators = Files.list(Path.of("jobs/indicators"))) {
            return Stream.concat(value, indicators)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.filter(file -> file.toString().endsWith("_en.properties")).sorted().toList().stream();
        }
    }

    private static boolean french(String text) {
        String rest = QUOTED.matcher(text).replaceAll("");
        for (String name : NAMES) {
            rest = rest.replace(name, "");
        }
        return FRENCH.matcher(rest).find();
    }

    /** All that a definition says, but what it says to readers of French; a worked example holds codes. */
    private static Stream<String> texts(JsonNode node) {
        return node.isObject()
                ? node.propertyStream()
                        .filter(field -> !UNREAD.contains(field.getKey()))
                        .flatMap(field -> texts(field.getValue()))
                : node.isArray() ? node.valueStream().flatMap(EnglishTextsTest::texts) : Stream.of(node.asString());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aDefinitionSaysNothingInFrenchToReadersOfEnglish(Path file) {
        List<String> texts = texts(new YAMLMapper().readTree(file.toFile())).toList();

        assertThat(texts).isNotEmpty().noneMatch(EnglishTextsTest::french);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aSentenceSaysNothingInFrenchToReadersOfEnglish(Path file) throws IOException {
        Properties sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            sentences.load(reader);
        }

        assertThat(sentences.values().stream().map(Object::toString))
                .isNotEmpty()
                .noneMatch(EnglishTextsTest::french);
    }

    @Test
    void aSourceSaysNothingInFrenchToReadersOfEnglish() {
        assertThat(SourceCatalogue.all().stream()
                        .flatMap(source -> Stream.of(
                                source.label(), source.about(), source.facts().label()))
                        .map(Label::en))
                .isNotEmpty()
                .noneMatch(EnglishTextsTest::french);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hypothèse à valider par le comité de gouvernance",
                "EUR par heure",
                "EUR per kg d’équivalent CO2",
                "Direction générale du Trésor: rapport sur le taux",
                "“Taux d’actualisation”, une révision"
            })
    void frenchWordsAreFound(String text) {
        assertThat(french(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "France Stratégie, “Les bénéfices d’une meilleure autonomie numérique”, July 2018: €42 a year",
                "Commissariat général du Plan, January 2005",
                "Volunteers’ skills: the year’s hours, per person"
            })
    void quotedTitlesAndProperNamesAreLeftAlone(String text) {
        assertThat(french(text)).isFalse();
    }
}
