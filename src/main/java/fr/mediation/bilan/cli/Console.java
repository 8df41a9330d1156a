package fr.mediation.bilan.cli;

import fr.mediation.bilan.text.Messages;
import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command speaks. Without {@code --json} the answer goes to the standard output; with it, one JSON object goes
 * there and sentences go to the standard error output.
 */
final class Console {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static final String INDENT = "    ";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Messages messages;
    private final boolean json;

    Console(PrintWriter out, PrintWriter err, Messages messages, boolean json) {
        this.out = out;
        this.err = err;
        this.messages = messages;
        this.json = json;
    }

    Messages messages() {
        return messages;
    }

    /** Says a sentence of the bundle {@code cli}. */
    void say(String name, Object... arguments) {
        line(messages.get("cli." + name, arguments));
    }

    /** Says a sentence that belongs to the one before. */
    void detail(String name, Object... arguments) {
        line(INDENT + messages.get("cli." + name, arguments));
    }

    /** Says a line as it is. */
    void line(String text) {
        PrintWriter writer = json ? err : out;
        writer.println(text);
        writer.flush();
    }

    /** Tells a failure. */
    void error(String text) {
        err.println(text);
        err.flush();
    }

    /** Prints the answer as JSON, where it was asked for. */
    void answer(Object object) {
        if (json) {
            out.println(JSON.writeValueAsString(object));
            out.flush();
        }
    }

    PrintWriter errors() {
        return err;
    }
}
