package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .map(name -> name.replace("_fr.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceExistsInBothLanguages(String bundle) throws IOException {
        assertThat(read(bundle, "fr").keySet()).isEqualTo(read(bundle, "en").keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noSentenceHasAStraightApostropheThatAPatternWouldSwallow(String bundle) throws IOException {
        assertThat(read(bundle, "fr").values())
                .noneMatch(value -> value.toString().contains("'"));
        assertThat(read(bundle, "en").values())
                .noneMatch(value -> value.toString().contains("'"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void frenchSentencesHaveNarrowNoBreakSpacesWherePrintersPutThem(String bundle) throws IOException {
        assertThat(read(bundle, "fr").values().stream().map(Object::toString))
                .noneMatch(value -> value.matches("(?s).* [;:!?»].*"))
                .noneMatch(value -> value.contains("« "));
    }

    private static Properties read(String bundle, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(bundle + "_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
