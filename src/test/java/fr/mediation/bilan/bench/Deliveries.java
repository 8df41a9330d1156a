package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that are taken in.
 *
 * @param plan what the one file is like
 * @param whole all lines in one file
 * @param clean the same lines without faults
 * @param folder as many lines in several files
 * @param inWhole what the one file holds
 * @param inFolder what the files of the folder hold together
 */
record Deliveries(Plan plan, Path whole, Path clean, Path folder, Tally inWhole, Tally inFolder) {
    private static final long SEED = 2016;
    private static final int FILES = 10;

    /** Writes them. */
    static Deliveries write(Path work, long lines) throws IOException {
        Path whole = work.resolve("frequentation-whole.csv");
        Path clean = work.resolve("frequentation-clean.csv");
        Path folder = Files.createDirectories(work.resolve("folder"));
        Plan plan = new Plan(lines, SEED, 0, true);
        Tally inWhole = AttendanceGenerator.write(whole, plan);
        AttendanceGenerator.write(clean, new Plan(lines, SEED, 0, false));
        Tally inFolder = new Tally(0, 0, 0);
        for (int part = 1; part <= FILES; part++) {
            Path file = folder.resolve("frequentation-part-%02d.csv".formatted(part));
            inFolder = inFolder.plus(AttendanceGenerator.write(file, new Plan(lines / FILES, SEED, part, true)));
        }
        return new Deliveries(plan, whole, clean, folder, inWhole, inFolder);
    }
}
