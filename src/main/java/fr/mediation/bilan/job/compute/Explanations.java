package fr.mediation.bilan.job.compute;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.file.PrivateFiles;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.measure.FigureFacts;
import fr.mediation.bilan.indicator.measure.RefusedMeasures;
import fr.mediation.bilan.job.run.Home;
import fr.mediation.bilan.store.FactLines;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.WrongQueryException;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.FormulaGuard;
import fr.mediation.bilan.text.HiddenCharacters;
import fr.mediation.bilan.text.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Explains a figure: what it is, how it was computed, from which files and lines, and what changed since it was shown. */
@Service
public class Explanations {
    /** What a figure's stored value may differ by from what a statement gives. */
    /** What is said of the members of a group whom other lines name, as the other words of the file in French. */
    private static final String MEMBERS = "déjà comptés dans le groupe";

    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private final Computations computations;
    private final ExplainedFigures figures;
    private final Reference reference;
    private final FactLines lines;
    private final PublicationStore publications;
    private final Territories territories;
    private final FactTables facts;
    private final Home home;

    Explanations(
            Computations computations,
            ExplainedFigures figures,
            Reference reference,
            FactLines lines,
            PublicationStore publications,
            Territories territories,
            FactTables facts,
            Home home) {
        this.computations = computations;
        this.figures = figures;
        this.reference = reference;
        this.lines = lines;
        this.publications = publications;
        this.territories = territories;
        this.facts = facts;
        this.home = home;
    }

    /**
     * The figure to be explained.
     *
     * @param indicator the indicator's id
     * @param basis how years are counted
     * @param year the year
     * @param territory {@code FR}, a region's code in the perimeter, {@code D} and a department's code, or a place's
     *     identifier
     * @param perimeter the map of regions
     */
    public record Question(String indicator, YearBasis basis, int year, String territory, Perimeter perimeter) {}

    /**
     * The explanation of a figure.
     *
     * @param indicator its definition
     * @param basis how its year is counted
     * @param figure the figure
     * @param territoryName what its territory is called
     * @param categories the same figure for each category of its dimensions
     * @param source what it was computed from; null where it is derived from other figures
     * @param inputs the figures that it is derived from; empty where it is measured
     * @param sincePublication what changed since it was shown last; null where it never was
     */
    public record Explanation(
            Indicator indicator,
            YearBasis basis,
            Figure figure,
            String territoryName,
            List<Figure> categories,
            @Nullable Source source,
            List<Explanation> inputs,
            @Nullable Since sincePublication) {}

    /**
     * What a measured figure was computed from.
     *
     * @param statement the statement that computes it by itself
     * @param numeratorNow what the statement gives now
     * @param denominatorNow the same for the denominator, null where there is none
     * @param agrees whether that is what is stored
     * @param deliveries the deliveries that it counts
     * @param scope what the same reporters reported in the year before too; null where that is not known
     */
    public record Source(
            String statement,
            BigDecimal numeratorNow,
            @Nullable BigDecimal denominatorNow,
            boolean agrees,
            List<ContributingDelivery> deliveries,
            @Nullable ConstantScope scope) {}

    /**
     * A delivery that a figure counts.
     *
     * @param delivery its number
     * @param file its name
     * @param sha256 its identity
     * @param producer who delivered it
     * @param lines how many of its lines lie in the figure's year and territory
     * @param rejected how many of its lines stand rejected; where they would have counted is not known
     */
    public record ContributingDelivery(
            long delivery, String file, String sha256, String producer, long lines, long rejected) {}

    /**
     * What changed since a publication.
     *
     * @param publication the publication's number
     * @param publishedOn its day
     * @param shown the value that was shown, null where it was missing
     * @param same whether that is the value now
     * @param came the files that came into force since
     * @param gone the files that no longer count
     */
    public record Since(
            long publication,
            LocalDate publishedOn,
            @Nullable BigDecimal shown,
            boolean same,
            List<String> came,
            List<String> gone) {}

