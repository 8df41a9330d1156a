package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the last server of a home was started: on a machine, since its last start, in one of its containers. From elsewhere its
 * process cannot be seen, and the number in {@code postmaster.pid} means another process or none. Whoever then starts a second
 * server on the same data destroys them.
 */
final class ServerPlace {
    private static final Logger LOG = LoggerFactory.getLogger(ServerPlace.class);
    private static final Path MACHINE = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path CONTAINER = Path.of("/proc/self/ns/pid");

    /** A server looks every minute whether its {@code postmaster.pid} is there, and ends without it. */
    private static final Duration TIME_TO_NOTICE = Duration.ofSeconds(130);

    private final Path file;
    private final Path pidFile;

    /** Since when a server elsewhere has no {@code postmaster.pid}: until it must have noticed, none is started. */
    private final Path leaving;

    private final Duration timeToNotice;
    private final WaitListener listener;

    ServerPlace(ServerFolder folder, WaitListener listener) {
        this(folder, TIME_TO_NOTICE, listener);
    }

    ServerPlace(ServerFolder folder, Duration timeToNotice, WaitListener listener) {
        this.listener = listener;
        this.file = folder.place();
        this.pidFile = folder.data().resolve("postmaster.pid");
        this.leaving = folder.database().resolve("server-leaving");
        this.timeToNotice = timeToNotice;
    }

    /** The machine and the container of this process; empty on systems that do not say so. */
    private static Optional<String> here() {
        try {
            return Optional.of(Files.readString(MACHINE).strip() + "\n" + Files.readSymbolicLink(CONTAINER));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Notes that a server is started here. */
    void note() throws IOException {
        Optional<String> here = here();
        if (here.isPresent()) {
            PrivateFiles.write(file, here.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Insists, where no server is seen, that none runs elsewhere either. One that was left alone elsewhere is made to end.
     *
     * @param use the use of the server by this process
     * @throws ProblemException if a process elsewhere uses it
     */
    void requireNoneElsewhere(ServerUse use) throws IOException {
        Optional<String> here = here();
        if (Files.exists(leaving)) {
            // Whoever waited for it was interrupted.
            awaitItsEnd();
        }
        if (here.isEmpty() || Files.notExists(file) || Files.notExists(pidFile)) {
            return;
        }
        String noted = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (noted.equals(here.get())) {
            return;
        }
        if (!use.isTheOnlyOne()) {
            throw new ProblemException(
                    "database.used-elsewhere", file.getParent().getParent().toString());
        }
        if (machine(noted).equals(machine(here.get()))) {
            LOG.warn("a server was left in another container of this machine: waiting until it must have ended");
            PrivateFiles.write(leaving, new byte[0]);
            Files.deleteIfExists(pidFile);
            awaitItsEnd();
        }
    }

    private static String machine(String place) {
        return place.lines().findFirst().orElse("");
    }

    private void awaitItsEnd() throws IOException {
        Duration passed = Duration.between(Files.getLastModifiedTime(leaving).toInstant(), Instant.now());
        Duration rest = timeToNotice.minus(passed.isNegative() ? Duration.ZERO : passed);
        if (rest.compareTo(Duration.ZERO) > 0) {
            listener.waits(Sentence.of("database.waits-for-other-container", rest.toSeconds()));
            pause(rest);
        }
        Files.deleteIfExists(leaving);
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server ends elsewhere", e);
        }
    }
}
