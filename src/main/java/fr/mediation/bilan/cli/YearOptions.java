package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the years of a command are counted. */
final class YearOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--year-basis", paramLabel = "civil|convention")
    private String code = YearBasis.CIVIL.code();

    YearBasis basis(CommonOptions common) {
        return YearBasis.of(code)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), common.messages().get("cli.unknown-year-basis", code)));
    }

    /** How users call a year. */
    static String name(YearBasis basis, int year, CommonOptions common) {
        return common.messages().get("cli.year." + basis.code(), Integer.toString(year));
    }

    /** How users call the years of a computation. */
    static String names(Computations.Computed computed, CommonOptions common) {
        return common.messages().get("cli.years." + computed.basis().code(), computed.yearList());
    }
}
