package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.ConnectionCut;
import fr.mediation.bilan.database.ConnectionCut.Victim;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.job.run.ExclusiveRuns;
import fr.mediation.bilan.job.run.Progress;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is computed again when something changes, and what is not. */
@Tag("slow")
@BilanTest
class ComputationTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_participant,genre,participants";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Withdrawal withdrawal;

    @Autowired
    private Computations indicators;

    @Autowired
    private FigureStore figures;

    @Autowired
    private Explanations explanations;

    @Autowired
    private ExclusiveRuns runs;

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoYears() {
        TestHome.empty(jdbc);
        deliveries.ingest(
                "2016.csv", HEADER, "A1,2016-03-01,atelier,33063,p1,F,1", "A2,2016-04-01,atelier,75114,p2,M,1");
        deliveries.ingest("2017.csv", HEADER, "B1,2017-03-01,atelier,33063,p1,F,1");
    }

    private Computations.Computed compute() {
        return compute(JobsFolder.packaged());
    }

    private Computations.Computed compute(JobsFolder jobs) {
        return indicators.compute(jobs, YearBasis.CIVIL);
    }

    private BigDecimal value(Computations.Computed computed, String indicator, int year, Level level, String code) {
        return figures.figures(computed.computation(), indicator, Period.year(year), level, code).stream()
                .filter(figure -> figure.category().isTotal())
                .map(Figure::value)
                .findFirst()
                .orElseThrow();
    }

    private long parts(Computations.Computed computed) {
        return jdbc.sql("select count(*) from computation_part where computation = ?")
                .param(computed.computation())
                .query(Long.class)
                .single();
    }

    @Test
    void nothingChangedMeansNothingDone() {
        compute();

        Computations.Computed again = compute();

        assertThat(again.ran()).isFalse();
        assertThat(again.rows()).isZero();
    }

    @Test
    void aDeliveryThatAddsLinesHasOnlyThoseRead() {
        compute();
        deliveries.ingest("suite.csv", HEADER, "B2,2017-05-01,atelier,75114,p3,F,1");

        Computations.Computed again = compute();

        assertThat(again.rowsRead()).containsEntry("attendance-2017", 1L).doesNotContainKey("attendance-2016");
        assertThat(value(again, "participations", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
        assertThat(value(again, "participations", 2016, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan:attendance", "compare", "derive", "complete"})
    void anInterruptedComputationIsWholeThoughAnotherForgotItsPartsMeanwhile(String step) {
        deliveries.ingest("suite.csv", HEADER, "B2,2017-05-01,atelier,75114,p3,F,1");
        ConnectionCut cut = new ConnectionCut(jdbc);
        cut.atCompletion(step, Victim.STATEMENT);
        assertThatThrownBy(this::compute).isNotNull();
        cut.heal();
        withdrawal.withdraw("suite.csv");
        Computations.Computed other = compute();
        withdrawal.restore("suite.csv");

        Computations.Computed again = runs.call(new Progress() {}, this::compute);

        assertThat(value(again, "participations", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
        assertThat(parts(again)).isEqualTo(parts(other));
    }

    /** A run that is killed between the two leaves the step with an empty context, which each later run is given. */
    @Test
    void aScanIsDoneWhereARunMadeItsStepAndDidNotSaveItsContext() {
        ConnectionCut cut = new ConnectionCut(jdbc);
        cut.atContext("scan:attendance", Victim.STATEMENT);
        assertThatThrownBy(this::compute).isNotNull();
        cut.heal();

        Computations.Computed again = runs.call(new Progress() {}, this::compute);

        assertThat(value(again, "participations", 2016, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
    }

    @Test
    void aDeliveryThatReplacesInOneYearAndAddsInAnotherHasBothYearsReadAgain() {
        compute();
        deliveries.ingest(
                "correction.csv", HEADER, "A2,2016-04-01,atelier,75114,p2,F,1", "A2,2017-04-01,atelier,75114,p2,M,1");

        Computations.Computed again = compute();

        assertThat(again.rowsRead()).containsKeys("attendance-2016", "attendance-2017");
        assertThat(value(again, "participations", 2016, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
        assertThat(value(again, "participations", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
    }

    @Test
    void aDeliveryThatReplacesALineHasItsYearReadAgain() {
        compute();
        deliveries.ingest("correction.csv", HEADER, "B1,2017-03-01,atelier,33063,p1,M,1");

        Computations.Computed again = compute();

        assertThat(again.rowsRead()).containsEntry("attendance-2017", 1L);
        assertThat(value(again, "part_femmes", 2017, Level.NATIONAL, "FR")).isZero();
        assertThat(value(again, "beneficiaires", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("1");
    }

    @Test
    void aDirectoryThatSaysWhereLinesLieHasTheirYearReadAgain() {
        deliveries.ingest("lieu.csv", "id_activite,date,type,id_lieu", "B2,2017-05-01,atelier,EPN-1");
        compute();
        deliveries.ingest("suite.csv", HEADER, "B3,2017-05-02,atelier,75114,p4,F,1");
        deliveries.ingest("annuaire-2015.csv", "id,nom,code_insee", "EPN-1,Espace,33063");

        Computations.Computed again = compute();

        assertThat(again.rowsRead()).containsEntry("attendance-2017", 3L);
    }

    @Test
    void aWithdrawnDeliveryTakesItsFiguresAlong() {
        compute();
        deliveries.ingest("suite.csv", HEADER, "B2,2017-05-01,atelier,75114,p3,F,1");
        compute();

        withdrawal.withdraw("suite.csv");
        Computations.Computed again = compute();

        assertThat(value(again, "participations", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("1");
        // The figures of before hold again: they need not be computed a second time.
        assertThat(again.rowsRead()).doesNotContainKey("attendance-2017");
    }

    @Test
    void figuresOfLongAgoAreForgottenUnlessTheyWerePublishedAndComputedAgainWhenWanted() {
        Computations.Computed first = compute();
        publications.publish(2016, first, List.of(), JobsFolder.packaged());
        List<Long> later = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            deliveries.ingest("jour-" + day + ".csv", HEADER, "C" + day + ",2017-05-0" + day + ",atelier,75114,p3,F,1");
            later.add(compute().computation());
        }

        assertThat(jdbc.sql("select id from computation order by id")
                        .query(Long.class)
                        .list())
                .containsExactly(first.computation(), later.get(2), later.get(3), later.get(4));
        assertThat(jdbc.sql("select count(*) from part where id not in (select part from computation_part)")
                        .query(Integer.class)
                        .single())
                .isZero();

        for (int day = 2; day <= 5; day++) {
            withdrawal.withdraw("jour-" + day + ".csv");
        }
        Computations.Computed again = compute();
        assertThat(again.ran()).isTrue();
        assertThat(value(again, "participations", 2017, Level.NATIONAL, "FR")).isEqualByComparingTo("2");
    }

    @Test
    void aChangedDefinitionHasOnlyItsOwnFactsReadAgain() throws IOException {
        compute();
        Path jobs = copyOfJobs();
        Path definition = jobs.resolve("indicators/part_femmes.yaml");
        Files.writeString(
                definition,
                Files.readString(definition).replace("sum(women + men)", "sum(women + men + other_gender)"));

        Computations.Computed again = compute(JobsFolder.of(jobs));

        assertThat(again.rowsRead()).containsOnlyKeys("attendance-2016", "attendance-2017");
        assertThat(again.rows()).isEqualTo(3);
        // With the facts goes who reported them.
        assertThat(partsSince(again)).containsOnly("part_femmes", "attendance");
    }

    @Test
    void aChangedDerivedDefinitionHasNothingReadAgain() throws IOException {
        compute();
        Path jobs = copyOfJobs();
        Path definition = jobs.resolve("indicators/heures_pour_1000_hab.yaml");
        Files.writeString(definition, Files.readString(definition).replace("scale: 1000", "scale: 10000"));

        Computations.Computed again = compute(JobsFolder.of(jobs));

        assertThat(again.rows()).isZero();
        assertThat(partsSince(again)).containsOnly("heures_pour_1000_hab");
    }

    @Test
    void anIndicatorOfOnesOwnIsComputed() throws IOException {
        Path jobs = copyOfJobs();
        Path original = jobs.resolve("indicators/ateliers.yaml");
        Files.writeString(
                jobs.resolve("indicators/mes_ateliers.yaml"),
                Files.readString(original)
                        .replace("id: ateliers", "id: mes_ateliers")
                        .replace("Ateliers collectifs", "Mes ateliers")
                        .replace("Group workshops", "My workshops"));

        Computations.Computed computed = compute(JobsFolder.of(jobs));

        assertThat(value(computed, "mes_ateliers", 2016, Level.REGION, "75")).isEqualByComparingTo("1");
        assertThat(value(computed, "mes_ateliers", 2016, Level.DEPARTMENT, "75"))
                .isEqualByComparingTo("1");
    }

    @Test
    void aFigureOfAPlaceIsWeighedAsItsOwnDefinitionsSay() throws IOException {
        deliveries.ingest(
                "dons.csv",
                "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité,Destination",
                "2016-05-04,EPN-1,Association,Ordinateur fixe,10,Réemploi");
        compute();
        String place =
                jdbc.sql("select place from donation_fact").query(String.class).single();
        BigDecimal weighed = massAt(place);
        Path jobs = copyOfJobs();
        Path equipment = jobs.resolve("value/parameters/equipment.yaml");
        Files.writeString(equipment, Files.readString(equipment).replaceAll("kilograms: ([0-9])", "kilograms: 4$1"));
        compute(JobsFolder.of(jobs));

        assertThat(massAt(place)).isPositive().isEqualByComparingTo(weighed);
    }

    private BigDecimal massAt(String place) {
        return explanations
                .explain(
                        new Explanations.Question(
                                "masse_reemployee", YearBasis.CIVIL, 2016, place, Perimeter.REGIONS_2016),
                        JobsFolder.packaged())
                .figure()
                .value();
    }

    /** The indicators whose parts belong to this computation alone. */
    private Set<String> partsSince(Computations.Computed computed) {
        return Set.copyOf(
                jdbc.sql("""
                select distinct p.indicator
                from computation_part c
                join part p on p.id = c.part
                where c.computation = ?
                  and not exists (select from computation_part o where o.part = c.part and o.computation <> c.computation)
                """).param(computed.computation()).query(String.class).list());
    }

    private Path copyOfJobs() throws IOException {
        Path source = Path.of("jobs");
        Path copy = folder.resolve("jobs");
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(copy.resolve(source.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, copy.resolve(source.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
