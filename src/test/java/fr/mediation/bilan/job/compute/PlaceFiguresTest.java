package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.StoredFigures;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What figures are made of the states of places: whole way, from files to figures. */
@BilanTest
class PlaceFiguresTest {
    private static final String DIRECTORY = "id,nom,code_insee,date_etat";
    private static final String ATTENDANCE = "id_activite,date,type,id_lieu,participants";
    private static final String AUVERGNE_RHONE_ALPES = "84";
    private static final String PROVENCE = "93";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private FigureStore figures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    private Figure figure(String indicator, int year, Level level, String code) {
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        return figures.figures(computed.computation(), indicator, Period.year(year), level, code).stream()
                .filter(figure -> figure.category().isTotal())
                .findFirst()
                .orElseThrow();
    }

    private Figure ofRegion(String indicator, int year, String code) {
        return figure(indicator, year, Level.REGION, code);
    }

    private Figure ofCountry(String indicator, int year) {
        return figure(indicator, year, Level.NATIONAL, Figure.COUNTRY);
    }

    @Test
    void aPlaceThatMovesFromLyonToMarseilleLeavesTheActivitiesOfTheYearBeforeInLyon() {
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31");
        deliveries.ingest("annuaire-2017.csv", DIRECTORY, "L1,Lieu,13055,2017-01-31");
        deliveries.ingest("frequentation.csv", ATTENDANCE, "A1,2016-02-05,atelier,L1,10", "A2,2017-02-05,atelier,L1,7");

        assertThat(ofRegion("participations", 2016, AUVERGNE_RHONE_ALPES).value())
                .isEqualByComparingTo("10");
        assertThat(ofRegion("participations", 2017, PROVENCE).value()).isEqualByComparingTo("7");
        assertThat(ofRegion("participations", 2017, AUVERGNE_RHONE_ALPES).value())
                .isNull();
    }

    @Test
    void bothCommunesOfAPlaceThatMovesAreReachedInTheYearOfTheMove() {
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31");
        deliveries.ingest("annuaire-2017.csv", DIRECTORY, "L1,Lieu,13055,2017-06-30");
        deliveries.ingest(
                "frequentation.csv",
                ATTENDANCE,
                "A1,2016-05-01,atelier,L1,1",
                "A2,2017-05-01,atelier,L1,1",
                "A3,2017-07-01,atelier,L1,1");
        computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);

