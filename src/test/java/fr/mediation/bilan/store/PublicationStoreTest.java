package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.store.PublicationStore.FileEntry;
import fr.mediation.bilan.store.PublicationStore.Publication;
import fr.mediation.bilan.store.PublicationStore.PublishedFile;
import fr.mediation.bilan.store.PublicationStore.Rendering;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class PublicationStoreTest {
    private static final Rendering FRENCH = new Rendering("2016", "fr", "");

    @Autowired
    private PublicationStore publications;

    @Autowired
    private ComputationStore computations;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;
    private long computation;
    private long delivery;

    @BeforeEach
    void aDeliveryInForceAndOneWithdrawn() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
        computation = computations.begin("c".repeat(64), "civil");
        delivery = rows.delivery("un", "2016-01-01", "2016-12-31");
        rows.withdraw(rows.delivery("un", "2016-01-01", "2016-12-31"));
    }

    private long publish(String yearBasis, int year) {
        return publications.add(
                new Publication(0, yearBasis, year, computation, LocalDate.of(2017, 3, 1), "identité", "1.0", "{}"),
                Map.of("targets.csv", new byte[] {1, 2}));
    }

    @Test
    void aPublicationKeepsTheDefinitionsAndTheDeliveriesInForce() {
        long published = publish("civil", 2016);

        assertThat(publications.find(published)).map(Publication::identity).contains("identité");
        assertThat(publications.deliveries(published)).containsExactly(Map.entry(delivery, "attendance"));
        assertThat(publications.definitions(published).get("targets.csv")).containsExactly(1, 2);
    }

    @Test
    void theLastPublicationOfAYearIsThatOfItsYearBasis() {
        long first = publish("civil", 2016);
        long last = publish("civil", 2016);
        publish("convention", 2016);
        publish("civil", 2015);

        assertThat(publications.last("civil", 2016)).map(Publication::id).contains(last);
        assertThat(publications.lastBefore("civil", 2016, last))
                .map(Publication::id)
                .contains(first);
        assertThat(publications.lastBefore("civil", 2016, first)).isEmpty();
    }

    @Test
    void theFirstFilesOfARenderingAreKept() {
        long published = publish("civil", 2016);
        publications.keep(
                published,
                FRENCH,
                List.of(
                        new PublishedFile("b.xlsx", "b", new byte[] {1}),
                        new PublishedFile("a.csv", "a", new byte[] {2, 3})));
        publications.keep(published, FRENCH, List.of(new PublishedFile("b.xlsx", "x", new byte[] {9})));

        assertThat(publications.files(published, FRENCH))
                .extracting(PublishedFile::name, PublishedFile::sha256)
                .containsExactly(tuple("b.xlsx", "b"), tuple("a.csv", "a"));
        assertThat(publications.files(published))
                .containsExactly(new FileEntry(FRENCH, "b.xlsx", "b", 1), new FileEntry(FRENCH, "a.csv", "a", 2));
        assertThat(publications.files(published, new Rendering("2016", "en", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update publication set identity = ''",
                "delete from publication_delivery",
                "update publication_definition set content = ''",
                "delete from publication_file"
            })
    void nothingOfAPublicationCanBeChanged(String change) {
        long published = publish("civil", 2016);
        publications.keep(published, FRENCH, List.of(new PublishedFile("a.csv", "a", new byte[] {1})));

        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("a publication does not change");
    }

    @Test
    void theFilesAddedAndRemovedSinceAPublicationAreNamed() {
        long published = publish("civil", 2016);
        rows.withdraw(delivery);
        rows.delivery("un", "2016-01-01", "2016-12-31");

        assertThat(publications.filesAddedSince(published)).containsExactly("fichier-2.csv");
        assertThat(publications.filesRemovedSince(published)).containsExactly("fichier-0.csv");
    }
}
