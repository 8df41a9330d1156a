package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTables;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.indicator.judge.FindingSentences;
import fr.mediation.bilan.indicator.judge.Findings;
import fr.mediation.bilan.indicator.judge.Plausibility;
import fr.mediation.bilan.indicator.judge.Reporting;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Definitions;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportedYear;
import fr.mediation.bilan.report.SourceName;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sentence;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.FigureLookup;
import fr.mediation.bilan.value.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what the review of a year is made of, and what is to be checked before it is published. */
@Service
public class ReportInputs {
    private final Publications publications;
    private final Computations computations;
    private final FigureStore figures;
    private final ResponseStore responses;
    private final Territories territories;
    private final FactTables facts;

    ReportInputs(
            Publications publications,
            Computations computations,
            FigureStore figures,
            ResponseStore responses,
            Territories territories,
            FactTables facts) {
        this.publications = publications;
        this.computations = computations;
        this.figures = figures;
        this.responses = responses;
        this.territories = territories;
        this.facts = facts;
    }

    /**
     * A figure to be checked before it is published, or that was.
     *
     * @param entry why it is implausible, and what was decided about it
     * @param territory the territory's name
     * @param sentence the finding in the reader's language
     */
    public record FigureToCheck(Findings.Entry entry, String territory, String sentence) {
        /** {@return its number among the findings of the year} */
        public int number() {
            return entry.number();
        }
    }

    /**
     * {@return what is to be checked before a year is published, the gravest first: nothing was decided about it}
     *
     * @param computed the computation
     * @param year the year
     * @param perimeter the map of regions
     * @param jobs the definitions
     * @param messages the reader's language
     */
    public List<FigureToCheck> toCheck(
            Computations.Computed computed, int year, Perimeter perimeter, JobsFolder jobs, Messages messages) {
        return checked(computed, year, perimeter, jobs, messages).stream()
                .filter(figure -> figure.entry().isOpen())
                .toList();
    }

    /**
     * {@return what is implausible about a year, decided or not, the gravest first}
     *
     * @param computed the computation
     * @param year the year
     * @param perimeter the map of regions
     * @param jobs the definitions
     * @param messages the reader's language
     */
    public List<FigureToCheck> checked(
            Computations.Computed computed, int year, Perimeter perimeter, JobsFolder jobs, Messages messages) {
        Catalogue catalogue = CatalogueReader.read(jobs, facts);
        ReportBasis basis = publications.draft(year, computed, jobs);
        Comparisons comparisons = comparisons(basis, year, perimeter);
        Map<String, String> names = new HashMap<>();
        territories.regions(perimeter, year).forEach(region -> names.put(region.code(), region.name()));
        names.put(ReportInput.FRANCE.code(), ReportInput.FRANCE.name());
        names.put(Figure.OUTSIDE, TerritoryName.outside(messages).name());
        FindingSentences sentences = new FindingSentences(messages, catalogue.all(), names);
        return findings(catalogue, comparisons, year, perimeter, basis).all().stream()
                .map(entry ->
                        new FigureToCheck(entry, sentences.territory(entry.finding()), sentences.of(entry.finding())))
                .toList();
    }

    private static Findings findings(
            Catalogue catalogue, Comparisons comparisons, int year, Perimeter perimeter, ReportBasis basis) {
        return Findings.of(
                new Plausibility(catalogue.all(), comparisons).findings(year),
                basis.evidence().decisions(),
                perimeter);
    }

    /** The year, and from when to when attendance was delivered. */
    private static ReportedYear reported(ReportBasis basis, int year) {
        return new ReportedYear(
                year,
                basis.basis(),
                basis.evidence().firstFact(),
                basis.evidence().lastFact());
    }

    private Reporting reporting(long computation, Perimeter perimeter, int year, Definitions definitions) {
        return new Reporting(
                responses.scopes(computation, perimeter, year),
                responses.responses(computation, perimeter, year),
                responses.missing(computation, year),
                responses.renamed(computation, year),
                responses.partial(computation, year),
                responses.nameChanges(computation, perimeter, year),
                indicators(definitions.valueMap().measuredEffects()),
                indicators(definitions.valueMap().measuredMeans()));
    }

    private static Set<String> indicators(Set<Quantity.Measured> measured) {
        return measured.stream().map(Quantity.Measured::indicator).collect(Collectors.toSet());
    }

    /** The totals of a year beside those of others, by the figures that are up to date. */
    Comparisons comparisons(YearBasis basis, int year, Perimeter perimeter, JobsFolder jobs) {
        return comparisons(publications.draft(year, computations.current(jobs, basis), basis, jobs), year, perimeter);
    }

    private Comparisons comparisons(ReportBasis basis, int year, Perimeter perimeter) {
        Definitions definitions = Definitions.read(basis.jobs(), facts);
        return comparisons(
                        definitions.catalogue(),
                        figures.annual(basis.computation(), perimeter, year, false),
                        reported(basis, year),
                        basis.jobs())
                .with(reporting(basis.computation(), perimeter, year, definitions));
    }

