package fr.mediation.bilan.cli;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What the values of options are, from the words that users write; a word that is none is explained. */
final class Converters {
    private Converters() {}

    /** Makes a command line and its subcommands convert. */
    static CommandLine addTo(CommandLine line) {
        return line.registerConverter(Locale.class, Converters::language)
                .registerConverter(Home.class, Converters::home)
                .registerConverter(Path.class, Converters::path)
                .registerConverter(JobsFolder.class, Converters::jobs)
                .registerConverter(Source.class, Converters::source)
                .registerConverter(Perimeter.class, Converters::perimeter)
                .registerConverter(YearBasis.class, Converters::yearBasis)
                .registerConverter(CatalogueCommand.Format.class, Converters::format);
    }

    private static Locale language(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "fr" -> Messages.FRENCH;
            case "en" -> Messages.ENGLISH;
            default -> throw new ProblemException("cli.unknown-language", code);
        };
    }

    /** A variable of the environment that is empty counts as not set. */
    private static Home home(String folder) {
        return new Home(
                Path.of(folder.isBlank() ? "work" : folder).toAbsolutePath().normalize());
    }

    /** An empty name would mean the current folder: a variable that a script does not set takes and fills no folder. */
    private static Path path(String name) {
        if (name.isBlank()) {
            throw new ProblemException("cli.empty-path");
        }
        return Path.of(name);
    }

    private static JobsFolder jobs(String folder) {
        if (folder.isBlank()) {
            return JobsFolder.packaged();
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new ProblemException("cli.no-jobs-folder", folder);
        }
        return JobsFolder.of(Path.of(folder));
    }

    /** A percentage: one outside of 0 to 100, or one that is no number, compares with nothing. */
    static final class Percent implements CommandLine.ITypeConverter<Double> {
        private static final Pattern PLAIN = Pattern.compile("\\d{1,3}([.,]\\d{1,9})?");
        private static final int ALL = 100;

        @Override
        public Double convert(String text) {
            double percent = PLAIN.matcher(text).matches() ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
            if (percent >= 0 && percent <= ALL) {
                return percent;
            }
            throw new ProblemException("cli.no-percentage", text);
        }
    }

    /** The words for sources, for help texts. */
    static final class SourceIds implements Iterable<String> {
        private static final List<String> ALL =
                SourceCatalogue.all().stream().map(Source::id).toList();

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }

    private static Source source(String id) {
        return SourceCatalogue.all().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException("cli.unknown-source", id, SourceIds.ALL));
    }

    private static Perimeter perimeter(String code) {
        return Perimeter.of(code).orElseThrow(() -> {
            String known =
                    Arrays.stream(Perimeter.values()).map(Perimeter::code).collect(Collectors.joining(", "));
            return new ProblemException("cli.unknown-perimeter", code, known);
        });
    }

    private static YearBasis yearBasis(String code) {
        return YearBasis.of(code).orElseThrow(() -> new ProblemException("cli.unknown-year-basis", code));
    }

    private static CatalogueCommand.Format format(String word) {
        return Arrays.stream(CatalogueCommand.Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException("cli.unknown-format", word));
    }
}