    /**
     * Explains.
     *
     * @param question the figure
     * @param jobs the definitions
     * @return the explanation
     * @throws ProblemException if there is no such indicator or territory, or the figures are not up to date
     */
    public Explanation explain(Question question, JobsFolder jobs) {
        Definitions definitions = Definitions.read(jobs, facts);
        Catalogue catalogue = definitions.catalogue();
        Indicator indicator = catalogue
                .get(question.indicator())
                .orElseThrow(() -> new ProblemException("job.explain.no-indicator", question.indicator()));
        Where where = where(question);
        long computation = computations.current(jobs, question.basis());
        // Another computation may have copied what other definitions say.
        return reference.with(definitions, () -> explain(indicator, question, where, computation, catalogue));
    }

    private record Where(Level level, String code, String name) {}

    private Where where(Question question) {
        String code = question.territory();
        if (code.equals(Figure.COUNTRY)) {
            return new Where(Level.NATIONAL, code, "");
        }
        if (code.contains("/")) {
            return new Where(Level.PLACE, code, code);
        }
        if (code.equals(Figure.OUTSIDE)) {
            return new Where(Level.REGION, code, code);
        }
        Optional<Where> region = territories
                .region(question.perimeter(), code, question.year())
                .map(found -> new Where(Level.REGION, code, found.name()));
        return region.or(() -> code.startsWith("D")
                        ? territories
                                .department(code.substring(1))
                                .map(found -> new Where(Level.DEPARTMENT, found.code(), found.name()))
                        : Optional.empty())
                .orElseThrow(() -> new ProblemException(
                        "job.explain.no-territory",
                        code,
                        question.perimeter().code(),
                        String.join(
                                ", ",
                                territories.regions(question.perimeter(), question.year()).stream()
                                        .map(found -> found.code())
                                        .toList())));
    }

