package fr.mediation.bilan.job;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Comparisons;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.FigureRows;
import fr.mediation.bilan.indicator.Finding;
import fr.mediation.bilan.indicator.FindingSentences;
import fr.mediation.bilan.indicator.Plausibility;
import fr.mediation.bilan.indicator.Revision;
import fr.mediation.bilan.indicator.Targets;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFiles;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportedYear;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.report.sheet.Report;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.PublicationStore.PublishedFile;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Measures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Service;

/** Writes the files of a year's review from a computation. */
@Service
public class Review {
    private static final String FOLDER = "folder";
    private static final String ATTEMPT = "attempt";

    private final JobRuns runs;
    private final ReportJob job;
    private final Publications publications;
    private final PublicationStore published;
    private final FigureStore figures;
    private final Territories territories;

    Review(
            JobRuns runs,
            ReportJob job,
            Publications publications,
            PublicationStore published,
            FigureStore figures,
            Territories territories) {
        this.runs = runs;
        this.job = job;
        this.publications = publications;
        this.published = published;
        this.figures = figures;
        this.territories = territories;
    }

    /**
     * What is to be written.
     *
     * @param year the year reviewed
     * @param perimeter the map of regions
     * @param language the reader's language
     * @param extras what is written on request only
     * @param folder where the files go
     */
    public record Request(int year, Perimeter perimeter, Locale language, Set<ReportInput.Extra> extras, Path folder) {}

    /**
     * What was written.
     *
     * @param ran false where the files were there already
     * @param files the files
     */
    public record Written(boolean ran, List<Path> files) {}

    /**
     * Writes the files of a draft, unless what was last written there is the same computation with the same options.
     *
     * @param computed the computation
     * @param request what is to be written
     * @param jobs the definitions
     * @return what there is now
     */
    public Written write(Indicators.Computed computed, Request request, JobsFolder jobs) {
        Foundation foundation = publications.draft(request.year(), computed, jobs);
        if (isInPlace(foundation, request)) {
            return new Written(false, job.files(request));
        }
        run(foundation, request);
        return new Written(true, job.files(request));
    }

    /**
     * Writes the files of a publication: byte for byte those that were written first with the same options, however old
     * they are.
     *
     * @param publication the publication
     * @param request what is to be written, of the publication's year
     * @return what there is now
     */
    public Written write(Publication publication, Request request) {
        List<ReportFile> kept = kept(publication, request);
        if (kept.isEmpty()) {
            run(publications.frozen(publication), request);
            keep(publication, request);
            return new Written(true, job.files(request));
        }
        List<Path> files =
                kept.stream().map(file -> request.folder().resolve(file.name())).toList();
        if (kept.stream().allMatch(file -> isThere(file, request.folder()))) {
            return new Written(false, files);
        }
        ReportFiles.write(kept, request.folder());
        return new Written(true, files);
    }

    private List<ReportFile> kept(Publication publication, Request request) {
        return published.files(publication.id(), rendering(request)).stream()
                .map(file -> new ReportFile(file.name(), file.content()))
                .toList();
    }

    private void keep(Publication publication, Request request) {
        published.keep(
                publication.id(),
                rendering(request),
                job.files(request).stream()
                        .map(path -> {
                            byte[] content = bytes(path);
                            return new PublishedFile(path.getFileName().toString(), Digest.of(content), content);
                        })
                        .toList());
    }

