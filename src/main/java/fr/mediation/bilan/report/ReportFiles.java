package fr.mediation.bilan.report;

import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a report's files into a folder, in every format. */
public final class ReportFiles {
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
     * Writes a report, its formats at the same time. Every file is laid down beside its place under a temporary name before
     * the first one is moved, and each move is atomic: a reader sees the earlier file or the new one, never half of it.
     *
     * @param input what the report is made of
     * @param folder where it goes; made if need be, files of the same name are replaced
     * @return the files written
     * @throws ProblemException if the folder cannot be written to
     */
    public List<Path> write(ReportInput input, Path folder) {
        return write(
                formats.parallelStream()
                        .flatMap(format -> format.files(input).stream())
                        .toList(),
                folder);
    }

    /**
     * Writes files in the same way.
     *
     * @param files the files
     * @param folder where they go; made if need be, files of the same name are replaced
     * @return the files written
     * @throws ProblemException if the folder cannot be written to
     */
    public static List<Path> write(List<ReportFile> files, Path folder) {
        List<Path> waiting = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (ReportFile file : files) {
                Path temporary = folder.resolve("." + file.name() + ".tmp");
                waiting.add(temporary);
                Files.write(temporary, file.content());
            }
            List<Path> written = new ArrayList<>();
            for (ReportFile file : files) {
                Path target = folder.resolve(file.name());
                Files.move(
                        folder.resolve("." + file.name() + ".tmp"),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                written.add(target);
            }
            return List.copyOf(written);
        } catch (IOException e) {
            discard(waiting, e);
            throw new ProblemException(e, "report.folder-not-writable", folder.toString());
        }
    }

    private static void discard(List<Path> waiting, IOException cause) {
        for (Path temporary : waiting) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
