package fr.mediation.bilan.cli.terminal;

import fr.mediation.bilan.text.Messages;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * Hears that the process is asked to end: Ctrl-C, a closed window, a machine that shuts down. It says so at once, while
 * the database is closed; what the command's thread meets meanwhile is no failure to speak of. Java then leaves with 128
 * and the signal's number.
 */
public final class Interruption {
    /** Ctrl-C. */
    public static final int CODE = 130;

    /**
     * An end that takes longer is cut short: as after a power cut nothing is lost, and the next command stops a server
     * that still runs.
     */
    private static final int SECONDS_TO_END = 5;

    private static volatile boolean heard;

    private volatile boolean done;

    private Interruption() {}

    /**
     * Listens until the command is done.
     *
     * @param err where to say it
     * @param messages the user's language
     * @return what is told that the command is done
     */
    public static Interruption listen(PrintWriter err, Messages messages) {
        Interruption interruption = new Interruption();
        String sentence = LineBreaks.shown(messages.get("cli.interrupted"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.hear(err, sentence), "interrupted"));
        return interruption;
    }

    /** {@return whether the process is asked to end} */
    public static boolean isHeard() {
        return heard;
    }

    /** The command is done: what ends the process now is nobody else. */
    public void done() {
        done = true;
    }

    private void hear(PrintWriter err, String sentence) {
        if (done) {
            return;
        }
        heard = true;
        err.println();
        err.println(sentence);
        err.flush();
        Thread last = new Thread(Interruption::endAnyway, "end-anyway");
        last.setDaemon(true);
        last.start();
    }

    private static void endAnyway() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_TO_END);
            Runtime.getRuntime().halt(CODE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
