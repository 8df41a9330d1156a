package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured of each country: programs by name, each as often as it ran. */
final class Timings {
    private static final double MIB = 1024.0 * 1024.0;

    private final Path logs;
    private final Map<String, Map<String, List<MeasuredProcess>>> runs = new LinkedHashMap<>();

    Timings(Path logs) {
        this.logs = logs;
    }

    /** Runs a program and keeps what it took. */
    MeasuredProcess measure(Plan plan, String what, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = logs.resolve(what.replaceAll("[^a-z0-9]+", "-") + ".out");
        MeasuredProcess run = MeasuredProcess.run(command, output, environment);
        runs.computeIfAbsent(plan.toString(), key -> new LinkedHashMap<>())
                .computeIfAbsent(what, key -> new ArrayList<>())
                .add(run);
        say("    %-42s %7.2f s", what, seconds(run));
        return run;
    }

    /** Seconds from start to end. */
    double median(Plan plan, String what) {
        return median(of(plan, what), Timings::seconds);
    }

    /** The most memory of the program in any run, in MiB; negative where the system does not tell. */
    double peak(Plan plan, String what) {
        return of(plan, what).stream()
                .mapToDouble(run -> run.peakBytes() < 0 ? -1 : run.peakBytes() / MIB)
                .max()
                .orElseThrow();
    }

    /** Whether the program ran, where it is not on every machine. */
    boolean has(Plan plan, String what) {
        return runs.getOrDefault(plan.toString(), Map.of()).containsKey(what);
    }

    private List<MeasuredProcess> of(Plan plan, String what) {
        return runs.get(plan.toString()).get(what);
    }

    /** Prints all of one country. */
    void print(Plan plan) {
        say("%n%s", plan);
        say(
                "%-42s %5s %9s %9s %9s %9s %9s %11s",
                "whole process", "runs", "median s", "fastest", "slowest", "JVM cpu", "JVM MiB", "server MiB");
        runs.get(plan.toString())
                .forEach((what, measured) -> say(
                        "%-42s %5d %9.2f %9.2f %9.2f %9.2f %9.0f %11.0f",
                        what,
                        measured.size(),
                        median(measured, Timings::seconds),
                        measured.stream().mapToDouble(Timings::seconds).min().orElseThrow(),
                        measured.stream().mapToDouble(Timings::seconds).max().orElseThrow(),
                        median(measured, run -> run.cpu().toMillis() / 1000.0),
                        peak(plan, what),
                        measured.stream()
                                .mapToDouble(run -> run.serverPeakBytes() / MIB)
                                .max()
                                .orElseThrow()));
    }

    /** Seconds of every run, by country and program. */
    Map<String, Map<String, List<Double>>> json() {
        Map<String, Map<String, List<Double>>> json = new LinkedHashMap<>();
        runs.forEach((plan, programs) ->
                programs.forEach((what, measured) -> json.computeIfAbsent(plan, key -> new LinkedHashMap<>())
                        .put(what, measured.stream().map(Timings::seconds).toList())));
        return json;
    }

    private static double seconds(MeasuredProcess run) {
        return run.wall().toMillis() / 1000.0;
    }

    private static double median(List<MeasuredProcess> measured, ToDoubleFunction<MeasuredProcess> measure) {
        double[] sorted = measured.stream().mapToDouble(measure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
