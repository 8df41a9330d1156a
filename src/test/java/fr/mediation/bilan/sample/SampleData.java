package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code sample-data/} and the lists of the faults planted in it. Run by hand, from the project's folder, after a
 * change here:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=fr.mediation.bilan.sample.SampleData</pre>
 *
 * A test compares what it makes with what is committed, byte by byte.
 */
public final class SampleData {
    /** How many attendance lines each year has. */
    private static final Map<Integer, Integer> LINES = new TreeMap<>(Map.of(2015, 4800, 2016, 5900, 2017, 7100));

    private SampleData() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder of the sample and the folder of the lists; the project's own if not given
     * @throws IOException if a file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        boolean given = arguments.length == 2;
        write(
                Path.of(given ? arguments[0] : "sample-data"),
                Path.of(given ? arguments[1] : "src/test/resources/sample"));
    }

    /** Writes the sample into a folder, and the lists of planted faults into another. */
    static void write(Path folder, Path lists) throws IOException {
        PlantedFaults faults = new PlantedFaults();
        write(folder, LINES, faults);
        LibraryFile.write(folder, 2016, 400);
        LibraryFile.write(folder, 2017, 450);
        faults.write(lists.resolve("planted-faults.csv"));
        DirtyFiles.write(folder.resolve("dirty"), lists.resolve("dirty-faults.csv"));
    }

    /**
     * Writes the network's files of some years.
     *
     * @param folder where they go
     * @param lines how many attendance lines each year has, from 2015
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, Map<Integer, Integer> lines) throws IOException {
        write(folder, lines, new PlantedFaults());
    }

    private static void write(Path folder, Map<Integer, Integer> lines, PlantedFaults faults) throws IOException {
        for (int year : lines.keySet()) {
            DirectoryFile.write(folder, year);
            AttendanceFile.write(folder, year, lines.get(year), faults);
            TrainingFile.write(folder, year, faults);
            DonationWorkbook.write(folder, year, 1, faults);
            DonationWorkbook.write(folder, year, 2, faults);
            FundingFile.write(folder, year);
            GovernanceFile.write(folder, year);
        }
    }
}
