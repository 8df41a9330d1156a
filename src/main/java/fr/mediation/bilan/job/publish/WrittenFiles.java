package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What reports were written, kept beside them and not in the database, which may be restored from a backup that is older than
 * they are. Of a file that is to be replaced it tells whether anything would be lost: what somebody wrote into it, or the last
 * copy of a publication that the database does not know.
 */
@Component
class WrittenFiles {
    private static final String LIST = ".written";
    private static final long DRAFT = 0;

    /** Some hundred reports. */
    private static final int MOST = 5_000;

    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) (\\d{1,15})");
    private static final Pattern FOLDER = Pattern.compile("publication-(\\d{1,15})");

    private final Home home;
    private final PublicationStore publications;

    WrittenFiles(Home home, PublicationStore publications) {
        this.home = home;
        this.publications = publications;
    }

    /** {@return the highest number of a publication of which files were written, 0 where there is none} */
    long highestNumber() {
        try {
            long highest = editions().values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            if (!Files.isDirectory(home.reports())) {
                return highest;
            }
            try (Stream<Path> folders = Files.list(home.reports())) {
                return folders.map(folder -> FOLDER.matcher(folder.getFileName().toString()))
                        .filter(Matcher::matches)
                        .mapToLong(folder -> Long.parseLong(folder.group(1)))
                        .reduce(highest, Math::max);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(
                    e, "job.reports-not-readable", home.reports().toString());
        }
    }

    /**
     * Notes what is about to be written.
     *
     * @param files the files
     * @param publication the number of their publication, null for a draft
     */
    void note(List<ReportFile> files, @Nullable Long publication) {
        try {
            Map<String, Long> editions = editions();
            Map<String, Long> before = Map.copyOf(editions);
            files.forEach(file ->
                    editions.merge(Sha256.of(file.content()), publication == null ? DRAFT : publication, Math::max));
            if (!editions.equals(before)) {
                PrivateFiles.folder(home.reports());
                String list = editions.entrySet().stream()
                        .skip(Math.max(0, editions.size() - MOST))
                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                        .reduce("", String::concat);
                PrivateFiles.replace(home.reports().resolve(LIST), text -> text.write(list));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    e, "report.folder-not-writable", home.reports().toString());
        }
    }

    /**
     * Gives another name to files that are about to be replaced and that nothing could write again.
     *
     * @param files what is about to be written
     * @param folder where
     * @return what lies there under its new name
     */
    List<Path> keep(Collection<ReportFile> files, Path folder) {
        List<Path> kept = new ArrayList<>();
        try {
            Map<String, Long> editions = editions();
            for (ReportFile file : files) {
                Path there = folder.resolve(file.name());
                if (!Files.isRegularFile(there)) {
                    continue;
                }
                String sha256 = Files.isReadable(there) ? sha256(there) : "";
                Long edition = editions.get(sha256);
                if (!sha256.equals(Sha256.of(file.content()))
                        && !Long.valueOf(DRAFT).equals(edition)
                        && !publications.hasFile(sha256)) {
                    Path beside = free(there, edition == null ? "-precedent" : "-publication-" + edition);
                    Files.move(there, beside);
                    kept.add(beside);
                }
            }
            return List.copyOf(kept);
        } catch (IOException e) {
            throw new ProblemException(e, "report.folder-not-writable", folder.toString());
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path free(Path file, String suffix) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = name.substring(0, dot) + suffix;
        Path free = file.resolveSibling(stem + name.substring(dot));
        for (int nth = 2; Files.exists(free); nth++) {
            free = file.resolveSibling(stem + "-" + nth + name.substring(dot));
        }
        return free;
    }

    private Map<String, Long> editions() throws IOException {
        Map<String, Long> editions = new LinkedHashMap<>();
        Path list = home.reports().resolve(LIST);
        if (Files.isRegularFile(list)) {
            // Whatever else stands in it says nothing.
            for (String line : new String(Files.readAllBytes(list), StandardCharsets.ISO_8859_1).split("\n", -1)) {
                Matcher entry = ENTRY.matcher(line);
                if (entry.matches()) {
                    editions.put(entry.group(1), Long.parseLong(entry.group(2)));
                }
            }
        }
        return editions;
    }
}
