package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where places lie on the days of their facts, and how long they are open. */
@BilanTest
class PlaceHistoryTest {
    private static final String DIRECTORY = "id,nom,code_insee,date_etat";
    private static final String LYON = "69123";
    private static final String MARSEILLE = "13055";
    private static final String LILLE = "59350";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    private DeliveryReport directory(String file, String date, String... places) {
        String[] lines = new String[places.length + 1];
        lines[0] = DIRECTORY;
        for (int i = 0; i < places.length; i++) {
            String[] place = places[i].split("@");
            lines[i + 1] = place[0] + ",Lieu " + place[0] + "," + (place.length > 1 ? place[1] : LYON) + "," + date;
        }
        return deliveries.ingest(file, lines);
    }

    private List<String> departments(String facts) {
        return jdbc.sql("select date || ' ' || coalesce(department, 'none') from " + facts + "_fact order by 1")
                .query(String.class)
                .list();
    }

    /** The identifiers of the places that are open on the last day of a civil year. */
    private List<String> open(int year) {
        return jdbc.sql("""
                select split_part(place, '/', 2) from directory_fact
                where year_basis = 'civil' and year = ? order by 1
                """).param(year).query(String.class).list();
    }

    @Test
    void aPlaceThatMovesTakesNothingOfTheYearBeforeWithIt() {
        directory("annuaire-2016.csv", "2016-01-31", "L1@" + LYON);
        directory("annuaire-2017.csv", "2017-01-31", "L1@" + MARSEILLE);

        deliveries.ingest(
                "frequentation.csv",
                "id_activite,date,type,id_lieu",
                "A0,2015-06-01,atelier,L1",
                "A1,2016-01-31,atelier,L1",
                "A2,2017-01-30,atelier,L1",
                "A3,2017-01-31,atelier,L1",
                "A4,2019-01-01,atelier,L1");

        assertThat(departments("attendance"))
                .containsExactly("2015-06-01 69", "2016-01-31 69", "2017-01-30 69", "2017-01-31 13", "2019-01-01 13");
    }

    @Test
    void giftsAndTrainingsLieWhereTheirPlaceWas() {
        directory("annuaire-2016.csv", "2016-01-31", "L1@" + LYON);
        directory("annuaire-2017.csv", "2017-01-31", "L1@" + MARSEILLE);

        deliveries.ingest(
                "formations.csv",
                "id_session,date_debut,id_lieu,duree_heures,id_stagiaire",
                "S1,2016-05-01,L1,7,p1",
                "S2,2017-05-01,L1,7,p1");
        deliveries.ingest(
                "dons.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                "2016-05-01,L1,Le Relais,portable,2",
                "2017-05-01,L1,Le Relais,portable,2");

        assertThat(departments("training")).containsExactly("2016-05-01 69", "2017-05-01 13");
        assertThat(departments("donation")).containsExactly("2016-05-01 69", "2017-05-01 13");
    }

    @Test
    void anotherProducerMayReferToAPlaceThroughAllItsMoves() {
        directory("annuaire-2016.csv", "2016-01-31", "L1@" + LYON);
        directory("annuaire-2017.csv", "2017-01-31", "L1@" + MARSEILLE);

        deliveries.ingest(
                "coop.csv", "id_activite,date,type,id_lieu", "A1,2016-05-01,atelier,L1", "A2,2017-05-01,atelier,L1");
        jdbc.sql("update delivery set producer = 'autre' where source = 'attendance'")
                .update();

        assertThat(departments("attendance")).containsExactly("2016-05-01 69", "2017-05-01 13");
    }

    @Test
    void aPlaceThatTheNextCompleteDirectoryLacksIsClosed() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2");
        directory("annuaire-2016.csv", "2016-12-31", "L1");
        directory("annuaire-2017.csv", "2017-12-31", "L1", "L2");

