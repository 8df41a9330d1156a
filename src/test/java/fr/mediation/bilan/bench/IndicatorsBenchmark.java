package fr.mediation.bilan.bench;

import static fr.mediation.bilan.bench.Timings.say;

import fr.mediation.bilan.territory.Territories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long it takes from the attendance file of a country to its figures, and in the nights after, from the start
 * of each program to its end: against COPY of the same file, DuckDB and one Python script, which must find the same
 * activities, persons, participants and communes. Then it measures how that grows with lines, places and producers, and
 * holds it against the targets. {@code target/bilan.jar} must have been built.
 *
 * <p>{@link Sizes} tells the system properties.
 */
public final class IndicatorsBenchmark {
    private static final Path WORK = Path.of("target", "bench-indicators");
    private static final Path LOGS = WORK.resolve("logs");
    private static final Path DEPARTMENTS = WORK.resolve("departements.csv");
    private static final Path PYTHON = Path.of("src", "test", "resources", "bench", "figures.py");
    private static final int NIGHT_LINES = 10_000;
    private static final Map<String, String> SMALL_HEAP = Map.of("BILAN_JAVA_OPTIONS", "-Xmx400m");

    private static final String COPY = "copy as text";
    private static final String JVM = "a JVM that does nothing";
    private static final String SERVER = "a JVM that starts and stops the server";
    private static final String STATUS = "bilan status";
    private static final String REPORT = "bilan report";
    private static final String INGEST_AGAIN = "bilan ingest, the same file again";
    private static final String INGEST_NIGHT = "bilan ingest, some lines";
    private static final String INDICATORS_NIGHT = "bilan indicators, some lines";
    private static final String DUCK_LOAD = "duckdb load";
    private static final String DUCK_FIGURES = "duckdb figures";
    private static final String DUCK_FROM_FILE = "duckdb from the file";
    private static final String PYTHON_FIGURES = "python, eight figures";

    private final Sizes sizes;
    private final HomeTemplate bare;
    private final Timings timings = new Timings(LOGS);
    private final Map<String, CountryHome> countries = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();

    private IndicatorsBenchmark(Sizes sizes, HomeTemplate bare) {
        this.sizes = sizes;
        this.bare = bare;
    }

    /**
     * Measures, prints the tables and targets, and writes {@code target/bench-indicators/result.json}.
     *
     * @param arguments none
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(WORK);
        Files.createDirectories(LOGS);
        Files.write(
                DEPARTMENTS,
                Territories.load().departments().stream()
                        .filter(department -> department.region2016() != null)
                        .map(department -> department.code() + "," + department.region2016())
                        .toList());
        HomeTemplate bare = HomeTemplate.make(WORK, LOGS);
        bare.warm(WORK, LOGS);
        new IndicatorsBenchmark(Sizes.given(), bare).run();
    }

    private void run() throws IOException, InterruptedException {
        Plan main = Sizes.plan(sizes.lines());
        List<Plan> byLines = sizes.growthLines().stream().map(Sizes::plan).toList();
        List<Plan> byPlaces = sizes.growthPlaces().stream()
                .map(number -> main.withShape(main.shape().withPlaces(number)))
                .toList();
        List<Plan> all = new ArrayList<>(byLines);
        all.addAll(byPlaces);
        Plan producers = main.withShape(main.shape().withProducers(sizes.producers()));
        for (int repetition = 1; repetition <= sizes.repetitions(); repetition++) {
            say("%nrepetition %d of %d", repetition, sizes.repetitions());
            measure(main);
            for (Plan plan :
                    all.stream().filter(plan -> !plan.equals(main)).distinct().toList()) {
                say("%s", plan);
                country(plan).load(Map.of());
                country(plan).nights(NIGHT_LINES);
            }
            say("%s", producers);
            country(producers).producers();
        }
        timings.print(main);
        timings.print(producers);
        say(
                "all producers in one night / one file by two commands: %.2f",
                timings.median(producers, CountryHome.ALL_PRODUCERS)
                        / (timings.median(main, CountryHome.INGEST) + timings.median(main, CountryHome.INDICATORS)));
        grow("Time against lines at fixed places; a night against the history", byLines);
        grow("Time against places at fixed lines", byPlaces);
        hold(main, byPlaces);
        say("%nTargets; %s", main);
        targets.forEach(target -> say("%s", target));
        if (sizes.history() > 0) {
            int before = targets.size();
            history(main);
            targets.subList(before, targets.size()).forEach(target -> say("%s", target));
        }
        Path file = WORK.resolve("result.json");
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(file, Map.of("seconds", timings.json(), "targets", targets));
        say("all figures: %s", file);
    }

    private CountryHome country(Plan plan) throws IOException, InterruptedException {
        CountryHome country = countries.get(plan.toString());
        if (country == null) {
            country = CountryHome.make(plan, bare, WORK, LOGS, timings);
            countries.put(plan.toString(), country);
        }
        return country;
    }

    /** The country that is held against the targets, and who runs beside. */
    private void measure(Plan plan) throws IOException, InterruptedException {
        say("%s", plan);
        CountryHome country = country(plan);
        Path copied = bare.copyTo(WORK.resolve("home-copy"));
        program(plan, COPY, RawCopy.class, "text", country.file().toString(), copied.toString());
        FileSystemUtils.deleteRecursively(copied);
        country.load(Map.of());
        program(plan, JVM, ReportBenchmark.Nothing.class);
        program(plan, SERVER, ServerStart.class, country.home().toString());
        country.bilan(STATUS, "status");
        country.bilan(REPORT, "report", "--year", Integer.toString(Plan.YEAR));
        String ours = ours(country.home());
        country.nights(NIGHT_LINES);
        country.bilan(INGEST_AGAIN, "ingest", country.file().toString());
        country.bilan(INGEST_NIGHT, "ingest", country.secondNight(NIGHT_LINES).toString());
        country.bilan(INDICATORS_NIGHT, "indicators");
        others(country, ours);
    }