        assertThat(jdbc.sql("""
                        select year || ' ' || commune from coverage_fact
                        where year_basis = 'civil' and reached order by 1
                        """).query(String.class).list()).containsExactly("2016 69123", "2017 13055", "2017 69123");
    }

    @Test
    void whereAPlaceWasBetweenTwoMovesIsReachedOnlyIfALineIsOfThatTime() {
        deliveries.ingest("annuaire-2016-01-31.csv", DIRECTORY, "L1,Lieu,69123,2016-01-31");
        deliveries.ingest("annuaire-2016-05-31.csv", DIRECTORY, "L1,Lieu,33063,2016-05-31");
        deliveries.ingest("annuaire-2016-09-30.csv", DIRECTORY, "L1,Lieu,13055,2016-09-30");
        deliveries.ingest("frequentation.csv", ATTENDANCE, "A1,2016-02-05,atelier,L1,1", "A2,2016-11-05,atelier,L1,1");

        assertThat(ofRegion("part_population_couverte", 2016, AUVERGNE_RHONE_ALPES)
                        .value())
                .isPositive();
        assertThat(ofRegion("part_population_couverte", 2016, "75").value()).isNull();

        deliveries.ingest(
                "frequentation-2.csv", ATTENDANCE, "A3,2016-07-05,atelier,L1,1", "A4,2016-02-05,atelier,L1,1");

        assertThat(ofRegion("part_population_couverte", 2016, "75").value()).isPositive();
    }

    @Test
    void aYearWithoutADirectoryOfItsOwnIsEstimated() {
        deliveries.ingest("annuaire-2015.csv", DIRECTORY, "L1,Lieu,69123,2015-12-31");
        deliveries.ingest("frequentation.csv", ATTENDANCE, "A1,2016-02-05,atelier,L1,10");

        assertThat(ofCountry("lieux_actifs", 2015).status()).isEqualTo(Status.NORMAL);
        assertThat(ofCountry("lieux_actifs", 2016).status()).isEqualTo(Status.ESTIMATED);
        assertThat(ofCountry("part_geolocalises", 2016).status()).isEqualTo(Status.ESTIMATED);
        assertThat(ofCountry("densite_lieux", 2016).status()).isEqualTo(Status.ESTIMATED);
        assertThat(ofCountry("participations", 2016).status()).isEqualTo(Status.NORMAL);
    }

    @Test
    void aDirectoryThatIsPlainlyAPartLeavesTheFigureAnEstimate() {
        deliveries.ingest(
                "annuaire-2015.csv",
                DIRECTORY,
                "L1,Lieu,69123,2015-12-31",
                "L2,Autre,69123,2015-12-31",
                "L3,Encore,69123,2015-12-31");
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31");

        Figure places = ofCountry("lieux_actifs", 2016);

        assertThat(places.value()).isEqualByComparingTo("3");
        assertThat(places.status()).isEqualTo(Status.ESTIMATED);
    }

    @Test
    void oneProducerInTenWithoutADirectoryMakesNoEstimate() {
        deliveries.ingest("annuaire-2015.csv", DIRECTORY, "X1,Lieu,69123,2015-12-31");
        jdbc.sql("update delivery set producer = 'autre'").update();
        String[] lines = new String[11];
        lines[0] = DIRECTORY;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "L" + i + ",Lieu,69123,2016-12-31";
        }
        deliveries.ingest("annuaire-2016.csv", lines);

        assertThat(ofCountry("lieux_actifs", 2016).value()).isEqualByComparingTo("11");
        assertThat(ofCountry("lieux_actifs", 2016).status()).isEqualTo(Status.NORMAL);
    }

    @Test
    void theArticlesAreMeasuredByNetwork() {
        deliveries.ingest(
                "annuaire-2016.csv",
                DIRECTORY + ",atelier_canope,date_labellisation,abonnement_canope,prix_abonnement",
                "C1,Atelier,69123,2016-12-31,oui,2015-01-01,reduit,60",
                "C2,Atelier,69123,2016-12-31,oui,,reduit,60",
                "E1,EPN de Lyon,69123,2016-12-31,non,2015-01-01,reduit,70",
                "E2,EPN de Bron,69029,2016-12-31,non,2015-01-01,plein,100",
                "A1,Médiathèque,69123,2016-12-31,non,,aucun,");
        deliveries.ingest(
                "dons.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                "2016-05-01,C1,Le Relais,portable,2",
                "2016-05-01,E1,Le Relais,portable,5");

        assertThat(ofCountry("taux_labellisation", 2016).value()).isEqualByComparingTo("50");
        assertThat(ofCountry("lieux_abonnes_tarif_reduit", 2016).value()).isEqualByComparingTo("1");
        assertThat(ofCountry("part_lieux_abonnes", 2016).value()).isEqualByComparingTo("33.333333");
        assertThat(ofCountry("economie_abonnements", 2016).value()).isEqualByComparingTo("30");
        assertThat(ofCountry("equipements_donnes_ateliers", 2016).value()).isEqualByComparingTo("2");
    }

    @Test
    void whatLiesInNoRegionHasARowOfItsOwnSoThatRowsAddUpToTheCountry() {
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31", "L2,Lieu,98818,2016-12-31");
        deliveries.ingest(
                "frequentation.csv",
                ATTENDANCE + ",canal",
                "A1,2016-02-05,atelier,L1,10,lieu",
                "A2,2016-02-05,atelier,L2,7,lieu",
                "A3,2016-02-05,atelier,,3,distance");

        for (Perimeter perimeter : Perimeter.values()) {
            assertThat(value("participations", perimeter, Figure.OUTSIDE))
                    .as(perimeter.code())
                    .isEqualByComparingTo("10");
            assertThat(value("lieux_actifs", perimeter, Figure.OUTSIDE))
                    .as(perimeter.code())
                    .isEqualByComparingTo("1");
        }
        assertThat(ofCountry("participations", 2016).value()).isEqualByComparingTo("20");
    }

    @Test
    void whereAllLiesInRegionsThereIsNoRowBesideThem() {
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31");

        assertThat(StoredFigures.of(
                        jdbc,
                        computations
                                .compute(JobsFolder.packaged(), YearBasis.CIVIL)
                                .computation()))
                .noneMatch(Figure::isOutside);
    }

    private BigDecimal value(String indicator, Perimeter perimeter, String code) {
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        return figures.figures(computed.computation(), indicator, Period.year(2016), Level.REGION, code).stream()
                .filter(figure -> figure.category().isTotal() && figure.perimeter() == perimeter)
                .map(Figure::value)
                .findFirst()
                .orElseThrow();
    }
}
