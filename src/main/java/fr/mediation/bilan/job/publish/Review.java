package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFiles;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.PublicationStore.PublishedFile;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final Publications publications;
    private final PublicationStore published;
    private final ReportInputs inputs;

    Review(JobRuns runs, ReportJob job, Publications publications, PublicationStore published, ReportInputs inputs) {
        this.runs = runs;
        this.job = job;
        this.publications = publications;
        this.published = published;
        this.inputs = inputs;
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
     * @param changed false where the files were there already
     * @param folder where they are
     * @param files the files
     */
    public record Written(boolean changed, Path folder, List<Path> files) {}

    /**
     * Writes the files of a draft, unless what was last written there is the same computation with the same options.
     *
     * @param computed the computation
     * @param request what is to be written
     * @param jobs the definitions
     * @return what there is now
     */
    public Written write(Computations.Computed computed, Request request, JobsFolder jobs) {
        ReportBasis foundation = publications.draft(request.year(), computed, jobs);
        if (isInPlace(foundation, request)) {
            return new Written(false, request.folder(), job.files(request));
        }
        run(foundation, request);
        return new Written(true, request.folder(), job.files(request));
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
            return new Written(true, request.folder(), job.files(request));
        }
        List<Path> files =
                kept.stream().map(file -> request.folder().resolve(file.name())).toList();
        if (kept.stream().allMatch(file -> isThere(file, request.folder()))) {
            return new Written(false, request.folder(), files);
        }
        ReportFiles.write(kept, request.folder());
        return new Written(true, request.folder(), files);
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
                            return new PublishedFile(path.getFileName().toString(), Sha256.of(content), content);
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

    private void run(ReportBasis foundation, Request request) {
        int attempt = 0;
        while (!runs.run(
                job.of(() -> inputs.of(foundation, request), request), parameters(foundation, request, attempt))) {
            // This review was written before, and removed or overwritten since: write it once more.
            attempt++;
        }
    }

    private boolean isInPlace(ReportBasis foundation, Request request) {
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

    private static JobParameters parameters(ReportBasis foundation, Request request, int attempt) {
        return new JobParametersBuilder()
                .addLong("computation", foundation.computation())
                .addLong(
                        "publication",
                        Optional.ofNullable(foundation.edition().number()).orElse(0L))
                .addLong("earlier", foundation.earlierNumber())
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
                                .map(targets -> Sha256.of(targets.content()))
                                .orElse(""))
                .addLong(ATTEMPT, (long) attempt)
                .toJobParameters();
    }
}
