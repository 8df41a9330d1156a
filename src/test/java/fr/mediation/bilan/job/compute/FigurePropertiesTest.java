package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.measure.Measurement;
import fr.mediation.bilan.indicator.measure.MeasurementRequest;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.StoredFigures;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.territory.Territories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures depend on what was delivered alone, tried on lines drawn by chance: a failing seed is the name of the test. */
@Tag("slow")
@BilanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigurePropertiesTest {
    private static final String HEADER = "id_activite,date,type,code_insee,canal,thematiques,id_participant,genre,"
            + "statut,tranche_age,participants,duree_minutes,nb_femmes,nb_hommes";
    private static final List<Integer> YEARS = List.of(2012, 2013, 2014, 2015, 2016);
    private static final int NIGHTS = 30;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations indicators;

    @Autowired
    private KeptSums kept;

    /** Reads years of more than 7 lines several times, of 100 lines seven times. */
    private Computations inPasses;

    @Autowired
    private Withdrawal withdrawal;

    private static final FactTable ATTENDANCE = SourceCatalogue.facts().of("attendance");

    @Autowired
    private FactReader reader;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final Territories territories = Territories.load();
    private final List<Indicator> attendance =
            CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()).from(new Origin.Measured(ATTENDANCE));

    @BeforeAll
    void withLittleMemory(@Autowired ComputationsOfADay computations) {
        inPasses = computations.withMemory(1_500);
    }

    @BeforeEach
    void emptyTables() {
        TestHome.empty(jdbc);
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("seeds", 10));
    }

    /** The lines of some activities of each year, each activity's together: a set of lines for each year. */
    private static List<List<String>> activities(long seed, int count) {
        List<List<String>> activities = new ArrayList<>();
        YEARS.forEach(year -> activities.addAll(activities(seed, year, count)));
        return activities;
    }

    private static List<List<String>> activities(long seed, int year, int count) {
        Random random = new Random(seed * 10_000 + year);
        List<List<String>> activities = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            String about =
                    "A" + year + a + "," + year + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + ","
                            + one(random, "atelier", "individuel", "portes_ouvertes") + ","
                            + one(random, "33063", "75114", "01053", "97411", "2A004") + ","
                            + one(random, "lieu", "distance", "") + "," + one(random, "internet|mail", "mail", "");
            List<String> lines = new ArrayList<>();
            for (int p = 0; p < 1 + random.nextInt(4); p++) {
                String minutes = one(random, "30", "30-60", "45,5", "").replace(",", ".");
                lines.add(
                        random.nextInt(3) == 0
                                ? about + ",,,,,5," + minutes + ",2,1"
                                : about + ",P" + random.nextInt(12) + p + "," + one(random, "F", "M", "autre", "")
                                        + "," + one(random, "scolarise", "retraite", "") + ","
                                        + one(random, "<12", "25-39", "70+", "") + ",1," + minutes + ",,");
            }
            activities.add(lines);
        }
        return activities;
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private void ingest(String producer, String name, List<List<String>> activities) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        activities.forEach(lines::addAll);
        Path file = Deliveries.file(folder, name, lines.toArray(String[]::new));
        deliveries.ingest(file, new DeliveryHints(producer, null, null));
    }

    /** All figures of a producer's attendance, at all levels and for all categories. */
    private Set<Figure> figures(String producer, int year) {
        List<Long> own = jdbc.sql("select id from delivery where producer = ?")
                .param(producer)
                .query(Long.class)
                .list();
        Measurement measurement = measurement(year);
        measurement.scan(own);
        return figures(measurement);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void figuresDependNeitherOnTheOrderOfLinesNorOnTheirDeliveries(long seed) {
        List<List<String>> activities = activities(seed, 15);
        String one = "un" + seed;
        String other = "autre" + seed;
        ingest(one, one + ".csv", activities);
        Collections.shuffle(activities, new Random(seed));
        ingest(other, "a" + seed + ".csv", activities.subList(0, 30));
        ingest(other, "b" + seed + ".csv", activities.subList(30, 75));

        for (int year : YEARS) {
            assertThat(figures(other, year)).isEqualTo(figures(one, year)).hasSizeGreaterThan(1_000);
            assertThat(figuresInPasses(year, 3)).isEqualTo(figuresInPasses(year, 1));
        }
    }

    /** All figures of a year, whose facts are read several times and counted in parts. */
    private Set<Figure> figuresInPasses(int year, int passes) {
        Measurement measurement = measurement(year);
        measurement.scanInPasses(passes);
        return figures(measurement);
    }

    /** Of the first year by month and quarter too. */
    private Measurement measurement(int year) {
        return new Measurement(
                MeasurementRequest.of(attendance, YearBasis.CIVIL, year, year == YEARS.get(0)), reader, territories);
    }

    private static Set<Figure> figures(Measurement measurement) {
        // This kind of set keeps the hashes, of which a figure's takes long.
        Set<Figure> figures = new HashSet<>(measurement.figures());
        figures.addAll(measurement.figuresOfPlaces());
        return figures;
    }

    @Test
    void figuresAreTheSameAfterOneNightAndAfterThirty() {
        List<List<String>> activities = activities(7, 2016, 2 * NIGHTS);
        ingest("un", "un.csv", activities);
        Set<Object> expected = computed();

        TestHome.empty(jdbc);
        for (int night = 0; night < NIGHTS; night++) {
            ingest("un", "nuit-" + night + ".csv", activities.subList(2 * night, 2 * night + 2));
            if (night % 10 == 0) {
                // The year has outgrown memory once, and fits again.
                computed(night == 10 ? inPasses : indicators);
            }
        }

        assertThat(computed()).isEqualTo(expected).hasSizeGreaterThan(1_000);
        assertThatSumsAreThoseOfTheFacts();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void figuresThatGoOnFromTheNightBeforeAreThoseOfAllLines(long seed) {
        Random random = new Random(seed);
        Set<Object> goneOn = Set.of();
        for (int night = 0; night < NIGHTS; night += 5) {
            // Some of what was delivered comes again with other lines, and some deliveries go and come back.
            int from = random.nextBoolean() ? night : Math.max(0, night - 4);
            ingest(
                    "un",
                    "nuit-" + night + ".csv",
                    activities(seed + from % 2, 2016, NIGHTS).subList(from, night + 5));
            if (random.nextInt(3) == 0) {
                withdrawal.withdraw("nuit-" + night + ".csv");
            }
            if (random.nextInt(4) == 0 && night > 6) {
                turn("nuit-" + 5 * random.nextInt(night / 5) + ".csv");
            }
            goneOn = computed(seed == 3 || random.nextInt(4) == 0 ? inPasses : indicators);
            assertThatSumsAreThoseOfTheFacts();
        }

        TestHome.forgetFigures(jdbc);

        assertThat(goneOn)
                .isEqualTo(computed(seed == 1 ? indicators : inPasses))
                .hasSizeGreaterThan(1_000);
    }

    private void turn(String file) {
        String status = jdbc.sql("select status from delivery where file = ?")
                .param(file)
                .query(String.class)
                .single();
        if (status.equals("withdrawn")) {
            withdrawal.restore(file);
        } else {
            withdrawal.withdraw(file);
        }
    }

    private void assertThatSumsAreThoseOfTheFacts() {
        KeptSums.Checked checked = kept.check(JobsFolder.packaged(), YearBasis.CIVIL);

        assertThat(checked.wrong()).isEmpty();
        assertThat(checked.miscounted()).isEmpty();
        assertThat(checked.sums()).isGreaterThan(2);
    }

    private Set<Object> computed() {
        return computed(indicators);
    }

    /**
     * What a computation stores, of the same reporters of two years too; how many deliveries there were is not what these
     * figures are about.
     */
    private Set<Object> computed(Computations computations) {
        long computation =
                computations.compute(JobsFolder.packaged(), YearBasis.CIVIL).computation();
        Set<Object> stored = new HashSet<>(StoredFigures.reported(jdbc, computation));
        StoredFigures.of(jdbc, computation).stream()
                .filter(figure -> !figure.indicator().equals("taux_rejet"))
                .forEach(stored::add);
        return stored;
    }
}
