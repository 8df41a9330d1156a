package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which deliveries wait: files of no particular producer, and one folder per producer. A producer’s folder
 * that holds a file named {@value #PARKED} is passed over, as are files whose name begins with a dot, or with {@code ~$} as office
 * programs name their locks, and those that end as files do whose copy goes on ({@code .part}).
 */
public final class Inbox {
    /** The file that makes a folder be passed over. */
    public static final String PARKED = ".bilanignore";

    private Inbox() {}

    /**
     * A file that waits, or a folder that cannot be read.
     *
     * @param path the file
     * @param producer the folder's name, null where it lies in no producer's folder
     * @param problem why it is a folder that is not read, null where it is a file
     * @param named whether the path of the file itself was given, and not that of a folder
     */
    public record Waiting(
            Path path, @Nullable String producer, @Nullable Sentence problem, boolean named) {
        /** What is said about the file: its folder's name goes before the producer that a user names. */
        DeliveryHints hints(DeliveryHints said) {
            DeliveryHints hints = producer == null ? said : said.from(producer);
            // What lies in a folder was not looked at one by one.
            return named ? hints.ofNamed() : hints.confirmed(false);
        }
    }

    /**
     * {@return the deliveries that wait in a home's inbox, in the order they are to be ingested}
     *
     * @param home the home; its inbox is made if there is none, so that the operator sees where to put files
     */
    public static List<Waiting> of(Home home) {
        try {
            return files(List.of(PrivateFiles.folder(home.inbox())));
        } catch (IOException e) {
            throw new ProblemException(e, "job.home-not-writable", home.folder().toString());
        }
    }

    /**
     * {@return the deliveries of some paths, in the order they are to be ingested: those of a name in
     * alphabetical order, so that a directory comes before the logs that refer to it}
     *
     * @param paths files, or folders in which deliveries wait
     * @throws ProblemException if a path does not exist, or one of the folders themselves cannot be read
     */
    public static List<Waiting> files(List<Path> paths) {
        requireAll(paths);
        List<Waiting> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(InboxWalk.of(path));
            } else {
                files.add(new Waiting(path, null, null, true));
            }
        }
        return files;
    }

    /**
     * Insists that paths exist.
     *
     * @param paths files or folders
     * @throws ProblemException if one does not
     */
    public static void requireAll(List<Path> paths) {
        for (Path path : paths) {
            if (Files.notExists(path)) {
                throw new ProblemException("job.no-such-path", path.toString());
            }
        }
    }
}
