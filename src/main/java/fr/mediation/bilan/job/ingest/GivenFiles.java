package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a producer's answer, as they were written: what somebody corrects in place there is nowhere else, and is not
 * replaced when the same delivery is answered again.
 */
final class GivenFiles {
    /** The hashes of what was written. */
    private static final String LIST = ".ecrits";

    /** Where a file lies until it is whole. */
    private static final String UNFINISHED = ".en-cours";

    private static final String BEFORE = "-precedent";

    private final Path folder;
    private final Set<String> written = new TreeSet<>();
    private final List<Path> kept = new ArrayList<>();

    GivenFiles(Path folder) throws IOException {
        this.folder = folder;
        Path list = folder.resolve(LIST);
        if (Files.isRegularFile(list)) {
            written.addAll(Files.readAllLines(list, StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Writes a file, whole or not at all; one of its name that is not as it was written before is kept under another.
     *
     * @param name the file's name
     * @param writing writes it into another folder
     */
    void write(String name, Writing writing) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        Path made = unfinished.resolve(name);
        // Of any name, where a run was killed.
        FileSystemUtils.deleteRecursively(unfinished);
        PrivateFiles.folder(unfinished);
        try {
            writing.write(unfinished);
            // Noted first: what is noted and not there does no harm.
            if (written.add(sha256(made))) {
                String list = String.join("\n", written);
                PrivateFiles.replace(folder.resolve(LIST), text -> text.write(list));
            }
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                keepIfChanged(file, name);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    /**
     * Removes a file that was given before and holds no longer; one that somebody changed is kept under another name.
     *
     * @param name the file's name
     */
    void remove(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            keepIfChanged(file, name);
            Files.deleteIfExists(file);
        }
    }

    /**
     * Writes a file in the place of one that lies there, whoever changed that last: nothing of it is kept.
     *
     * @param file the file
     * @param writing writes it into another folder
     */
    void rewrite(Path file, Writing writing) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        FileSystemUtils.deleteRecursively(unfinished);
        PrivateFiles.folder(unfinished);
        try {
            writing.write(unfinished);
            Path made = unfinished.resolve(file.getFileName());
            if (written.contains(sha256(file)) && written.add(sha256(made))) {
                String list = String.join("\n", written);
                PrivateFiles.replace(folder.resolve(LIST), text -> text.write(list));
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private void keepIfChanged(Path file, String name) throws IOException {
        if (!written.contains(sha256(file))) {
            Path beside = free(name);
            Files.move(file, beside);
            kept.add(beside);
        }
    }

    /** What was kept, under its new names. */
    List<Path> kept() {
        return List.copyOf(kept);
    }

    /** Writes a file into a folder, under its name. */
    interface Writing {
        void write(Path folder) throws IOException;
    }

    private Path free(String name) {
        int dot = name.lastIndexOf('.');
        String stem = name.substring(0, dot) + BEFORE;
        Path free = folder.resolve(stem + name.substring(dot));
        for (int nth = 2; Files.exists(free); nth++) {
            free = folder.resolve(stem + "-" + nth + name.substring(dot));
        }
        return free;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
