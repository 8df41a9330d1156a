package fr.mediation.bilan.job.run;

import fr.mediation.bilan.file.Permissions;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a home to its owner. It holds lines with names of persons, the key of their pseudonyms, and the server's programs,
 * which Bilan runs: whoever can change those acts in the owner's name. Looked at when a home is opened: what others can
 * reach is closed to them, and told; what belongs to another user is refused.
 */
final class HomePermissions {
    /** What Bilan makes in a home. */
    private static final Set<String> OURS =
            Set.of(Home.DATABASE, Home.INBOX, Home.KEYS, Home.LOGS, Home.REPORTS, Home.RETURNED, Home.TEMPORARY);

    /** Of these not even a file may belong to another user: they hold secrets, or what is run. */
    private static final Set<String> TRUSTED = Set.of(Home.DATABASE, Home.KEYS, Home.LOGS, Home.TEMPORARY);

    /** Beyond so many the look would be noticed; the folders above them are closed by then. */
    private static final int MOST_ENTRIES = 20_000;

    private static final String OF_OTHER = "job.home-of-other";

    private final Path home;
    private final Path mine;
    private final List<Sentence> told = new ArrayList<>();
    private int entries;
    private int closed;
    private @Nullable Path open;

    private HomePermissions(Path home, Path mine) {
        this.home = home;
        this.mine = mine;
    }

    /**
     * Closes a home to others.
     *
     * @param home its folder
     * @param mine something that this process made in it: who owns that is who it runs as
     * @return what there is to tell
     * @throws ProblemException if the home belongs to another user
     * @throws IOException if it cannot be looked at
     */
    static List<Sentence> close(Path home, Path mine) throws IOException {
        Path real = home.toRealPath();
        HomePermissions permissions = new HomePermissions(real, mine);
        permissions.lookAtLink(home);
        permissions.lookAbove(home);
        permissions.closeHome();
        return permissions.told;
    }

    /**
     * Refuses a home that belongs to another user, before anything is made in it.
     *
     * @param home its folder, which may not exist yet
     * @throws ProblemException if it belongs to another user
     * @throws IOException if it cannot be looked at
     */
    static void refuseHomeOfOther(Path home) throws IOException {
        if (Files.exists(home) && Permissions.belongsToOther(home.toRealPath())) {
            throw new ProblemException(OF_OTHER, home.toString(), Permissions.owner(home.toRealPath()));
        }
    }

    private void lookAtLink(Path given) throws IOException {
        refuseOfOther(home, OF_OTHER);
        if (Files.isSymbolicLink(given)) {
            refuseOfOther(given, OF_OTHER);
            told.add(Sentence.of("job.home-is-link", given.toString(), home.toString()));
        }
    }

    /** Whoever can rename a folder above can put another home in the place of this one. */
    private void lookAbove(Path given) throws IOException {
        Set<Path> above = new LinkedHashSet<>();
        for (Path start : List.of(given.toRealPath(), given)) {
            for (Path folder = start.getParent(); folder != null; folder = folder.getParent()) {
                above.add(folder.toRealPath());
            }
        }
        for (Path folder : above) {
            if (Permissions.othersMayReplaceEntries(folder, mine)) {
                told.add(Sentence.of("job.home-below-open-folder", folder.toString()));
                return;
            }
        }
    }

    private void closeHome() throws IOException {
        List<Path> folders;
        boolean alone;
        try (Stream<Path> listed = Files.list(home)) {
            List<Path> all = listed.toList();
            // The look may end before the last of them.
            folders = all.stream()
                    .filter(HomePermissions::isOurs)
                    .sorted(Comparator.comparing((Path folder) -> !isTrusted(folder)))
                    .toList();
            alone = folders.size() == all.size();
        }
        // What else a folder holds may be meant for others: then only what is Bilan's is closed.
        if (alone) {
            close(home, true);
        } else if (Permissions.othersMayReplaceEntries(home, mine)) {
            told.add(Sentence.of("job.home-left-open", home.toString()));
        }
        for (Path folder : folders) {
            closeTree(folder, folder);
            boolean inbox = folder.getFileName().toString().equals(Home.INBOX);
            if (!inbox && Files.isSymbolicLink(folder) && Files.exists(folder)) {
                // Moved to another disk: there it is to be as closed as here. An inbox elsewhere is where others
                // deliver.
                Path moved = folder.toRealPath();
                closeTree(moved, folder);
                lookAbove(moved);
            }
        }
        if (closed > 0) {
            told.add(Sentence.of("job.home-closed", closed, home.toString()));
        }
        if (open != null) {
            told.add(Sentence.of("job.home-stays-open", open.toString()));
        }
    }

    private static boolean isOurs(Path entry) {
        return OURS.contains(entry.getFileName().toString());
    }

    private static boolean isTrusted(Path folder) {
        return TRUSTED.contains(folder.getFileName().toString());
    }

    /**
     * Closes a folder with all that is in it.
     *
     * @param name what it is in the home
     */
    private void closeTree(Path folder, Path name) throws IOException {
        boolean trusted = isTrusted(name);
        boolean inbox = name.getFileName().toString().equals(Home.INBOX);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                FileVisitResult result = visitFile(visited, attributes);
                // The server itself refuses data that others can reach.
                return result == FileVisitResult.CONTINUE && Files.exists(visited.resolve("PG_VERSION"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : result;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // What is written into such a folder, or through such a link, would be another user's.
                if (trusted || !inbox && !attributes.isRegularFile()) {
                    refuseOfOther(file, "job.home-part-of-other");
                }
                if (!inbox) {
                    HomeFiles.require(file, attributes);
                }
                close(file, !inbox);
                return ++entries < MOST_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Another process may be at work here; what cannot be read is found out by whoever needs it.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void close(Path path, boolean tell) throws IOException {
        switch (Permissions.close(path)) {
            case CLOSED -> closed += tell ? 1 : 0;
            case STAYS_OPEN -> open = open == null && tell ? path : open;
            case WAS_CLOSED -> {}
        }
    }

    private void refuseOfOther(Path path, String key) throws IOException {
        if (!Permissions.sameOwner(path, mine)) {
            throw new ProblemException(key, path.toString(), Permissions.owner(path));
        }
    }
}
