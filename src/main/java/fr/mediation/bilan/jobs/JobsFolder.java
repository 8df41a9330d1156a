package fr.mediation.bilan.jobs;

import fr.mediation.bilan.text.ProblemException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The folder {@code jobs/}: sources, indicators and the value map. */
public final class JobsFolder {
    private final String root;
    private final String shownRoot;

    private JobsFolder(String root, String shownRoot) {
        this.root = root;
        this.shownRoot = shownRoot;
    }

    /**
     * The copy packaged in the jar.
     *
     * @return the folder
     */
    public static JobsFolder packaged() {
        return new JobsFolder("classpath:jobs/", "jobs/");
    }

    /**
     * A folder on disk.
     *
     * @param folder the folder
     * @return the folder
     */
    public static JobsFolder of(Path folder) {
        return new JobsFolder(folder.toAbsolutePath().toUri().toString(), folder + "/");
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

    private Definition read(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            String url = resource.getURL().toString();
            // The packaged copy lies behind several nested archives: what follows the last jobs/ is what users know.
            String place = root.startsWith("classpath")
                    ? url.substring(url.lastIndexOf("/jobs/") + "/jobs/".length())
                    : url.substring(root.length());
            return new Definition(shownRoot + place, in.readAllBytes());
        } catch (IOException e) {
            throw new ProblemException(e, "jobs.unreadable", resource.getDescription());
        }
    }
}