    private Comparisons comparisons(Catalogue catalogue, List<Figure> known, ReportedYear reported, JobsFolder jobs) {
        Set<Integer> partialYears =
                known.stream().map(Figure::year).filter(reported::isPartial).collect(Collectors.toSet());
        // Every year is computed with the definitions of today, so that none of them breaks a series.
        return new Comparisons(
                catalogue.all(),
                known,
                territories,
                Targets.read(jobs, catalogue, territories),
                Map.of(),
                partialYears);
    }

    /**
     * {@return all that a report is made of, in memory}
     *
     * @param basis what it rests on
     * @param request what is to be written
     */
    ReportInput of(ReportBasis basis, Review.Request request) {
        CompletableFuture.runAsync(ReportLayout::prepare);
        Definitions definitions = Definitions.read(basis.jobs(), facts);
        Messages messages = Messages.in(request.language());
        List<Figure> known = figures.annual(basis.computation(), request.perimeter(), request.year(), true);
        // The simulation takes as long as all the rest, and depends on none of it.
        CompletableFuture<Appraisal> appraisal =
                CompletableFuture.supplyAsync(() -> appraisal(definitions, known, request.year()));
        ReportedYear reported = reported(basis, request.year());
        Comparisons comparisons = comparisons(definitions.catalogue(), known, reported, basis.jobs())
                .with(reporting(basis.computation(), request.perimeter(), request.year(), definitions));
        Findings findings = findings(definitions.catalogue(), comparisons, request.year(), request.perimeter(), basis);
        Earlier earlier = earlier(basis, request, known, definitions.catalogue());
        List<TerritoryName> regions = territories.regions(request.perimeter(), request.year()).stream()
                .map(region -> new TerritoryName(region.code(), region.name()))
                .toList();
        return new ReportInput(
                reported,
                new ReportInput.Presentation(
                        request.perimeter(), request.language(), request.extras(), basis.edition()),
                definitions.catalogue().all(),
                known,
                new ReportInput.Geography(
                        regions,
                        territories.regionsByDepartment(request.perimeter(), request.year()),
                        basis.evidence().places(),
                        outside(known, request.year(), messages)),
                joined(appraisal),
                new ReportInput.Delivered(
                        SourceCatalogue.all().stream()
                                .map(source -> new SourceName(
                                        source.id(), source.facts().label(), source.about()))
                                .toList(),
                        basis.evidence().quality(),
                        basis.evidence().unread(),
                        rule -> messages.get("job.rule." + rule)),
                new ReportInput.Judgement(
                        comparisons,
                        findings.open().stream().map(Findings.Entry::finding).toList(),
                        findings.decided(),
                        earlier));
    }

    /** What lies in no region, where something does. */
    private static @Nullable TerritoryName outside(List<Figure> figures, int year, Messages messages) {
        return figures.stream()
                        .anyMatch(figure -> figure.isOutside() && figure.year() == year && figure.value() != null)
                ? TerritoryName.outside(messages)
                : null;
    }

    private static Appraisal joined(CompletableFuture<Appraisal> appraisal) {
        try {
            return appraisal.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Earlier earlier(ReportBasis basis, Review.Request request, List<Figure> known, Catalogue catalogue) {
        Publication before = basis.earlier();
        return before == null
                ? null
                : new Earlier(
                        Publications.edition(before),
                        Revision.between(
                                totals(
                                        figures.annual(
                                                before.computation(), request.perimeter(), request.year(), false),
                                        request),
                                totals(known, request),
                                publications.causes(before, basis, catalogue)),
                        times(basis.evidence()) - times(before.evidence()));
    }

    private static int times(String evidence) {
        return evidence.isEmpty() ? 0 : times(Evidence.of(evidence));
    }

    private static int times(Evidence evidence) {
        return evidence.forgotten() == null ? 0 : evidence.forgotten();
    }

    private static List<Figure> totals(List<Figure> figures, Review.Request request) {
        return figures.stream()
                .filter(figure ->
                        figure.year() == request.year() && figure.category().isTotal())
                .toList();
    }

    private static Appraisal appraisal(Definitions definitions, List<Figure> figures, int year) {
        // What was valued before its map was asked who had been credited keeps its value.
        boolean valued = figures.stream()
                .anyMatch(figure -> figure.year() == year
                        && figure.value() != null
                        && definitions
                                .catalogue()
                                .get(figure.indicator())
                                .filter(indicator -> indicator.from() == Origin.Derived.VALUE)
                                .isPresent());
        Optional<Sentence> obstacle =
                valued ? definitions.valuator().obstacle(definitions.valueMap(), year) : definitions.obstacle(year);
        if (obstacle.isPresent()) {
            return Appraisal.none(definitions.valueMap(), obstacle.get());
        }
        Map<String, FigureLookup> measures = new HashMap<>();
        figures.stream()
                .filter(figure -> figure.year() == year && !figure.isOutside())
                .collect(Collectors.groupingBy(Figure::territory))
                .forEach((territory, own) -> measures.put(territory, new ValueMeasures(own)));
        return definitions
                .valuator()
                .appraise(definitions.valueMap(), year, measures)
                .with(definitions.factors().avoided(year));
    }
}
