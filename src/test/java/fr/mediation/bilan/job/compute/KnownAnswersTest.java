package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.cases.CountryFigures;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What files that do not say something come to: never an answer that nobody gave. */
@BilanTest
@Import(CountryFigures.class)
class KnownAnswersTest {
    private static final String TRAINING =
            "id_session;date_debut;code_insee;duree_heures;id_stagiaire;inscription;present;certifie";
    private static final String DIRECTORY =
            "id;nom;code_insee;date_etat;date_candidature;date_labellisation;atelier_canope";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private CountryFigures figures;

    @Autowired
    private Preview preview;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingWasDelivered() {
        TestHome.empty(jdbc);
    }

    private void isMissing(String indicator) {
        assertThat(figures.of(indicator, 2016, null)).as(indicator).isEqualTo(Map.of("", "none"));
    }

    private void isCounted(String indicator, int value) {
        figures.isCounted(indicator, 2016, value);
    }

    @Test
    void aSessionThatNobodyCameToIsNoSessionAndNoHours() {
        deliveries.ingest(
                "formations.csv",
                TRAINING,
                "F1;2016-02-05;69123;6;s1;inscrit;oui;",
                "F1;2016-02-05;69123;6;s2;inscrit;non;",
                "F2;2016-03-05;69123;14;s1;inscrit;non;",
                "F3;2016-04-05;69123;3;s1;annule;;");

        isCounted("sessions_formation", 1);
        isCounted("heures_formation", 6);
        isCounted("heures_stagiaires", 6);
        isCounted("personnes_formees", 1);
        assertThat(figures.of("taux_presence", 2016, null)).isEqualTo(Map.of("", "33.333333"));
    }

    @Test
    void aFileThatSaysNothingOfPresenceMakesNobodyTrainedNorAbsent() {
        deliveries.ingest(
                "formations.csv",
                "id_session;date_debut;code_insee;duree_heures;id_stagiaire",
                "F1;2016-02-05;69123;6;s1",
                "F1;2016-02-05;69123;6;s2");

        isMissing("personnes_formees");
        isMissing("sessions_formation");
        isMissing("heures_formation");
        isMissing("heures_stagiaires");
        isMissing("taux_presence");
    }

    @Test
    void whoPassedATestCame() {
        deliveries.ingest("formations.csv", TRAINING, "F1;2016-02-05;69123;6;s1;inscrit;;oui");

        isCounted("personnes_formees", 1);
        isCounted("sessions_formation", 1);
    }

    @Test
    void whoWaitsForASeatLeavesNoDoubtWhetherASessionWasHeld() {
        deliveries.ingest(
                "formations.csv",
                TRAINING,
                "F1;2016-02-05;69123;6;s1;inscrit;non;",
                "F1;2016-02-05;69123;6;s2;en_attente;;");

        isCounted("sessions_formation", 0);
        isCounted("personnes_formees", 0);
    }

    @Test
    void theDelayOfLabellingIsTheMedianAndRequestsStillWaitingAreCounted() {
        deliveries.ingest(
                "annuaire.csv",
                DIRECTORY,
                "L1;Un;69123;2016-12-31;2016-01-01;2016-02-10;non",
                "L2;Deux;69123;2016-12-31;2016-01-01;2016-03-01;non",
                "L3;Trois;33063;2016-12-31;2014-01-01;2016-07-01;non",
                "L4;Quatre;33063;2016-12-31;2016-09-01;;non",
                "L5;Cinq;33063;2016-12-31;2016-09-01;2017-01-15;non",
                "L6;Six;33063;2016-12-31;;;non");

        isCounted("delai_labellisation", 60);
        isCounted("demandes_label_en_attente", 2);
    }

    @Test
    void aLaptopUsedAgainAvoidsItsYearOfUseAndNotItsMaking() {
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination",
                "2016-02-05;L1;Association A;portable;1;réemploi",
                "2016-02-05;L1;Association B;portable;2;pièces",
                "2016-02-05;L1;Association C;fixe;4;réemploi");

        isCounted("co2_evite", 27);
        assertThat(figures.of("empreinte_fabrication", 2016, null)).isEqualTo(Map.of("", "980.7"));
    }

    @Test
    void whereNoSourceSaysWhatIsAvoidedTheFigureIsMissing() {
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination",
                "2016-02-05;L1;Association C;fixe;4;réemploi");

        isMissing("co2_evite");
    }

    @Test
    void openDaysAreNoWorkshopsThatManyCameTo() {
        deliveries.ingest(
                "frequentation.csv",
                "id_activite;date;code_insee;type;participants",
                "A1;2016-02-05;69123;atelier;10",
                "A2;2016-02-06;69123;atelier;20",
                "A3;2016-02-07;69123;portes_ouvertes;300");

        isCounted("affluence_moyenne", 15);
    }

    @Test
    void theUnknownRateOfAShareIsWhatItsLinesDoNotSay() {
        deliveries.ingest(
                "frequentation.csv",
                "id_activite;date;code_insee;type;participants;nb_scolarise;nb_sans_emploi;nb_en_emploi;nb_retraite",
                "A1;2016-02-05;69123;atelier;42;20;12;10;0",
                "A2;2016-02-06;69123;atelier;58;;;;");

        List<Figure> shares = preview
                .compute(List.of("part_sans_emploi"), YearBasis.CIVIL, List.of(2016), JobsFolder.packaged())
                .values()
                .stream()
                .flatMap(List::stream)
                .filter(figure -> figure.isAnnualTotal()
                        && (figure.territory().equals(Figure.COUNTRY)
                                || figure.level() == Level.REGION
                                        && figure.territory().equals("84")))
                .toList();
        assertThat(shares).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.value()).isEqualByComparingTo("28.571429");
            assertThat(figure.unknownRate()).isEqualByComparingTo("0.58");
        });
    }
}
