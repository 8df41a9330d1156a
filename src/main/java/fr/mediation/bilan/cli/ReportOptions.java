package fr.mediation.bilan.cli;

import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the year's files are to be written. */
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--perimeter", paramLabel = "2016|2015|academies")
    private String perimeter = Perimeter.REGIONS_2016.code();

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    Perimeter perimeter(CommonOptions common) {
        return Perimeter.of(perimeter).orElseThrow(() -> {
            String known =
                    Arrays.stream(Perimeter.values()).map(Perimeter::code).collect(Collectors.joining(", "));
            return new ParameterException(
                    command.commandLine(), common.messages().get("cli.unknown-perimeter", perimeter, known));
        });
    }

    Path folder(CommonOptions common, int year) {
        return out == null ? common.home().reports(year) : out.toAbsolutePath();
    }
}
