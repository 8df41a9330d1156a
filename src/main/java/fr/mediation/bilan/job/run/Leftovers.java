package fr.mediation.bilan.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes the files that a run was writing when it was killed. What is whole has its own name, and stays. */
@Component
class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /** A file of a report beside the place it was to be moved to. */
    private static final Pattern OF_REPORT = Pattern.compile("\\..*\\.tmp");

    /** Rejected lines as they were delivered: earlier versions kept them here. */
    private static final Pattern OF_DELIVERY = Pattern.compile("lignes\\.part");

    private final Home home;

    Leftovers(Home home) {
        this.home = home;
    }

    /** Removes them. To be called under the lock: nobody is writing then. */
    void remove() {
        remove(home.folder().resolve(Home.REPORTS), OF_REPORT);
        remove(home.folder().resolve(Home.RETURNED), OF_DELIVERY);
    }

    private static void remove(Path parent, Pattern name) {
        if (Files.notExists(parent)) {
            return;
        }
        // Such files lie in the folder of a year, a publication or a delivery.
        try (Stream<Path> entries = Files.walk(parent, 2)) {
            List<Path> left = entries.filter(entry ->
                            name.matcher(entry.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
                LOG.info("removed what a killed run left: {}", file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("what a killed run left could not be removed", e);
        }
    }
}