        assertThat(open(2015)).containsExactly("L1", "L2");
        assertThat(open(2016)).containsExactly("L1");
        assertThat(open(2017)).containsExactly("L1", "L2");
    }

    @Test
    void whatIsClosedIsToldAndSoIsAPartThatClosesNothing() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3");
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2");
        directory("annuaire-2017.csv", "2017-12-31", "L4");

        assertThat(jdbc.sql("select replace(sentence, chr(9), ' ') from anomaly order by delivery")
                        .query(String.class)
                        .list())
                .containsExactly("job.anomaly.closed-places #1 =L3", "job.anomaly.partial-directory #1 #2");
    }

    private void renameProducer(String name) {
        jdbc.sql("update delivery set producer = ?").param(name).update();
    }

    @Test
    void aPlaceThatAnotherProducerGoesOnListingCountsOnce() {
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2", "L3@" + MARSEILLE);
        renameProducer("association");
        directory("annuaire-2017.csv", "2017-12-31", "L1", "L3@" + LILLE);

        assertThat(open(2016)).containsExactly("L1", "L2", "L3");
        assertThat(open(2017)).as("L3 of another commune is another place").containsExactly("L1", "L2", "L3", "L3");
    }

    @Test
    void linesOfOthersLieWhereADirectoryThatWasRenamedSaysInBothYears() {
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2", "L3");
        jdbc.sql("update directory set name = 'Médiathèque' where place = 'L3'").update();
        renameProducer("association");
        directory("annuaire-2017.csv", "2017-12-31", "L1", "L2@" + MARSEILLE, "L3");
        deliveries.ingest(
                "coop.csv",
                "id_activite,date,type,id_lieu",
                "A1,2016-05-01,atelier,L1",
                "A2,2017-05-01,atelier,L1",
                "A3,2017-05-02,atelier,L2",
                "A4,2017-05-03,atelier,L3");
        jdbc.sql("update delivery set producer = 'coop' where source = 'attendance'")
                .update();

        assertThat(departments("attendance"))
                .as("L2 and L3 may be two places each")
                .containsExactly("2016-05-01 69", "2017-05-01 69", "2017-05-02 none", "2017-05-03 none");
    }

    @Test
    void placesOfTwoNamesAreTwoThoughTheirNumbersAreEqual() {
        directory("annuaire-2016.csv", "2016-12-31", "1", "2", "62b1f0c4");
        jdbc.sql("update directory set name = 'Médiathèque' where place <> '2'").update();
        renameProducer("association");
        directory("annuaire-2017.csv", "2017-12-31", "1", "2", "62b1f0c4");

        assertThat(open(2017)).containsExactly("1", "1", "2", "62b1f0c4");
    }

    @Test
    void aPlaceThatTwoProducersListIsThatOfBoth() {
        directory("annuaire-2015.csv", "2015-12-31", "L1");
        renameProducer("association");
        directory("annuaire-2015-autre.csv", "2015-12-31", "L1@" + LYON, "L2");
        directory("annuaire-2017.csv", "2017-12-31", "L1", "L2");

        assertThat(open(2017)).containsExactly("L1", "L1", "L2");
    }

    @Test
    void itsEarlierFactsStayWhereTheyAre() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2@" + MARSEILLE);
        directory("annuaire-2016.csv", "2016-12-31", "L1");

        deliveries.ingest("frequentation.csv", "id_activite,date,type,id_lieu", "A1,2016-06-01,atelier,L2");

        assertThat(departments("attendance")).containsExactly("2016-06-01 13");
    }

    @Test
    void filesOfOneDayArePartsOfOneDirectory() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3", "L4");
        directory("annuaire-nord.csv", "2016-12-31", "L1", "L2");
        directory("annuaire-sud.csv", "2016-12-31", "L3");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3");
    }

    @Test
    void aDirectoryThatIsToldAgainForTheSameDayStandsAsItWasToldLast() {
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2", "L3");
        directory("annuaire-2016-bis.csv", "2016-12-31", "L1", "L2");

        assertThat(open(2016)).containsExactly("L1", "L2");
    }

    @Test
    void aPartBetweenADirectoryAndItsLaterTellingChangesNothing() {
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2", "L3", "L4", "L5");
        directory("annuaire-nord.csv", "2016-12-31", "L1", "L2", "L6");
        directory("annuaire-2016-bis.csv", "2016-12-31", "L1", "L2", "L3", "L4");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3", "L4");
    }

    @Test
    void aFileOfAPartOfThePlacesClosesNone() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3");
        directory("annuaire-maj.csv", "2016-12-31", "L1");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3");
    }

    @Test
    void aFileOfOtherPlacesClosesNone() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2");
        directory("annuaire-2016.csv", "2016-12-31", "L3", "L4");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3", "L4");
    }

    @Test
    void aFileOfAPartOfTheDepartmentsClosesNone() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3", "L4@" + MARSEILLE, "L5@" + LILLE);
        directory("annuaire-rhone.csv", "2016-12-31", "L1", "L2", "L3");
        directory("annuaire-rhone-2017.csv", "2017-12-31", "L1", "L2");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3", "L4", "L5");
        assertThat(open(2017)).containsExactly("L1", "L2", "L3", "L4", "L5");
    }

    @Test
    void aPlaceWhoseLineIsRejectedIsNotGone() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3");
        directory("annuaire-2016.csv", "2016-12-31", "L1", "L2@00000");

        assertThat(open(2016)).containsExactly("L1", "L2");
    }

    @Test
    void aRejectedLineThatNamesNoPlaceMayBeThatOfAny() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2", "L3");
        deliveries.ingest("annuaire-2016.csv", DIRECTORY, "L1,Lieu,69123,2016-12-31", ",Lieu,69123,2016-12-31");

        assertThat(open(2016)).containsExactly("L1", "L2", "L3");
    }

    @Test
    void aWithdrawnDirectoryClosesNothing() {
        directory("annuaire-2015.csv", "2015-12-31", "L1", "L2");
        directory("annuaire-2016.csv", "2016-12-31", "L1");

        withdrawal.withdraw("annuaire-2016.csv");
        assertThat(open(2015)).containsExactly("L1", "L2");
        withdrawal.restore("annuaire-2016.csv");
        directory("annuaire-2017.csv", "2017-12-31", "L1");

        assertThat(open(2016)).containsExactly("L1");
    }

    @Test
    void aDirectoryThatIsNotSaidToBeCompleteClosesNothing() {
        deliveries.ingest(
                "liste-fs-2022.csv",
                "id_fs,lib_fs,insee_com,labellisation,lib_com",
                "F1,Maison,69123,Labellisée le 01/03/2018,Lyon",
                "F2,Maison,69123,Labellisée le 02/03/2018,Lyon");
        deliveries.ingest(
                "liste-fs-2023.csv",
                "id_fs,lib_fs,insee_com,labellisation,lib_com",
                "F1,Maison,69123,Labellisée le 01/03/2019,Lyon");

        assertThat(open(2019)).containsExactly("F1", "F2");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31, true",
        "2016-12-30, false",
        "'', true",
        "9999-12-31, true",
    })
    void aPlaceIsOpenOnItsLastDay(String closed, boolean open) {
        deliveries.ingest(
                "annuaire.csv", DIRECTORY + ",ouverture,fermeture", "L1,Lieu,69123,2016-06-30,1885-10-01," + closed);

        assertThat(open(2016)).hasSize(open ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2016-12-31, true", "2017-01-01, false"})
    void aPlaceIsOpenFromItsFirstDay(String opened, boolean open) {
        deliveries.ingest("annuaire.csv", DIRECTORY + ",ouverture", "L1,Lieu,69123,2016-06-30," + opened);

        assertThat(open(2016)).hasSize(open ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2016-12-31, true", "2016-12-30, false"})
    void aLabelHoldsOnItsLastDay(String end, boolean labelled) {
        deliveries.ingest(
                "annuaire.csv",
                DIRECTORY + ",date_labellisation,date_fin_label",
                "L1,Lieu,69123,2016-06-30,2014-01-01," + end);

        assertThat(jdbc.sql("select labelled from directory_fact where year_basis = 'civil' and year = 2016")
                        .query(Boolean.class)
                        .single())
                .isEqualTo(labelled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil", "convention"})
    void aStateOfAnEarlierYearIsCarriedOver(String basis) {
        directory("annuaire-2015.csv", "2015-12-31", "L1");
        deliveries.ingest("frequentation.csv", "id_activite,date,type,id_lieu", "A1,2016-06-01,atelier,L1");

        assertThat(jdbc.sql("select year || ' ' || carried_over from directory_fact where year_basis = ? order by 1")
                        .param(basis)
                        .query(String.class)
                        .list())
                .containsExactly("2015 false", "2016 true");
    }

    @Test
    void aPlaceThatAnotherDirectoryListsTooIsTold() {
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "annuaire-un.csv",
                        DIRECTORY,
                        "1,Lieu un,69123,2016-06-30",
                        "2,Lieu deux,69123,2016-12-31",
                        "3,Lieu trois,69123,2016-12-31",
                        "4,Lieu quatre,69123,2016-12-31"),
                DeliveryHints.NONE.from("un"));
        DeliveryReport second = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "annuaire-deux.csv",
                        DIRECTORY,
                        "1,LIEU UN,69123,2016-12-31",
                        "2,LIEU DEUX,69123,2016-12-31",
                        "3,Un autre,69123,2016-12-31",
                        "4,Lieu quatre,13055,2016-12-31"),
                DeliveryHints.NONE.from("deux"));

        assertThat(second.remarks().anomalies())
                .extracting(Sentence::stored)
                .containsExactly("job.anomaly.places-twice\t#1\t=annuaire-deux.csv\t=un");
    }
}
