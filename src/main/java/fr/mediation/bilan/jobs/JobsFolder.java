package fr.mediation.bilan.jobs;

import fr.mediation.bilan.text.ProblemException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The folder {@code jobs/}: sources, indicators and the value map. */
public final class JobsFolder {
    private final String root;
    private final String shownRoot;
    private final Path diskOrNull;

    private JobsFolder(String root, String shownRoot, Path diskOrNull) {
        this.root = root;
        this.shownRoot = shownRoot;
        this.diskOrNull = diskOrNull;
    }

    /**
     * The copy packaged in the jar.
     *
     * @return the folder
     */
    public static JobsFolder packaged() {
        return new JobsFolder("classpath:jobs/", "jobs/", null);
    }

    /**
     * A folder on disk.
     *
     * @param folder the folder
     * @return the folder
     */
    public static JobsFolder of(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new JobsFolder(absolute.toUri().toString().replaceFirst("/?$", "/"), folder + "/", absolute);
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
     * The definitions of a folder.
     *
     * @param folder such as {@code indicators}, or {@code sources/*}
     * @param suffix how their names end, such as {@code .yaml}
     * @return the definitions, by name; none where there is no such folder
     * @throws ProblemException if they cannot be read
     */
    public List<Definition> list(String folder, String suffix) {
        try {
            Resource[] resources =
                    new PathMatchingResourcePatternResolver().getResources(root + folder + "/*" + suffix);
            return Arrays.stream(resources)
                    .map(this::read)
                    .sorted(Comparator.comparing(Definition::name))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new ProblemException(e, "jobs.unreadable", shownRoot + folder);
        }
    }

    /**
     * One definition.
     *
     * @param path its place in the folder, such as {@code value/map.yaml}
     * @return the definition
     * @throws ProblemException if there is none
     */
    public Definition get(String path) {
        Resource resource = new PathMatchingResourcePatternResolver().getResource(root + path);
        try (InputStream in = resource.getInputStream()) {
            return new Definition(shownRoot + path, in.readAllBytes());
        } catch (IOException e) {
            throw new ProblemException(e, "jobs.unreadable", shownRoot + path);
        }
    }

    /**
     * One definition that may be left out.
     *
     * @param path its place in the folder, such as {@code targets.csv}
     * @return the definition, empty where there is no such file
     * @throws ProblemException if there is one and it cannot be read
     */
    public Optional<Definition> find(String path) {
        boolean there = new PathMatchingResourcePatternResolver()
                .getResource(root + path)
                .exists();
        return there ? Optional.of(get(path)) : Optional.empty();
    }

    private Definition read(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return new Definition(shownRoot + place(resource), in.readAllBytes());
        } catch (IOException e) {
            throw new ProblemException(e, "jobs.unreadable", resource.getDescription());
        }
    }

    private String place(Resource resource) throws IOException {
        if (diskOrNull != null) {
            return diskOrNull.relativize(resource.getFile().toPath()).toString().replace('\\', '/');
        }
        // The packaged copy may lie behind several nested archives: what follows the last jobs/ is what users know.
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/jobs/") + "/jobs/".length());
    }
}
