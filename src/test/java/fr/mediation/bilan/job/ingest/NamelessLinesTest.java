package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines that are equal and name nobody: each of them counts. */
@BilanTest
class NamelessLinesTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private String number(String query) {
        return jdbc.sql(query).query(String.class).single();
    }

    @Test
    void fourEqualParticipantsWithoutAnIdentifierAreFour() {
        String line = "W1;2016-03-01;atelier;69123;F;60-69";

        DeliveryReport report = deliveries.ingest(
                "frequentation.csv", "id_activite;date;type;code_insee;genre;tranche_age", line, line, line, line);

        assertThat(report.lines().duplicates()).isZero();
        assertThat(report.remarks().warnings()).isEmpty();
        assertThat(
                        number(
                                "select sum(participants) || ' ' || sum(women) || ' ' || sum(aged_60_plus) from attendance_fact"))
                .isEqualTo("4 4 4");
    }

    @Test
    void twoEqualLotsAreTwoLots() {
        String line = "2016-05-20;L1;Association Ordi;portable;6";

        deliveries.ingest("dons.csv", "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité", line, line);

        assertThat(number("select count(*) || ' ' || sum(quantity) from donation_fact"))
                .isEqualTo("2 12");
    }

    @Test
    void twoInstalmentsOfFortyEurosAreEightyEuros() {
        String line = "2016;etat;subvention;40";

        deliveries.ingest("moyens.csv", "annee;financeur;nature;montant_euros", line, line);

        assertThat(number("select round(sum(amount)) from funding_fact")).isEqualTo("80");
    }

    @Test
    void grantsThatDifferByTheirBeneficiaryAloneAllCount() {
        List<String> lines = new ArrayList<>(List.of("annee;financeur;nature;montant_euros;nom du bénéficiaire"));
        for (int i = 0; i < 95; i++) {
            // Five of them are like another but for the beneficiary, a column that is not read.
            lines.add("2016;collectivite;subvention;%d;Association %d".formatted(1000 + (i < 90 ? i : i - 90), i));
        }

        DeliveryReport report = deliveries.ingest("moyens-2016.csv", lines.toArray(String[]::new));

        assertThat(report.lines().accepted()).isEqualTo(95);
        assertThat(number("select count(*) from funding_fact")).isEqualTo("95");
    }

    @Test
    void aLineThatNamesAPersonTwiceIsADuplicate() {
        String line = "W1;2016-03-01;atelier;69123;P1";

        DeliveryReport report =
                deliveries.ingest("frequentation.csv", "id_activite;date;type;code_insee;id_participant", line, line);

        assertThat(report.lines().duplicates()).isEqualTo(1);
    }

    @Test
    void linesThatWerePastedTwiceCountAndAreTold() {
        List<String> lines = new ArrayList<>(List.of("id_activite;date;type;code_insee;participants"));
        for (int copy = 0; copy < 2; copy++) {
            for (int i = 1; i <= 6; i++) {
                lines.add("A%d;2016-03-%02d;atelier;69123;%d".formatted(i, i, i));
            }
        }

        DeliveryReport report = deliveries.ingest("frequentation.csv", lines.toArray(String[]::new));

        assertThat(report.remarks().warnings())
                .extracting(Sentence::key)
                .containsExactly("source.warning.fichier_repete");
        assertThat(number("select sum(participants) from attendance_fact")).isEqualTo("42");
    }
}
