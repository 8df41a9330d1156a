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
import fr.mediation.bilan.territory.Perimeter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of the register of governance, from its file on. */
@BilanTest
@Import(CountryFigures.class)
class GovernanceFiguresTest {
    private static final String HEADER = "date;nature;partie;objet;etat;code;quantite;valide_etat;valide_canope";

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

    private void isCounted(String indicator, int value) {
        figures.isCounted(indicator, 2016, value);
    }

    private void isMissing(String indicator) {
        assertThat(figures.of(indicator, 2016, null)).as(indicator).isEqualTo(Map.of("", "none"));
    }

    private String ofRegion(String indicator, String region) {
        return preview
                .compute(List.of(indicator), YearBasis.CIVIL, List.of(2016), JobsFolder.packaged())
                .values()
                .stream()
                .flatMap(List::stream)
                .filter(figure -> figure.isAnnualTotal()
                        && figure.perimeter() == Perimeter.REGIONS_2016
                        && figure.level() == Level.REGION
                        && figure.territory().equals(region))
                .map(Figure::value)
                .map(value -> value.stripTrailingZeros().toPlainString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void aDecisionThatIsCarriedOutIsTheSameDecision() {
        deliveries.ingest(
                "gouvernance-2016.csv",
                HEADER,
                "2016-03-12;decision;commun;Ouvrir l’annuaire;en_cours;;;;",
                "2016-03-12;decision;commun;Former les animateurs;fait;;;;",
                "2016-03-12;decision;commun;Fermer le portail;refuse;;;;");

        isCounted("decisions_prises", 2);
        isCounted("decisions_realisees", 1);
        isCounted("taux_realisation_decisions", 50);

        deliveries.ingest(
                "gouvernance-2016-suite.csv", HEADER, "2016-03-12;decision;commun;Ouvrir l’annuaire;fait;;;;");

        isCounted("decisions_prises", 2);
        isCounted("decisions_realisees", 2);
    }

    @Test
    void aCommitteeIsSignedWhereBothPartiesSigned() {
        deliveries.ingest(
                "gouvernance-2016.csv",
                HEADER,
                "2016-03-12;reunion;commun;Comité 1;fait;;;oui;oui",
                "2016-06-12;reunion;commun;Comité 2;fait;;;oui;non",
                "2016-09-12;reunion;commun;Comité 3;fait;;;oui;",
                "2016-12-12;reunion;commun;Comité 4;propose;;;;");

        isCounted("comites_tenus", 3);
        isCounted("part_comptes_rendus_signes", 50);
    }

    @Test
    void whatTheRegisterDoesNotTellIsMissingWhereNoneWasDelivered() {
        deliveries.ingest("moyens.csv", "annee;financeur;nature;montant_euros", "2016;etat;subvention;1000");

        isMissing("difficultes_signalees");
        isMissing("comites_tenus");
        isMissing("materiel_reforme");
    }

    @Test
    void whatTheRegisterDoesNotTellIsNoneWhereItWasDelivered() {
        deliveries.ingest("gouvernance-2016.csv", HEADER, "2016-03-12;reunion;commun;Comité 1;fait;;;oui;oui");

        isCounted("difficultes_signalees", 0);
        isCounted("operations_conjointes", 0);
        isMissing("materiel_reforme");
        isMissing("taux_acceptation_offres");
    }

    @Test
    void anEntryAboutARegionIsOneThereAndNoneElsewhere() {
        deliveries.ingest(
                "gouvernance-2016.csv",
                HEADER,
                "2016-03-12;difficulte;etat;Annuaire en retard;en_cours;R84;;;",
                "2016-03-12;difficulte;etat;Fiches incomplètes;en_cours;D69;;;",
                "2016-03-12;difficulte;canope;Budget;en_cours;;;;");

        isCounted("difficultes_signalees", 3);
        assertThat(ofRegion("difficultes_signalees", "84")).isEqualTo("2");
        assertThat(ofRegion("difficultes_signalees", "53")).isEqualTo("0");
    }

    @Test
    void retiredEquipmentThatIsGivenIsGivenByAteliers() {
        deliveries.ingest(
                "annuaire-2016.csv",
                "id;nom;code_insee;date_etat;atelier_canope",
                "AC1;Atelier Canopé;69123;2016-01-01;oui",
                "EPN1;Espace public numérique;69123;2016-01-01;non");
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination",
                "2016-02-05;AC1;Association A;portable;30;réemploi",
                "2016-02-05;EPN1;Association B;portable;50;réemploi");
        deliveries.ingest(
                "gouvernance-2016.csv", HEADER, "2016-03-12;materiel_reforme;canope;Parc bureautique;fait;;120;;");

        isCounted("part_materiel_reforme_donne", 25);
    }

    @Test
    void plannedMeansAreNoMeansThatWereGiven() {
        deliveries.ingest(
                "moyens.csv",
                "annee;financeur;nature;etat;montant_euros;heures",
                "2016;etat;subvention;prevu;4000;",
                "2016;etat;subvention;;3000;",
                "2016;benevolat;benevolat;prevu;;300",
                "2016;benevolat;benevolat;realise;;12");

        isCounted("moyens_prevus", 4000);
        isCounted("moyens_engages", 3000);
        isCounted("taux_execution_moyens", 75);
        isCounted("heures_benevoles", 12);
    }

    @Test
    void meansThatAreOnlyPlannedAreNoneThatWereGivenAndNotZero() {
        deliveries.ingest("moyens.csv", "annee;financeur;nature;etat;montant_euros", "2016;etat;subvention;prevu;4000");

        isMissing("moyens_engages");
    }

    @Test
    void onlyWhatHadAPlanIsHeldAgainstThePlan() {
        deliveries.ingest(
                "moyens.csv",
                "annee;territoire;financeur;nature;etat;montant_euros",
                "2016;;etat;subvention;prevu;1000",
                "2016;;etat;subvention;;800",
                "2016;R84;collectivite;materiel;;2000",
                "2016;;canope;personnel;;500");

        isCounted("taux_execution_moyens", 80);
        isCounted("moyens_engages", 3300);
    }

    @Test
    void whatIsAddressedToOtherPlacesIsNotThatOfAteliersAndTheOtherWayRound() {
        deliveries.ingest(
                "annuaire-2016.csv",
                "id;nom;code_insee;date_etat;atelier_canope",
                "AC1;Atelier Canopé;69123;2016-01-01;oui",
                "EPN1;Espace public numérique;69123;2016-01-01;non");
        deliveries.ingest(
                "gouvernance-2016.csv",
                HEADER,
                "2016-03-12;proposition_label;canope;Label;accepte;AC1;;;",
                "2016-03-12;proposition_label;canope;Label;accepte;EPN1;;;",
                "2016-03-12;communication_ordi20;etat;Ordi 2.0;fait;AC1;;;",
                "2016-03-12;communication_ordi20;etat;Ordi 2.0;fait;EPN1;;;",
                "2016-03-12;offre_abonnement;canope;Abonnement;accepte;AC1;;;",
                "2016-03-12;offre_abonnement;canope;Abonnement;accepte;EPN1;;;",
                "2016-03-12;conseil;canope;Ressources;fait;AC1;;;",
                "2016-03-12;conseil;canope;Ressources;fait;EPN1;;;");

        isCounted("ateliers_proposes", 1);
        isCounted("ateliers_labellises_sur_proposition", 1);
        isCounted("ateliers_informes_ordi20", 1);
        isCounted("offres_abonnement", 1);
        isCounted("offres_abonnement_acceptees", 1);
        isCounted("conseils_echanges", 1);
    }
}
