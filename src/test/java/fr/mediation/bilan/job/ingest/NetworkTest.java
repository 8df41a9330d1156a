package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which part of the network a place belongs to. */
@BilanTest
class NetworkTest {
    private static final String DIRECTORY = "id,nom,code_insee,date_etat,typologie,atelier_canope,date_labellisation";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    @ParameterizedTest
    @CsvSource({
        "Atelier de Lyon, RES, oui, atelier_canope",
        "Espace public numérique de Lyon, EPN, oui, atelier_canope",
        "Espace public numérique de Lyon, TIERS_LIEUX, non, epn",
        "ESPACE PUBLIC NUMERIQUE, '', '', epn",
        "EPN du Lac, '', '', epn",
        "Le Relais, TIERS_LIEUX|EPN, non, epn",
        "Le Relais, Espace public numérique, non, epn",
        "Médiathèque, BIB, non, autre",
        "Depnet, '', '', autre",
        "Atelier Canopé de Lyon, '', '', atelier_canope",
        "ATELIERS CANOPE 69, RES, '', atelier_canope",
        "Atelier Canopé de Lyon, '', non, autre",
        "L’Atelier de la Canopée, '', '', autre"
    })
    void aPlaceBelongsToItAsItsDirectorySays(String name, String typology, String canope, String network) {
        deliveries.ingest(
                "annuaire.csv", DIRECTORY, "L1," + name + ",69123,2015-12-31," + typology + "," + canope + ",");

        assertThat(networks("directory")).containsExactly(network);
    }

    @Test
    void anAtelierWhoseDirectoryLeavesTheColumnEmptyGivesAsOne() {
        deliveries.ingest("annuaire.csv", DIRECTORY, "L1,Atelier Canopé de Lyon,69123,2015-12-31,RES,,");

        deliver("L1");

        assertThat(networks("donation")).containsExactly("atelier_canope");
        assertThat(jdbc.sql("select distinct canope from directory_fact")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void theLabelSaysNothingOfIt() {
        deliveries.ingest("annuaire.csv", DIRECTORY, "L1,Médiathèque,69123,2015-12-31,BIB,non,2015-06-01");

        assertThat(networks("directory")).containsExactly("autre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendance", "training", "donation"})
    void aFactBelongsToThatOfItsPlace(String facts) {
        deliveries.ingest("annuaire.csv", DIRECTORY, "L1,Atelier,69123,2015-12-31,RES,oui,");

        deliver("L1");

        assertThat(networks(facts)).containsExactly("atelier_canope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendance", "training", "donation"})
    void ofAPlaceThatNoDirectoryNamesItIsUnknown(String facts) {
        deliver("L2");

        assertThat(networks(facts)).containsExactly("unknown");
    }

    private void deliver(String place) {
        deliveries.ingest("frequentation.csv", "id_activite,date,type,id_lieu", "A1,2016-02-05,atelier," + place);
        deliveries.ingest(
                "formations.csv",
                "id_session,date_debut,id_lieu,duree_heures,id_stagiaire",
                "S1,2016-02-05," + place + ",7,p1");
        deliveries.ingest(
                "dons.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                "2016-02-05," + place + ",Le Relais,portable,2");
    }

    private List<String> networks(String facts) {
        return jdbc.sql("select distinct coalesce(network, 'unknown') from " + facts + "_fact")
                .query(String.class)
                .list();
    }
}
