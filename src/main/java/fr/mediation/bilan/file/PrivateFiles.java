package fr.mediation.bilan.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files and folders that only their owner can read or change, whatever the process's umask is. Nothing else in the
 * program makes any: what it writes holds data of persons, secrets, or what it will run later. On a file system without
 * POSIX permissions they get what the system gives.
 */
public final class PrivateFiles {
    private static final Set<StandardOpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> ONCE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final String UNFINISHED = ".tmp";

    private PrivateFiles() {}

    /**
     * Makes a folder, and those above it that are missing. One that exists is left as it is.
     *
     * @param folder the folder
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, Permissions.ofNewFolder(folder));
        }
        return folder;
    }

    /**
     * {@return where to write bytes, from the beginning of a file that is made if there is none}
     *
     * @param file the file
     * @throws IOException if it cannot be made
     */
    public static OutputStream stream(Path file) throws IOException {
        return Channels.newOutputStream(anew(file));
    }

    /**
     * {@return where to write text in UTF-8, from the beginning of a file that is made if there is none}
     *
     * @param file the file
     * @throws IOException if it cannot be made
     */
    public static BufferedWriter writer(Path file) throws IOException {
        return text(anew(file));
    }

    /**
     * Writes a file, in place of what was in it.
     *
     * @param file the file
     * @param content what is in it afterwards
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(anew(file), content);
    }

    /** What is written into a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where
         * @throws IOException if it cannot be written
         */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes a text in UTF-8 beside a file and then puts it in its place: where it cannot be written whole, what was there stays.
     * What is no file, such as a pipe, is written to at once.
     *
     * @param file the file; a link stands for what it leads to
     * @param content the text
     * @throws IOException if it cannot be written
     */
    public static void replace(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (Writer out = writer(file)) {
                content.writeTo(out);
            }
            return;
        }
        Path target = (Files.exists(file) ? file.toRealPath() : file).toAbsolutePath();
        // Names may be as long as a system knows them.
        String start = "." + Integer.toHexString(target.getFileName().toString().hashCode()) + "-";
        removeLeft(target.getParent(), start);
        Path unfinished = target.resolveSibling(start + UUID.randomUUID() + UNFINISHED);
        FileChannel channel = anew(unfinished);
        try (Writer out = text(channel)) {
            lock(channel);
            content.writeTo(out);
            out.flush();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static BufferedWriter text(FileChannel channel) {
        // An encoder refuses half a character, where a writer of a charset would put a question mark.
        return new BufferedWriter(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8.newEncoder()));
    }

    /** Removes what processes that were killed wrote beside a file: nobody holds the lock of it. */
    private static void removeLeft(Path folder, String start) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> left = entries.filter(entry -> {
                        String name = entry.getFileName().toString();
                        return name.startsWith(start) && name.endsWith(UNFINISHED) && Files.isRegularFile(entry);
                    })
                    .toList();
            for (Path file : left) {
                removeIfLeft(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder may be open for writing and not for looking: what was left there stays.
            LOG.debug("{} cannot be looked through", folder, e);
        }
    }

    private static void removeIfLeft(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process writes it.
            LOG.debug("{} is being written", file, e);
        }
    }

    /** Held as long as this process lives, where the file system knows locks. */
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            LOG.debug("no lock", e);
        }
    }

    /**
     * Writes a file that must not exist yet; a link of its name counts as one that exists.
     *
     * @param file the file
     * @param content what is in it
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name
     * @throws IOException if it cannot be written
     */
    public static void writeNew(Path file, byte[] content) throws IOException {
        FileChannel channel = channel(file, ONCE);
        try {
            write(channel, content);
        } catch (IOException e) {
            // What is cut would stand in the way of the next try.
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static FileChannel anew(Path file) throws IOException {
        FileChannel channel = channel(file, ANEW);
        // One that was there may have been open to others.
        Permissions.close(file);
        return channel;
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        try (OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
        }
    }

    /**
     * Makes a link.
     *
     * @param link the link, which must not exist yet
     * @param target where it leads
     * @throws IOException if it cannot be made
     */
    public static void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
    }

    /**
     * {@return a file opened otherwise}
     *
     * @param file the file
     * @param options how
     * @throws IOException if it cannot be opened or made
     */
    public static FileChannel channel(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, Permissions.ofNewFile(file));
    }

    /**
     * Makes an empty file for others to write on, such as the program's log; one that exists is left as it is.
     *
     * @param file the file
     * @throws IOException if it cannot be made
     */
    public static void reserve(Path file) throws IOException {
        channel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))
                .close();
    }

    /**
     * {@return a new, empty file for what is needed only while the process lives}
     *
     * @param ending how its name ends
     * @throws IOException if it cannot be made
     */
    public static Path temporary(String ending) throws IOException {
        return Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "bilan-", ending);
    }

    /**
     * {@return a new file to write and read again, which is gone when it is closed}
     *
     * @throws IOException if it cannot be made
     */
    public static FileChannel scratch() throws IOException {
        return FileChannel.open(
                temporary(".scratch"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }
}
