package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.source.delivery.Intake;
import fr.mediation.bilan.store.Delivery;
import fr.mediation.bilan.store.DeliveryStore;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which deliveries wait for a person, because of what they would replace, and what becomes of them. */
@Tag("slow")
@BilanTest
class HeldDeliveriesTest {
    private static final String HEADER = "id_activite;date;code_insee;type;duree_minutes;participants";
    private static final DeliveryHints NAMED = DeliveryHints.NONE.ofNamed();

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryStore stored;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    private DeliveryReport deliver(String name, List<String> lines) {
        return deliveries.ingest(file(name, lines), NAMED);
    }

    private DeliveryReport deliver(String name, String... lines) {
        return deliver(name, List.of(lines));
    }

    private Path file(String name, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(HEADER));
        all.addAll(lines);
        return Deliveries.file(folder, name, all.toArray(String[]::new));
    }

    /** Activities A1, A2… of a year, on different days, of some participants each. */
    private static List<String> activities(int year, int first, int last, int participants) {
        List<String> lines = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            lines.add("A%d;%d-%02d-%02d;69123;atelier;60;%d".formatted(i, year, i % 12 + 1, i % 28 + 1, participants));
        }
        return lines;
    }

    private String counted() {
        return jdbc.sql("select count(distinct activity) || ' ' || coalesce(sum(participants), 0) from attendance_fact")
                .query(String.class)
                .single();
    }

    @Test
    void identifiersThatRestartEachYearAreOtherActivities() {
        deliver("2016.csv", activities(2016, 1, 24, 10));

        DeliveryReport later = deliver("2017.csv", activities(2017, 1, 24, 10));

        assertThat(later.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(later.lines().replaced()).isZero();
        assertThat(counted()).isEqualTo("48 480");
    }

    @Test
    void theMonthlyFilesOfAClubThatHasOneIdentifierAddUp() {
        deliver("janvier.csv", "CLUB;2016-01-12;69123;atelier;60;12");
        deliver("fevrier.csv", "CLUB;2016-02-09;69123;atelier;60;10");
        deliver("mars.csv", "CLUB;2016-03-08;69123;atelier;60;9");

        assertThat(counted()).isEqualTo("3 31");
    }

    @Test
    void oneIdentifierOnTwoDaysOfAFileIsTwoActivities() {
        deliver("annee.csv", "CLUB;2016-01-12;69123;atelier;60;12", "CLUB;2016-02-09;69123;atelier;60;10");

        assertThat(counted()).isEqualTo("2 22");
    }

    @Test
    void aSessionIsKnownByItsFirstDay() {
        String header = "id_session,date_debut,code_insee,duree_heures,id_stagiaire";
        deliveries.ingest("2015.csv", header, "S1,2015-03-10,69123,6,s1");
        deliveries.ingest("2016.csv", header, "S1,2016-03-08,69123,6,s1");

        assertThat(jdbc.sql("select count(distinct session) || ' ' || count(*) from training_fact")
                        .query(String.class)
                        .single())
                .isEqualTo("2 2");
    }

    @Test
    void oneThatReplacesMoreThanATenthIsHeldAndReplacesNothing() {
        deliver("premier.csv", activities(2016, 1, 20, 10));
        List<String> lines = activities(2016, 1, 3, 1);
        lines.addAll(activities(2016, 21, 40, 1));

        DeliveryReport held = deliver("second.csv", lines);

        assertThat(held.status()).isEqualTo(DeliveryReport.Status.HELD);
        assertThat(counted()).isEqualTo("20 200");
        assertThat(Messages.in(Messages.FRENCH).get(held.remarks().held()))
                .contains("second.csv", "3 lignes", "2016 (3/20)", "--confirm");
    }

    @Test
    void oneThatReplacesATenthIsTaken() {
        deliver("premier.csv", activities(2016, 1, 20, 10));
        List<String> lines = activities(2016, 1, 2, 1);
        lines.addAll(activities(2016, 21, 22, 1));

        assertThat(deliver("second.csv", lines).status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(counted()).isEqualTo("22 184");
    }

    @Test
    void oneThatReplacesALineOfAYearOfWhichItHasNoNewOneIsHeld() {
        deliver("premier.csv", activities(2016, 1, 100, 10));
        List<String> lines = activities(2017, 1, 20, 1);
        lines.addAll(activities(2016, 7, 7, 1));

        DeliveryReport held = deliver("second.csv", lines);

        assertThat(held.status()).isEqualTo(DeliveryReport.Status.HELD);
        assertThat(counted()).isEqualTo("100 1000");
    }

    @Test
    void ofASmallProducerOneLineIsMoreThanATenth() {
        deliver("premier.csv", activities(2016, 1, 5, 10));
        List<String> lines = activities(2016, 1, 1, 1);
        lines.addAll(activities(2016, 6, 9, 1));

        assertThat(deliver("second.csv", lines).status()).isEqualTo(DeliveryReport.Status.HELD);
    }

    @Test
    void theWholeYearExportedAgainIsHeldAndTakenWhenConfirmed() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        Path again = file("second.csv", activities(2016, 1, 24, 9));
        assertThat(deliveries.ingest(again, NAMED).status()).isEqualTo(DeliveryReport.Status.HELD);

        DeliveryReport taken = deliveries.ingest(again, NAMED.confirmed(true));

        assertThat(taken.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(taken.lines().replaced()).isEqualTo(24);
        assertThat(counted()).isEqualTo("24 216");
        assertThat(jdbc.sql("select count(*) from held_replacement")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void exportsThatGoOnFromMonthToMonthAreTaken() {
        deliver("janvier.csv", activities(2016, 1, 10, 10));
        deliver("fevrier.csv", activities(2016, 1, 20, 10));

        DeliveryReport march = deliver("mars.csv", activities(2016, 1, 30, 10));

        assertThat(march.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(march.lines().replaced()).isEqualTo(20);
        assertThat(counted()).isEqualTo("30 300");
    }

    @Test
    void aYearThatComesAgainWithOneLineOfItChangedIsTaken() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        List<String> lines = activities(2016, 1, 23, 10);
        lines.addAll(activities(2016, 24, 24, 4));

        assertThat(deliver("second.csv", lines).status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(counted()).isEqualTo("24 234");
    }

    @Test
    void aGroupThatComesAgainWithOneMoreLineIsTaken() {
        deliver("premier.csv", "A;2016-01-12;69123;atelier;60;4", "A;2016-01-12;69123;atelier;60;4");

        DeliveryReport second = deliver(
                "second.csv",
                "A;2016-01-12;69123;atelier;60;4",
                "A;2016-01-12;69123;atelier;60;4",
                "A;2016-01-12;69123;atelier;60;2");

        assertThat(second.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(counted()).isEqualTo("1 10");
    }

    @Test
    void aGroupOfWhichOneOfTwoEqualLinesComesAgainIsHeld() {
        deliver("premier.csv", "A;2016-01-12;69123;atelier;60;4", "A;2016-01-12;69123;atelier;60;4");

        DeliveryReport second =
                deliver("second.csv", "A;2016-01-12;69123;atelier;60;4", "B;2016-02-12;69123;atelier;60;4");

        assertThat(second.status()).isEqualTo(DeliveryReport.Status.HELD);
        assertThat(Messages.in(Messages.FRENCH).get(second.remarks().held())).contains("une ligne", "2016 (1/2)");
    }

    @Test
    void whatComesAgainInOtherSpellingsOrWithMoreAnswersIsTaken() {
        String plain = "id_activite;date;code_insee;type;duree_minutes;id_participant;genre";
        List<String> first = List.of(plain, "A;2016-01-12;69123;atelier;60;u1;F", "B;2016-01-13;69123;atelier;60;u2;H");
        deliveries.ingest(Deliveries.file(folder, "un.csv", first.toArray(String[]::new)), NAMED);

        DeliveryReport later = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "deux.csv",
                        "type;date;id_activite;genre;id_participant;duree_minutes;code_insee;statut",
                        "Atelier;12/01/2016;A;Femme;u1;1h00;69123;retraité",
                        "Atelier;13/01/2016;B;Homme;u2;1h00;69123;scolarisé"),
                NAMED);
        DeliveryReport changed = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "trois.csv",
                        "type;date;id_activite;genre;id_participant;duree_minutes;code_insee;statut",
                        "Atelier;12/01/2016;A;Femme;u1;1h00;69123;",
                        "Atelier;13/01/2016;B;Homme;u2;0h30;69123;scolarisé"),
                NAMED);

        assertThat(later.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(later.lines().replaced()).isEqualTo(2);
        assertThat(changed.status()).isEqualTo(DeliveryReport.Status.HELD);
    }

    @Test
    void whatComesAgainWithAnotherValueInAColumnThatIsNotKnownIsChanged() {
        String header = HEADER + ";salle";
        deliveries.ingest(Deliveries.file(folder, "un.csv", header, "A;2016-01-12;69123;atelier;60;4;bleue"), NAMED);

        DeliveryReport later = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "deux.csv",
                        header,
                        "A;2016-01-12;69123;atelier;60;4;rouge",
                        "B;2016-01-13;69123;atelier;60;4;rouge"),
                NAMED);

        assertThat(later.status()).isEqualTo(DeliveryReport.Status.HELD);
    }

    @Test
    void severalThatTogetherChangeMoreThanATenthAreHeldUntilOneIsConfirmed() {
        deliver("annee.csv", activities(2016, 1, 100, 10));
        assertThat(changing("un.csv", 1, 9, false).status()).isEqualTo(DeliveryReport.Status.LOADED);

        DeliveryReport held = changing("deux.csv", 11, 19, false);

        assertThat(held.status()).isEqualTo(DeliveryReport.Status.HELD);
        assertThat(Messages.in(Messages.FRENCH).get(held.remarks().held())).contains("9 lignes", "déjà changé 9");
        changing("deux.csv", 11, 19, true);
        assertThat(changing("trois.csv", 21, 29, false).status()).isEqualTo(DeliveryReport.Status.LOADED);
    }

    @Test
    void whatWasChangedMoreThanAMonthAgoIsNotHeldAgainstALaterOne() {
        deliver("annee.csv", activities(2016, 1, 100, 10));
        changing("un.csv", 1, 9, false);
        jdbc.sql("update delivery set received_on = received_on - 31").update();

        assertThat(changing("deux.csv", 11, 19, false).status()).isEqualTo(DeliveryReport.Status.LOADED);
    }

    private DeliveryReport changing(String name, int first, int last, boolean confirmed) {
        List<String> lines = activities(2016, first, last, 1);
        lines.addAll(activities(2016, 101, 101, 10));
        lines.add(name + ";2016-03-03;69123;atelier;60;1");
        return deliveries.ingest(file(name, lines), NAMED.confirmed(confirmed));
    }

    @Test
    void oneThatIsConfirmedAtOnceIsNeverHeld() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        Path again = file("second.csv", activities(2016, 1, 24, 9));

        assertThat(deliveries.ingest(again, NAMED.confirmed(true)).status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(counted()).isEqualTo("24 216");
    }

    @Test
    void oneThatIsHeldStaysSoUntilWhatItWouldReplaceIsGone() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        Path again = file("second.csv", activities(2016, 1, 24, 9));
        deliveries.ingest(again, DeliveryHints.NONE);
        assertThat(deliveries.ingest(again, DeliveryHints.NONE).status()).isEqualTo(DeliveryReport.Status.HELD);

        withdrawal.withdraw("premier.csv");

        assertThat(status("second.csv")).isEqualTo(Delivery.IN_FORCE);
        assertThat(counted()).isEqualTo("24 216");
    }

    @Test
    void oneThatIsHeldIsWithdrawnAndRestoredAsHeld() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        deliver("second.csv", activities(2016, 1, 24, 9));

        withdrawal.withdraw("second.csv");
        assertThat(status("second.csv")).isEqualTo(Delivery.WITHDRAWN);
        withdrawal.restore("second.csv");

        assertThat(status("second.csv")).isEqualTo(Delivery.HELD);
        assertThat(counted()).isEqualTo("24 240");
    }

    private String status(String file) {
        return stored.all().stream()
                .filter(delivery -> delivery.file().equals(file))
                .findFirst()
                .orElseThrow()
                .state()
                .status();
    }

    @Test
    void whatComesAfterOneThatIsHeldReplacesItsLinesOnceItIsConfirmed() {
        deliver("premier.csv", activities(2016, 1, 24, 10));
        Path held = file("second.csv", activities(2016, 1, 24, 9));
        deliveries.ingest(held, NAMED);
        List<String> third = activities(2016, 1, 1, 5);
        third.addAll(activities(2016, 25, 25, 5));
        deliver("troisieme.csv", third);

        deliveries.ingest(held, NAMED.confirmed(true));

        assertThat(counted()).isEqualTo("25 " + (5 + 23 * 9 + 5));
    }

    @Test
    void oneWhoseProfileReplacesPeriodsIsNotHeld() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "mensuel", "producer: p\nredelivery: replace_months\n");
        deliveries.ingest(file("un.csv", activities(2016, 1, 24, 10)), intake, NAMED);

        DeliveryReport again = deliveries.ingest(file("deux.csv", activities(2016, 1, 24, 9)), intake, NAMED);

        assertThat(again.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(counted()).isEqualTo("24 216");
    }

    @Test
    void oneWhoseProfileReplacesPeriodsIsHeldWhereItEmptiesAYearOfWhichItHasNothing() throws IOException {
        Intake intake = Deliveries.intakeWith(folder, "annuel", "producer: p\nredelivery: replace_years\n");
        deliveries.ingest(file("un.csv", activities(2016, 1, 24, 10)), intake, NAMED);
        List<String> aroundIt = activities(2015, 1, 1, 9);
        aroundIt.addAll(activities(2017, 1, 24, 9));

        assertThat(deliveries.ingest(file("deux.csv", aroundIt), intake, NAMED).status())
                .isEqualTo(DeliveryReport.Status.HELD);
        assertThat(counted()).isEqualTo("24 240");
    }

    @Test
    void aDirectoryThatStatesAllPlacesAgainAtAnotherDateReplacesNothing() {
        String header = "id,nom,code_insee,date_etat";
        deliveries.ingest(Deliveries.file(folder, "annuaire-2015.csv", header, "L1,Un,69123,2015-12-31"), NAMED);

        DeliveryReport later = deliveries.ingest(
                Deliveries.file(folder, "annuaire-2016.csv", header, "L1,Un,69123,2016-12-31"), NAMED);

        assertThat(later.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(later.lines().replaced()).isZero();
    }

    @Test
    void aLaterExportOfAnActivityReplacesItWholeAndIsNotHeld() {
        String header = "Date;Type;Participants;Canaux d’accompagnement;Code Insee;Durée (min);ID CRA";
        String line = "%s;Atelier;%s;Lieu d’activité;59350;60;X-7";
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "un.csv",
                        header,
                        line.formatted("04/05/2016", "1/2"),
                        line.formatted("04/05/2016", "2/2")),
                NAMED);

        DeliveryReport later = deliveries.ingest(
                Deliveries.file(folder, "deux.csv", header, line.formatted("04/05/2016", "1/1")), NAMED);

        assertThat(later.status()).isEqualTo(DeliveryReport.Status.LOADED);
        assertThat(later.lines().replaced()).isEqualTo(2);
    }

    @Test
    void anActivityWhoseDayWasCorrectedIsTold() {
        deliver("un.csv", "A;2016-03-11;69123;atelier;60;3");

        DeliveryReport later = deliver("deux.csv", "A;2016-03-12;69123;atelier;60;3");

        assertThat(anomalies(later))
                .contains("une activité revient", "ligne 2")
                .contains("2016-03-12, auparavant 2016-03-11");
    }

    @Test
    void anActivityThatComesAgainOnBothDaysIsNotTold() {
        deliver("un.csv", "A;2016-03-11;69123;atelier;60;3");

        DeliveryReport later =
                deliver("deux.csv", "A;2016-03-11;69123;atelier;60;3", "A;2016-03-12;69123;atelier;60;3");

        assertThat(anomalies(later)).isEmpty();
    }

    @Test
    void personsWhoAreNamedForTheFirstTimeAreTold() {
        String header = "id_activite;date;code_insee;type;genre;id_participant";
        String anonymous = "W1;2016-01-12;69123;atelier;F;";
        deliveries.ingest(Deliveries.file(folder, "un.csv", header, anonymous, anonymous), NAMED);

        DeliveryReport named = deliveries.ingest(
                Deliveries.file(folder, "deux.csv", header, anonymous + "u1", anonymous + "u2"), NAMED);
        DeliveryReport more = deliveries.ingest(
                Deliveries.file(folder, "trois.csv", header, "W2;2016-01-12;69123;atelier;F;u1"), NAMED);

        assertThat(named.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.named-now");
        assertThat(more.remarks().anomalies()).isEmpty();
    }

    @Test
    void personsWhoAreAllOthersThanBeforeAreTold() {
        deliveries.ingest(Deliveries.file(folder, "2016.csv", visits("2016-11", "2016-12", 0, "p")), NAMED);

        DeliveryReport renumbered =
                deliveries.ingest(Deliveries.file(folder, "2017-01.csv", visits("2017-01", "2017-02", 0, "n")), NAMED);
        DeliveryReport others =
                deliveries.ingest(Deliveries.file(folder, "2017-03.csv", visits("2017-03", "2017-04", 9, "n")), NAMED);

        assertThat(renumbered.remarks().anomalies()).extracting(Sentence::key).containsExactly("job.anomaly.all-new");
        assertThat(others.remarks().anomalies()).isEmpty();
    }

    /** Ten persons who come in two months, from a number on. */
    private static String[] visits(String month, String other, int from, String name) {
        return Stream.concat(
                        Stream.of("id_activite;date;code_insee;type;id_participant"),
                        IntStream.range(from, from + 10)
                                .boxed()
                                .flatMap(person -> Stream.of(month, other)
                                        .map(when -> "W;" + when + "-12;69123;atelier;" + name + person)))
                .toArray(String[]::new);
    }

    @Test
    void anIdentifierThatIsTakenUpAgainTheNextYearIsNotTold() {
        deliver("un.csv", "A;2016-03-11;69123;atelier;60;3");

        assertThat(anomalies(deliver("deux.csv", "A;2017-03-12;69123;atelier;60;3")))
                .doesNotContain("revient");
    }

    @Test
    void anEntryThatTwoPartiesHaveInTheirRegistersIsToldWithBothFiles() {
        String header = "date;nature;partie;objet;etat";
        deliveries.ingest(
                Deliveries.file(folder, "etat.csv", header, "2017-03-01;reunion;etat;Comité de suivi;fait"),
                NAMED.from("etat"));

        DeliveryReport told = deliveries.ingest(
                Deliveries.file(
                        folder,
                        "canope.csv",
                        header,
                        "2017-03-01;reunion;canope;comité de suivi;fait",
                        "2017-04-01;reunion;canope;comité de suivi;fait"),
                NAMED.from("canope"));

        assertThat(anomalies(told)).contains("une entrée de « canope.csv »", "« etat.csv », de « etat »");
    }

    private static String anomalies(DeliveryReport report) {
        return report.remarks().anomalies().stream()
                .map(Messages.in(Messages.FRENCH)::get)
                .collect(Collectors.joining("\n"))
                .replaceAll("[\u00a0\u202f]", " ");
    }

    @Test
    void whatLiesInAFolderIsNotConfirmedWithIt() throws IOException {
        Files.createDirectories(folder.resolve("boite"));
        Path lying = Files.writeString(folder.resolve("boite").resolve("f.csv"), HEADER + "\n");
        Path named = Files.writeString(folder.resolve("g.csv"), HEADER + "\n");

        List<Inbox.Waiting> waiting = Inbox.files(List.of(folder.resolve("boite"), named));

        assertThat(waiting).extracting(Inbox.Waiting::path).containsExactly(lying, named);
        assertThat(waiting)
                .extracting(
                        file -> file.hints(DeliveryHints.NONE.confirmed(true)).confirmed())
                .containsExactly(false, true);
    }
}
