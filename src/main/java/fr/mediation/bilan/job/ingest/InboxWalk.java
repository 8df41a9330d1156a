package fr.mediation.bilan.job.ingest;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.job.ingest.Inbox.Waiting;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a folder in which deliveries wait. Each folder is read once, whatever links lead to it, and under its own name where
 * it lies in the inbox itself. A folder that cannot be read is told in its place, and the others are read.
 */
final class InboxWalk {
    /** As browsers and programs that copy over a network call a file until it is whole. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp");

    /** What a folder holds that is the home of Bilan, this one or another. */
    private static final Path MARK_OF_HOME = Path.of("database", "start.lock");

    private final Set<Path> read = new HashSet<>();
    private final Queue<Folder> links = new ArrayDeque<>();
    private int entries;

    private InboxWalk() {}

    /** A folder, with what waits in it, then in the folders below. */
    private record Folder(
            Path path, @Nullable String producer, int depth, List<Waiting> waiting, List<Folder> folders) {
        Folder(Path path, @Nullable String producer, int depth) {
            this(path, producer, depth, new ArrayList<>(), new ArrayList<>());
        }

        void addTo(List<Waiting> all) {
            all.addAll(waiting);
            folders.forEach(folder -> folder.addTo(all));
        }

        void refuse(String key, Object... values) {
            List<Object> named = new ArrayList<>(List.of(path.toString()));
            named.addAll(List.of(values));
            waiting.clear();
            waiting.add(new Waiting(path, producer, Sentence.of(key, named.toArray()), false));
        }
    }

    /** What waits in a folder and below it, in the order it is to be ingested. */
    static List<Waiting> of(Path inbox) {
        InboxWalk walk = new InboxWalk();
        Folder top = new Folder(inbox, null, 0);
        try {
            walk.list(top);
        } catch (IOException | DirectoryIteratorException failure) {
            throw new ProblemException(failure, "job.folder-unreadable", inbox.toString());
        }
        while (!walk.links.isEmpty()) {
            walk.read(walk.links.remove());
        }
        List<Waiting> all = new ArrayList<>();
        top.addTo(all);
        return all;
    }

    private void read(Folder folder) {
        try {
            list(folder);
        } catch (IOException | DirectoryIteratorException failure) {
            folder.refuse("job.folder-unreadable");
        }
    }

    private void list(Folder folder) throws IOException {
        if (!read.add(folder.path().toRealPath())) {
            return;
        }
        if (Files.exists(folder.path().resolve(MARK_OF_HOME))) {
            folder.refuse("job.folder-is-home");
            return;
        }
        if (folder.depth() > Bounds.FOLDER_DEPTH) {
            folder.refuse("job.folder-too-deep", Bounds.FOLDER_DEPTH);
            return;
        }
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
            for (Path entry : stream) {
                listed.add(entry);
                if (listed.size() > Bounds.FOLDER_ENTRIES) {
                    folder.refuse("job.folder-too-full", Bounds.FOLDER_ENTRIES);
                    return;
                }
            }
        }
        entries += listed.size();
        if (entries > Bounds.INBOX_ENTRIES) {
            folder.refuse("job.inbox-too-full", Bounds.INBOX_ENTRIES);
            return;
        }
        listed.sort(
                Comparator.comparing((Path entry) -> Folding.fold(name(entry))).thenComparing(InboxWalk::name));
        for (Path entry : listed) {
            add(entry, folder);
        }
    }

    private void add(Path entry, Folder folder) {
        if (name(entry).startsWith(".") || name(entry).startsWith("~$")) {
            return;
        }
        if (!Files.isDirectory(entry)) {
            if (!isUnfinished(entry)) {
                // What is no regular file is refused where it is opened, by its name.
                folder.waiting().add(new Waiting(entry, folder.producer(), null, false));
            }
            return;
        }
        if (Files.exists(entry.resolve(Inbox.PARKED))) {
            return;
        }
        String producer = folder.producer() == null ? name(entry) : folder.producer();
        Folder below = new Folder(entry, producer, folder.depth() + 1);
        folder.folders().add(below);
        if (Files.isSymbolicLink(entry)) {
            links.add(below);
        } else {
            read(below);
        }
    }

    /** Whether a copy of the file has not ended. */
    private static boolean isUnfinished(Path file) {
        String lower = name(file).toLowerCase(Locale.ROOT);
        return UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }
}
