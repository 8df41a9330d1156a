package fr.mediation.bilan.bench;

import fr.mediation.bilan.bench.AttendanceGenerator.Plan;
import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long it takes to compute the indicators of a large attendance file over three years, from the start of
 * each program to its end: against DuckDB from its own table, from the file to the figures against DuckDB and one Python
 * script, and in a night that brings 10,000 lines more. All must find the same activities, persons and participants.
 * {@code target/bilan.jar} must have been built.
 *
 * <p>System properties: {@code bench.lines} (3000000 if not given), {@code bench.repetitions} (3).
 */
public final class IndicatorsBenchmark {
    private static final Path WORK = Path.of("target", "bench-indicators");
    private static final Path LOGS = WORK.resolve("logs");
    private static final Path FILE = WORK.resolve("frequentation-3-ans.csv");
    private static final Path NIGHT = WORK.resolve("frequentation-nuit.csv");
    private static final Path DEPARTMENTS = WORK.resolve("departements.csv");
    private static final Path PYTHON = Path.of("src", "test", "resources", "bench", "figures.py");
    private static final int YEARS = 3;
    private static final int NIGHT_LINES = 10_000;
    private static final long SEED = 2014;

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private IndicatorsBenchmark() {}

    /**
     * Measures, prints a table and writes {@code target/bench-indicators/result.json}.
     *
     * @param arguments none
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long lines = Long.getLong("bench.lines", 3_000_000);
        int repetitions = Integer.getInteger("bench.repetitions", 3);
        FileSystemUtils.deleteRecursively(WORK);
        Files.createDirectories(LOGS);
        AttendanceGenerator.write(FILE, new Plan(lines, SEED, 0, false, false, YEARS));
        AttendanceGenerator.write(NIGHT, new Plan(NIGHT_LINES, SEED, 1, false, false, 1));
        Files.write(
                DEPARTMENTS,
                Territories.load().departments().stream()
                        .filter(department -> department.region2016() != null)
                        .map(department -> department.code() + "," + department.region2016())
                        .toList());
        IndicatorsBenchmark benchmark = new IndicatorsBenchmark();
        HomeTemplate template = HomeTemplate.make(WORK, LOGS);
        template.warm(WORK, LOGS);
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            benchmark.run(template);
        }
        benchmark.report(lines);
    }

    private void run(HomeTemplate template) throws IOException, InterruptedException {
        Path home = template.copyTo(WORK.resolve("home"));
        measure("bilan ingest", Contestant.bilan("ingest", FILE.toString(), "--home", home.toString(), "--json"));
        measure("bilan indicators", bilan("indicators", home));
        measure("bilan indicators, nothing to do", bilan("indicators", home));
        measure(
                "bilan report",
                Contestant.bilan(
                        "report",
                        "--year",
                        Integer.toString(AttendanceGenerator.YEAR),
                        "--home",
                        home.toString(),
                        "--json"));
        String ours = ours(home);

        measure("bilan nightly, nothing came", bilan("nightly", home));
        Files.copy(NIGHT, Files.createDirectories(home.resolve("inbox")).resolve(NIGHT.getFileName()));
        measure("bilan nightly, 10,000 lines came", bilan("nightly", home));

        Path database = WORK.resolve("duck.db");
        Files.deleteIfExists(database);
        measure("duckdb load", Contestant.program(DuckDbFigures.class, database.toString(), FILE.toString()));
        agree(
                ours,
                measure("duckdb figures", Contestant.program(DuckDbFigures.class, database.toString(), "figures"))
                        .answer());
        Files.deleteIfExists(database);
        measure(
                "duckdb from the file",
                Contestant.program(DuckDbFigures.class, database.toString(), FILE.toString(), "figures"));
        Files.deleteIfExists(database);
        try {
            agree(
                    ours,
                    measure(
                                    "python, eight figures",
                                    List.of("python3", PYTHON.toString(), FILE.toString(), DEPARTMENTS.toString()))
                            .answer()
                            .replace(" FR ", " "));
        } catch (IOException e) {
            say("no python3 on this machine: %s", e.getMessage());
        }
        FileSystemUtils.deleteRecursively(home);
    }

    private static List<String> bilan(String command, Path home) {
        return Contestant.bilan(command, "--home", home.toString(), "--json");
    }

    private MeasuredProcess measure(String what, List<String> command) throws IOException, InterruptedException {
        Path output = LOGS.resolve(what.replaceAll("[^a-z0-9]+", "-") + ".out");
        MeasuredProcess run = MeasuredProcess.run(command, output);
        double took = run.wall().toMillis() / 1000.0;
        seconds.computeIfAbsent(what, w -> new ArrayList<>()).add(took);
        say("%-34s %7.2f s %6d MiB", what, took, run.peakBytes() >> 20);
        return run;
    }

    /** Activities, persons, participants and communes of the last year, as the report's file has them. */
    private static String ours(Path home) throws IOException {
        String year = Integer.toString(AttendanceGenerator.YEAR);
        List<String> lines = Files.readAllLines(
                home.resolve("reports").resolve(year).resolve("indicateurs-" + year + ".csv"), StandardCharsets.UTF_8);
        return year + " "
                + Arrays.stream(new String[] {"activites", "beneficiaires", "participations", "communes_touchees"})
                        .map(indicator -> lines.stream()
                                .filter(line -> line.startsWith(year + ",2016,national,FR,France," + indicator + ",,,"))
                                .map(line -> line.split(",")[8])
                                .findFirst()
                                .orElseThrow())
                        .collect(Collectors.joining(" "));
    }

    private static void agree(String ours, String answer) {
        if (answer.lines().noneMatch(line -> (line + " ").startsWith(ours + " "))) {
            throw new IllegalStateException("bilan finds " + ours + ", and not: " + answer);
        }
    }

    private double median(String what) {
        double[] sorted = seconds.get(what).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void report(long lines) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("lines", lines);
        result.put("seconds", seconds);
        Map<String, Double> follows = new LinkedHashMap<>();
        follows.put(
                "indicators: bilan / duckdb from its own table", median("bilan indicators") / median("duckdb figures"));
        double fromFile = median("bilan ingest") + median("bilan indicators");
        follows.put("from the file: bilan / duckdb", fromFile / median("duckdb from the file"));
        if (seconds.containsKey("python, eight figures")) {
            follows.put("from the file: bilan (all) / python (eight)", fromFile / median("python, eight figures"));
        }
        follows.put(
                "seconds that a night of 10,000 lines takes beyond one of none",
                median("bilan nightly, 10,000 lines came") - median("bilan nightly, nothing came"));
        result.put("follows", follows);
        follows.forEach((name, value) -> say("%-66s %6.2f", name, value));
        Path file = WORK.resolve("result.json");
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, result);
        say("all figures: %s", file);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
