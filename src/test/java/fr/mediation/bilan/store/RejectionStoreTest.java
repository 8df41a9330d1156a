package fr.mediation.bilan.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.store.RejectionStore.Correction;
import fr.mediation.bilan.store.RejectionStore.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BilanTest
@Transactional
class RejectionStoreTest {
    @Autowired
    private RejectionStore rejections;

    @Autowired
    private ReturnedLineStore returned;

    @Autowired
    private BulkLoader loader;

    @Autowired
    private JdbcClient jdbc;

    private StoreRows rows;
    private long delivery;

    @BeforeEach
    void twoLinesWithThreeFaults() {
        TestHome.empty(jdbc);
        rows = new StoreRows(jdbc);
        delivery = rows.delivery("un", "2016-01-01", "2016-12-31");
        rows.rejection(delivery, 7, "date_invalide");
        rows.rejection(delivery, 3, "lieu_inconnu");
        rows.rejection(delivery, 3, "date_invalide");
    }

    @Test
    void faultsComeInTheOrderOfTheFile() {
        List<Rejection> faults = new ArrayList<>();
        rejections.forEach(delivery, faults::add);

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.rule())
                .containsExactly("3 date_invalide", "3 lieu_inconnu", "7 date_invalide");
    }

    @Test
    void aLineWithTwoFaultsCountsUnderBothRules() {
        assertThat(rejections.rejectedByRule(delivery))
                .containsExactly(Map.entry("date_invalide", 2L), Map.entry("lieu_inconnu", 1L));
    }

    @Test
    void linesBroughtBackCorrectedNoLongerWaitForTheirProducer() {
        returned.markCorrected(bringsBack(delivery, 3));

        assertThat(rejections.uncorrectedByRule(delivery)).containsExactly(Map.entry("date_invalide", 1L));
        assertThat(rejections.rejectedByRule(delivery)).containsEntry("lieu_inconnu", 1L);
    }

    @Test
    void linesWaitAgainWhenTheirCorrectionIsWithdrawn() {
        long corrected = bringsBack(delivery, 3);
        returned.markCorrected(corrected);

        withdraw(corrected);

        assertThat(rejections.uncorrectedByRule(delivery)).isEqualTo(rejections.rejectedByRule(delivery));
    }

    @Test
    void linesThatCameBackTwiceWaitAgainWhenBothCorrectionsAreWithdrawn() {
        long first = bringsBack(delivery, 3);
        long second = bringsBack(delivery, 3);
        returned.markCorrected(first);
        returned.markCorrected(second);

        withdraw(first);

        assertThat(rejections.uncorrectedByRule(delivery)).containsExactly(Map.entry("date_invalide", 1L));
        withdraw(second);
        assertThat(rejections.uncorrectedByRule(delivery)).isEqualTo(rejections.rejectedByRule(delivery));
    }

    private long bringsBack(long origin, int line) {
        long corrected = rows.delivery("un", "2016-01-01", "2016-12-31");
        jdbc.sql("update delivery set corrects = ? where id = ?")
                .params(origin, corrected)
                .update();
        jdbc.sql("insert into returned_line values (?, '', ?)")
                .params(corrected, line)
                .update();
        return corrected;
    }

    private void withdraw(long corrected) {
        jdbc.sql("update delivery set status = 'withdrawn' where id = ?")
                .param(corrected)
                .update();
        returned.markCorrected(corrected);
    }

    @Test
    void correctionsAreCountedByLineAndComeInTheOrderOfTheFile() {
        loader.load(
                "correction",
                RejectionStore.CORRECTION_COLUMNS,
                List.of(
                        List.of(delivery, "", 9, "code_insee", "1053", "01053", "zero_retabli"),
                        List.of(delivery, "", 4, "code_postal", "1000", "01000", "zero_retabli"),
                        List.of(delivery, "", 4, "code_insee", "1053", "01053", "zero_retabli")));
        List<Correction> corrections = new ArrayList<>();
        rejections.forEachCorrection(delivery, corrections::add);

        assertThat(corrections)
                .extracting(correction -> correction.line() + " " + correction.after())
                .containsExactly("4 01053", "4 01000", "9 01053");
        assertThat(rejections.correctedByRule(delivery)).containsExactly(Map.entry("zero_retabli", 2L));
    }

    @Test
    void correctionsAreFetchedWhileTheyAreRead() {
        loader.load(
                "correction",
                RejectionStore.CORRECTION_COLUMNS,
                IntStream.rangeClosed(1, 1001)
                        .mapToObj(line -> List.of(delivery, "", line, "code_insee", "1053", "01053", "zero_retabli"))
                        .toList());
        List<Long> open = new ArrayList<>();
        rejections.forEachCorrection(delivery, correction -> open.add(openCursors("%from correction where delivery%")));

        assertThat(open).hasSize(1001).startsWith(1L).endsWith(0L);
    }

    private long openCursors(String statement) {
        return jdbc.sql("select count(*) from pg_cursors where statement like ?")
                .param(statement)
                .query(Long.class)
                .single();
    }

    @Test
    void aDeliveryWithoutFaultsHasNone() {
        long clean = rows.delivery("un", "2016-01-01", "2016-12-31");

        assertThat(rejections.anyRejection(delivery)).isTrue();
        assertThat(rejections.anyRejection(clean)).isFalse();
        assertThat(rejections.anyCorrection(clean)).isFalse();
    }
}