    private Explanation explain(
            Indicator indicator, Question question, Where where, long computation, Catalogue catalogue) {
        List<Figure> own = figures(indicator, question, where, computation);
        Figure figure = own.stream()
                .filter(found -> found.category().isTotal())
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        "job.explain.no-figure", indicator.id(), Integer.toString(question.year()), where.code()));
        List<Explanation> inputs = Stream.of(indicator.numerator(), indicator.denominator())
                .filter(id -> indicator.from() == Origin.Derived.INDICATORS)
                .filter(Objects::nonNull)
                .map(catalogue::get)
                .flatMap(Optional::stream)
                .map(input -> explain(input, question, where, computation, catalogue))
                .toList();
        return new Explanation(
                indicator,
                question.basis(),
                figure,
                where.name(),
                own.stream().filter(found -> !found.category().isTotal()).toList(),
                indicator.facts().isPresent()
                        ? source(FigureFacts.of(indicator, question.basis(), figure, territories), figure, computation)
                        : null,
                inputs,
                since(indicator, figure, question, where).orElse(null));
    }

    private List<Figure> figures(Indicator indicator, Question question, Where where, long computation) {
        return where.level() == Level.PLACE
                ? figures.ofPlace(indicator, question.basis(), question.year(), where.code())
                : stored(indicator, question, where, computation);
    }

    private List<Figure> stored(Indicator indicator, Question question, Where where, long computation) {
        return figures.stored(
                computation, indicator, question.year(), question.perimeter(), where.level(), where.code());
    }

    private Source source(FigureFacts measured, Figure figure, long computation) {
        FactQuery query = measured.query();
        List<BigDecimal> now = evaluate(query, figure.indicator());
        return new Source(
                query.sql(),
                now.get(0),
                now.get(1),
                agree(figure.numerator(), now.get(0)) && agree(figure.denominator(), now.get(1)),
                lines.deliveries(measured.selection()).stream()
                        .map(one -> new ContributingDelivery(
                                one.delivery(), one.file(), one.sha256(), one.producer(), one.lines(), one.rejected()))
                        .toList(),
                figures.scope(computation, figure));
    }

    private List<@Nullable BigDecimal> evaluate(FactQuery query, String indicator) {
        try {
            return lines.evaluate(query);
        } catch (WrongQueryException e) {
            throw RefusedMeasures.refused(e, indicator);
        }
    }

    private static boolean agree(@Nullable BigDecimal stored, @Nullable BigDecimal now) {
        // For a territory that delivered nothing the statement gives null where the figure is zero.
        BigDecimal a = Objects.requireNonNullElse(stored, BigDecimal.ZERO);
        BigDecimal b = Objects.requireNonNullElse(now, BigDecimal.ZERO);
        return a.subtract(b).abs().compareTo(ROUNDING) <= 0;
    }

    private Optional<Since> since(Indicator indicator, Figure figure, Question question, Where where) {
        if (where.level() == Level.PLACE) {
            // No publication shows the figures of a place.
            return Optional.empty();
        }
        return publications.last(question.basis().code(), question.year()).map(publication -> {
            BigDecimal shown = stored(indicator, question, where, publication.computation()).stream()
                    .filter(then -> then.category().isTotal())
                    .findFirst()
                    .map(Figure::value)
                    .orElse(null);
            boolean same = figure.value() == null
                    ? shown == null
                    : shown != null && figure.value().compareTo(shown) == 0;
            return new Since(
                    publication.id(),
                    publication.publishedOn(),
                    shown,
                    same,
                    publications.filesAddedSince(publication.id()),
                    publications.filesRemovedSince(publication.id()));
        });
    }

    /**
     * Writes the lines that figures were computed from: file, sheet, line, and the columns that the indicator looks at.
     * Persons appear by their pseudonyms only.
     *
     * @param explanation the figure; one that is derived is followed to the figures it is derived from
     * @param jobs the definitions that it was explained by
     * @param file where
     * @return how many lines were written
     * @throws ProblemException if the file cannot be written
     */
    public long writeLines(Explanation explanation, JobsFolder jobs, Path file) {
        if (home.keepsItselfIn(file)) {
            throw new ProblemException("job.file-of-home", file.toString());
        }
        try {
            AtomicLong written = new AtomicLong();
            Definitions definitions = Definitions.read(jobs, facts);
            PrivateFiles.replace(
                    file, text -> written.set(reference.with(definitions, () -> written(explanation, text))));
            return written.get();
        } catch (UncheckedIOException | IOException e) {
            throw new ProblemException(e, "job.file-not-writable", file.toString());
        }
    }

    private long written(Explanation explanation, Writer text) {
        try {
            return write(explanation, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(Explanation explanation, Writer text) throws IOException {
        long written = 0;
        // Who gave the text closes it, when it stands in its place.
        CSVPrinter csv =
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get().print(text);
        for (Explanation measured : measured(explanation)) {
            FigureFacts counted =
                    FigureFacts.of(measured.indicator(), measured.basis(), measured.figure(), territories);
            List<String> columns = counted.columns();
            List<String> header = new ArrayList<>(List.of("indicateur", "fichier", "feuille", "ligne"));
            header.addAll(columns);
            boolean ofGroups = measured.indicator()
                    .facts()
                    .filter(facts -> facts.is(Trait.ACTIVITY))
                    .isPresent();
            if (ofGroups) {
                header.add("remarque");
            }
            csv.printRecord(header);
            written += lines.forEach(counted.selection(), columns, ofGroups, cells -> {
                if (ofGroups) {
                    int last = cells.size() - 1;
                    cells.set(last, Boolean.parseBoolean(cells.get(last)) ? MEMBERS : null);
                }
                print(csv, measured.indicator().id(), cells);
            });
        }
        return written;
    }

    private static void print(CSVPrinter csv, String indicator, List<@Nullable String> cells) {
        List<String> record = new ArrayList<>(List.of(indicator));
        cells.forEach(cell -> record.add(cell == null ? "" : FormulaGuard.neutralised(HiddenCharacters.shown(cell))));
        try {
            csv.printRecord(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Explanation> measured(Explanation explanation) {
        return explanation.source() != null
                ? List.of(explanation)
                : explanation.inputs().stream()
                        .flatMap(input -> measured(input).stream())
                        .toList();
    }
}
