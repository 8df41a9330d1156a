package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void whatANameBringsCannotPassForAnEntry() {
        String name = "a.csv\n2016-03-01 ERROR all is lost\u001B[2J";

        assertThat(new LogText().transform(new LoggingEvent(), "reading " + name + "\n"))
                .isEqualTo("reading a.csv\n    2016-03-01 ERROR all is lost\\u001B[2J");
    }

    @Test
    void passwordsInAUrlAreLeftOut() {
        String url = "jdbc:postgresql://localhost/base?sslPassword=one&ssl=true&password=two (PostgreSQL 18)";

        assertThat(new LogText().transform(new LoggingEvent(), url))
                .isEqualTo("jdbc:postgresql://localhost/base?sslPassword=…&ssl=true&password=… (PostgreSQL 18)");
    }
}
