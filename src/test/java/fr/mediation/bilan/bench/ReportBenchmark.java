package fr.mediation.bilan.bench;

import fr.mediation.bilan.sample.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long it takes to write a year's files from figures that are computed, and how much memory: 18 regions, all
 * indicators of the catalogue, five years. Beside it run a Java program that does nothing, and two commands of Bilan: one
 * that starts nothing, and one that starts what every command needs and looks at what is loaded. {@code target/bilan.jar}
 * must have been built.
 *
 * <p>System property: {@code bench.repetitions} (3 if not given).
 */
public final class ReportBenchmark {
    private static final Path WORK = Path.of("target", "bench-report");
    private static final Path LOGS = WORK.resolve("logs");
    private static final Path HOME = WORK.resolve("home");
    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2019;
    private static final int LINES = 7_100;
    private static final double MIB = 1024.0 * 1024.0;

    private static final String NOTHING = "nothing";
    private static final String HELP = "bilan --help";
    private static final String STATUS = "bilan status";
    private static final String REPORT = "bilan report";
    private static final String WITH_REGIONS = "bilan report --fiches";

    private final Map<String, List<MeasuredProcess>> runs = new LinkedHashMap<>();
    private final Map<String, Long> workbooks = new LinkedHashMap<>();

    private ReportBenchmark() {}

    /** A program that does nothing. */
    static final class Nothing {
        private Nothing() {}

        public static void main(String[] arguments) {
            // As it says.
        }
    }

    /**
     * Measures, prints a table and writes {@code target/bench-report/result.json}.
     *
     * @param arguments none
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int repetitions = Integer.getInteger("bench.repetitions", 3);
        FileSystemUtils.deleteRecursively(WORK);
        Files.createDirectories(LOGS);
        Path inbox = Files.createDirectories(WORK.resolve("inbox"));
        SampleData.write(
                inbox,
                IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                        .boxed()
                        .collect(Collectors.toMap(year -> year, year -> LINES, Integer::sum, TreeMap::new)));
        MeasuredProcess.run(
                bilan("committee", "--inbox", inbox.toString(), "--year", Integer.toString(LAST_YEAR), "--json"),
                LOGS.resolve("committee.out"));
        // Its first run may keep the program's classes ready for the next.
        MeasuredProcess.run(report("warm"), LOGS.resolve("warm.out"));
        ReportBenchmark benchmark = new ReportBenchmark();
        benchmark.run(repetitions);
        benchmark.report();
    }

    private void run(int repetitions) throws IOException, InterruptedException {
        List<String> order = new ArrayList<>(List.of(NOTHING, HELP, STATUS, REPORT, WITH_REGIONS));
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (String what : order) {
                Path output = LOGS.resolve(what.replaceAll("[^a-z]+", "-") + repetition + ".out");
                MeasuredProcess run = MeasuredProcess.run(command(what, repetition), output);
                say("%d/%d %-22s %6.2f s", repetition, repetitions, what, seconds(run));
                runs.computeIfAbsent(what, key -> new ArrayList<>()).add(run);
                if (what.startsWith(REPORT)) {
                    workbooks.put(what, workbook(run, out(what, repetition)));
                }
            }
            Collections.rotate(order, -1);
        }
    }

    private static List<String> command(String what, int repetition) {
        return switch (what) {
            case NOTHING -> Contestant.program(Nothing.class);
            case HELP -> Contestant.bilan("--help");
            case STATUS -> bilan("status", "--json");
            case REPORT -> report(out(what, repetition));
            default -> report(out(what, repetition), "--fiches");
        };
    }

    private static String out(String what, int repetition) {
        return what.replaceAll("[^a-z]+", "-") + repetition;
    }

    /** Writes to a place of its own each time: what is there already would not be written again. */
    private static List<String> report(String out, String... options) {
        List<String> command = bilan(
                "report",
                "--year",
                Integer.toString(LAST_YEAR),
                "--out",
                WORK.resolve("out").resolve(out).toString(),
                "--json");
        command.addAll(List.of(options));
        return command;
    }

    private static List<String> bilan(String... arguments) {
        List<String> command = Contestant.bilan(arguments);
        command.addAll(List.of("--home", HOME.toString()));
        return command;
    }

    private static long workbook(MeasuredProcess run, String out) throws IOException {
        JsonNode answer = JsonMapper.shared().readTree(run.answer());
        if (!answer.get("written").asBoolean() || answer.get("computed").asBoolean()) {
            throw new IllegalStateException("nothing was written, or figures were computed: " + run.answer());
        }
        return Files.size(WORK.resolve("out").resolve(out).resolve("bilan-" + LAST_YEAR + ".xlsx"));
    }

    private void report() throws IOException {
        say("%-22s %9s %9s %14s %12s %14s", "", "median s", "fastest s", "cpu of JVM s", "JVM MiB", "server MiB");
        runs.forEach((what, measured) -> say(
                "%-22s %9.2f %9.2f %14.2f %12s %14s",
                what,
                median(what, ReportBenchmark::seconds),
                measured.stream().mapToDouble(ReportBenchmark::seconds).min().orElseThrow(),
                median(what, run -> run.cpu().toMillis() / 1000.0),
                peak(what, MeasuredProcess::peakBytes),
                peak(what, MeasuredProcess::serverPeakBytes)));
        workbooks.forEach((what, bytes) -> say("workbook of %-34s %,12d bytes", what, bytes));
        Map<String, Double> follows = new LinkedHashMap<>();
        for (String what : List.of(REPORT, WITH_REGIONS)) {
            double whole = median(what, ReportBenchmark::seconds);
            follows.put(
                    what + ": seconds beyond a JVM that does nothing",
                    whole - median(NOTHING, ReportBenchmark::seconds));
            follows.put(what + ": seconds beyond bilan status", whole - median(STATUS, ReportBenchmark::seconds));
            follows.put(what + " / bilan status", whole / median(STATUS, ReportBenchmark::seconds));
        }
        follows.forEach((name, value) -> say("%-66s %6.2f", name, value));
        say("%nTarget; 18 regions, %d years, %,d lines a year", LAST_YEAR - FIRST_YEAR + 1, LINES);
        say(
                "%s",
                new Target(
                        "report beyond status, s",
                        median(REPORT, ReportBenchmark::seconds) - median(STATUS, ReportBenchmark::seconds),
                        5));
        Path file = WORK.resolve("result.json");
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(file, Map.of("runs", json(), "workbooks", workbooks, "follows", follows));
        say("all figures: %s", file);
    }

    private Map<String, List<Map<String, Object>>> json() {
        Map<String, List<Map<String, Object>>> json = new LinkedHashMap<>();
        runs.forEach((what, measured) -> json.put(
                what,
                measured.stream()
                        .map(run -> Map.<String, Object>of(
                                "wall_seconds",
                                seconds(run),
                                "cpu_seconds",
                                run.cpu().toMillis() / 1000.0,
                                "peak_bytes",
                                run.peakBytes(),
                                "server_peak_bytes",
                                run.serverPeakBytes()))
                        .toList()));
        return json;
    }

    private double median(String what, ToDoubleFunction<MeasuredProcess> measure) {
        double[] sorted = runs.get(what).stream().mapToDouble(measure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private String peak(String what, ToDoubleFunction<MeasuredProcess> bytes) {
        double peak = runs.get(what).stream().mapToDouble(bytes).max().orElseThrow();
        return peak < 0 ? "unknown" : String.format(Locale.ROOT, "%.0f", peak / MIB);
    }

    private static double seconds(MeasuredProcess run) {
        return run.wall().toMillis() / 1000.0;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
