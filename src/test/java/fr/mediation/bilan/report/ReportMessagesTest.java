package fr.mediation.bilan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReportMessagesTest {
    @Test
    void bothLanguagesHaveTheSameSentences() throws IOException {
        assertThat(bundle("fr").stringPropertyNames()).isEqualTo(bundle("en").stringPropertyNames());
    }

    @Test
    void noSentenceHasAStraightApostrophe() throws IOException {
        assertThat(bundle("fr").values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(bundle("en").values()).noneMatch(text -> text.toString().contains("'"));
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                ReportMessagesTest.class.getResourceAsStream("/messages/report_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
