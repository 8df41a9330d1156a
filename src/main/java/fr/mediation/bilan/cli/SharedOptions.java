package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Options that several commands take, each declared once. */
final class SharedOptions {
    private SharedOptions() {}

    /** Asks for help. */
    static final class Help {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true)
        private boolean wanted;
    }

    /** The reader's language. */
    static final class Language {
        @Option(names = "--lang", paramLabel = "fr|en")
        private Locale locale = Messages.FRENCH;

        Messages messages() {
            return Messages.in(locale);
        }
    }

    /** The source of files, where the user names it. */
    static final class OfSource {
        @Option(names = "--source", paramLabel = "SOURCE", completionCandidates = Converters.SourceIds.class)
        private Source source;

        @Nullable
        String id() {
            return source == null ? null : source.id();
        }
    }

    /** Who delivers. */
    static final class OfProducer {
        private static final String NAME = "--producer";

        @Option(names = NAME, paramLabel = "NAME")
        private String producer;

        @Nullable
        String name() {
            return producer;
        }

        /** Makes the producer one that must be given. */
        static final class Required implements IModelTransformer {
            @Override
            public CommandSpec transform(CommandSpec command) {
                return required(command, NAME);
            }
        }
    }

    private static CommandSpec required(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        return command.remove(option)
                .addOption(OptionSpec.builder(option).required(true).build());
    }

    /** A year. */
    static final class OfYear {
        private static final String NAME = "--year";

        @Option(names = NAME, paramLabel = "YEAR")
        private Integer year;

        @Nullable
        Integer year() {
            return year;
        }

        /** Makes the year one that must be given. */
        static final class Required implements IModelTransformer {
            @Override
            public CommandSpec transform(CommandSpec command) {
                return required(command, NAME);
            }
        }
    }

    /** How years are counted. */
    static final class Basis {
        @Option(names = "--year-basis", paramLabel = "civil|convention")
        private YearBasis basis = YearBasis.CIVIL;

        YearBasis basis() {
            return basis;
        }
    }

    /** The map of regions. */
    static final class OfPerimeter {
        @Option(names = "--perimeter", paramLabel = "2016|2015|academies")
        private Perimeter perimeter = Perimeter.REGIONS_2016;

        Perimeter perimeter() {
            return perimeter;
        }
    }

    /** A territory. */
    static final class OfTerritory {
        @Option(names = "--territory", paramLabel = "CODE")
        private String code = Figure.COUNTRY;

        String code() {
            return code;
        }
    }
}
