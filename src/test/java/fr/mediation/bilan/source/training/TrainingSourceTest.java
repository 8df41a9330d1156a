package fr.mediation.bilan.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSourceTest {
    private final CheckedLine line = CheckedLine.of(
            new TrainingSource(),
            Map.of(
                    "id_session", "S1",
                    "date_debut", "2016-03-01",
                    "id_lieu", "EPN-1",
                    "duree_heures", "6,5",
                    "id_stagiaire", "p1"));

    @Test
    void anEnrolmentLiesOnTheFirstDayOfItsSession() {
        assertThat(line.fact().date()).isEqualTo(LocalDate.of(2016, 3, 1));
        assertThat(line.value("hours")).isEqualTo(new BigDecimal("6.5"));
    }

    @Test
    void aSessionThatEndsBeforeItBeginsIsRefused() {
        assertThat(line.with("date_fin", "2016-02-28").faults()).containsExactly("date_fin dates_inversees");
    }

    @Test
    void aSessionMayEndInTheFuture() {
        assertThat(line.with("date_fin", "2021-02-28").value("end_date")).isEqualTo(LocalDate.of(2021, 2, 28));
    }

    @Test
    void aLineThatNamesSeveralTraineesCostsOnce() {
        CheckedLine two = line.with("id_stagiaire", "p1\np2")
                .with("cout_euros", "100")
                .mapping("{id_stagiaire: {split: newline}}");

        assertThat(two.valuesOf("person"))
                .containsExactly(
                        line.value("person"), line.with("id_stagiaire", "p2").value("person"));
        assertThat(two.valuesOf("cost")).containsExactly(new BigDecimal("100"), null);
        assertThat(two.valuesOf("hours")).containsOnly(new BigDecimal("6.5"));
        assertThat(two.with("id_stagiaire", "p1\nanonyme").faults()).containsExactly("id_stagiaire valeur_absente");
    }

    @Test
    void anEnrolmentWithoutAPersonIsRefused() {
        assertThat(line.with("id_stagiaire", "").faults()).containsExactly("id_stagiaire champ_obligatoire");
    }

    @Test
    void whoWasAbsentCannotBeCertified() {
        assertThat(line.with("present", "non").with("certifie", "oui").faults())
                .containsExactly("certifie contradiction");
    }

    @Test
    void whoCancelledCannotBePresent() {
        assertThat(line.with("inscription", "annule").with("present", "oui").faults())
                .containsExactly("present contradiction");
    }

    @Test
    void anEmptyTestIsNeitherPassedNorFailed() {
        assertThat(line.with("certifie", "").value("certified")).isNull();
    }

    @Test
    void theKeyNamesOnePersonInOneSession() {
        assertThat(line.fact().identified()).isTrue();
        assertThat(line.fact().naturalKey())
                .isEqualTo(line.with("present", "oui").fact().naturalKey())
                .isNotEqualTo(line.with("id_stagiaire", "p2").fact().naturalKey())
                .isNotEqualTo(line.with("id_session", "S2").fact().naturalKey());
    }

    @ParameterizedTest
    @CsvSource({"Présent, true", "présente, true", "Absent, false", "absent(e), false"})
    void presenceIsTakenInItsWords(String written, boolean present) {
        assertThat(line.with("present", written).value("present")).isEqualTo(present);
    }

    @Test
    void moreHoursThanTheDaysOfASessionHaveAreTold() {
        CheckedLine twoDays = line.with("date_fin", "2016-03-02");

        assertThat(twoDays.with("duree_heures", "420").warnings()).containsExactly("duree_heures heures_impossibles");
        assertThat(twoDays.with("duree_heures", "48").warnings()).isEmpty();
    }

    @Test
    void moreThanAMonthOfHoursIsToldWhereTheEndIsNotSaid() {
        CheckedLine endless = line.with("date_fin", "");

        assertThat(endless.with("duree_heures", "420").warnings()).containsExactly("duree_heures heures_impossibles");
        assertThat(endless.with("duree_heures", "150").warnings()).isEmpty();
    }

    @Test
    void hoursAreNotHeldAgainstDatesThatAreReversed() {
        CheckedLine reversed = line.with("date_fin", "2016-02-28").with("duree_heures", "14");

        assertThat(reversed.warnings()).isEmpty();
    }
}
