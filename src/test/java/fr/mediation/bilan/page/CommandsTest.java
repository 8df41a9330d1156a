package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.cli.Bilan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell a reader to type is what the program takes, and all of it. */
class CommandsTest {
    private static final Pattern CALL =
            Pattern.compile("(?:jobs/bilan|java -jar target/bilan\\.jar) +([a-z]+)((?: .*)?)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]+(?:-[a-z]+)*");
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z]+) ");
    private static final Pattern MAVEN_PROPERTY = Pattern.compile("-D(bench[\\w.]*)");
    private static final Pattern MAVEN_PROFILE = Pattern.compile("-P([\\w-]+)");

    /** The options of each command, as the program itself tells them. */
    private static final Map<String, Set<String>> COMMANDS = matches(LISTED, 1, told("--help")).stream()
            .filter(command -> !command.equals("help"))
            .collect(Collectors.toMap(Function.identity(), command -> matches(OPTION, 0, told(command, "--help"))));

    private static String told(String... arguments) {
        StringWriter out = new StringWriter();
        Bilan.run(new PrintWriter(out), new PrintWriter(out), arguments);
        return out.toString();
    }

    private static Set<String> matches(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> typed() {
        return Page.all().stream().flatMap(page -> page.commands().stream());
    }

    static List<String> calls() {
        return typed().filter(line -> CALL.matcher(line).matches()).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCommandOfAPageExistsWithItsOptions(String call) {
        MatchResult parts = CALL.matcher(call).results().findFirst().orElseThrow();

        assertThat(COMMANDS).containsKey(parts.group(1));
        assertThat(COMMANDS.get(parts.group(1))).containsAll(matches(OPTION, 0, parts.group(2)));
    }

    @Test
    void anOptionNamedByItselfBelongsToACommand() {
        Set<String> named = typed().filter(line -> line.startsWith("--"))
                .flatMap(line -> matches(OPTION, 0, line).stream())
                .collect(Collectors.toSet());

        assertThat(options()).containsAll(named);
    }

    @Test
    void theReadmeNamesEachCommand() {
        assertThat(Page.README.commands().stream()
                        .flatMap(line -> CALL.matcher(line).results())
                        .map(call -> call.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(COMMANDS.keySet());
    }

    @Test
    void eachOptionStandsInAPage() {
        assertThat(typed().flatMap(line -> matches(OPTION, 0, line).stream()).collect(Collectors.toSet()))
                .containsAll(options());
    }

    @Test
    void whatMavenIsGivenStandsInTheBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        String maven = typed().filter(line -> line.startsWith("mvn ")).collect(Collectors.joining("\n"));

        assertThat(matches(MAVEN_PROFILE, 1, maven))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(build).contains("<id>" + profile + "</id>"));
        assertThat(matches(MAVEN_PROPERTY, 1, maven))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(build).contains("<" + property + ">"));
    }

    private static Set<String> options() {
        return COMMANDS.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    }
}
