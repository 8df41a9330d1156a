package fr.mediation.bilan.cli;

import fr.mediation.bilan.cli.answer.AnswerWriter;
import fr.mediation.bilan.cli.terminal.LineBreaks;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.report.Days;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.Sentence;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a command speaks. Without {@code --json} the answer goes to the standard output; with it, one JSON object goes
 * there and sentences go to the standard error output.
 */
final class Console {
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

    /** How users call a year. */
    String year(YearBasis basis, int year) {
        return messages.get("cli.year." + basis.code(), Integer.toString(year));
    }

    /** A day as users write it, a dash where there is none. */
    String day(@Nullable LocalDate day) {
        return day == null ? "–" : Days.in(day, messages.locale());
    }

    /** Says a line as it is, but for what it may hide. */
    void line(String text) {
        tell(json ? err : out, text);
    }

    /** Says lines that are copied or read by a program, whole. */
    void verbatim(String text) {
        PrintWriter writer = json ? err : out;
        writer.println(HiddenCharacters.shownByLine(text));
        writer.flush();
    }

    /** Prints the answer as JSON, where it was asked for. */
    void answer(Object answer) {
        if (json) {
            out.println(AnswerWriter.json(answer));
            out.flush();
        }
    }

    /** What a source is called. */
    String source(String id) {
        return SourceCatalogue.of(id).label().in(messages.locale());
    }

    /** Says what is not part of the answer. */
    void remark(Sentence sentence) {
        remark(messages.get(sentence));
    }

    /** Says what is not part of the answer. */
    void remark(String sentence) {
        tell(err, sentence);
    }

    /** Tells a person a sentence. */
    static void tell(PrintWriter writer, String sentence) {
        writer.println(LineBreaks.shown(HiddenCharacters.shownByLine(sentence)));
        writer.flush();
    }
}