    private void others(CountryHome country, String ours) throws IOException, InterruptedException {
        Plan plan = country.plan();
        String file = country.file().toString();
        String directory = country.directory().toString();
        Path database = WORK.resolve("duck.db");
        Files.deleteIfExists(database);
        program(plan, DUCK_LOAD, DuckDbFigures.class, database.toString(), file, directory);
        agree(ours, program(plan, DUCK_FIGURES, DuckDbFigures.class, database.toString(), "figures"));
        Files.deleteIfExists(database);
        program(plan, DUCK_FROM_FILE, DuckDbFigures.class, database.toString(), file, directory, "figures");
        Files.deleteIfExists(database);
        String answer;
        try {
            answer = timings.measure(
                            plan,
                            PYTHON_FIGURES,
                            List.of("python3", PYTHON.toString(), file, DEPARTMENTS.toString(), directory),
                            Map.of())
                    .answer();
        } catch (IOException e) {
            say("no python3 on this machine: %s", e.getMessage());
            return;
        }
        agree(ours, answer.replace(" FR ", " "));
    }

    private String program(Plan plan, String what, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        return timings.measure(plan, what, Contestant.program(program, arguments), Map.of())
                .answer();
    }

    /** Activities, persons, participants and communes of the last year, as the report's file has them. */
    private static String ours(Path home) throws IOException {
        String year = Integer.toString(Plan.YEAR);
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

    private void grow(String title, List<Plan> plans) {
        say("%n%s", title);
        say("%9s %11s %9s %9s %9s  %s", "ingest", "indicators", "nothing", "night", "beyond", "");
        plans.forEach(plan -> say(
                "%9.2f %11.2f %9.2f %9.2f %9.2f  %s",
                timings.median(plan, CountryHome.INGEST),
                timings.median(plan, CountryHome.INDICATORS),
                timings.median(plan, CountryHome.NIGHT_OF_NOTHING),
                timings.median(plan, CountryHome.NIGHT),
                night(plan),
                plan));
    }

    /** How many seconds a night of some lines takes beyond one of none. */
    private double night(Plan plan) {
        return timings.median(plan, CountryHome.NIGHT) - timings.median(plan, CountryHome.NIGHT_OF_NOTHING);
    }

    private void hold(Plan main, List<Plan> byPlaces) {
        double ingest = timings.median(main, CountryHome.INGEST);
        double indicators = timings.median(main, CountryHome.INDICATORS);
        double nothing = timings.median(main, CountryHome.NOTHING_TO_DO);
        target("ingest / COPY as text", ingest / timings.median(main, COPY), 2.5);
        target("ingest: peak of the JVM, MiB", timings.peak(main, CountryHome.INGEST), 400);
        target("indicators beyond a run with nothing to do, s", indicators - nothing, 10);
        if (timings.has(main, PYTHON_FIGURES)) {
            target(
                    "from the file to all figures / python, eight figures",
                    (ingest + indicators) / timings.median(main, PYTHON_FIGURES),
                    1.5);
        }
        Plan few = byPlaces.get(0);
        Plan many = byPlaces.get(byPlaces.size() - 1);
        for (String what : List.of(CountryHome.INGEST, CountryHome.INDICATORS)) {
            target(
                    "%s: %,d places / %,d"
                            .formatted(what, many.shape().places(), few.shape().places()),
                    timings.median(many, what) / timings.median(few, what),
                    1.3);
        }
        target("nightly: %,d lines beyond none, s".formatted(NIGHT_LINES), night(main), 3);
        target(
                "ingest and indicators: %,d lines beyond none, s".formatted(NIGHT_LINES),
                timings.median(main, INGEST_NIGHT)
                        + timings.median(main, INDICATORS_NIGHT)
                        - timings.median(main, INGEST_AGAIN)
                        - nothing,
                3);
        double jvm = timings.median(main, JVM);
        double server = timings.median(main, SERVER) - jvm;
        target(
                "indicators with nothing to do, s (JVM %.2f, server %.2f, the rest %.2f)"
                        .formatted(jvm, server, nothing - jvm - server),
                nothing,
                4);
        target(
                "report of these %d years beyond status, s".formatted(main.years()),
                timings.median(main, REPORT) - timings.median(main, STATUS),
                5);
    }

    /** A long history: figures in a small heap, and whether a night is the longer for it. Once: it takes its time. */
    private void history(Plan main) throws IOException, InterruptedException {
        for (CountryHome country : countries.values()) {
            country.delete();
        }
        Plan plan = Sizes.plan(sizes.history());
        CountryHome country = country(plan);
        String failure = failure(country);
        timings.print(plan);
        if (failure != null) {
            say("with %s: %s", SMALL_HEAP, failure);
        }
        target("history of %,d lines: failures with -Xmx400m".formatted(plan.lines()), failure == null ? 0 : 1, 0);
        if (failure == null) {
            target(
                    "a night beyond none: history of %,d lines / %,d".formatted(plan.lines(), main.lines()),
                    night(plan) / night(main),
                    1.2);
        }
        country.delete();
    }

    private static @Nullable String failure(CountryHome country) throws IOException, InterruptedException {
        try {
            country.load(SMALL_HEAP);
            country.nights(NIGHT_LINES);
            return null;
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private void target(String name, double measured, double most) {
        targets.add(new Target(name, measured, most));
    }
}
