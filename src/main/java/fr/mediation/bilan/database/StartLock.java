package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one process at a time start or stop the server of a home. */
final class StartLock implements AutoCloseable {
    // A file lock excludes other processes, but not other threads of this one.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock. */
    static StartLock take(Path file) {
        THREADS.lock();
        try {
            FileChannel channel =
                    PrivateFiles.channel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            channel.lock();
            return new StartLock(channel);
        } catch (IOException e) {
            THREADS.unlock();
            throw new ProblemException(e, "database.not-writable", file.toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ProblemException(e, "database.not-writable", channel.toString());
        } finally {
            THREADS.unlock();
        }
    }
}
