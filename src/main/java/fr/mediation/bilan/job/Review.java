package fr.mediation.bilan.job;

import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Comparisons;
import fr.mediation.bilan.indicator.Figure;
import fr.mediation.bilan.indicator.FigureRows;
import fr.mediation.bilan.indicator.Finding;
import fr.mediation.bilan.indicator.FindingSentences;
import fr.mediation.bilan.indicator.Plausibility;
import fr.mediation.bilan.indicator.Targets;
import fr.mediation.bilan.indicator.ValueMeasures;
import fr.mediation.bilan.indicator.YearBasis;
import fr.mediation.bilan.jobs.JobsFolder;
import fr.mediation.bilan.report.DeliveryQuality;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.ReportedYear;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.RejectionStore;
import fr.mediation.bilan.store.TerritoryStore;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.value.Appraisal;
import fr.mediation.bilan.value.Measures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private final DeliveryStore deliveries;
    private final RejectionStore rejections;
    private final FigureStore figures;
    private final TerritoryStore territoryStore;
    private final Territories territories;

    Review(
            JobRuns runs,
            ReportJob job,
            DeliveryStore deliveries,
            RejectionStore rejections,
            FigureStore figures,
            TerritoryStore territoryStore,
            Territories territories) {
        this.runs = runs;
        this.job = job;
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.figures = figures;
        this.territoryStore = territoryStore;
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
     * Writes the files, unless what was last written there is the same computation with the same options.
     *
     * @param computed the computation
     * @param request what is to be written
     * @param jobs the definitions
     * @return what there is now
     */
    public Written write(Indicators.Computed computed, Request request, JobsFolder jobs) {
        if (isInPlace(computed, request, jobs)) {
            return new Written(false, job.files(request));
        }
        int attempt = 0;
        while (!runs.run(
                job.of(() -> input(computed, request, jobs), request), parameters(computed, request, jobs, attempt))) {
            // This review was written before, and removed or overwritten since: write it once more.
            attempt++;
        }
        return new Written(true, job.files(request));
    }

    private boolean isInPlace(Indicators.Computed computed, Request request, JobsFolder jobs) {
        JobParameters wanted = parameters(computed, request, jobs, 0);
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

    private static JobParameters parameters(
            Indicators.Computed computed, Request request, JobsFolder jobs, int attempt) {
        return new JobParametersBuilder()
                .addLong("computation", computed.computation())
                .addLong("year", (long) request.year())
                .addString("perimeter", request.perimeter().code())
                .addString("language", request.language().getLanguage())
                .addString(
                        "extras",
                        request.extras().stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .addString(FOLDER, request.folder().toString())
                // The committee may set a target without anything being computed again.
                .addString("targets", jobs.find(Targets.FILE).map(Review::hash).orElse(""))
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
        Comparisons comparisons =
                comparisons(catalogue, known(computed, perimeter, year, false), reported(computed.basis(), year), jobs);
        Map<String, String> names = new HashMap<>();
        territories.regions(perimeter, year).forEach(region -> names.put(region.code(), region.name()));
        names.put(ReportInput.FRANCE.code(), ReportInput.FRANCE.name());
        FindingSentences sentences = new FindingSentences(messages, catalogue.all(), names);
        return new Plausibility(catalogue.all(), comparisons)
                .findings(year).stream()
                        .map(finding -> new ToCheck(finding, sentences.territory(finding), sentences.tell(finding)))
                        .toList();
    }

    private List<Figure> known(Indicators.Computed computed, Perimeter perimeter, int until, boolean categories) {
        return figures.annual(computed.computation(), perimeter.code(), until, categories).stream()
                .map(FigureRows::figure)
                .toList();
    }

    /** The year, and from when to when attendance was delivered. */
    private ReportedYear reported(YearBasis basis, int year) {
        List<Delivery> attendance = deliveries.all().stream()
                .filter(delivery -> delivery.status().equals(Delivery.IN_FORCE)
                        && delivery.source().equals("attendance")
                        && delivery.firstDate() != null)
                .toList();
        return new ReportedYear(
                year,
                basis,
                attendance.stream()
                        .map(Delivery::firstDate)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                attendance.stream()
                        .map(Delivery::lastDate)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
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

    private ReportInput input(Indicators.Computed computed, Request request, JobsFolder jobs) {
        Definitions definitions = Definitions.read(jobs);
        Messages messages = Messages.in(request.language());
        List<Figure> known = known(computed, request.perimeter(), request.year(), true);
        ReportedYear reported = reported(computed.basis(), request.year());
        Comparisons comparisons = comparisons(definitions.catalogue(), known, reported, jobs);
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
                appraisal(definitions, known, request.year()),
                new Quality(
                        deliveries.all().stream()
                                .map(delivery -> quality(delivery, messages))
                                .toList(),
                        territoryStore.unlocatedLines()),
                comparisons,
                new Plausibility(definitions.catalogue().all(), comparisons).findings(request.year()),
                request.extras(),
                rule -> messages.get("job.rule." + rule));
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

    private static String hash(JobsFolder.Definition definition) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(definition.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private DeliveryQuality quality(Delivery delivery, Messages messages) {
        return new DeliveryQuality(
                delivery.file(),
                delivery.producer(),
                delivery.source(),
                delivery.profile(),
                delivery.firstDate(),
                delivery.lastDate(),
                delivery.linesRead(),
                delivery.accepted(),
                delivery.rejected(),
                delivery.replaced(),
                delivery.passedOver(),
                messages.get("job.delivery." + delivery.status()),
                rejections.standingByRule(delivery.id()));
    }
}
