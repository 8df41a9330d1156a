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
}
