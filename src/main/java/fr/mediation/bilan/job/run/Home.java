package fr.mediation.bilan.job.run;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.file.Permissions;
import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.file.TemporaryFolder;
import fr.mediation.bilan.text.PortableName;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folder that holds everything of one installation.
 *
 * @param folder the folder, {@code work/} if not said otherwise
 */
public record Home(Path folder) {
    /** What day it is: deliveries are dated by the day of the people who deliver them. */
    public static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Paris"));

    static final String DATABASE = "database";
    static final String INBOX = "inbox";
    static final String KEYS = "keys";
    static final String LOGS = "logs";
    static final String REPORTS = "reports";
    static final String RETURNED = "retours";
    static final String TEMPORARY = "tmp";

    /** In bytes of UTF-8. */
    private static final int LONGEST_NAME = 255;

    private static final int HASH_DIGITS = 16;
    private static final int EARLIER_HASH_DIGITS = 8;

    /**
     * Makes the folder and what must be there before anything else, and closes it to other users.
     *
     * @param told given what there is to tell about who could read or change it
     * @return where this process keeps what is temporary, until it is closed
     * @throws ProblemException if the folder cannot be written to, belongs to another user, or is no folder of its own
     */
    public TemporaryFolder prepare(Consumer<Sentence> told) {
        try {
            // Whatever were made in the home of another user, its owner could neither use nor remove.
            HomePermissions.refuseHomeOfOther(folder);
            HomeFiles.require(folder);
            Path temporary = folder.resolve(TEMPORARY);
            if (folder.getParent() == null || Files.exists(temporary) && Permissions.isShared(temporary)) {
                throw new ProblemException("job.home-of-system", folder.toString());
            }
            TemporaryFolder ofProcess = TemporaryFolder.in(temporary);
            try {
                HomePermissions.close(folder, ofProcess.folder()).forEach(told);
                PrivateFiles.reserve(PrivateFiles.folder(folder.resolve(LOGS)).resolve("bilan.log"));
                return ofProcess;
            } catch (IOException | RuntimeException e) {
                ofProcess.close();
                throw e;
            }
        } catch (IOException e) {
            String place = e instanceof FileSystemException named ? named.getFile() : null;
            throw new ProblemException(e, "job.home-not-writable", place == null ? folder.toString() : place);
        }
    }

    /** {@return where deliveries wait} */
    public Path inbox() {
        return folder.resolve(INBOX);
    }

    /** {@return the folder of all reports} */
    public Path reports() {
        return folder.resolve(REPORTS);
    }

    /**
     * {@return where the files of a year's review are written}
     *
     * @param basis how years are counted
     * @param year the year
     */
    public Path reports(YearBasis basis, int year) {
        return reports().resolve(basis.name(year));
    }

    /**
     * {@return where the files of a publication are written again}
     *
     * @param number its number
     */
    public Path publication(long number) {
        return reports().resolve("publication-" + number);
    }

    /**
     * {@return where the rejected lines of a delivery are given back} Its name is the file's, as far as all systems know its
     * characters and its length, and the beginning of its hash: so long that nobody makes a file whose answer goes into the
     * folder of another's.
     *
     * @param fileName the file's name
     * @param sha256 its hash
     * @param known whether it was received before, perhaps by an earlier version, which took fewer digits of the hash
     */
    public Path returned(String fileName, String sha256, boolean known) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        String start = PortableName.of(stem, LONGEST_NAME - 1 - HASH_DIGITS) + "-";
        Path earlier = folder.resolve(RETURNED).resolve(start + sha256.substring(0, EARLIER_HASH_DIGITS));
        return known && Files.isDirectory(earlier)
                ? earlier
                : folder.resolve(RETURNED).resolve(start + sha256.substring(0, HASH_DIGITS));
    }

    /** {@return the secret under which persons are hashed, a file only its owner can read} */
    public Path personKey() {
        return folder.resolve(KEYS).resolve("person-key");
    }

    /**
     * {@return whether a file or folder lies where the home keeps what it lives on and what was delivered, or is a file of its
     * reports, so that nobody may have another written there}
     *
     * @param path the file or folder, which may not exist yet
     */
    public boolean keepsItselfIn(Path path) {
        try {
            Path there = path.toAbsolutePath();
            while (Files.notExists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            Path real = there.toRealPath();
            for (String part : List.of(DATABASE, KEYS, LOGS, RETURNED, TEMPORARY, INBOX)) {
                if (isIn(folder.resolve(part), real)) {
                    return true;
                }
            }
            return Files.isRegularFile(path) && isIn(reports(), real);
        } catch (IOException e) {
            // Then nothing can be written there either, which is told when it is tried.
            return false;
        }
    }

    private static boolean isIn(Path kept, Path real) throws IOException {
        return Files.exists(kept) && real.startsWith(kept.toRealPath());
    }
}
