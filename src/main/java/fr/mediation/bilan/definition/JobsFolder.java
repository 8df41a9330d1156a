package fr.mediation.bilan.definition;

import fr.mediation.bilan.text.ProblemException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The folder {@code jobs/}: sources, indicators and the value map. A folder is listed once, and what is made of it is made
 * once, so that a command computes and reports with the same definitions.
 */
public final class JobsFolder {
    /** A hundred times the longest that is shipped; in memory a definition takes some twenty times its length. */
    private static final int MOST_BYTES = 1 << 21;

    /** Endings that are none of a definition's, and look as if they were. */
    private static final Pattern OTHER_YAML = Pattern.compile("(?i)[.]ya?ml([.]txt)?$");

    private static final JobsFolder PACKAGED = new JobsFolder("classpath:jobs/", "jobs/", null, null);

    /** Kept while there is memory: publications one after the other mostly rest on the same definitions. */
    private static volatile SoftReference<JobsFolder> lastStored = new SoftReference<>(null);

    private final String root;
    private final String shownRoot;
    private final @Nullable Path disk;
    private final @Nullable Map<String, byte[]> stored;

    /** Shared, since it remembers what an archive contains: listing ours takes 0.03 s each time. */
    private final ResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    private final Map<String, List<Definition>> listed = new ConcurrentHashMap<>();
    private final Map<Made<?>, Object> made = new ConcurrentHashMap<>();

    /** What is made of the folder, and what beside the folder it depends on. */
    private record Made<T>(Class<T> type, Object with) {}

    private JobsFolder(String root, String shownRoot, @Nullable Path disk, @Nullable Map<String, byte[]> stored) {
        this.root = root;
        this.shownRoot = shownRoot;
        this.disk = disk;
        this.stored = stored;
    }

    /** {@return the copy packaged in the jar} */
    public static JobsFolder packaged() {
        return PACKAGED;
    }

    /**
     * {@return a folder on disk}
     *
     * @param folder the folder
     */
    public static JobsFolder of(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new JobsFolder(absolute.toUri().toString().replaceFirst("/?$", "/"), folder + "/", absolute, null);
    }

    /**
     * Definitions stored with a publication.
     *
     * @param contents their bytes, by their place in the folder, such as {@code value/map.yaml}
     * @return the folder
     */
    public static JobsFolder stored(Map<String, byte[]> contents) {
        JobsFolder last = lastStored.get();
        if (last != null && last.holds(contents)) {
            return last;
        }
        JobsFolder folder = new JobsFolder("", "jobs/", null, new TreeMap<>(contents));
        lastStored = new SoftReference<>(folder);
        return folder;
    }

