package fr.mediation.bilan.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.springframework.util.FileSystemUtils;

/** A home whose server is unpacked, made and stopped: each run gets a copy, so that none of this is measured. */
record HomeTemplate(Path folder) {
    /** Makes it with a command of Bilan that loads nothing. */
    static HomeTemplate make(Path work, Path logs) throws IOException, InterruptedException {
        Path folder = work.resolve("template");
        MeasuredProcess.run(
                Contestant.bilan("status", "--home", folder.toString(), "--json"), logs.resolve("template.out"));
        return new HomeTemplate(folder);
    }

    /** Takes a small file in once, so that no run that is measured keeps the program's classes ready for the next. */
    void warm(Path work, Path logs) throws IOException, InterruptedException {
        Path file = work.resolve("frequentation-small.csv");
        AttendanceGenerator.write(file, new Plan(1_000, 1, 0, false));
        Path home = copyTo(work.resolve("home"));
        MeasuredProcess.run(
                Contestant.bilan("ingest", file.toString(), "--home", home.toString(), "--json"),
                logs.resolve("warm.out"));
    }

    /** A copy of it that has taken a file in. */
    HomeTemplate with(Path file, Path copy, Path logs) throws IOException, InterruptedException {
        copyTo(copy);
        MeasuredProcess.run(
                Contestant.bilan("ingest", file.toString(), "--home", copy.toString(), "--json"),
                logs.resolve("template-with.out"));
        return new HomeTemplate(copy);
    }

    /** Copies it with permissions: the server refuses data that others can read. */
    Path copyTo(Path home) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(home);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                return copy(from);
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                return copy(from);
            }

            private FileVisitResult copy(Path from) throws IOException {
                Files.copy(
                        from,
                        home.resolve(folder.relativize(from)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
        flushDisks();
        return home;
    }

    /** Lets the system write what the copy left in memory, so that it does not burden the run. */
    private static void flushDisks() throws InterruptedException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            Timings.say("no sync on this system");
        }
    }
}
