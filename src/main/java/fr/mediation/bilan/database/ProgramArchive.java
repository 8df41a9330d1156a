package fr.mediation.bilan.database;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL for this machine, as the jar carries them.
 *
 * @param url where they are
 */
record ProgramArchive(URL url) {
    private static final int OWNER_MAY_EXECUTE = 0100;

    /**
     * Finds the archive for this machine.
     *
     * @throws ProblemException if the jar has none
     */
    static ProgramArchive find() {
        return find(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static ProgramArchive find(String system, String processor) {
        return names(system.toLowerCase(Locale.ROOT), processor.toLowerCase(Locale.ROOT))
                .map(name -> Optional.ofNullable(
                        ProgramArchive.class.getClassLoader().getResource(name)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(ProgramArchive::new)
                .orElseThrow(() -> new ProblemException("database.no-binaries"));
    }

    /** By which names it may be found: macOS and Windows on ARM also run the programs of the other processor. */
    private static Stream<String> names(String system, String processor) {
        String name = system.startsWith("mac") || system.startsWith("darwin")
                ? "darwin"
                : system.startsWith("windows") ? "windows" : system;
        return switch (processor) {
            case "amd64", "x86_64" -> Stream.of(name(name, "x86_64"));
            case "aarch64", "arm64" ->
                name.equals("linux")
                        ? Stream.of(name(name, "arm_64"))
                        : Stream.of(name(name, "arm_64"), name(name, "x86_64"));
            default -> Stream.empty();
        };
    }

    private static String name(String system, String processor) {
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /** What tells this archive from others, fit for the name of a folder. */
    String id() throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            return id(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
        }
        CRC32 checksum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(url.openStream(), checksum)) {
            long size = bytes.transferTo(OutputStream.nullOutputStream());
            return id(checksum.getValue(), size);
        }
    }

    private static String id(long checksum, long size) {
        return "%08x-%d".formatted(checksum, size);
    }

    /**
     * Unpacks it.
     *
     * @param folder where, an empty folder
     */
    void unpack(Path folder) throws IOException {
        try (InputStream bytes = new BufferedInputStream(url.openStream());
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(bytes))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("outside of the archive: " + entry.getName());
                }
                unpack(entry, entries, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream bytes, Path target) throws IOException {
        if (entry.isDirectory()) {
            PrivateFiles.folder(target);
            return;
        }
        PrivateFiles.folder(target.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            PrivateFiles.link(target, Path.of(entry.getLinkName()));
            return;
        }
        long written;
        try (OutputStream out = PrivateFiles.stream(target)) {
            written = bytes.transferTo(out);
        }
        if (written != entry.getSize() || Files.size(target) != entry.getSize()) {
            throw new IOException("cut while it was unpacked: " + target);
        }
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            target.toFile().setExecutable(true, true);
        }
    }
}
