package fr.mediation.bilan.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured, and what follows from it. */
final class Measurements {
    private static final double MIB = 1024.0 * 1024.0;

    private final Plan plan;
    private final long bytes;
    private final Map<Contestant, List<MeasuredProcess>> runs = new EnumMap<>(Contestant.class);

    Measurements(Plan plan, long bytes) {
        this.plan = plan;
        this.bytes = bytes;
    }

    void add(Contestant contestant, MeasuredProcess run) {
        runs.computeIfAbsent(contestant, key -> new ArrayList<>()).add(run);
    }

    /** How many times as long one takes as another; empty where one of them did not take part. */
    private Optional<Double> ratio(Contestant one, Contestant other, ToDoubleFunction<MeasuredProcess> measure) {
        return runs.containsKey(one) && runs.containsKey(other)
                ? Optional.of(median(one, measure) / median(other, measure))
                : Optional.empty();
    }

    private double median(Contestant contestant, ToDoubleFunction<MeasuredProcess> measure) {
        double[] sorted =
                runs.get(contestant).stream().mapToDouble(measure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The ratios by name. */
    Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        put(ratios, "bilan / copy-text, time", ratio(Contestant.BILAN, Contestant.COPY_TEXT, Measurements::seconds));
        put(ratios, "bilan / copy-typed, time", ratio(Contestant.BILAN, Contestant.COPY_TYPED, Measurements::seconds));
        put(
                ratios,
                "plain-batch / bilan, time",
                ratio(Contestant.PLAIN_BATCH, Contestant.BILAN, Measurements::seconds));
        put(
                ratios,
                "bilan-folder / bilan, time",
                ratio(Contestant.BILAN_FOLDER, Contestant.BILAN, Measurements::seconds));
        if (runs.values().stream().flatMap(List::stream).allMatch(run -> run.peakBytes() > 0)) {
            put(
                    ratios,
                    "bilan / plain-batch, peak memory",
                    ratio(Contestant.BILAN, Contestant.PLAIN_BATCH, Measurements::mebibytes));
        }
        return ratios;
    }

    private static void put(Map<String, Double> ratios, String name, Optional<Double> ratio) {
        ratio.ifPresent(value -> ratios.put(name, value));
    }

    /** A table for people. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(row("%s; %,d bytes; medians", plan, bytes));
        table.append(row(
                "%-14s %5s %10s %10s %10s %14s %12s",
                "contestant", "runs", "median s", "fastest s", "slowest s", "cpu of JVM s", "peak MiB"));
        runs.forEach((contestant, measured) -> table.append(row(
                "%-14s %5d %10.2f %10.2f %10.2f %14.2f %12s",
                contestant.label(),
                measured.size(),
                median(contestant, Measurements::seconds),
                measured.stream().mapToDouble(Measurements::seconds).min().orElseThrow(),
                measured.stream().mapToDouble(Measurements::seconds).max().orElseThrow(),
                median(contestant, run -> seconds(run.cpu())),
                peak(contestant))));
        ratios().forEach((name, ratio) -> table.append(row("%-34s %8.2f", name, ratio)));
        return table.toString();
    }

    private String peak(Contestant contestant) {
        double peak = median(contestant, Measurements::mebibytes);
        return peak < 0 ? "unknown" : "%.0f".formatted(peak);
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + System.lineSeparator();
    }

    /** All of it for programs. */
    Map<String, Object> json() {
        Map<String, Object> contestants = new LinkedHashMap<>();
        runs.forEach((contestant, measured) -> contestants.put(
                contestant.label(), measured.stream().map(Measurements::json).toList()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shape", plan.toString());
        json.put("bytes", bytes);
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", Runtime.version().toString());
        json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        json.put("runs", contestants);
        json.put("ratios", ratios());
        return json;
    }

    private static Map<String, Object> json(MeasuredProcess run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("wall_seconds", seconds(run));
        json.put("cpu_seconds", seconds(run.cpu()));
        json.put("peak_bytes", run.peakBytes() < 0 ? null : run.peakBytes());
        return json;
    }

    private static double seconds(MeasuredProcess run) {
        return seconds(run.wall());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double mebibytes(MeasuredProcess run) {
        return run.peakBytes() < 0 ? -1 : run.peakBytes() / MIB;
    }
}
