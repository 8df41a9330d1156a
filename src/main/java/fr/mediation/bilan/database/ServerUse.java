package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * That this process uses the server of a home: a lock on a file, shared with the other processes that do. The system gives
 * it back when a process dies, however it dies. Whoever calls this holds the {@link StartLock}, which also keeps other
 * threads out.
 */
final class ServerUse {
    /** A process can lock a file once only, and closing any other channel to it would give the lock back. */
    private static final Map<Path, ServerUse> OF_THIS_PROCESS = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private FileLock lock;
    private int times;

    private ServerUse(Path file) throws IOException {
        this.file = file;
        this.channel = PrivateFiles.channel(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        this.lock = channel.lock(0, Long.MAX_VALUE, true);
    }

    /**
     * Begins to use a server, once more where this process does already.
     *
     * @param file the file that is locked
     */
    static ServerUse begin(Path file) {
        try {
            Path folder = file.getParent().toRealPath();
            Path key = folder.resolve(file.getFileName());
            ServerUse use = OF_THIS_PROCESS.get(key);
            if (use == null) {
                use = new ServerUse(key);
                OF_THIS_PROCESS.put(key, use);
            }
            use.times++;
            return use;
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", file.toString());
        }
    }

    /** Whether nobody else uses the server, in this process or another. */
    boolean isTheOnlyOne() throws IOException {
        if (times > 1) {
            return false;
        }
        lock.release();
        try {
            return othersHaveNoLock();
        } finally {
            lock = channel.lock(0, Long.MAX_VALUE, true);
        }
    }

    private boolean othersHaveNoLock() throws IOException {
        try (FileLock alone = channel.tryLock()) {
            return alone != null;
        }
    }

    /** Ends the use; whether nobody uses the server any more. */
    boolean end() {
        times--;
        if (times > 0) {
            return false;
        }
        OF_THIS_PROCESS.remove(file);
        try (channel) {
            lock.release();
            return othersHaveNoLock();
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", file.toString());
        }
    }
}
