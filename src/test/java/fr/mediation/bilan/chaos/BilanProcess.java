package fr.mediation.bilan.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of Bilan as a user runs it: {@code jobs/bilan}, in a process of its own. */
final class BilanProcess {
    private final Process process;
    private final Path output;

    private BilanProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static BilanProcess start(Path home, String... arguments) {
        try {
            Path output = Files.createTempFile(home.getParent(), "bilan", ".out");
            // Where a shell started the tests in the background, they ignore Ctrl-C, and so would what they start.
            List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "jobs/bilan"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("BILAN_HOME", home.toString());
            return new BilanProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static BilanProcess run(Path home, String... arguments) {
        BilanProcess started = start(home, arguments);
        started.code();
        return started;
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int code() {
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("hangs: " + text());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything it said so far. */
    String text() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it takes until it says something. */
    Duration until(String said) {
        Instant begin = Instant.now();
        Poll.until("« " + said + " »", () -> text().contains(said) || !isAlive());
        return Duration.between(begin, Instant.now());
    }
}
