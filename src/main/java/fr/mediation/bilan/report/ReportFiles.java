package fr.mediation.bilan.report;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a report's files into a folder, in every format. */
public final class ReportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);
    private static final String UNFINISHED = ".tmp";

    private final List<ReportFormat> formats;

    /**
     * A writer of some formats.
     *
     * @param formats the formats, in the order their files are written
     */
    public ReportFiles(List<ReportFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * {@return the files of a report, its formats made at the same time, in the order of the formats}
     *
     * @param input what the report is made of
     */
    public List<ReportFile> of(ReportInput input) {
        return formats.parallelStream()
                .flatMap(format -> format.files(input).stream())
                .toList();
    }

    /**
     * {@return whether files are in a folder as they are to be: false where one is missing or has other bytes}
     *
     * @param files the files
     * @param folder the folder
     */
    public static boolean arePresent(List<ReportFile> files, Path folder) {
        return files.stream().allMatch(file -> isPresent(file, folder.resolve(file.name())));
    }

    private static boolean isPresent(ReportFile file, Path path) {
        try {
            return Files.isRegularFile(path)
                    && Files.size(path) == file.content().length
                    && Arrays.equals(Files.readAllBytes(path), file.content());
        } catch (IOException e) {
            // A file that cannot be read is written again; what stands in the way of that is reported then.
            return false;
        }
    }

    /**
     * Writes files. Every file is written beside its target under a temporary name before the first one is moved, and each
     * move is atomic: a reader sees the earlier file or the new one, never half of it.
     *
     * @param files the files
     * @param folder where they go; created if it does not exist, files of the same name are replaced
     * @return the files written
     * @throws ProblemException if the folder cannot be written to
     */
    public static List<Path> write(List<ReportFile> files, Path folder) {
        return write(files, folder, () -> {});
    }

    /**
     * Writes files, and does something else once all of them are written and none is in its place.
     *
     * @param files the files
     * @param folder where they go
     * @param before what is done before the first one takes the place of another file
     * @return the files written
     * @throws ProblemException if the folder cannot be written to
     */
    public static List<Path> write(List<ReportFile> files, Path folder, Runnable before) {
        List<Path> waiting = new ArrayList<>();
        try {
            PrivateFiles.folder(folder);
            for (ReportFile file : files) {
                Path temporary = unfinished(file, folder);
                waiting.add(temporary);
                // Whatever has this name was left by a process that died, or put there by another user.
                Files.deleteIfExists(temporary);
                PrivateFiles.writeNew(temporary, file.content());
            }
            before.run();
            List<Path> written = new ArrayList<>();
            for (ReportFile file : files) {
                Path target = folder.resolve(file.name());
                Files.move(
                        unfinished(file, folder),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                written.add(target);
            }
            return List.copyOf(written);
        } catch (IOException e) {
            discard(waiting, e);
            throw new ProblemException(e, "report.folder-not-writable", folder.toString());
        } catch (RuntimeException e) {
            discard(waiting, e);
            throw e;
        }
    }

    /**
     * Removes what a run that was killed left unfinished in a folder.
     *
     * @param folder the folder, which may not exist yet
     */
    public static void clear(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> left = entries.filter(Files::isRegularFile)
                    .filter(entry -> isUnfinished(entry.getFileName().toString()))
                    .toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // It keeps nobody from working; where nothing can be written, that is told then.
            LOG.warn("unfinished files stay in {}", folder, e);
        }
    }

    private static boolean isUnfinished(String name) {
        return name.startsWith(".")
                && name.endsWith(UNFINISHED)
                && ReportFileName.isOfReport(name.substring(1, name.length() - UNFINISHED.length()));
    }

    private static Path unfinished(ReportFile file, Path folder) {
        return folder.resolve("." + file.name() + UNFINISHED);
    }

    private static void discard(List<Path> waiting, Exception cause) {
        for (Path temporary : waiting) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
