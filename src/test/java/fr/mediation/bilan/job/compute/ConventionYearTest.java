package fr.mediation.bilan.job.compute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.compute.Explanations.Explanation;
import fr.mediation.bilan.job.compute.Explanations.Question;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.job.publish.Publications;
import fr.mediation.bilan.store.ComputationStore;
import fr.mediation.bilan.store.FigureStore;
import fr.mediation.bilan.store.PublicationStore;
import fr.mediation.bilan.store.StoredFigures;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures by years of the convention, beside those by civil years. */
@Tag("slow")
@BilanTest
class ConventionYearTest {
    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations indicators;

    @Autowired
    private Preview preview;

    @Autowired
    private Explanations explanations;

    @Autowired
    private Publications publications;

    @Autowired
    private PublicationStore published;

    @Autowired
    private FigureStore figures;

    @Autowired
    private ComputationStore computations;

    @Autowired
    private ComputationsOfADay days;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void linesOnBothSidesOfTheThirdOfFebruary() {
        TestHome.empty(jdbc);
        deliveries.ingest(
                "frequentation.csv",
                "id_activite,date,type,code_insee,participants",
                "A1,2016-03-01,atelier,33063,1",
                "A2,2017-02-02,atelier,33063,10",
                "A3,2017-02-03,atelier,33063,100");
    }

    private Computations.Computed compute(YearBasis basis) {
        return indicators.compute(JobsFolder.packaged(), basis);
    }

    private Computations on(LocalDate day) {
        Clock clock = Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return days.at(clock);
    }

    private BigDecimal participations(Computations.Computed computed, int year) {
        return figures
                .figures(computed.computation(), "participations", Period.year(year), Level.NATIONAL, "FR")
                .stream()
                .filter(figure -> figure.category().isTotal())
                .map(Figure::value)
                .findFirst()
                .orElseThrow();
    }

    /** The country's figures by years of the convention, such as {@code participations 2016}. */
    private Map<String, BigDecimal> previewed(List<String> ids, Integer... years) {
        Map<String, BigDecimal> values = new HashMap<>();
        preview.compute(ids, YearBasis.CONVENTION, List.of(years), JobsFolder.packaged())
                .forEach((indicator, own) -> own.stream()
                        .filter(figure -> figure.isAnnualTotal() && figure.level() == Figure.Level.NATIONAL)
                        .forEach(figure -> Optional.ofNullable(figure.value())
                                .ifPresent(value ->
                                        values.put(indicator.id() + " " + figure.year(), value.stripTrailingZeros()))));
        return values;
    }

    @Test
    void aLineOf2FebruaryBelongsToTheYearBeforeAndOneOf3FebruaryToTheNext() {
        assertThat(previewed(List.of("participations"), 2016, 2017))
                .containsEntry("participations 2016", new BigDecimal("11"))
                .containsEntry("participations 2017", new BigDecimal("1E+2"));
    }

    @Test
    void eachBasisHasItsOwnFiguresAndComputingOneLeavesTheOtherComplete() {
        Computations.Computed civil = compute(YearBasis.CIVIL);
        Computations.Computed convention = compute(YearBasis.CONVENTION);

        Computations.Computed civilAgain = compute(YearBasis.CIVIL);
        Computations.Computed conventionAgain = compute(YearBasis.CONVENTION);

        assertThat(civilAgain.ran()).isFalse();
        assertThat(civilAgain.computation()).isEqualTo(civil.computation());
        assertThat(participations(civil, 2016)).isEqualByComparingTo("1");
        assertThat(participations(civil, 2017)).isEqualByComparingTo("110");
        assertThat(conventionAgain.ran()).isFalse();
        assertThat(participations(convention, 2016)).isEqualByComparingTo("11");
        assertThat(participations(convention, 2017)).isEqualByComparingTo("100");
    }

    @Test
    void aDeliveryHasTheTwoYearsLookedAtThatItsCivilYearTouches() {
        deliveries.ingest("2018.csv", "id_activite,date,type,code_insee", "B1,2018-05-01,atelier,33063");
        compute(YearBasis.CONVENTION);
        deliveries.ingest("2017.csv", "id_activite,date,type,code_insee", "C1,2017-05-01,atelier,33063");

        Computations.Computed again = compute(YearBasis.CONVENTION);

        assertThat(again.rowsRead())
                .containsEntry("attendance-2016", 0L)
                .containsEntry("attendance-2017", 1L)
                .doesNotContainKey("attendance-2018");
    }

