package fr.mediation.bilan.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param file its place in the repository
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {
    static final Page README = read("README.md");
    static final Page JOBS = read("jobs/README.md");
    static final Page CHECKS = read("jobs/sources/README.md");
    static final Page CATALOGUE = read("jobs/indicators/README.md");
    static final Page DEVELOPER = read("src/README.md");

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    static List<Page> all() {
        return List.of(README, JOBS, CHECKS, CATALOGUE, DEVELOPER);
    }

    private static Page read(String name) {
        try {
            return new Page(Path.of(name), Files.readAllLines(Path.of(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between single backticks, outside of blocks. */
    List<String> code() {
        return outside().flatMap(line -> found(CODE, line)).toList();
    }

    /** Where links and pictures lead. */
    List<String> links() {
        return outside().flatMap(line -> found(LINK, line)).toList();
    }

    /** The first cells of the rows of tables. */
    List<String> firstCells() {
        return outside()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
    }

    /** The blocks in a language, each as one text. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : lines) {
            if (block != null && line.equals(FENCE)) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            } else if (line.equals(FENCE + language)) {
                block = new StringBuilder();
            }
        }
        return blocks;
    }

    /** The names under which other pages lead to the headings of this one. */
    List<String> anchors() {
        return outside()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** What a reader is to type, wherever it stands. */
    List<String> commands() {
        return Stream.concat(code().stream(), blocks("sh").stream().flatMap(String::lines))
                .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Stream<String> outside() {
        List<String> outside = new ArrayList<>();
        boolean block = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                block = !block;
            } else if (!block) {
                outside.add(line);
            }
        }
        return outside.stream();
    }

    private static Stream<String> found(Pattern pattern, String line) {
        return pattern.matcher(line).results().map((MatchResult result) -> result.group(1));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
