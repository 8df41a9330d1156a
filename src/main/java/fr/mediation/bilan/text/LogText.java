package fr.mediation.bilan.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/**
 * What the log says, with its hidden characters shown. Each line but the first one begins with spaces: nothing that came from
 * outside can pass for an entry of its own.
 */
public final class LogText extends CompositeConverter<ILoggingEvent> {
    private static final String NEXT_LINE = "\n    ";

    /** Made by the logging system, from the word {@code text} of a pattern. */
    public LogText() {
        // Nothing to set.
    }

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return HiddenCharacters.shownByLine(text.replace(System.lineSeparator(), "\n"))
                .stripTrailing()
                .replace("\n", NEXT_LINE);
    }
}
