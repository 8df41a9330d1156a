package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class FactStoreTest {
    private static final FactTable ATTENDANCE = SourceCatalogue.facts().of("attendance");

    @Autowired
    private FactStore facts;

    @Autowired
    private CubeStore cubes;

    @Autowired
    private DeliveryStore deliveries;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
    }

    private long delivery(String producer) {
        return rows.delivery(producer, "2016-03-01", "2016-03-31");
    }

    @Test
    void theDeliveriesThatBringMostThemesComeFirst() {
        long few = delivery("un");
        rows.line(few, 2, 100, "2016-03-01");
        long many = delivery("deux");
        rows.line(many, 2, 101, "2016-03-01");
        rows.line(many, 3, 102, "2016-03-01");
        rows.withdraw(themed(delivery("trois"), "x|y|z|u"));
        themed(few, "a|b");
        themed(many, "a|b|c");

        assertThat(facts.withMostThemes(5))
                .extracting(FactStore.ThemedDelivery::delivery, FactStore.ThemedDelivery::themes)
                .containsExactly(tuple(many, 3L), tuple(few, 2L));
        assertThat(facts.withMostThemes(1)).hasSize(1);
    }

    private long themed(long delivery, String themes) {
        jdbc.sql("update attendance set themes = ? where delivery = ?")
                .params(themes, delivery)
                .update();
        return delivery;
    }

    @Test
    void aLaterDeliveryReplacesFactsOfTheSameKey() {
        long earlier = delivery("un");
        rows.line(earlier, 2, 100, "2016-03-01");
        rows.line(earlier, 3, 101, "2016-03-02");
        long later = delivery("un");
        rows.line(later, 2, 100, "2016-03-01");

        assertThat(facts.supersede(ATTENDANCE, later)).isEqualTo(1);

        assertThat(rows.inForce(earlier)).containsExactly(3);
        assertThat(rows.inForce(later)).containsExactly(2);
    }

    @Test
    void factsOfAnotherProducerAreNotReplaced() {
        long other = delivery("un");
        rows.line(other, 2, 100, "2016-03-01");
        long later = delivery("deux");
        rows.line(later, 2, 100, "2016-03-01");

        assertThat(facts.supersede(ATTENDANCE, later)).isZero();

        assertThat(rows.inForce(other)).containsExactly(2);
    }

    @Test
    void aDeliveryThatComesBackIntoForceIsReplacedByLaterOnes() {
        long earlier = delivery("un");
        rows.line(earlier, 2, 100, "2016-03-01");
        long later = delivery("un");
        rows.line(later, 2, 100, "2016-03-01");

        assertThat(facts.supersede(ATTENDANCE, earlier)).isZero();

        assertThat(rows.inForce(earlier)).isEmpty();
        assertThat(rows.inForce(later)).containsExactly(2);
    }

    @Test
    void correctedLinesWithoutAnIdentifierAreAddedToThoseOfTheirDelivery() {
        long origin = delivery("un");
        rows.line(origin, 2, 100, "2016-03-01", false);
        long corrected = delivery("un");
        rows.corrects(corrected, origin);
        rows.line(corrected, 2, 100, "2016-03-01", false);

        facts.supersede(ATTENDANCE, corrected);

        assertThat(rows.inForce(origin)).containsExactly(2);
    }

    @Test
    void correctedLinesWithAnIdentifierReplaceThoseOfTheirDelivery() {
        long origin = delivery("un");
        rows.line(origin, 2, 100, "2016-03-01");
        long corrected = delivery("un");
        rows.corrects(corrected, origin);
        rows.line(corrected, 2, 100, "2016-03-01");

        facts.supersede(ATTENDANCE, corrected);

        assertThat(rows.inForce(origin)).isEmpty();
    }

    @Test
    void aDeliveryMayReplaceItsWholeMonths() {
        long earlier = rows.delivery("un", "2016-02-28", "2016-04-01");
        rows.line(earlier, 2, 100, "2016-02-29");
        rows.line(earlier, 3, 101, "2016-03-01");
        rows.line(earlier, 4, 102, "2016-03-31");
        rows.line(earlier, 5, 103, "2016-04-01");
        long later = rows.delivery("un", "2016-03-10", "2016-03-20");
        rows.replaces(later, "month");
        rows.line(later, 2, 200, "2016-03-10");

        assertThat(facts.supersede(ATTENDANCE, later)).isEqualTo(2);

        assertThat(rows.inForce(earlier)).containsExactly(2, 5);
    }

    @Test
    void aWithdrawnDeliveryGivesBackWhatItReplaced() {
        long earlier = delivery("un");
        rows.line(earlier, 2, 100, "2016-03-01");
        long later = delivery("un");
        rows.line(later, 2, 100, "2016-03-01");
        facts.supersede(ATTENDANCE, later);
        rows.withdraw(later);

        facts.release(ATTENDANCE, later);

        assertThat(rows.inForce(earlier)).containsExactly(2);
    }

    @Test
    void whatAnotherDeliveryReplacesTooStaysReplaced() {
        long first = delivery("un");
        rows.line(first, 2, 100, "2016-03-01");
        long second = delivery("un");
        rows.line(second, 2, 100, "2016-03-01");
        facts.supersede(ATTENDANCE, second);
        long third = delivery("un");
        rows.line(third, 2, 100, "2016-03-01");
        facts.supersede(ATTENDANCE, third);
        rows.withdraw(second);

        facts.release(ATTENDANCE, second);

        assertThat(rows.inForce(first)).isEmpty();
        assertThat(rows.inForce(third)).containsExactly(2);
    }

    @Test
    void whatALaterDeliveryGivesBackIsReplacedByOneThatCountsAgainSince() {
        long first = delivery("un");
        rows.line(first, 2, 100, "2016-03-01");
        long second = delivery("un");
        rows.line(second, 2, 100, "2016-03-01");
        long third = delivery("un");
        rows.line(third, 2, 100, "2016-03-01");
        facts.supersede(ATTENDANCE, third);
        rows.withdraw(third);

        facts.release(ATTENDANCE, third);

        assertThat(rows.inForce(first)).isEmpty();
        assertThat(rows.inForce(second)).containsExactly(2);
    }

    @Test
    void ofRepeatedLinesDuplicatesAreRemovedAndTheOthersReplaced() {
        long delivery = delivery("un");
        rows.line(delivery, 2, 100, "2016-03-01");
        rows.line(delivery, 3, 100, "2016-03-01");
        rows.line(delivery, 4, 101, "2016-03-01");
        rows.line(delivery, 5, 101, "2016-03-01");
        jdbc.sql("insert into repeated_line values (:delivery, '', 3, true), (:delivery, '', 4, false)")
                .param("delivery", delivery)
                .update();

        facts.removeDuplicates(ATTENDANCE, delivery);
        assertThat(facts.supersedeWithin(ATTENDANCE, delivery)).isEqualTo(1);

        assertThat(rows.inForce(delivery)).containsExactly(2, 5);
        assertThat(jdbc.sql("select count(*) from attendance").query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void replacingDiscardsTheCubesThatHoldTheReplacedFacts() {
        long earlier = delivery("un");
        rows.line(earlier, 2, 100, "2016-03-01");
        String shape = "0".repeat(64);
        cubes.keep(new CubeStore.Kind("attendance", "civil", 2016, shape, 1), List.of(earlier), out -> out.write(1));
        long later = delivery("un");
        rows.line(later, 2, 100, "2016-03-01");

        facts.supersede(ATTENDANCE, later);

        assertThat(cubes.find("attendance", "civil", 2016, shape)).isEmpty();
    }

    @Test
    void communesAreThoseOfTheFactsInForce() {
        long earlier = delivery("un");
        rows.line(earlier, 2, 100, "2016-01-15");
        rows.at(earlier, 2, "", "33063");
        rows.line(earlier, 3, 101, "2016-03-01");
        rows.at(earlier, 3, "L1", "");
        facts.summarise(ATTENDANCE, earlier);

        assertThat(communes(earlier)).containsExactlyInAnyOrder("2016 2015 33063 -", "2016 2016 - L1");

        long later = delivery("un");
        rows.line(later, 2, 100, "2016-01-15");
        facts.supersede(ATTENDANCE, later);

        assertThat(communes(earlier)).containsExactly("2016 2016 - L1");
    }

    private List<String> communes(long delivery) {
        return jdbc.sql("""
                select year || ' ' || convention_year || ' ' || coalesce(commune, '-') || ' ' || coalesce(place, '-')
                from delivery_commune where delivery = ?
                """).param(delivery).query(String.class).list();
    }

    @Test
    void ofARefusedDeliveryNothingIsLeft() {
        long refused = delivery("un");
        rows.line(refused, 2, 100, "2016-03-01");
        rows.rejection(refused, 3, "date_invalide");

        facts.forget(ATTENDANCE, refused);

        assertThat(jdbc.sql("select (select count(*) from attendance) + (select count(*) from rejection)")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