    private boolean holds(Map<String, byte[]> contents) {
        return stored != null
                && stored.keySet().equals(contents.keySet())
                && contents.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), stored.get(file.getKey())));
    }

    /**
     * A definition.
     *
     * @param name its place, as a user may look for it
     * @param content its bytes
     */
    public record Definition(String name, byte[] content) {
        /** The file's name without folder and ending. */
        public String stem() {
            String file = name.substring(name.lastIndexOf('/') + 1);
            int dot = file.lastIndexOf('.');
            return dot < 0 ? file : file.substring(0, dot);
        }
    }

    /**
     * {@return what is made of the definitions, as it was made of them before}
     *
     * @param type what is made; nothing of it can be changed
     * @param with what it depends on beside the folder
     * @param maker makes it; what it throws is thrown, and it is asked again the next time
     */
    public <T> T once(Class<T> type, Object with, Supplier<T> maker) {
        Made<T> key = new Made<>(type, with);
        T known = type.cast(made.get(key));
        if (known != null) {
            return known;
        }
        // Made outside of the map: what is made may be made of other things that are.
        T fresh = maker.get();
        made.put(key, fresh);
        return fresh;
    }

    /**
     * {@return the definitions of a folder, by name; none where there is no such folder}
     *
     * @param folder such as {@code indicators}, or {@code sources/*}
     * @param suffix how their names end, such as {@code .yaml}
     * @throws ProblemException if they cannot be read
     */
    public List<Definition> list(String folder, String suffix) {
        if (stored != null) {
            return stored.entrySet().stream()
                    .filter(stored -> stored.getKey().startsWith(folder + "/")
                            && stored.getKey().indexOf('/', folder.length() + 1) < 0
                            && stored.getKey().endsWith(suffix))
                    .map(stored -> new Definition(shownRoot + stored.getKey(), stored.getValue()))
                    .toList();
        }
        return listed.computeIfAbsent(folder + "/*" + suffix, pattern -> read(folder, suffix));
    }

    private List<Definition> read(String folder, String suffix) {
        try {
            Resource[] resources = disk == null
                    ? files.getResources(root + folder + "/*" + suffix)
                    : onDisk(disk, folder, suffix).toArray(Resource[]::new);
            return Arrays.stream(resources)
                    .map(this::read)
                    .sorted(Comparator.comparing(Definition::name))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProblemException(e, "definition.unreadable", shownRoot + folder);
        }
    }

    /** The files of a folder on disk, whose own name may hold what would be a pattern. */
    private List<Resource> onDisk(Path disk, String folder, String suffix) throws IOException {
        List<Path> folders = List.of(disk);
        for (String name : folder.split("/")) {
            List<Path> below = new ArrayList<>();
            for (Path above : folders) {
                below.addAll(name.equals("*") ? entries(above, Files::isDirectory) : List.of(above.resolve(name)));
            }
            folders = below;
        }
        List<Resource> found = new ArrayList<>();
        for (Path one : folders) {
            for (Path file : entries(one, entry -> true)) {
                String name = file.getFileName().toString();
                if (name.endsWith(suffix)) {
                    found.add(new FileSystemResource(file));
                } else if (!name.endsWith(".yaml") && OTHER_YAML.matcher(name).find()) {
                    throw new ProblemException(
                            "definition.other-ending",
                            shownRoot + disk.relativize(file).toString());
                }
            }
        }
        return found;
    }

    /** What lies in a folder and is not hidden, as what editors and archives leave there is. */
    private static List<Path> entries(Path folder, DirectoryStream.Filter<Path> wanted) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, wanted)) {
                for (Path entry : all) {
                    if (!entry.getFileName().toString().startsWith(".")) {
                        entries.add(entry);
                    }
                }
            }
        }
        return entries;
    }

    /**
     * {@return one definition}
     *
     * @param path its place in the folder, such as {@code value/map.yaml}
     * @throws ProblemException if there is none
     */
    public Definition get(String path) {
        if (stored != null) {
            return find(path).orElseThrow(() -> new ProblemException("definition.unreadable", shownRoot + path));
        }
        Resource resource = files.getResource(root + path);
        try (InputStream in = opened(resource)) {
            return definition(shownRoot + path, in);
        } catch (IOException e) {
            throw new ProblemException(e, "definition.unreadable", shownRoot + path);
        }
    }

    /**
     * {@return a definition that may be left out, empty where there is no such file}
     *
     * @param path its place in the folder, such as {@code targets.csv}
     * @throws ProblemException if there is one and it cannot be read
     */
    public Optional<Definition> find(String path) {
        if (stored != null) {
            return Optional.ofNullable(stored.get(path)).map(content -> new Definition(shownRoot + path, content));
        }
        if (files.getResource(root + path).exists()) {
            return Optional.of(get(path));
        }
        if (disk != null) {
            refuseMisnamed(disk.resolve(path));
        }
        return Optional.empty();
    }

    /** What was meant for a file that may be left out must not be left out in silence. */
    private static void refuseMisnamed(Path file) {
        String name = file.getFileName().toString();
        try {
            for (Path entry : entries(file.getParent(), Files::isRegularFile)) {
                String other = entry.getFileName().toString();
                if (other.equalsIgnoreCase(name) || other.equalsIgnoreCase(name + ".txt")) {
                    throw new ProblemException("definition.other-name", entry.toString(), name);
                }
            }
        } catch (IOException e) {
            throw new ProblemException(
                    e, "definition.unreadable", file.getParent().toString());
        }
    }

    private Definition read(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        try {
            name = shownRoot + place(resource);
            try (InputStream in = opened(resource)) {
                return definition(name, in);
            }
        } catch (IOException e) {
            throw new ProblemException(e, "definition.unreadable", name);
        }
    }

    /**
     * {@return a definition that lies in no such folder, under its file's name}
     *
     * @param file its path
     * @throws IOException if it cannot be read, or is no regular file
     * @throws ProblemException if it is longer than any definition
     */
    public static Definition file(Path file) throws IOException {
        try (InputStream in = opened(new FileSystemResource(file))) {
            return definition(file.getFileName().toString(), in);
        }
    }

    /** A pipe would be waited for, and a device has no end. */
    private static InputStream opened(Resource resource) throws IOException {
        if (resource.isFile() && !resource.getFile().isFile()) {
            throw new FileNotFoundException(resource.getDescription());
        }
        return resource.getInputStream();
    }

    private static Definition definition(String name, InputStream in) throws IOException {
        byte[] content = in.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new ProblemException("definition.too-long", name, MOST_BYTES >> 20);
        }
        return new Definition(name, content);
    }

    private String place(Resource resource) throws IOException {
        if (disk != null) {
            return disk.relativize(resource.getFile().toPath()).toString().replace('\\', '/');
        }
        // The packaged copy may lie in nested archives: users know the part after the last jobs/.
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/jobs/") + "/jobs/".length());
    }
}
