package fr.mediation.bilan.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.regex.Pattern;

/**
 * What the log says, with its hidden characters shown. Each line but the first one begins with spaces: nothing that came from
 * outside can pass for an entry of its own. Passwords among the options of a URL are left out: libraries log the URL of their
 * connection. What leads to a person is masked: errors show what they failed at.
 */
public final class LogText extends CompositeConverter<ILoggingEvent> {
    private static final String NEXT_LINE = "\n    ";

    /** {@code password} itself, and that of a key: {@code sslpassword}. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&\\s]+");

    /** Made by the logging system, from the word {@code text} of a pattern. */
    public LogText() {
        // Nothing to set.
    }

    @Override
    protected String transform(ILoggingEvent event, String text) {
        String withoutSecrets = PASSWORD.matcher(text).replaceAll("$1…");
        String withoutPersons = PersonalData.masked(withoutSecrets);
        return HiddenCharacters.shownByLine(withoutPersons.replace(System.lineSeparator(), "\n"))
                .stripTrailing()
                .replace("\n", NEXT_LINE);
    }
}