    private static boolean isThere(ReportFile file, Path folder) {
        Path path = folder.resolve(file.name());
        return Files.exists(path) && Arrays.equals(bytes(path), file.content());
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rendering rendering(Request request) {
        return new Rendering(request.perimeter().code(), request.language().getLanguage(), extras(request));
    }

    private static String extras(Request request) {
        return request.extras().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private void run(Foundation foundation, Request request) {
        int attempt = 0;
        while (!runs.run(job.of(() -> input(foundation, request), request), parameters(foundation, request, attempt))) {
            // This review was written before, and removed or overwritten since: write it once more.
            attempt++;
        }
    }

    private boolean isInPlace(Foundation foundation, Request request) {
        JobParameters wanted = parameters(foundation, request, 0);
        return complete(request)
                && runs.lastCompleted(ReportJob.NAME, FOLDER, request.folder().toString())
                        .filter(last -> values(last).equals(values(wanted)))
                        .isPresent();
    }

    /** Parameters of one name are equal to Spring Batch whatever their values. */
    private static Map<String, Object> values(JobParameters parameters) {
        return parameters.parameters().stream()
                .filter(parameter -> !parameter.name().equals(ATTEMPT))
                .collect(Collectors.toMap(JobParameter::name, JobParameter::value));
    }

    private boolean complete(Request request) {
        return job.files(request).stream().allMatch(Files::exists);
    }

    private static JobParameters parameters(Foundation foundation, Request request, int attempt) {
        return new JobParametersBuilder()
                .addLong("computation", foundation.computation())
                .addLong("publication", foundation.edition().number().orElse(0L))
                .addLong("earlier", foundation.earlier())
                .addLong("year", (long) request.year())
                .addString("perimeter", request.perimeter().code())
                .addString("language", request.language().getLanguage())
                .addString("extras", extras(request))
                .addString(FOLDER, request.folder().toString())
                // The committee may set a target without anything being computed again.
                .addString(
                        "targets",
                        foundation
                                .jobs()
                                .find(Targets.FILE)
                                .map(targets -> Digest.of(targets.content()))
                                .orElse(""))
                .addLong(ATTEMPT, (long) attempt)
                .toJobParameters();
    }

    /**
     * A figure to be checked before it is published.
     *
     * @param finding what is odd
     * @param territory the territory's name
     * @param sentence the finding in the reader's language
     */
    public record ToCheck(Finding finding, String territory, String sentence) {}

    /**
     * What is to be checked before a year is published.
     *
     * @param computed the computation
     * @param year the year
     * @param perimeter the map of regions
     * @param jobs the definitions
     * @param messages the reader's language
     * @return the gravest first
     */
    public List<ToCheck> toCheck(
            Indicators.Computed computed, int year, Perimeter perimeter, JobsFolder jobs, Messages messages) {
        Catalogue catalogue = CatalogueReader.read(jobs);
        Comparisons comparisons = comparisons(
                catalogue,
                known(computed.computation(), perimeter, year, false),
                reported(publications.draft(year, computed, jobs), year),
                jobs);
        Map<String, String> names = new HashMap<>();
        territories.regions(perimeter, year).forEach(region -> names.put(region.code(), region.name()));
        names.put(ReportInput.FRANCE.code(), ReportInput.FRANCE.name());
        FindingSentences sentences = new FindingSentences(messages, catalogue.all(), names);
        return new Plausibility(catalogue.all(), comparisons)
                .findings(year).stream()
                        .map(finding -> new ToCheck(finding, sentences.territory(finding), sentences.tell(finding)))
                        .toList();
    }

    private List<Figure> known(long computation, Perimeter perimeter, int until, boolean categories) {
        return figures.annual(computation, perimeter.code(), until, categories).stream()
                .map(FigureRows::figure)
                .toList();
    }

    /** The year, and from when to when attendance was delivered. */
    private static ReportedYear reported(Foundation foundation, int year) {
        return new ReportedYear(
                year,
                foundation.basis(),
                foundation.evidence().firstFactOrNull(),
                foundation.evidence().lastFactOrNull());
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

    /** Gathers what a report is made of. */
    ReportInput input(Foundation foundation, Request request) {
        CompletableFuture.runAsync(Report::prepare);
        Definitions definitions = Definitions.read(foundation.jobs());
        Messages messages = Messages.in(request.language());
        List<Figure> known = known(foundation.computation(), request.perimeter(), request.year(), true);
        // Chance takes as long as all the rest, and depends on nothing of it.
        CompletableFuture<Appraisal> appraisal =
                CompletableFuture.supplyAsync(() -> appraisal(definitions, known, request.year()));
        ReportedYear reported = reported(foundation, request.year());
        Comparisons comparisons = comparisons(definitions.catalogue(), known, reported, foundation.jobs());
        List<Finding> toCheck = new Plausibility(definitions.catalogue().all(), comparisons).findings(request.year());
        Earlier earlier = earlier(foundation, request, known, definitions.catalogue());
        List<TerritoryName> regions = territories.regions(request.perimeter(), request.year()).stream()
                .map(region -> new TerritoryName(region.code(), region.name()))
                .toList();
        return new ReportInput(
                reported,
                request.perimeter(),
                request.language(),
                definitions.catalogue().all(),
                known,
                regions,
                territoryByDepartment(request),
                appraisal.join(),
                foundation.evidence().quality(),
                foundation.evidence().places(),
                comparisons,
                toCheck,
                foundation.edition(),
                earlier,
                request.extras(),
                rule -> messages.get("job.rule." + rule));
    }

    private Earlier earlier(Foundation foundation, Request request, List<Figure> known, Catalogue catalogue) {
        Publication before = foundation.earlierOrNull();
        return before == null
                ? null
                : new Earlier(
                        Publications.edition(before),
                        Revision.between(
                                totals(
                                        known(before.computation(), request.perimeter(), request.year(), false),
                                        request),
                                totals(known, request),
                                publications.causes(before, foundation, catalogue)));
    }

    private static List<Figure> totals(List<Figure> figures, Request request) {
        return figures.stream()
                .filter(figure ->
                        figure.year() == request.year() && figure.category().isTotal())
                .toList();
    }

    private Map<String, String> territoryByDepartment(Request request) {
        Map<String, String> territories = new HashMap<>();
        this.territories
                .departments()
                .forEach(department -> department
                        .region(request.perimeter(), request.year())
                        .ifPresent(region -> territories.put(department.code(), region)));
        return territories;
    }

    private static Appraisal appraisal(Definitions definitions, List<Figure> figures, int year) {
        Map<String, Measures> measures = new HashMap<>();
        figures.stream()
                .filter(figure -> figure.year() == year)
                .collect(Collectors.groupingBy(Figure::territory))
                .forEach((territory, own) -> measures.put(territory, new ValueMeasures(own)));
        return definitions.valuator().appraise(definitions.valueMap(), year, measures);
    }
}
