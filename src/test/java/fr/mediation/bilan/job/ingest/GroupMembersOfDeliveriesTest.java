package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group, and members of it whom other lines of the activity name. */
@BilanTest
class GroupMembersOfDeliveriesTest {
    private static final String HEADER =
            "id_activite;date;type;code_insee;participants;id_participant;genre;tranche_age;nb_femmes;nb_hommes";

    private static final String GROUP = "A1;2016-03-01;atelier;69123;10;;;;;";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    /** Participations, those of persons, women, men, and how many persons there are. */
    private String counted() {
        return jdbc.sql("""
                        select concat_ws(' ', sum(participants), sum(participants) filter (where person is not null),
                                         sum(women), sum(men), count(distinct person))
                        from attendance_fact
                        """).query(String.class).single();
    }

    private static String person(String id, String gender) {
        return "A1;2016-03-01;atelier;69123;;" + id + ";" + gender + ";;;";
    }

    @Test
    void aGroupOfTenAndThreeOfItsMembersAreTenParticipationsOfWhichThreeAreIdentified() {
        deliveries.ingest("a.csv", HEADER, GROUP, person("P1", "F"), person("P2", "F"), person("P3", "M"));

        assertThat(counted()).isEqualTo("10 3 2 1 3");
    }

    @Test
    void theCountsOfTheGroupHoldForItsMembersToo() {
        deliveries.ingest(
                "a.csv",
                HEADER,
                "A1;2016-03-01;atelier;69123;10;;;;6;4",
                person("P1", "F"),
                person("P2", "F"),
                person("P3", ""));

        assertThat(counted()).isEqualTo("10 3 6 4 3");
    }

    @Test
    void morePersonsThanTheGroupCountsAreAsManyParticipations() {
        deliveries.ingest(
                "a.csv",
                HEADER,
                "A1;2016-03-01;atelier;69123;2;;;;;",
                person("P1", "F"),
                person("P2", "F"),
                person("P3", "M"));

        assertThat(counted()).isEqualTo("3 3 2 1 3");
    }

    @Test
    void morePersonsThanTheGroupCountsAreTold() {
        DeliveryReport told = deliveries.ingest(
                "a.csv",
                HEADER,
                "A1;2016-03-01;atelier;69123;2;;;;;",
                person("P1", "F"),
                person("P2", "F"),
                person("P3", "M"));

        assertThat(anomalies(told)).contains("une activité nomme plus de personnes", "d’abord ligne 2");
    }

    @Test
    void moreWomenThanTheGroupCountsAreTold() {
        DeliveryReport told = deliveries.ingest(
                "a.csv", HEADER, "A1;2016-03-01;atelier;69123;10;;;;1;9", person("P1", "F"), person("P2", "F"));

        assertThat(anomalies(told)).contains("une activité nomme plus de personnes");
    }

    @Test
    void membersWhomTheGroupCountsContradictNothing() {
        DeliveryReport told = deliveries.ingest(
                "a.csv", HEADER, "A1;2016-03-01;atelier;69123;10;;;;2;8", person("P1", "F"), person("P2", "F"));

        assertThat(anomalies(told)).contains("2 personnes nommées").doesNotContain("plus de personnes");
    }

    private static String anomalies(DeliveryReport report) {
        return report.remarks().anomalies().stream()
                .map(Messages.in(Messages.FRENCH)::get)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void groupsOfOneActivityAddUp() {
        deliveries.ingest(
                "a.csv",
                HEADER,
                "A1;2016-03-01;atelier;69123;6;;F;;;",
                "A1;2016-03-01;atelier;69123;4;;M;;;",
                person("P1", "M"),
                person("P2", "F"));

        assertThat(counted()).isEqualTo("10 2 6 4 2");
    }

    @Test
    void participantsWhoAreNotNamedAreNoMembersOfTheGroup() {
        deliveries.ingest("a.csv", HEADER, GROUP, person("", "F"), person("P1", "F"));

        assertThat(counted()).isEqualTo("11 1 2 0 1");
    }

    @Test
    void theSameIdentifierOnAnotherDayIsAnotherActivity() {
        deliveries.ingest("a.csv", HEADER, GROUP, person("P1", "F").replace("-03-01", "-03-02"));

        assertThat(counted()).isEqualTo("11 1 1 0 1");
    }

    @Test
    void membersThatComeWithALaterDeliveryAreMembersUntilItIsWithdrawn() {
        deliveries.ingest("a.csv", HEADER, GROUP);
        deliveries.ingest("b.csv", HEADER, person("P1", "F"), person("P2", "F"));
        assertThat(counted()).isEqualTo("10 2 2 0 2");

        withdrawal.withdraw("b.csv");
        assertThat(counted()).isEqualTo("10 0 0 0");

        withdrawal.restore("b.csv");
        withdrawal.withdraw("a.csv");
        assertThat(counted()).isEqualTo("2 2 2 0 2");
    }

    /** Monthly files whose identifiers begin again each month, with groups, persons and people without a name. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void participationsOfRandomActivitiesAreThoseOfTheirGroupsAndOfWhoIsBesideThem(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long expected = 0;
        for (int month = 1; month <= 3; month++) {
            List<String> lines = new ArrayList<>(List.of(HEADER));
            for (int activity = 1; activity <= 20; activity++) {
                String start = "A%d;2016-%02d-03;atelier;69123;".formatted(activity, month);
                int groups = random.nextInt(2) == 0 ? 0 : 2 + random.nextInt(9);
                int named = random.nextInt(8);
                int nameless = random.nextInt(4);
                if (groups > 0) {
                    lines.add(start + groups + ";;;;;");
                }
                for (int person = 0; person < named; person++) {
                    lines.add(start + ";P" + person + ";F;;;");
                }
                for (int person = 0; person < nameless; person++) {
                    lines.add(start + ";;F;;;");
                }
                expected += Math.max(groups, named) + nameless;
            }
            deliveries.ingest("mois-" + month + ".csv", lines.toArray(String[]::new));
        }

        assertThat(jdbc.sql("select sum(participants) from attendance_fact")
                        .query(Long.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void whatHasMembersIsTold() {
        DeliveryReport report = deliveries.ingest("a.csv", HEADER, GROUP, person("P1", "F"), person("P2", "M"));

        assertThat(report.remarks().anomalies())
                .extracting(sentence -> sentence.key() + " " + sentence.values())
                .containsExactly("job.anomaly.members [2]");
    }
}
