package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class OptionsTest {
    static Stream<Arguments> commands() {
        return Stream.of(Messages.FRENCH, Messages.ENGLISH)
                .flatMap(language ->
                        commands(language).map(command -> Arguments.of(command.getCommandName(), language, command)));
    }

    private static Stream<CommandLine> commands(Locale language) {
        return Bilan.commandLine(Messages.in(language)).getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("help"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("commands")
    void eachOptionIsExplained(String name, Locale language, CommandLine command) {
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(String.join("", option.description()))
                        .as(option.longestName())
                        .isNotBlank());
    }

    @Test
    void anOptionOfSeveralCommandsIsDeclaredOnce() {
        Map<String, Set<Object>> declarations = commands(Messages.FRENCH)
                .flatMap(command -> command.getCommandSpec().options().stream())
                // A folder for a report, a file for the draft of a profile.
                .filter(option -> !option.longestName().equals("--out"))
                .collect(Collectors.groupingBy(
                        OptionSpec::longestName, Collectors.mapping(OptionSpec::userObject, Collectors.toSet())));

        assertThat(declarations)
                .containsKeys("--perimeter", "--lang")
                .allSatisfy((name, fields) -> assertThat(fields).hasSize(1));
    }

    @Test
    void theYearOfAnExplanationMustBeGiven() {
        assertThat(Bilan.commandLine(Messages.in(Messages.FRENCH))
                        .getSubcommands()
                        .get("explain")
                        .getCommandSpec()
                        .findOption("--year")
                        .required())
                .isTrue();
        assertThat(usageError("explain", "activites")).contains("--year", "bilan explain --help");
    }

    @Test
    void whatAReportIsOfMustBeGiven() {
        assertThat(usageError("report")).contains("--year", "--publication");
        assertThat(usageError("report", "--year", "2016", "--publication", "1")).contains("--year", "--publication");
        assertThat(usageError("findings", "--accept", "1")).contains("--why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lang de | fr | de",
                "--perimeter 2014 | 2014 | academies",
                "--perimeter 2014 --lang en | Unknown perimeter | academies",
                "--lang=EN --perimeter 2014 | Unknown perimeter | academies",
                "--year-basis scolaire | scolaire | --year-basis convention",
                "--source toto | toto | donation",
                "--jobs nulle-part | nulle-part | BILAN_JOBS",
                "--tolerance beaucoup | --tolerance | beaucoup",
                "--tolerance NaN | --tolerance | NaN",
                "--tolerance 1e400 | --tolerance | 1e400",
                "--tolerance 101 | --tolerance | 101",
                "--tolerance=-5 | --tolerance | -5"
            })
    void aValueThatIsNoneIsExplainedInTheReadersLanguage(String options, String one, String other) {
        assertThat(usageError(("committee " + options).split(" "))).contains(one, other, "bilan committee --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingest",
                "check",
                "profile",
                "value",
                "report --year 2016 --out",
                "committee --inbox",
                "profile a.csv --out",
                "explain activites --year 2016 --lines"
            })
    void anEmptyNameIsNoFileOrFolder(String command) {
        CommandLine line = Bilan.commandLine(Messages.in(Messages.FRENCH));

        assertThatThrownBy(() -> line.parseArgs((command + " ").split(" ", -1)))
                .hasRootCauseInstanceOf(ProblemException.class);
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNoFileOfArguments(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(folder.resolve("lignes.csv"), "Camille Martin");

        assertThat(usageError("status", "@" + lines)).contains(lines.toString()).doesNotContain("Martin");
    }

    private static String usageError(String... arguments) {
        StringWriter err = new StringWriter();
        int code = Bilan.run(new PrintWriter(new StringWriter()), new PrintWriter(err), arguments);
        assertThat(code).isEqualTo(ExitCode.WRONG_USAGE);
        return err.toString();
    }
}