    @Test
    void nightsDoNotMakeAnotherBasisForgotten() {
        compute(YearBasis.CONVENTION);
        for (int day = 1; day <= 4; day++) {
            deliveries.ingest(
                    "jour-" + day + ".csv",
                    "id_activite,date,type,code_insee",
                    "N" + day + ",2017-05-0" + day + ",atelier,33063");
            compute(YearBasis.CIVIL);
        }

        assertThat(jdbc.sql("select year_basis, count(*) as kept from computation group by 1")
                        .query((row, number) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactlyInAnyOrder("convention 1", "civil 3");
    }

    @Test
    void theYearsAreThoseThatDeliveriesTouch() {
        deliveries.ingest("janvier.csv", "id_activite,date,type,code_insee", "B1,2015-01-10,atelier,33063");

        assertThat(indicators.years(YearBasis.CONVENTION)).containsExactly(2014, 2016, 2017);
    }

    @Test
    void meansStayThoseOfTheCivilYear() {
        deliveries.ingest(
                "moyens-2016.csv", "annee,territoire,financeur,nature,montant_euros", "2016,,etat,subvention,1000");

        assertThat(indicators.years(YearBasis.CONVENTION)).containsExactly(2016, 2017);
        assertThat(previewed(List.of("moyens_engages"), 2016))
                .containsEntry("moyens_engages 2016", new BigDecimal("1E+3"));
    }

    @Test
    void theDirectoryIsTakenOn2February() {
        String header = "id,nom,code_insee,date_etat,date_candidature,date_labellisation";
        deliveries.ingest("annuaire-1.csv", header, "L1,Un,33063,2017-02-02,2017-01-03,2017-02-02");
        deliveries.ingest("annuaire-2.csv", header, "L2,Deux,33063,2017-02-03,,");

        assertThat(previewed(List.of("lieux_actifs", "lieux_labellises", "delai_labellisation"), 2016, 2017))
                .containsEntry("lieux_actifs 2016", new BigDecimal("1"))
                .containsEntry("lieux_actifs 2017", new BigDecimal("2"))
                .containsEntry("lieux_labellises 2016", new BigDecimal("1"))
                .containsEntry("delai_labellisation 2016", new BigDecimal("3E+1"));
    }

    @Test
    void aYearIsOverOn3FebruaryOfTheNext() {
        Computations.Computed computed = new Computations.Computed(
                false,
                0,
                YearBasis.CONVENTION,
                List.of(2016, 2017),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());

        assertThat(on(LocalDate.of(2018, 2, 2)).lastCompleteYear(computed)).isEqualTo(Optional.of(2016));
        assertThat(on(LocalDate.of(2018, 2, 3)).lastCompleteYear(computed)).isEqualTo(Optional.of(2017));
    }

    @Test
    void aRunningYearIsProvisionalAndHasNoMonths() {
        Computations.Computed computed =
                on(LocalDate.of(2018, 2, 2)).compute(JobsFolder.packaged(), YearBasis.CONVENTION);

        List<Figure> running = StoredFigures.of(jdbc, computed.computation()).stream()
                .filter(figure -> figure.level() == Level.NATIONAL)
                .filter(figure -> figure.year() == 2017 && figure.indicator().equals("participations"))
                .toList();
        assertThat(running)
                .isNotEmpty()
                .allMatch(figure -> figure.period().isYear()
                        && figure.status() == (figure.value() == null ? Status.MISSING : Status.PROVISIONAL));
        assertThat(running)
                .filteredOn(figure -> figure.category().equals(Category.TOTAL))
                .isNotEmpty()
                .allMatch(figure -> figure.value() != null);
    }

    @Test
    void anExplanationRunsTheStatementOfItsBasisAndWritesItsLines() throws IOException {
        compute(YearBasis.CONVENTION);

        Explanation explanation = explanations.explain(
                new Question("participations", YearBasis.CONVENTION, 2016, "75", Perimeter.REGIONS_2016),
                JobsFolder.packaged());
        Path lines = folder.resolve("lignes.csv");
        explanations.writeLines(explanation, JobsFolder.packaged(), lines);

        assertThat(explanation.figure().value()).isEqualByComparingTo("11");
        assertThat(explanation.source().numeratorNow()).isEqualByComparingTo("11");
        assertThat(explanation.source().statement()).contains("date >= '2016-02-03' and date < '2017-02-03'");
        assertThat(Files.readString(lines)).contains("2017-02-02").doesNotContain("2017-02-03");
    }

    @Test
    void aPublicationOfTheConventionsYearIsNoneOfTheCivilYear() {
        publications.publish(
                2016,
                new Computations.Computed(
                        false,
                        computations.begin("0".repeat(64), YearBasis.CONVENTION.code()),
                        YearBasis.CONVENTION,
                        List.of(2016),
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap()),
                List.of(),
                JobsFolder.packaged());

        assertThat(published.last("convention", 2016)).isPresent();
        assertThat(published.last("civil", 2016)).isEmpty();
    }
}
