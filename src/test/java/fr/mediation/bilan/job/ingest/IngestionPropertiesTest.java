package fr.mediation.bilan.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.source.delivery.LineCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold for any file, tried on files drawn by chance: a failing seed is the name of the test. */
@Tag("slow")
@BilanTest
class IngestionPropertiesTest {
    private static final String HEADER =
            "id_activite,date,type,code_insee,id_participant,genre,participants,duree_minutes";
    private static final List<String> PLACES = List.of("33063", "75114", "01053", "1053", "99999", "", "2A004");
    private static final List<String> TYPES = List.of("atelier", "individuel", "portes_ouvertes", "Atelier", "fête");
    private static final List<String> MINUTES = List.of("30", "30-60", "", "null", "beaucoup", "45,5");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("seeds", 5));
    }

    /** The lines of some activities, each activity's together: whole ones, wrong ones and repeated ones. */
    private static List<List<String>> activities(long seed) {
        Random random = new Random(seed);
        List<List<String>> activities = new ArrayList<>();
        for (int a = 0; a < 40; a++) {
            String about = "A" + a + ",2016-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + ","
                    + TYPES.get(random.nextInt(TYPES.size())) + "," + PLACES.get(random.nextInt(PLACES.size()));
            List<String> lines = new ArrayList<>();
            for (int p = 0; p < 1 + random.nextInt(5); p++) {
                boolean anonymous = random.nextInt(3) == 0;
                lines.add(about + "," + (anonymous ? "" : "P" + p) + "," + (random.nextBoolean() ? "F" : "M") + ","
                        + (anonymous ? Integer.toString(1 + p) : "1") + ","
                        + MINUTES.get(random.nextInt(MINUTES.size())));
            }
            if (random.nextInt(3) == 0) {
                lines.add(lines.get(random.nextInt(lines.size())));
            }
            if (random.nextInt(5) == 0) {
                lines.add("");
            }
            activities.add(lines);
        }
        return activities;
    }

    private static List<String> lines(List<List<String>> activities) {
        List<String> lines = new ArrayList<>();
        activities.forEach(lines::addAll);
        return lines;
    }

    private Path file(String name, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(HEADER));
        all.addAll(lines);
        return Deliveries.file(folder, name, all.toArray(String[]::new));
    }

    private List<String> facts() {
        return jdbc.sql("""
                select (to_jsonb(f) - 'delivery' - 'sheet' - 'line')::text from attendance_fact f order by 1
                """).query(String.class).list();
    }

    private List<String> factsOf(Path... files) {
        TestHome.empty(jdbc);
        for (Path file : files) {
            deliveries.ingest(file);
        }
        return facts();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineIsAcceptedRejectedOrPassedOver(long seed) {
        List<String> lines = lines(activities(seed));

        LineCounts counted = deliveries.ingest(file("un.csv", lines)).lines();

        assertThat(counted.read()).isEqualTo(lines.size());
        assertThat(counted.accepted() + counted.rejected() + counted.passedOver())
                .isEqualTo(counted.read());
        // What groups count less has rows of its own, below zero.
        assertThat(jdbc.sql("select count(*) from attendance_fact where participants > 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(counted.accepted() - counted.replaced());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void checkNeverDisagreesWithIngest(long seed) {
        Path file = file("un.csv", lines(activities(seed)));

        DeliveryReport checked = Deliveries.check(file);
        DeliveryReport ingested = deliveries.ingest(file);

        assertThat(ingested.lines()).isEqualTo(checked.lines());
        assertThat(ingested.remarks().rejectedByRule())
                .isEqualTo(checked.remarks().rejectedByRule());
        assertThat(ingested.remarks().correctedByRule())
                .isEqualTo(checked.remarks().correctedByRule());
        assertThat(ingested.detected()).isEqualTo(checked.detected());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameLinesInAnotherOrderGiveTheSameFacts(long seed) {
        List<String> lines = lines(activities(seed));
        List<String> expected = factsOf(file("un.csv", lines));
        Collections.shuffle(lines, new Random(seed));

        assertThat(factsOf(file("autre.csv", lines))).isEqualTo(expected).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameLinesCutIntoOtherFilesGiveTheSameFacts(long seed) {
        List<List<String>> activities = activities(seed);
        List<String> expected = factsOf(file("un.csv", lines(activities)));
        int cut = 1 + new Random(seed).nextInt(activities.size() - 2);

        assertThat(factsOf(
                        file("a.csv", lines(activities.subList(cut, activities.size()))),
                        file("b.csv", lines(activities.subList(0, cut)))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameLinesDeliveredTwiceGiveTheSameFacts(long seed) {
        List<String> lines = lines(activities(seed));
        List<String> expected = factsOf(file("un.csv", lines));
        List<String> again = new ArrayList<>(lines);
        again.add("");

        assertThat(factsOf(file("un.csv", lines), file("encore.csv", again))).isEqualTo(expected);
    }
}
