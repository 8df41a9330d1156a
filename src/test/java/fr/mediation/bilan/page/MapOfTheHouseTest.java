package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The developer's page is a map of the program as it is. */
class MapOfTheHouseTest {
    private static final Path MAIN = Path.of("src/main/java/fr/mediation/bilan");
    private static final Path TEST = Path.of("src/test/java/fr/mediation/bilan");
    private static final String SOURCE = ".java";
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");
    private static final Pattern SLOW = Pattern.compile("^`([A-Z][A-Za-z0-9]*Test)`$");
    private static final Pattern CLASS = Pattern.compile("([A-Z][a-z0-9]+)+");

    private static <T> List<T> files(Path root, Function<Path, T> told) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(SOURCE))
                    .map(told)
                    .toList();
        }
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(SOURCE, "");
    }

    private static String packageOf(Path root, Path file) {
        return root.relativize(file.getParent()).toString().replace('/', '.');
    }

    @Test
    void theMapShowsEachPackageAndNoOther() throws IOException {
        Set<String> shown = Page.DEVELOPER.firstCells().stream()
                .flatMap(cell -> PACKAGE.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        Set<String> packages = new TreeSet<>(files(MAIN, file -> packageOf(MAIN, file)));
        packages.addAll(files(TEST, file -> packageOf(TEST, file)));
        packages.remove("");

        assertThat(shown).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void theTableOfSlowTestsHasAllThatAreTaggedSo() throws IOException {
        Set<String> shown = Page.DEVELOPER.firstCells().stream()
                .flatMap(cell -> SLOW.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        Set<String> tagged = new TreeSet<>();
        for (Path file : files(TEST, file -> file)) {
            if (Files.readString(file).contains("\n@Tag(\"slow\")\n")) {
                tagged.add(simpleName(file));
            }
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(tagged);
    }

    @Test
    void eachClassNamedExists() throws IOException {
        List<String> named = Page.DEVELOPER.code().stream()
                .filter(code -> CLASS.matcher(code).matches())
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(Stream.concat(
                                files(MAIN, MapOfTheHouseTest::simpleName).stream(),
                                files(TEST, MapOfTheHouseTest::simpleName).stream())
                        .toList())
                .containsAll(named);
    }
}
