package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * One country: its files, and the home that takes them in. Its directory is there before: each run begins with a copy of a
 * home that knows all places.
 */
final class CountryHome {
    static final String INGEST = "bilan ingest";
    static final String INDICATORS = "bilan indicators";
    static final String NOTHING_TO_DO = "bilan indicators, nothing to do";
    static final String NIGHT_OF_NOTHING = "bilan nightly, nothing came";
    static final String NIGHT = "bilan nightly, some lines came";
    static final String ALL_PRODUCERS = "bilan nightly, the files of all producers";

    private final Plan plan;
    private final Path files;
    private final Path home;
    private final HomeTemplate template;
    private final Timings timings;

    private CountryHome(Plan plan, Path files, Path home, HomeTemplate template, Timings timings) {
        this.plan = plan;
        this.files = files;
        this.home = home;
        this.template = template;
        this.timings = timings;
    }

    /** Writes the directory, and has it taken in; the other files are written when they are first asked for. */
    static CountryHome make(Plan plan, HomeTemplate bare, Path work, Path logs, Timings timings)
            throws IOException, InterruptedException {
        Timings.say("preparing %s", plan);
        Path files = Files.createTempDirectory(work, "country");
        Path directory = files.resolve("annuaire.csv");
        DirectoryGenerator.write(directory, plan.shape(), plan.years());
        HomeTemplate template = bare.with(directory, files.resolve("template"), logs);
        return new CountryHome(plan, files, work.resolve("home"), template, timings);
    }

    Plan plan() {
        return plan;
    }

    Path home() {
        return home;
    }

    Path directory() {
        return files.resolve("annuaire.csv");
    }

    /** The file of all lines. */
    Path file() throws IOException {
        return written("frequentation-3-ans.csv", plan);
    }

    private Path written(String name, Plan content) throws IOException {
        Path file = files.resolve(name);
        if (Files.notExists(file)) {
            AttendanceGenerator.write(file, content);
        }
        return file;
    }

    /** Takes the file in, computes, and computes again. */
    void load(Map<String, String> environmentOfIndicators) throws IOException, InterruptedException {
        Path file = file();
        template.copyTo(home);
        MeasuredProcess ingest = bilan(INGEST, "ingest", file.toString());
        expect(plan.lines(), ingest);
        timings.measure(plan, INDICATORS, command("indicators"), environmentOfIndicators);
        bilan(NOTHING_TO_DO, "indicators");
    }

    /** A night without a file, and one with some lines of the last days. */
    void nights(int lines) throws IOException, InterruptedException {
        bilan(NIGHT_OF_NOTHING, "nightly");
        Path file = written("frequentation-nuit.csv", plan.night(lines, 1));
        Files.copy(file, Files.createDirectories(home.resolve("inbox")).resolve(file.getFileName()));
        expect(lines, bilan(NIGHT, "nightly"));
    }

    /** The file that a second night brings. */
    Path secondNight(int lines) throws IOException {
        return written("frequentation-nuit-2.csv", plan.night(lines, 2));
    }

    /** The files of all producers, from an inbox of folders, in one night; then a night without a file. */
    void producers() throws IOException, InterruptedException {
        template.copyTo(home);
        Tally written = AttendanceGenerator.writeProducers(home.resolve("inbox"), plan);
        expect(written.lines(), bilan(ALL_PRODUCERS, "nightly"));
        bilan(NIGHT_OF_NOTHING, "nightly");
    }

    /** Measures a command of Bilan on the home. */
    MeasuredProcess bilan(String what, String... arguments) throws IOException, InterruptedException {
        return timings.measure(plan, what, command(arguments), Map.of());
    }

    private List<String> command(String... arguments) {
        List<String> command = Contestant.bilan(arguments);
        command.addAll(List.of("--home", home.toString(), "--json"));
        return command;
    }

    private static void expect(long lines, MeasuredProcess run) {
        Outcome outcome = Outcome.ofBilan(run.answer());
        if (!outcome.equals(new Outcome(lines, 0))) {
            throw new IllegalStateException(lines + " lines were to be stored, and it says " + outcome);
        }
    }

    /** Removes files and home, where they would take the room of others. */
    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(home);
        FileSystemUtils.deleteRecursively(files);
    }
}
