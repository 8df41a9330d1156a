package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long it takes to take in a large attendance file, from the start of the program to its end, and how much
 * memory. The contestants run in rotation, each run on a fresh copy of the same home. {@code target/bilan.jar} must have
 * been built.
 *
 * <p>System properties: {@code bench.lines} (3000000 if not given), {@code bench.repetitions} (3), {@code bench.only}
 * (names with commas; all if not given).
 */
public final class IngestBenchmark {
    private static final Path WORK = Path.of("target", "bench");

    private final List<Contestant> contestants;
    private final int repetitions;
    private final Deliveries deliveries;
    private final HomeTemplate template;
    private final Path logs;

    private IngestBenchmark(
            List<Contestant> contestants, int repetitions, Deliveries deliveries, HomeTemplate template, Path logs) {
        this.contestants = contestants;
        this.repetitions = repetitions;
        this.deliveries = deliveries;
        this.template = template;
        this.logs = logs;
    }

    /**
     * Measures, prints a table and writes {@code target/bench/result.json}.
     *
     * @param arguments none
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long lines = Long.getLong("bench.lines", 3_000_000);
        int repetitions = Integer.getInteger("bench.repetitions", 3);
        List<Contestant> contestants = Contestant.named(System.getProperty("bench.only", ""));

        FileSystemUtils.deleteRecursively(WORK);
        Path logs = Files.createDirectories(WORK.resolve("logs"));
        say("writing %,d lines three times", lines);
        long start = System.nanoTime();
        Deliveries deliveries = Deliveries.write(WORK, lines);
        say("written in %.1f s: %s", (System.nanoTime() - start) / 1e9, deliveries.inWhole());
        HomeTemplate template = HomeTemplate.make(WORK, logs);
        template.warm(WORK, logs);

        IngestBenchmark benchmark = new IngestBenchmark(contestants, repetitions, deliveries, template, logs);
        Measurements measurements = benchmark.run(new Measurements(deliveries.plan(), Files.size(deliveries.whole())));
        System.out.print(measurements.table());
        Path result = WORK.resolve("result.json");
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(result, measurements.json());
        say("all figures: %s", result);
    }

    private Measurements run(Measurements measurements) throws IOException, InterruptedException {
        List<Contestant> order = new ArrayList<>(contestants);
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (Contestant contestant : order) {
                MeasuredProcess run = run(contestant, repetition);
                say(
                        "%d/%d %-14s %.2f s",
                        repetition, repetitions, contestant.label(), run.wall().toMillis() / 1000.0);
                measurements.add(contestant, run);
            }
            // Each comes first once: whatever the run before leaves behind falls on all in turn.
            Collections.rotate(order, -1);
        }
        return measurements;
    }

    private MeasuredProcess run(Contestant contestant, int repetition) throws IOException, InterruptedException {
        Path home = template.copyTo(WORK.resolve("home"));
        Path output = logs.resolve(contestant.label() + "-" + repetition + ".out");
        MeasuredProcess run = MeasuredProcess.run(contestant.command(deliveries, home), output);
        Outcome outcome = contestant.outcome(run.answer(), deliveries);
        if (!outcome.equals(contestant.expected(deliveries))) {
            throw new IllegalStateException(contestant.label() + " says " + outcome + " where "
                    + contestant.expected(deliveries) + " is right");
        }
        FileSystemUtils.deleteRecursively(home);
        return run;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
