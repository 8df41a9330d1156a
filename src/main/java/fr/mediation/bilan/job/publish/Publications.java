package fr.mediation.bilan.job.publish;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.Catalogue;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezes what a committee was shown under a number, and finds it again. */
@Service
public class Publications {
    private static final List<String> DEFINITION_FOLDERS = List.of(Catalogue.FOLDER, "value", "value/parameters");
    private static final List<String> DEFINITION_ENDINGS = List.of(".yaml", ".json");

    private final PublicationStore publications;
    private final DeliveryStore deliveries;
    private final EvidenceReader evidence;
    private final WrittenFiles written;
    private final Clock clock;

    Publications(
            PublicationStore publications,
            DeliveryStore deliveries,
            EvidenceReader evidence,
            WrittenFiles written,
            Clock clock) {
        this.written = written;
        this.publications = publications;
        this.deliveries = deliveries;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * A publication and its files.
     *
     * @param publication its number
     * @param year the year that was reviewed
     * @param yearBasis how the year is counted
     * @param publishedOn when
     * @param identity a digest of all that its report was made of
     * @param files its files, those that look the same one after the other
     */
    public record Listed(
            long publication,
            int year,
            YearBasis yearBasis,
            LocalDate publishedOn,
            String identity,
            List<ListedFile> files) {}

    /**
     * A file of a publication.
     *
     * @param perimeter the code of the map of regions
     * @param language the language's code
     * @param extras what was asked for beyond the ordinary, joined by commas
     * @param name its name
     * @param sha256 the SHA-256 of its bytes, in hexadecimal
     * @param bytes how many they are
     */
    public record ListedFile(
            String perimeter, String language, String extras, String name, String sha256, long bytes) {}

    /** {@return all publications, the first one first} */
    public List<Listed> all() {
        return publications.all().stream().map(this::listed).toList();
    }

    private Listed listed(Publication publication) {
        return new Listed(
                publication.id(),
                publication.year(),
                YearBasis.of(publication.yearBasis()).orElseThrow(),
                publication.publishedOn(),
                publication.identity(),
                publications.files(publication.id()).stream()
                        .map(file -> new ListedFile(
                                file.rendering().perimeter(),
                                file.rendering().language(),
                                file.rendering().extras(),
                                file.name(),
                                file.sha256(),
                                file.bytes()))
                        .toList());
    }

    /**
     * Freezes a year's figures with all that its report is made of. Publishing the same ones again changes nothing.
     *
     * @param year the year
     * @param computed the computation the figures come from
     * @param unread the files that were to be read for it and were refused as a whole
     * @param jobs the definitions
     * @return the publication, an earlier one where nothing changed since
     */
    @Transactional
    public Publication publish(int year, Computations.Computed computed, List<String> unread, JobsFolder jobs) {
        String evidenceJson = evidence.read(computed.basis(), year, unread).json();
        Map<String, byte[]> definitions = definitions(jobs);
        String program = program();
        String identity = identity(computed, year, evidenceJson, definitions, program);
        Optional<Publication> last = publications.last(computed.basis().code(), year);
        if (last.filter(one -> one.identity().equals(identity)).isPresent()) {
            return last.get();
        }
        // A database that was restored from a backup does not know what was published since; the files beside it do.
        publications.leaveOut(written.highestNumber());
        long number = publications.add(
                new Publication(
                        0,
                        computed.basis().code(),
                        year,
                        computed.computation(),
                        LocalDate.now(clock),
                        identity,
                        program,
                        evidenceJson),
                definitions);
        return get(number);
    }

    /**
     * {@return a publication}
     *
     * @param number its number
     * @throws ProblemException if there is none
     */
    public Publication get(long number) {
        return publications.find(number).orElseThrow(() -> {
            String known = publications.all().stream()
                    .map(one -> Long.toString(one.id()))
                    .collect(Collectors.joining(", "));
            return known.isEmpty()
                    ? new ProblemException("job.publication.none")
                    : new ProblemException("job.publication.unknown", Long.toString(number), known);
        });
    }

    /** What a draft rests on. */
    ReportBasis draft(int year, Computations.Computed computed, JobsFolder jobs) {
        return draft(year, computed.computation(), computed.basis(), jobs);
    }

    /** What a draft of one computation's figures rests on. */
    ReportBasis draft(int year, long computation, YearBasis basis, JobsFolder jobs) {
        return new ReportBasis(
                computation,
                basis,
                jobs,
                evidence.read(basis, year, List.of()),
                inForce(),
                Edition.DRAFT,
                program(),
                publications.last(basis.code(), year).orElse(null));
    }

    /** What a publication rests on. */
    ReportBasis frozen(Publication publication) {
        if (publication.evidence().isEmpty()) {
            throw new ProblemException("job.publication.not-frozen", Long.toString(publication.id()));
        }
        return new ReportBasis(
                publication.computation(),
                YearBasis.of(publication.yearBasis()).orElseThrow(),
                JobsFolder.stored(publications.definitions(publication.id())),
                Evidence.of(publication.evidence()),
                publications.deliveries(publication.id()),
                edition(publication),
                publication.program(),
                publications
                        .lastBefore(publication.yearBasis(), publication.year(), publication.id())
                        .orElse(null));
    }

    /** What changed from an earlier publication to what a report rests on, by indicator. */
    RevisionCauses causes(Publication earlier, ReportBasis now, Catalogue catalogue) {
        return new RevisionCauses(
                catalogue,
                !rules(earlier).equals(now.evidence().rules()),
                publications.definitions(earlier.id()),
                definitions(now.jobs()),
                publications.deliveries(earlier.id()),
                now.deliveries());
    }

    /** The rules a publication was computed by. Those that kept no evidence are older than any that did. */
    private static Integer rules(Publication publication) {
        return publication.evidence().isEmpty()
                ? Evidence.FIRST_RULES
                : Evidence.of(publication.evidence()).rules();
    }

    /** A publication as readers know it. */
    static Edition edition(Publication publication) {
        return new Edition(publication.id(), publication.publishedOn());
    }

    private Map<Long, String> inForce() {
        return deliveries.all().stream()
                .filter(delivery -> delivery.is(Delivery.IN_FORCE))
                .collect(Collectors.toMap(Delivery::id, Delivery::source));
    }

    /** The definitions that a report depends on, by their place. */
    private static Map<String, byte[]> definitions(JobsFolder jobs) {
        Map<String, byte[]> definitions = new TreeMap<>();
        for (String folder : DEFINITION_FOLDERS) {
            for (String ending : DEFINITION_ENDINGS) {
                jobs.list(folder, ending)
                        .forEach(definition -> definitions.put(
                                folder
                                        + definition
                                                .name()
                                                .substring(definition.name().lastIndexOf('/')),
                                definition.content()));
            }
        }
        jobs.find(Targets.FILE).ifPresent(targets -> definitions.put(Targets.FILE, targets.content()));
        return definitions;
    }

    private static String identity(
            Computations.Computed computed,
            int year,
            String evidence,
            Map<String, byte[]> definitions,
            String program) {
        Stream<byte[]> head = Stream.of(
                        Long.toString(computed.computation()),
                        computed.basis().code(),
                        Integer.toString(year),
                        program,
                        evidence)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Stream<byte[]> body = definitions.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey().getBytes(StandardCharsets.UTF_8), one.getValue()));
        return Sha256.of(Stream.concat(head, body));
    }

    /** The version of the program, as its archive names it. */
    private static String program() {
        return Objects.requireNonNullElse(Publications.class.getPackage().getImplementationVersion(), "");
    }
}
