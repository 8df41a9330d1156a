package fr.mediation.bilan.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which one process keeps what it needs for a while, below the home and closed to others. The libraries put
 * their temporary files there too: in the folder that all users of a machine share, the first one to make a folder of a known
 * name keeps the others out. It goes with the process; what a killed one left is removed by the next.
 */
public final class TemporaryFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
    private static final String PROPERTY = "java.io.tmpdir";

    /** A process number, and what makes the name unique. */
    private static final Pattern NAME = Pattern.compile("\\d+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A process holds the lock of this file as long as it lives, wherever it runs: a process number may be used again. */
    private static final String ALIVE = ".alive";

    /** Held while a folder is made or looked for: one without a lock was left, and is not just being made. */
    private static final String MAKING = ".making";

    /** A link could lead to any file that this user may make. */
    private static final Set<OpenOption> LOCK =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** The folders of this process: looking whether one of them is locked would end its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel alive;
    private final Thread removal = new Thread(this::remove, "remove-temporary-files");
    private final @Nullable String shared = System.getProperty(PROPERTY);

    private TemporaryFolder(Path folder, FileChannel alive) {
        this.folder = folder;
        this.alive = alive;
    }

    /**
     * Makes the folder of this process, and removes those of processes that have ended.
     *
     * @param parent the folder in which all processes have theirs; made if there is none
     * @return the folder, in which the libraries put their temporary files until it is closed
     * @throws IOException if it cannot be made
     */
    public static TemporaryFolder in(Path parent) throws IOException {
        PrivateFiles.folder(parent);
        try (FileChannel making = PrivateFiles.channel(parent.resolve(MAKING), LOCK)) {
            making.lock();
            removeThoseOfDeadProcesses(parent);
            Path folder = PrivateFiles.folder(
                            parent.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID()))
                    .toAbsolutePath();
            OWN.add(folder);
            FileChannel alive = PrivateFiles.channel(folder.resolve(ALIVE), LOCK);
            alive.lock();
            return new TemporaryFolder(folder, alive).used();
        }
    }

    private TemporaryFolder used() {
        System.setProperty(PROPERTY, folder.toString());
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder.toFile()));
        Runtime.getRuntime().addShutdownHook(removal);
        return this;
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    private static void removeThoseOfDeadProcesses(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            // Whatever else lies there is not ours to remove.
            folders = entries.filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .map(Path::toAbsolutePath)
                    .filter(entry -> !OWN.contains(entry))
                    .toList();
        }
        for (Path left : folders) {
            if (!isAlive(left)) {
                deleteIfPossible(left);
            }
        }
    }

    private static boolean isAlive(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // What has no such file is the folder of no process.
            return false;
        }
    }

    private static void deleteIfPossible(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // It keeps nobody from working.
            LOG.warn("temporary files of a process that died stay in {}", folder, e);
        }
    }

    /** Removes a folder and all that is in it; what a link leads to stays. */
    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        if (shared != null) {
            System.setProperty(PROPERTY, shared);
        }
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy());
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // The process is ending: whoever comes second finds nothing.
        }
        remove();
    }

    /** Removes it as far as possible: where the process is being ended, others may still write. The next one removes the rest. */
    private synchronized void remove() {
        try (alive) {
            delete(folder);
        } catch (IOException e) {
            LOG.debug("temporary files stay", e);
        } finally {
            OWN.remove(folder);
        }
    }
}
