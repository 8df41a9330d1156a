package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.store.PersonStore;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
@BilanTest
class PublicationsTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations indicators;

    @Autowired
    private Publications publications;

    @Autowired
    private Review review;

    @Autowired
    private ReportInputs inputs;

    @Autowired
    private PersonStore persons;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final JobsFolder jobs = JobsFolder.packaged();

    @BeforeEach
    void aYearOfOneFile() {
        TestHome.empty(jdbc);
        deliveries.ingest("mars.csv", HEADER, "A1,2016-03-01,atelier,33063,p1");
    }

    @Test
    void theSameFiguresShownAgainAreTheSamePublication() {
        assertThat(publish().id()).isEqualTo(publish().id());
    }

    @Test
    void otherFiguresAreAnotherPublication() {
        Publication first = publish();
        deliveries.ingest("avril.csv", HEADER, "A2,2016-04-01,atelier,33063,p2");
        assertThat(publish().id()).isGreaterThan(first.id());
    }

    @Test
    void aPublicationIsWrittenAgainByteForByteAfterALateDelivery() throws IOException {
        Publication first = publish();
        Map<String, byte[]> then = write(first, "then", Messages.FRENCH);
        deliveries.ingest("avril.csv", HEADER, "A2,2016-04-01,atelier,33063,p2");
        write(publish(), "since", Messages.FRENCH);

        assertThat(write(first, "again", Messages.FRENCH)).containsExactlyEntriesOf(then);
    }

    @Test
    void anotherLanguageIsWrittenFromWhatWasFrozen() throws IOException {
        Publication first = publish();
        Map<String, byte[]> then = write(first, "then", Messages.FRENCH);
        deliveries.ingest("avril.csv", HEADER, "A2,2016-04-01,atelier,33063,p2");
        indicators.compute(jobs, YearBasis.CIVIL);

        Map<String, byte[]> english = write(first, "english", Messages.ENGLISH);

        // The open figures are in French whatever the language of the report.
        assertThat(english.get("indicateurs-2016.csv")).isEqualTo(then.get("indicateurs-2016.csv"));
        assertThat(english.get("qualite-2016.csv")).isEqualTo(then.get("qualite-2016.csv"));
        assertThat(english.get("bilan-2016.xlsx")).isNotEqualTo(then.get("bilan-2016.xlsx"));
    }

    @Test
    void filesThatAreInPlaceAreLeftAlone() throws IOException {
        Publication first = publish();
        write(first, "then", Messages.FRENCH);
        assertThat(review.write(first, request("then", Messages.FRENCH)).changed())
                .isFalse();
    }

    @Test
    void aFileThatSomebodyChangedIsPutBack() throws IOException {
        Publication first = publish();
        Map<String, byte[]> then = write(first, "then", Messages.FRENCH);
        Files.writeString(folder.resolve("then/indicateurs-2016.csv"), "changed");
        assertThat(review.write(first, request("then", Messages.FRENCH)).changed())
                .isTrue();
        assertThat(folder.resolve("then/indicateurs-2016-precedent.csv")).hasContent("changed");
        assertThat(content("then")).containsAllEntriesOf(then).hasSize(then.size() + 1);
    }

    @Test
    void noNumberIsGivenTwiceThoughTheDatabaseWasRestoredFromABackup() throws IOException {
        Publication first = publish();
        write(first, "then", Messages.FRENCH);
        // What a backup does not hold.
        jdbc.sql(
                        "truncate publication, publication_file, publication_definition, publication_delivery restart identity")
                .update();

        Publication second = publish();
        assertThat(second.id()).isGreaterThan(first.id());

        byte[] lost = content("then").get("bilan-2016.xlsx");
        assertThat(review.write(second, request("then", Messages.FRENCH)).kept())
                .isNotEmpty();
        assertThat(folder.resolve("then/bilan-2016-publication-" + first.id() + ".xlsx"))
                .hasBinaryContent(lost);
    }

    @Test
    void ofADraftNothingIsKept() throws IOException {
        Computations.Computed computed = indicators.compute(jobs, YearBasis.CIVIL);
        review.write(computed, request("then", Messages.FRENCH), jobs);
        assertThat(review.write(publish(), request("then", Messages.FRENCH)).kept())
                .isEmpty();
    }

    @Test
    void aPublicationSaysThatSomebodyWasForgottenAndThatNoFigureChanged() {
        publish();
        persons.note(new PersonStore.Forgetting(LocalDate.of(2020, 6, 15), "premier", 3));

        Earlier earlier = inputs.of(publications.frozen(publish()), request("second", Messages.FRENCH))
                .judgement()
                .earlier();

        assertThat(earlier.revisions()).isEmpty();
        assertThat(earlier.forgotten()).isEqualTo(1);
    }

    @Test
    void aPublicationSaysWhatItsYearWasRevisedBy() throws IOException {
        write(publish(), "first", Messages.FRENCH);
        deliveries.ingest("avril.csv", HEADER, "A2,2016-04-01,atelier,33063,p2");
        Publication second = publish();
        write(second, "second", Messages.FRENCH);

        assertThat(inputs.of(publications.frozen(second), request("second", Messages.FRENCH))
                        .judgement()
                        .earlier()
                        .revisions())
                .anySatisfy(revision -> {
                    assertThat(revision.indicator()).isEqualTo("activites");
                    assertThat(revision.published()).isEqualByComparingTo("1");
                    assertThat(revision.now()).isEqualByComparingTo("2");
                    assertThat(revision.causes()).hasToString("[LATE_DELIVERY]");
                });
    }

    @Test
    void aPublicationOfOtherRulesSaysSo() throws IOException {
        write(publish(), "first", Messages.FRENCH);
        // As those were kept that did not say by which rules.
        jdbc.sql("alter table publication disable trigger publication_stays").update();
        jdbc.sql("update publication set evidence = (evidence::jsonb - 'rules')::text")
                .update();
        jdbc.sql("alter table publication enable trigger publication_stays").update();
        deliveries.ingest("avril.csv", HEADER, "A2,2016-04-01,atelier,33063,p2");
        Publication second = publish();
        write(second, "second", Messages.FRENCH);

        assertThat(inputs.of(publications.frozen(second), request("second", Messages.FRENCH))
                        .judgement()
                        .earlier()
                        .revisions())
                .anySatisfy(revision -> {
                    assertThat(revision.indicator()).isEqualTo("activites");
                    assertThat(revision.causes()).hasToString("[RULES, LATE_DELIVERY]");
                });
    }

    @Test
    void theDatabaseRefusesToChangeAPublication() throws IOException {
        Publication first = publish();
        write(first, "then", Messages.FRENCH);
        for (String change : Set.of(
                "update publication set year = 2015",
                "delete from publication_delivery",
                "update publication_definition set content = ''",
                "delete from publication_file")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("a publication does not change");
        }
    }

    @Test
    void anUnknownNumberIsToldWithTheKnownOnes() {
        Publication first = publish();
        assertThatThrownBy(() -> publications.get(first.id() + 1))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo("job.publication.unknown");
                    assertThat(problem.sentence().values())
                            .containsExactly(Long.toString(first.id() + 1), Long.toString(first.id()));
                });
    }

    @Test
    void allAreListedWithTheirFiles() throws IOException {
        Publication first = publish();
        Map<String, byte[]> then = write(first, "then", Messages.FRENCH);
        assertThat(publications.all()).singleElement().satisfies(listed -> {
            assertThat(listed.publication()).isEqualTo(first.id());
            assertThat(listed.files()).hasSameSizeAs(then.keySet()).allSatisfy(file -> {
                assertThat(file.sha256()).isEqualTo(Sha256.of(then.get(file.name())));
                assertThat(file.bytes()).isEqualTo(then.get(file.name()).length);
            });
        });
    }

    private Publication publish() {
        return publications.publish(2016, indicators.compute(jobs, YearBasis.CIVIL), List.of(), jobs);
    }

    private Map<String, byte[]> write(Publication publication, String name, Locale language) throws IOException {
        review.write(publication, request(name, language));
        return content(name);
    }

    private Review.Request request(String name, Locale language) {
        return new Review.Request(2016, Perimeter.REGIONS_2016, language, Set.of(), folder.resolve(name));
    }

    private Map<String, byte[]> content(String name) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }
}
