package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.run.JobRuns;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFiles;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.csv.CsvWriter;
import fr.mediation.bilan.report.docx.MinutesWriter;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.xlsx.WorkbookWriter;
import fr.mediation.bilan.store.FactStore;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes the files of a year's review. Those of a publication are made once, by a job, and kept; those of a draft are made
 * each time. Files that are in their place already are left alone.
 */
@Service
public class Review {
    private static final int NAMED_DELIVERIES = 5;

    private final JobRuns runs;
    private final ReportJob job;
    private final Publications publications;
    private final PublicationStore published;
    private final ReportInputs inputs;
    private final FactStore facts;
    private final WrittenFiles written;

    Review(
            JobRuns runs,
            ReportJob job,
            Publications publications,
            PublicationStore published,
            ReportInputs inputs,
            FactStore facts,
            WrittenFiles written) {
        this.written = written;
        this.facts = facts;
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
    public record Request(int year, Perimeter perimeter, Locale language, Set<ReportInput.Extra> extras, Path folder) {
        private Rendering rendering() {
            return new Rendering(
                    perimeter.code(),
                    language.getLanguage(),
                    extras.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        }
    }

    /**
     * What was written.
     *
     * @param changed false where the files were there already
     * @param folder where they are
     * @param files the files
     * @param kept what lay in their place and could not be written again, under its new name
     */
    public record Written(boolean changed, Path folder, List<Path> files, List<Path> kept) {}

    /**
     * Writes the files of a draft.
     *
     * @param computed the computation
     * @param request what is to be written
     * @param jobs the definitions
     * @return what there is now
     */
    public Written write(Computations.Computed computed, Request request, JobsFolder jobs) {
        return put(files(publications.draft(request.year(), computed, jobs), request), null, request.folder());
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
        Rendering rendering = request.rendering();
        List<ReportFile> kept = kept(publication, rendering);
        if (kept.isEmpty()) {
            ReportBasis basis = publications.frozen(publication);
            runs.run(
                    job.of(publication.id(), rendering, () -> files(basis, request)),
                    ReportJob.parameters(publication.id(), rendering));
            kept = kept(publication, rendering);
        }
        return put(kept, publication.id(), request.folder());
    }

    private List<ReportFile> kept(Publication publication, Rendering rendering) {
        return published.files(publication.id(), rendering).stream()
                .map(file -> new ReportFile(file.name(), file.content()))
                .toList();
    }

    private List<ReportFile> files(ReportBasis basis, Request request) {
        Instant created = FileProperties.created(System.getenv());
        try {
            return new ReportFiles(List.of(new WorkbookWriter(created), new MinutesWriter(created), new CsvWriter()))
                    .of(inputs.of(basis, request));
        } catch (ProblemException problem) {
            throw explained(problem, basis.edition(), Messages.in(request.language()));
        }
    }

    /**
     * Says more than where a report failed: which deliveries bring more themes, each of which makes rows, than a workbook holds;
     * that a definition is one that was kept with a publication, and was admitted then.
     */
    ProblemException explained(ProblemException problem, Edition edition, Messages messages) {
        if (edition.number() != null && isOfDefinition(problem.key())) {
            return new ProblemException(
                    problem,
                    "job.publication.definition-no-more-admitted",
                    Long.toString(edition.number()),
                    messages.get(problem.sentence()));
        }
        return problem.key().equals(WorkbookWriter.TOO_MANY_ROWS) ? withDeliveries(problem) : problem;
    }

    private static boolean isOfDefinition(String key) {
        return Stream.of("definition.", "indicator.", "value.").anyMatch(key::startsWith);
    }

    private ProblemException withDeliveries(ProblemException problem) {
        String deliveries = facts.withMostThemes(NAMED_DELIVERIES).stream()
                .map(one -> one.delivery() + " " + one.file() + " (" + one.themes() + ")")
                .collect(Collectors.joining(", "));
        return deliveries.isEmpty()
                ? problem
                : new ProblemException(
                        problem,
                        "job.report.too-many-themes",
                        problem.sentence().values().get(0),
                        problem.sentence().values().get(1),
                        deliveries);
    }

    private Written put(List<ReportFile> files, @Nullable Long publication, Path folder) {
        ReportFiles.clear(folder);
        written.note(files, publication);
        List<Path> kept = new ArrayList<>();
        boolean changed = !ReportFiles.arePresent(files, folder);
        if (changed) {
            ReportFiles.write(files, folder, () -> kept.addAll(written.keep(files, folder)));
        }
        return new Written(
                changed,
                folder,
                files.stream().map(file -> folder.resolve(file.name())).toList(),
                List.copyOf(kept));
    }
}
