package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program run from its start to its end. Memory and processor time are those of the program itself, without the
 * database server beside it, whose memory stands by itself.
 *
 * @param wall how long it took
 * @param cpu processor time, zero where the system does not tell
 * @param peakBytes the most memory it held at once, negative where the system does not tell
 * @param serverPeakBytes the most memory that the processes it started held at once, what they share counted once;
 *     negative where the system does not tell
 * @param answer its standard output
 */
record MeasuredProcess(Duration wall, Duration cpu, long peakBytes, long serverPeakBytes, String answer) {
    private static final int POLL_MILLIS = 20;
    private static final String PEAK = "VmHWM:";
    private static final String OWN = "RssAnon:";
    private static final List<String> SHARED = List.of("RssFile:", "RssShmem:");

    /** Runs a command as it is. */
    static MeasuredProcess run(List<String> command, Path output) throws IOException, InterruptedException {
        return run(command, output, Map.of());
    }

    /**
     * Runs a command.
     *
     * @param command the command
     * @param environment what it finds in its environment besides
     * @param output where its standard output is kept; its standard error goes into a file beside
     * @throws IllegalStateException if it fails
     */
    static MeasuredProcess run(List<String> command, Path output, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path errors = output.resolveSibling(output.getFileName() + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        // The embedded server is measured, whatever database the user has elsewhere.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("BILAN_"));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        Duration cpu = Duration.ZERO;
        long peak = -1;
        long serverPeak = -1;
        do {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, bytes(process.toHandle(), PEAK));
            serverPeak = Math.max(serverPeak, together(process.descendants().toList()));
        } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        String answer = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            String said = String.join(" ", command).replace(System.getProperty("java.class.path"), "…");
            throw new IllegalStateException("exit code " + process.exitValue() + " of " + said + ": " + answer
                    + Files.readString(errors, StandardCharsets.UTF_8));
        }
        return new MeasuredProcess(wall, cpu, peak, serverPeak, answer);
    }

    /** What processes hold together: the own memory of each, and the most that one of them sees of what they share. */
    private static long together(List<ProcessHandle> processes) {
        long own = processes.stream()
                .mapToLong(process -> Math.max(0, bytes(process, OWN)))
                .sum();
        long shared = SHARED.stream()
                .mapToLong(kind -> processes.stream()
                        .mapToLong(process -> Math.max(0, bytes(process, kind)))
                        .max()
                        .orElse(0))
                .sum();
        return own + shared == 0 ? -1 : own + shared;
    }

    private static long bytes(ProcessHandle process, String field) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | RuntimeException e) {
            // No such file: the process has just ended, or the system is another.
            return -1;
        }
    }
}
