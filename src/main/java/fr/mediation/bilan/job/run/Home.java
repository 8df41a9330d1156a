package fr.mediation.bilan.job.run;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The folder that holds everything of one installation.
 *
 * @param folder the folder, {@code work/} if not said otherwise
 */
public record Home(Path folder) {
    /** What day it is: deliveries are dated by the day of the people who deliver them. */
    public static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Paris"));

    /**
     * Makes the folder and the one for logs, which must be there before anything can be logged.
     *
     * @throws ProblemException if it cannot be written to
     */
    public void prepare() {
        try {
            Files.createDirectories(folder.resolve("logs"));
        } catch (IOException e) {
            throw new ProblemException(e, "job.home-not-writable", folder.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new ProblemException("job.home-not-writable", folder.toString());
        }
    }

    /** {@return where deliveries wait} */
    public Path inbox() {
        return folder.resolve("inbox");
    }

    /**
     * {@return where the files of a year's review are written}
     *
     * @param basis how years are counted
     * @param year the year
     */
    public Path reports(YearBasis basis, int year) {
        return folder.resolve("reports").resolve(basis.name(year));
    }

    /**
     * {@return where the files of a publication are written again}
     *
     * @param number its number
     */
    public Path publication(long number) {
        return folder.resolve("reports").resolve("publication-" + number);
    }

    /**
     * {@return where the rejected lines of a delivery are given back} Its name is the file's and the beginning of its
     * hash, so that two files of one name have two folders.
     *
     * @param fileName the file's name
     * @param sha256 its hash
     */
    public Path returned(String fileName, String sha256) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        return folder.resolve("retours").resolve(stem + "-" + sha256.substring(0, 8));
    }

    /** {@return the secret under which persons are hashed, a file only its owner can read} */
    public Path personKey() {
        return folder.resolve("keys").resolve("person-key");
    }
}
