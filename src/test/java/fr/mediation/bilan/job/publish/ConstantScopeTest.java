package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.figure.ConstantScope;
import fr.mediation.bilan.figure.NonRespondent;
import fr.mediation.bilan.figure.Response;
import fr.mediation.bilan.indicator.judge.Comparison;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.compute.Explanations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.Figures;
import fr.mediation.bilan.report.content.KeyFigures;
import fr.mediation.bilan.report.content.ReportingRates;
import fr.mediation.bilan.report.content.TableLayout;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.csv.CsvWriter;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.store.ResponseStore;
import fr.mediation.bilan.territory.Perimeter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What changed among those that reported both years, from the files to what is compared. */
@BilanTest
class ConstantScopeTest {
    private static final String HEADER = "id_activite,date,type,code_insee,id_lieu,participants";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private ReportInputs inputs;

    @Autowired
    private ResponseStore responses;

    @Autowired
    private Explanations explanations;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    /** One producer's file of a year: an activity of so many participants. */
    private void report(String producer, int year, int participants) {
        report(producer, year, "69123,," + participants);
    }

    private void report(String producer, int year, String... lines) {
        String[] rows = new String[lines.length + 1];
        rows[0] = HEADER;
        for (int i = 0; i < lines.length; i++) {
            rows[i + 1] = producer + year + i + "," + year + "-03-01,atelier," + lines[i];
        }
        deliveries.ingest(
                Deliveries.file(folder, producer + "-" + year + ".csv", rows), DeliveryHints.NONE.from(producer));
    }

    private Computations.Computed compute() {
        return computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
    }

    private ReportInput input(Computations.Computed computed) {
        return inputs.of(
                publications.draft(2017, computed, JobsFolder.packaged()),
                new Review.Request(2017, Perimeter.REGIONS_2016, Locale.FRENCH, Set.of(), folder));
    }

    /** What the first page says, with plain spaces. */
    private String firstPage() {
        ReportInput input = input(compute());
        Wording wording = new Wording(Locale.FRENCH);
        return String.join("\n", new KeyFigures(input, new Figures(input, wording), wording).remarks())
                .replaceAll("[\u00a0\u202f]", " ");
    }

    private String responseNotes(Computations.Computed computed) {
        return String.join("\n", new ReportingRates(input(computed), new Wording(Locale.FRENCH)).notes());
    }

    private String openFile(String name) {
        return new CsvWriter()
                .files(input(compute())).stream()
                        .filter(file -> file.name().equals(name))
                        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElseThrow();
    }

    private Comparison comparison(Computations.Computed computed, String indicator, String territory) {
        return input(computed)
                .judgement()
                .comparisons()
                .of(indicator, territory, 2017)
                .orElseThrow();
    }

    private Comparison participations() {
        return comparison(compute(), "participations", "FR");
    }

    @Test
    void aProducerThatNamesItsPlacesThisYearAloneHasAnsweredInBoth() {
        report("p", 2016, "69123,,100");
        report("p", 2017, "69123,L1,110");

        Comparison compared = participations();

        assertThat(compared.percent()).isEqualByComparingTo("10");
        assertThat(compared.scope().response().reporting()).isEqualTo(1);
        assertThat(openFile("non-repondants-2017.csv")).hasLineCount(1);
    }

    @Test
    void fiveOfTenProducersThatStopAreNoFallOfThoseThatReported() {
        for (int producer = 0; producer < 10; producer++) {
            report("p" + producer, 2016, 100);
            if (producer < 5) {
                report("p" + producer, 2017, 110);
            }
        }

        Comparison compared = participations();

        assertThat(compared.figure().value()).isEqualByComparingTo("550");
        assertThat(compared.broken()).isEqualTo(Break.COVERAGE);
        assertThat(compared.percent()).isNull();
        assertThat(compared.scope().percent()).isEqualByComparingTo("10");
        assertThat(compared.scope().shareBefore()).isEqualByComparingTo("0.5");
        assertThat(compared.scope().shareNow()).isEqualByComparingTo("1");
        assertThat(compared.isToldAtConstantScope()).isTrue();
        Response response = compared.scope().response();
        assertThat(response.expected()).isEqualTo(10);
        assertThat(response.reporting()).isEqualTo(5);
        assertThat(response.weightedRate().orElseThrow()).isEqualByComparingTo("50");
        assertThat(compared.scope().estimate().value()).isEqualByComparingTo("1100");
        assertThat(firstPage())
                .contains("« Participations » (+10,0 % à champ constant)", "5 des 10", "soit 50,0 % du volume")
                .doesNotContain("45");
        assertThat(openFile("indicateurs-2017.csv").lines())
                .anyMatch(line -> line.startsWith("2017,2016,national,FR,France,participations,,,550,nombre")
                        && line.endsWith(",B"));
        assertThat(openFile("non-repondants-2017.csv").lines().skip(1)).hasSize(5);
        assertThat(openFile("reponse-2017.csv").lines())
                .contains("2017,2016,national,FR,France,attendance,10,5,50,1000,500,50");
    }

    @Test
    void aFigureIsExplainedWithWhatTheSameReportersReported() {
        report("p", 2016, 100);
        report("q", 2016, 100);
        report("p", 2017, 120);
        compute();

        ConstantScope scope = explanations
                .explain(
                        new Explanations.Question(
                                "participations", YearBasis.CIVIL, 2017, "84", Perimeter.REGIONS_2016),
                        JobsFolder.packaged())
                .source()
                .scope();

        assertThat(scope.before()).isEqualByComparingTo("100");
        assertThat(scope.now()).isEqualByComparingTo("120");
        assertThat(scope.isBroken()).isTrue();
    }

    @Test
    void aNewProducerIsNoGrowthOfTheOthers() {
        for (int producer = 0; producer < 7; producer++) {
            report("p" + producer, 2016, 100);
            report("p" + producer, 2017, 100);
        }
        report("nouveau", 2017, 400);

        Comparison compared = participations();

        assertThat(compared.figure().value()).isEqualByComparingTo("1100");
        assertThat(compared.previous()).isEqualByComparingTo("700");
        assertThat(compared.scope().percent()).isEqualByComparingTo("0");
        assertThat(compared.broken()).isEqualTo(Break.COVERAGE);
        assertThat(compared.isToldAtConstantScope()).isTrue();
        assertThat(compared.scope().response().rate().orElseThrow()).isEqualByComparingTo("100");
        assertThat(compared.scope().estimate()).isNull();
        assertThat(firstPage())
                .contains("Réponse : 7 des 7", "pèsent moins de 80 %")
                .doesNotContain("57", "« Participations » (+");
    }

    @Test
    void aSmallProducerMoreLeavesTheSeriesWholeAndTheConstantChangeIsTold() {
        for (int producer = 0; producer < 9; producer++) {
            report("p" + producer, 2016, 100);
            report("p" + producer, 2017, 101);
        }
        report("nouveau", 2017, 90);

        Comparison compared = participations();

        assertThat(compared.broken()).isNull();
        assertThat(compared.percent()).isEqualByComparingTo("11");
        assertThat(compared.scope().percent()).isEqualByComparingTo("1");
        assertThat(compared.isToldAtConstantScope()).isTrue();
    }

    @Test
    void whereTheSameReportedBothYearsBothChangesAreOne() {
        report("p", 2016, 100);
        report("p", 2017, 120);

        Comparison compared = participations();

        assertThat(compared.percent()).isEqualByComparingTo("20");
        assertThat(compared.scope().percent()).isEqualByComparingTo("20");
        assertThat(compared.isToldAtConstantScope()).isFalse();
    }

    @Test
    void aPlaceIsAReporterOfItsOwn() {
        report("reseau", 2016, "69123,L1,100", "69123,L2,50");
        report("reseau", 2017, "69123,L1,100");

        Comparison compared = participations();

        assertThat(compared.scope().before()).isEqualByComparingTo("100");
        assertThat(compared.scope().shareBefore()).isEqualByComparingTo("0.666667");
        assertThat(responses.missing(compute().computation(), 2017))
                .extracting(
                        NonRespondent::reporter,
                        NonRespondent::department,
                        one -> one.volume().intValueExact())
                .containsExactly(tuple("reseau/L2", "69", 50));
    }

    @Test
    void aPlaceThatMovesToAnotherRegionIsConstantInTheCountryAndInNoRegion() {
        report("reseau", 2016, "69123,L1,100", "13055,L2,100");
        report("reseau", 2017, "13055,L1,110", "13055,L2,110");
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "participations", "FR").scope().percent())
                .isEqualByComparingTo("10");
        Comparison arrived = comparison(computed, "participations", "93");
        assertThat(arrived.scope().percent()).isEqualByComparingTo("10");
        assertThat(arrived.broken()).isEqualTo(Break.COVERAGE);
        assertThat(responses.missing(computed.computation(), 2017)).isEmpty();
    }

    @Test
    void aPlaceThatMovesWithinAYearIsNoFallOfTheRegionItLeaves() {
        report("reseau", 2016, "59350,L1,40");
        report("reseau", 2017, "59350,L1,20", "13055,L1,20");
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "participations", "FR").scope().percent())
                .isEqualByComparingTo("0");
        Comparison left = comparison(computed, "participations", "32");
        assertThat(left.broken()).isEqualTo(Break.COVERAGE);
        assertThat(left.percent()).isNull();
        assertThat(left.scope().percent()).isNull();
        assertThat(responses.missing(computed.computation(), 2017)).isEmpty();
    }

    @Test
    void aRegionFromWhichNothingCameIsMissingAndHasNoChange() {
        report("p", 2016, "69123,,100", "13055,,100");
        report("p", 2017, "69123,,100");

        Comparison compared = comparison(compute(), "participations", "93");

        assertThat(compared.figure().value()).isNull();
        assertThat(compared.difference()).isNull();
        assertThat(compared.scope().response().reporting()).isZero();
        assertThat(compared.scope().response().expected()).isEqualTo(1);
    }

    @Test
    void aPersonIsCountedOnceAmongThoseThatReportedBothYears() {
        String header = "id_activite,date,type,code_insee,id_lieu,id_participant";
        for (int year : List.of(2016, 2017)) {
            List<String> lines = new ArrayList<>(List.of(header));
            IntStream.range(0, year == 2016 ? 4 : 5)
                    .forEach(person -> List.of("L1", "L2")
                            .forEach(place -> lines.add(place + person + year + "," + year + "-03-01,atelier,69123,"
                                    + place + ",u" + person)));
            if (year == 2017) {
                IntStream.range(5, 9)
                        .forEach(
                                person -> lines.add("L3" + person + "," + year + "-03-01,atelier,69123,L3,u" + person));
            }
            deliveries.ingest("presences-" + year + ".csv", lines.toArray(String[]::new));
        }

        Comparison compared = comparison(compute(), "beneficiaires", "FR");

        assertThat(compared.figure().value()).isEqualByComparingTo("9");
        assertThat(compared.scope().before()).isEqualByComparingTo("4");
        assertThat(compared.scope().now()).isEqualByComparingTo("5");
        assertThat(compared.scope().percent()).isEqualByComparingTo("25");
    }

    @Test
    void whoSaysNothingOfAFigureInOneOfTheYearsIsNoChangeOfIt() {
        String header = "id_activite,date,type,code_insee,id_lieu,duree_minutes,participants,nb_femmes,nb_hommes";
        String persons = "id_activite,date,type,code_insee,id_lieu,id_participant";
        for (int year : List.of(2016, 2017)) {
            boolean says = year == 2017;
            deliveries.ingest(
                    "groupes-" + year + ".csv",
                    header,
                    "A," + year + "-03-01,atelier,69123,L1,60,10,5,5",
                    "B," + year + "-03-01,atelier,69123,L2," + (says ? "60,10,9,1" : ",10,,"));
            deliveries.ingest(
                    "personnes-" + year + ".csv",
                    persons,
                    "C," + year + "-04-01,atelier,69123,L1,u1",
                    "D," + year + "-04-01,atelier,69123,L2," + (says ? "u2" : ""));
        }
        Computations.Computed computed = compute();

        Comparison named = comparison(computed, "beneficiaires", "FR");
        assertThat(named.figure().value()).isEqualByComparingTo("2");
        assertThat(named.scope().percent()).isEqualByComparingTo("0");
        assertThat(named.broken()).isEqualTo(Break.COVERAGE);
        Comparison women = comparison(computed, "part_femmes", "FR");
        assertThat(women.figure().value()).isEqualByComparingTo("70");
        assertThat(women.scope().now()).isEqualByComparingTo("50");
        assertThat(comparison(computed, "heures_accompagnement", "FR").scope().percent())
                .isEqualByComparingTo("0");
        assertThat(comparison(computed, "participations", "FR").scope().shareNow())
                .isEqualByComparingTo("1");
    }

    @Test
    void whoNamesOnePersonOfTwentyAndThenAllHasNoMorePersons() {
        String header = "id_activite,date,type,code_insee,id_lieu,id_participant";
        for (int year : List.of(2016, 2017)) {
            List<String> lines = new ArrayList<>(List.of(header));
            for (int person = 0; person < 20; person++) {
                lines.add("A" + person + "," + year + "-03-01,atelier,69123,L1,u" + person);
                lines.add("B" + person + "," + year + "-03-01,atelier,69123,L2,"
                        + (year == 2017 || person == 0 ? "v" + person : ""));
            }
            deliveries.ingest("presences-" + year + ".csv", lines.toArray(String[]::new));
        }
        Computations.Computed computed = compute();

        Comparison named = comparison(computed, "beneficiaires", "FR");
        assertThat(named.difference()).isNull();
        assertThat(named.broken()).isEqualTo(Break.COVERAGE);
        assertThat(named.scope().percent()).isEqualByComparingTo("0");
        assertThat(comparison(computed, "participations", "FR").scope().shareNow())
                .isEqualByComparingTo("1");
    }

    @Test
    void whoTellsTheDurationOfOneActivityOfTwentyAndThenOfAllHasNoMoreHours() {
        String header = "id_activite,date,type,code_insee,id_lieu,duree_minutes,participants";
        for (int year : List.of(2016, 2017)) {
            List<String> lines = new ArrayList<>(List.of(header));
            for (int activity = 0; activity < 20; activity++) {
                lines.add("A" + activity + "," + year + "-03-01,atelier,69123,L1,60,4");
                lines.add("B" + activity + "," + year + "-03-01,atelier,69123,L2,"
                        + (year == 2017 || activity == 0 ? "60" : "") + ",4");
            }
            deliveries.ingest("presences-" + year + ".csv", lines.toArray(String[]::new));
        }

        Comparison hours = comparison(compute(), "heures_accompagnement", "FR");

        assertThat(hours.figure().value()).isEqualByComparingTo("160");
        assertThat(hours.broken()).isEqualTo(Break.COVERAGE);
        assertThat(hours.scope().percent()).isEqualByComparingTo("0");
    }

    @Test
    void whoChangesNameWithinTheYearHasNoMorePersons() {
        String header = "id_activite,date,type,code_insee,id_lieu,id_participant";
        for (String file : List.of("p-2016", "p-2017", "a-2016", "a-2017", "b-2017")) {
            String producer = file.substring(0, 1);
            List<String> days = producer.equals("p") || file.equals("a-2016")
                    ? List.of("-01-12", "-12-12")
                    : producer.equals("a") ? List.of("-01-12", "-03-12") : List.of("-04-12", "-12-12");
            List<String> lines = new ArrayList<>(List.of(header));
            for (String day : days) {
                for (int person = 0; person < (producer.equals("p") ? 12 : 4); person++) {
                    lines.add("A" + person + "," + file.substring(2) + day + ",atelier,69123,"
                            + (producer.equals("p") ? "P1" : "L1") + ",u" + person);
                }
            }
            deliveries.ingest(
                    Deliveries.file(folder, file + ".csv", lines.toArray(String[]::new)),
                    DeliveryHints.NONE.from(producer));
        }
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "participations", "FR").scope().shareNow())
                .isEqualByComparingTo("1");
        Comparison persons = comparison(computed, "beneficiaires", "FR");
        assertThat(persons.scope().percent()).isEqualByComparingTo("0");
        assertThat(persons.broken()).isEqualTo(Break.RENAMED);
        assertThat(persons.isToldAtConstantScope()).isTrue();
        assertThat(comparison(computed, "lieux_declarants", "FR").broken()).isEqualTo(Break.RENAMED);
        assertThat(responseNotes(computed)).contains("Un lieu a changé de producteur dans l’année", "2, et non 3");
    }

    @Test
    void whoBeganWithinTheYearBeforeIsNoGrowth() {
        report("p", 2016, 100);
        report("p", 2017, 110);
        for (String months : List.of("2016-09,2016-12", "2017-01,2017-12")) {
            String[] each = months.split(",");
            deliveries.ingest(
                    Deliveries.file(
                            folder,
                            "q-" + months.substring(0, 4) + ".csv",
                            HEADER,
                            "Q1," + each[0] + "-10,atelier,69123,L1,5",
                            "Q2," + each[1] + "-10,atelier,69123,L1," + (each[1].startsWith("2017") ? 15 : 5)),
                    DeliveryHints.NONE.from("q"));
        }

        Comparison compared = participations();

        assertThat(compared.difference()).isEqualByComparingTo("20");
        assertThat(compared.scope().percent()).isEqualByComparingTo("10");
        assertThat(compared.scope().response().reporting()).isEqualTo(2);
    }

    @Test
    void whoMayGoOnUnderAnotherNameIsNamedAndComparedWithNothing() {
        report("p", 2016, 100);
        report("p", 2017, 110);
        report("a", 2016, "69123,1,30");
        report("a", 2017, "69123,1,10");
        deliveries.ingest(
                Deliveries.file(folder, "b-2017.csv", HEADER, "B1,2017-04-01,atelier,69123,1,23"),
                DeliveryHints.NONE.from("b"));

        assertThat(participations().scope().percent()).isEqualByComparingTo("10");
        assertThat(notes("Champ constant")).contains("a/1 → b/1");
        assertThat(notes("Non-répondants")).contains("a/1 → b/1");
    }

    @Test
    void whoMayGoOnUnderAnotherNameIsNotEstimatedAsMissing() {
        report("p", 2016, "69123,7,100", "69123,8,100", "69123,9,100");
        report("p", 2017, "69123,7,110", "69123,8,105", "69123,9,115");
        deliveries.ingest(
                Deliveries.file(folder, "a-2016.csv", HEADER, "A,2016-12-01,atelier,69123,1,30"),
                DeliveryHints.NONE.from("a"));
        deliveries.ingest(
                Deliveries.file(folder, "b-2017.csv", HEADER, "B,2017-01-10,atelier,69123,1,30"),
                DeliveryHints.NONE.from("b"));

        assertThat(notes("Non-répondants")).contains("a/1 → b/1");
        assertThat(participations().scope().estimate()).isNull();
    }

    @Test
    void aShareIsThatOfThoseThatReportedBothYears() {
        String header = "id_activite,date,type,code_insee,id_lieu,participants,nb_femmes,nb_hommes";
        deliveries.ingest("a-2016.csv", header, "A,2016-03-01,atelier,69123,L1,10,5,5");
        deliveries.ingest(
                "a-2017.csv", header, "B,2017-03-01,atelier,69123,L1,10,5,5", "C,2017-03-01,atelier,69123,L2,10,10,0");

        Comparison compared = comparison(compute(), "part_femmes", "FR");

        assertThat(compared.figure().value()).isEqualByComparingTo("75");
        assertThat(compared.scope().now()).isEqualByComparingTo("50");
        assertThat(compared.scope().shareNow()).isEqualByComparingTo("0.5");
        assertThat(compared.broken()).isEqualTo(Break.COVERAGE);
    }

    @Test
    void howManyPlacesReportIsComparedAsItIs() {
        report("reseau", 2016, "69123,L1,1", "69123,L2,1", "69123,L3,1", "69123,L4,1", "69123,L5,1");
        report("reseau", 2017, "69123,L1,1", "69123,L2,1");

        Comparison compared = comparison(compute(), "lieux_declarants", "FR");

        assertThat(compared.broken()).isNull();
        assertThat(compared.difference()).isEqualByComparingTo("-3");
        assertThat(compared.isToldAtConstantScope()).isFalse();
    }

    @Test
    void aPlaceOfTheDirectoryThatNeverReportedIsExpected() {
        deliveries.ingest("annuaire-2015.csv", "id,nom,code_insee", "L1,Espace un,69123", "L2,Espace deux,69123");
        deliveries.ingest("presences-2016.csv", HEADER, "A,2016-03-01,atelier,,L1,3");
        deliveries.ingest("presences-2017.csv", HEADER, "B,2017-03-01,atelier,,L1,3");
        Computations.Computed computed = compute();

        Response response = comparison(computed, "participations", "84").scope().response();

        assertThat(response.expected()).isEqualTo(2);
        assertThat(response.reporting()).isEqualTo(1);
        assertThat(response.weightedRate().orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(100));
        assertThat(responses.missing(computed.computation(), 2017))
                .extracting(NonRespondent::name)
                .containsExactly("Espace deux");
    }

    @Test
    void whoDeliversNoDirectoryHasReportedNoneThoughItsPlacesStillCount() {
        for (String producer : List.of("p", "q")) {
            deliveries.ingest(
                    Deliveries.file(
                            folder,
                            producer + "-annuaire-2016.csv",
                            "id,nom,code_insee,date_etat",
                            "L1,Un de " + producer + ",69123,2016-12-31"),
                    DeliveryHints.NONE.from(producer));
        }
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "p-annuaire-2017.csv",
                        "id,nom,code_insee,date_etat",
                        "L1,Un,69123,2017-12-31",
                        "L2,Deux,69123,2017-12-31"),
                DeliveryHints.NONE.from("p"));

        Comparison compared = comparison(compute(), "lieux_actifs", "FR");

        assertThat(compared.figure().value()).isEqualByComparingTo("3");
        assertThat(compared.scope().percent()).isEqualByComparingTo("100");
        assertThat(compared.scope().response().expected()).isEqualTo(2);
        assertThat(compared.scope().response().reporting()).isEqualTo(1);
    }

    @Test
    void aProducerWithoutPlacesIsAUnitInEachDepartment() {
        report("p", 2016, "67482,,90", "57463,,80");
        report("p", 2017, "67482,,90");

        Comparison compared = participations();

        assertThat(compared.broken()).isEqualTo(Break.COVERAGE);
        assertThat(compared.scope().percent()).isEqualByComparingTo("0");
        assertThat(compared.scope().response().rate().orElseThrow()).isEqualByComparingTo("50");
    }

    @Test
    void whatIsMadeOfActivitiesIsMissingAndBrokenWhereTheseAre() {
        report("p", 2016, "75114,,100", "69123,,100");
        report("p", 2017, "69123,,100");
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "part_population_couverte", "11")
                        .figure()
                        .value())
                .isNull();
        Comparison country = comparison(computed, "part_population_couverte", "FR");
        assertThat(country.broken()).isEqualTo(Break.COVERAGE);
        assertThat(country.scope().response().rate().orElseThrow()).isEqualByComparingTo("50");
    }

    @Test
    void howManyPlacesReportIsMissingWhereNoLineNamesOne() {
        report("p", 2016, "69123,,100");
        report("p", 2017, "69123,,100");

        assertThat(comparison(compute(), "lieux_declarants", "FR").figure().value())
                .isNull();
    }

    /** A directory's places of a day, each as identifier and commune. */
    private void list(String producer, String day, String... places) {
        String[] rows = new String[places.length + 1];
        rows[0] = "id,nom,code_insee,date_etat";
        for (int i = 0; i < places.length; i++) {
            String[] place = places[i].split(",");
            rows[i + 1] = place[0] + ",Lieu " + place[0] + "," + place[1] + "," + day;
        }
        deliveries.ingest(
                Deliveries.file(folder, "annuaire-" + producer + "-" + day + ".csv", rows),
                DeliveryHints.NONE.from(producer).confirmed(true));
    }

    @Test
    void whatLiesInNoRegionHasAResponseAndAScopeSoThatRowsAddUp() {
        report("p", 2016, "69123,,10");
        report("p", 2017, "69123,,10");
        report("loin", 2016, "98818,,20", "98735,,20");
        report("loin", 2017, "98818,,20");
        Computations.Computed computed = compute();

        Comparison outside = comparison(computed, "participations", "HR");

        assertThat(outside.broken()).isEqualTo(Break.COVERAGE);
        assertThat(outside.scope().response().expected()).isEqualTo(2);
        assertThat(outside.scope().response().reporting()).isEqualTo(1);
        assertThat(openFile("reponse-2017.csv").lines().map(line -> line.replaceAll("^.*,attendance", "")))
                .contains(",3,2,66.666667,50,30,60", ",1,1,100,10,10,100", ",2,1,50,40,20,50");
    }

    @Test
    void aPlaceThatAnotherProducerDeliversIsTheSameReporter() {
        report("ren1", 2016, "69123,RN1,100");
        report("ren2", 2017, "69123,RN1,110");

        Comparison compared = participations();

        assertThat(compared.percent()).isEqualByComparingTo("10");
        assertThat(compared.scope().percent()).isEqualByComparingTo("10");
        assertThat(compared.scope().response().reporting()).isEqualTo(1);
        assertThat(openFile("non-repondants-2017.csv")).hasLineCount(1);
        assertThat(notes("Non-répondants")).contains("ren1/RN1 → ren2/RN1");
    }

    @Test
    void aPlaceWhoseDirectoryHasAnotherProducerTooIsExpectedOnce() {
        list("ren1", "2016-06-30", "RN1,69123");
        report("ren1", 2016, "69123,RN1,100");
        list("ren2", "2017-06-30", "RN1,69123");
        report("ren2", 2017, "69123,RN1,110");

        Response response = participations().scope().response();

        assertThat(response.expected()).isEqualTo(1);
        assertThat(response.reporting()).isEqualTo(1);
    }

    @Test
    void aPlaceOfTwoDirectoriesIsExpectedOnce() {
        list("res1", "2017-12-31", "1,69123", "2,69123", "3,69123");
        list("res2", "2017-12-31", "1,69123", "2,69123", "3,69123");
        report("res1", 2016, "69123,1,10");
        report("res1", 2017, "69123,1,10");
        report("res2", 2017, "69123,2,10");
        Computations.Computed computed = compute();

        Response response = comparison(computed, "participations", "FR").scope().response();

        assertThat(response.expected()).isEqualTo(3);
        assertThat(response.reporting()).isEqualTo(2);
        assertThat(responses.missing(computed.computation(), 2017))
                .filteredOn(one -> one.facts().equals("attendance"))
                .extracting(NonRespondent::reporter)
                .containsExactly("res1/3");
    }

    private List<String> missing(Computations.Computed computed) {
        return responses.missing(computed.computation(), 2017).stream()
                .filter(one -> one.facts().equals("attendance"))
                .map(one -> one.reporter() + " " + one.volume())
                .toList();
    }

    @Test
    void aPlaceThatOneOfTwoDirectoriesDropsIsNotClosed() {
        list("res1", "2016-12-31", "L1,69123", "L2,69123", "L3,69123");
        list("res2", "2016-12-31", "L1,69123");
        list("res1", "2017-12-31", "L2,69123", "L3,69123");
        list("res2", "2017-12-31", "L1,69123");
        report("res1", 2016, "69123,L1,100", "69123,L2,10", "69123,L3,10");
        report("res1", 2017, "69123,L2,10", "69123,L3,10");
        Computations.Computed computed = compute();

        Response response = comparison(computed, "participations", "FR").scope().response();

        assertThat(response.expected()).isEqualTo(3);
        assertThat(response.volumeExpected()).isEqualByComparingTo("120");
        assertThat(missing(computed)).containsExactly("res1/L1 100.000000");
    }

    @Test
    void aPlaceThatTheLastOfTwoDirectoriesDropsIsClosed() {
        list("res1", "2016-06-30", "L1,69123", "L2,69123", "L3,69123");
        list("res2", "2016-06-30", "L1,69123", "L4,69123", "L5,69123");
        list("res1", "2016-12-31", "L2,69123", "L3,69123");
        list("res2", "2017-06-30", "L4,69123", "L5,69123");
        report("alpha", 2016, "69123,L1,30");
        report("p", 2017, 10);

        assertThat(missing(compute()))
                .containsExactlyInAnyOrder("res1/L2 null", "res1/L3 null", "res2/L4 null", "res2/L5 null");
    }

    @Test
    void aPlaceIsNotMissingThatReportsUnderTheDirectoryThatDroppedIt() {
        list("res1", "2016-12-31", "L1,69123", "L2,69123", "L3,69123");
        list("res2", "2016-12-31", "L1,69123");
        list("res1", "2017-12-31", "L2,69123", "L3,69123");
        list("res2", "2017-12-31", "L1,69123");
        report("res1", 2017, "69123,L1,10", "69123,L2,10", "69123,L3,10");
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "participations", "FR")
                        .scope()
                        .response()
                        .reporting())
                .isEqualTo(3);
        assertThat(missing(computed)).isEmpty();
    }

    @Test
    void aPlaceThatADirectoryHadForSomeMonthsIsExpectedOnceWithThatOfAnother() {
        list("res1", "2017-03-31", "L1,69123", "L2,69123", "L3,69123");
        list("res2", "2017-03-31", "L1,69123");
        list("res1", "2017-09-30", "L2,69123", "L3,69123");
        report("p", 2016, 100);
        report("res1", 2017, "69123,L1,10", "69123,L2,10", "69123,L3,10");

        Response response = participations().scope().response();

        assertThat(response.expected()).isEqualTo(4);
        assertThat(response.reporting()).isEqualTo(3);
    }

    @Test
    void whoReportsFromAPlaceOfAProducerThatNamesNoneIsAReporterOfItsOwn() {
        list("res", "2016-12-31", "L1,69123");
        report("res", 2016, 10);
        report("res", 2017, 10);
        report("alpha", 2016, "69123,L1,30");

        assertThat(missing(compute())).containsExactly("alpha/L1 30.000000");
    }

    @Test
    void aProducerNamesNoPlaceThoughAnotherReportsFromOneOfItsDirectory() {
        list("res", "2016-12-31", "L1,69123");
        report("res", 2016, 10);
        report("res", 2017, "69123,L1,10");
        report("alpha", 2016, "69123,L1,30");
        report("alpha", 2017, "69123,L1,30");

        assertThat(missing(compute())).isEmpty();
    }

    @Test
    void whoNamesItsPlacesThisYearAloneHasNotEndedWhereAnotherBegins() {
        deliveries.ingest(
                Deliveries.file(folder, "p-2016.csv", HEADER, "A,2016-12-01,atelier,69123,,30"),
                DeliveryHints.NONE.from("p"));
        report("p", 2017, "69123,L1,33");
        deliveries.ingest(
                Deliveries.file(folder, "q-2017.csv", HEADER, "B,2017-01-10,atelier,69123,,30"),
                DeliveryHints.NONE.from("q"));

        Comparison compared = participations();

        assertThat(compared.scope().percent()).isEqualByComparingTo("10");
        assertThat(notes("Non-répondants")).doesNotContain("→");
    }

    @Test
    void aDirectoryThatOthersGoOnWithIsThatOfTheSameReporters() {
        list("z", "2016-12-31", "L1,69123", "L2,69123", "L3,69123");
        list("a", "2017-12-31", "L1,69123", "L2,69123");
        list("b", "2017-12-31", "L3,69123");
        list("m", "2016-12-31", "L1,13055");
        Computations.Computed computed = compute();

        Comparison compared = comparison(computed, "lieux_actifs", "84");

        assertThat(compared.figure().value()).isEqualByComparingTo("3");
        assertThat(compared.broken()).isNull();
        assertThat(compared.scope().percent()).isEqualByComparingTo("0");
        assertThat(compared.scope().response().reporting()).isEqualTo(1);
        assertThat(responses.missing(computed.computation(), 2017))
                .filteredOn(one -> one.facts().equals("directory"))
                .extracting(NonRespondent::reporter)
                .containsExactly("m");
    }

    @Test
    void aNameThatChangesWithinTheYearIsTheSameReporter() {
        list("t1", "2016-12-31", "TT1,69123");
        list("t2", "2017-12-31", "TT1,69123");
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "t1-2016.csv",
                        HEADER,
                        "T1,2016-03-01,atelier,69123,TT1,50",
                        "T2,2016-12-01,atelier,69123,TT1,50"),
                DeliveryHints.NONE.from("t1"));
        report("t1", 2017, "69123,TT1,10");
        deliveries.ingest(
                Deliveries.file(
                        folder,
                        "t2-2017.csv",
                        HEADER,
                        "T1,2017-03-02,atelier,69123,TT1,50",
                        "T2,2017-12-01,atelier,69123,TT1,60"),
                DeliveryHints.NONE.from("t2"));

        Comparison compared = participations();

        assertThat(compared.broken()).isNull();
        assertThat(compared.scope().percent()).isEqualByComparingTo("20");
        assertThat(compared.scope().response().expected()).isEqualTo(1);
        assertThat(compared.scope().response().reporting()).isEqualTo(1);
        assertThat(openFile("non-repondants-2017.csv")).hasLineCount(1);
        assertThat(notes("Non-répondants")).contains("t1/TT1 → t2/TT1");
    }

    @Test
    void whatOpensElsewhereMovesNothing() {
        list("p", "2016-12-31", "L1,69123");
        list("p", "2017-12-31", "L1,69123", "L2,13055");
        report("p", 2016, "69123,L1,100");
        report("p", 2017, "69123,L1,110", "13055,L1,90");
        Computations.Computed computed = compute();

        for (String indicator : List.of("lieux_actifs", "participations")) {
            Comparison compared = comparison(computed, indicator, "84");
            assertThat(compared.broken()).isNull();
            assertThat(compared.scope().difference()).isEqualByComparingTo(compared.difference());
        }
    }

    @Test
    void aPlaceThatADirectoryHandsOverToAnotherLeavesTheSeriesWhole() {
        list("w1", "2016-12-31", "W1,69123", "W2,69123");
        list("w1", "2017-12-31", "W1,69123");
        list("w2", "2017-12-31", "W2,69123");

        Comparison compared = comparison(compute(), "lieux_actifs", "FR");

        assertThat(compared.figure().value()).isEqualByComparingTo("2");
        assertThat(compared.broken()).isNull();
        assertThat(compared.scope().percent()).isEqualByComparingTo("0");
    }

    @Test
    void aPlaceThatTwoProducersNameIsNotTakenForARenamedOne() {
        report("ren1", 2016, "69123,1,100");
        report("autre", 2016, "69123,1,100");
        report("autre", 2017, "69123,1,100");
        report("nouveau", 2017, "69123,1,100");

        assertThat(responses.missing(compute().computation(), 2017))
                .extracting(NonRespondent::reporter)
                .containsExactly("ren1/1");
    }

    @Test
    void aPlaceThatReportedAndClosedDuringTheYearIsExpected() {
        list("p", "2016-06-30", "L1,2A004", "L2,69123");
        list("p", "2017-06-30", "L2,69123");
        report("p", 2017, "2A004,L1,11", "69123,L2,5");

        Response response =
                comparison(compute(), "participations", "94").scope().response();

        assertThat(response.expected()).isEqualTo(1);
        assertThat(response.reporting()).isEqualTo(1);
    }

    @Test
    void aPlaceFromWhichAnotherProducerReportsTooIsExpectedOnce() {
        list("reseau", "2016-12-31", "L1,69123", "L2,69123");
        list("reseau", "2017-12-31", "L1,69123", "L2,69123");
        report("alpha", 2016, "69123,L1,10", "69123,L2,10");
        report("alpha", 2017, "69123,L1,10");
        report("beta", 2017, "69123,L1,2");

        Response response = participations().scope().response();

        assertThat(response.expected()).isEqualTo(2);
        assertThat(response.reporting()).isEqualTo(1);
    }

    /** A producer's file, with an activity of five participants on each day. */
    private void deliver(String producer, String... days) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (String day : days) {
            lines.add(producer + lines.size() + "," + day + ",atelier,69123,,5");
        }
        deliveries.ingest(
                Deliveries.file(
                        folder, producer + "-" + days[0].substring(0, 4) + ".csv", lines.toArray(String[]::new)),
                DeliveryHints.NONE.from(producer));
    }

    @Test
    void aProducerThatDeliveredJanuaryAloneIsNamedWithItsMonths() {
        for (String year : List.of("2016", "2017")) {
            deliver("p", year + "-01-10", year + "-12-10");
            deliver("r", year + "-01-10");
        }
        deliver("q", "2016-01-10", "2016-12-10");
        deliver("q", "2017-01-10");

        assertThat(firstPage())
                .contains("« q » (Fréquentation : 1 mois sur 12)", "« r » (Fréquentation : 1 mois sur 12)")
                .doesNotContain("« p » (");
        assertThat(notes("Réponse")).contains("1 mois sur 12");
    }

    private String notes(String sheet) {
        return ReportLayout.of(input(compute())).sheets().stream()
                .filter(one -> one.name().equals(sheet))
                .flatMap(one -> one.sentences().notes().stream())
                .collect(Collectors.joining("\n"))
                .replaceAll("[\u00a0\u202f]", " ");
    }

    @Test
    void aQuotientOfWhatOthersReportedHasNoConstantScope() {
        for (int year = 2016; year <= 2017; year++) {
            deliveries.ingest(
                    "annuaire-" + year + ".csv",
                    "id,nom,code_insee,date_etat,atelier_canope",
                    "L1,Un,69123," + year + "-01-01,oui");
            deliveries.ingest(
                    "dons-" + year + ".csv",
                    "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité",
                    year + "-02-05,L1,Le Relais,portable," + (year - 2006));
            deliveries.ingest(
                    "gouvernance-" + year + ".csv",
                    "date,nature,partie,objet,etat,quantite",
                    year + "-03-12,materiel_reforme,canope,Parc,fait,50");
        }
        Computations.Computed computed = compute();

        assertThat(comparison(computed, "equipements_donnes_ateliers", "FR")
                        .scope()
                        .now())
                .isEqualByComparingTo("11");
        Comparison compared = comparison(computed, "part_materiel_reforme_donne", "FR");
        assertThat(compared.difference()).isEqualByComparingTo("2");
        assertThat(compared.scope().now()).isNull();
        assertThat(compared.scope().difference()).isNull();
    }

    @Test
    void theFirstPageNamesOtherSourcesThatFewAnswerFor() {
        String header = "Date du don,Lieu donateur,Bénéficiaire,Type d'équipement,Quantité,code_insee";
        String one = "-02-05,L1,Le Relais,portable,10,69123";
        deliveries.ingest("dons-2016.csv", header, "2016" + one, "2016-02-06,L2,Le Relais,portable,30,69123");
        deliveries.ingest("dons-2017.csv", header, "2017" + one);
        report("p", 2016, 100);
        report("p", 2017, 100);

        assertThat(firstPage())
                .contains("Peu de réponses pour d’autres sources : Dons, 1 des 2 déclarants attendus, soit"
                        + " 25,0 % du volume de l’an dernier.");
    }

    @Test
    void aQuotientIsNotJudgedByWhoReportsMore() {
        String header = HEADER + ",duree_minutes";
        for (int year = 2016; year <= 2017; year++) {
            String more = year == 2017 ? "neuf" + year + "," + year + "-03-01,atelier,69123,N1,2,60" : "";
            deliveries.ingest(
                    "frequentation-" + year + ".csv",
                    header,
                    "a" + year + "," + year + "-03-01,atelier,69123,L1,10,60",
                    more);
            deliveries.ingest(
                    "moyens-" + year + ".csv",
                    "annee,territoire,financeur,nature,etat,montant_euros",
                    year + ",,etat,subvention,,1000");
        }

        assertThat(comparison(compute(), "cout_par_heure", "FR").percent()).isLessThan(BigDecimal.valueOf(-10));
        assertThat(firstPage())
                .doesNotContain("« Coût par heure d’accompagnement » (")
                .contains("« Coût par heure d’accompagnement » : l’une des sources du calcul a d’autres déclarants");
    }

    @Test
    void theValueIsNotJudgedByWhichFunderDelivered() {
        String funding = "annee,territoire,financeur,nature,etat,montant_euros";
        for (int year = 2014; year <= 2017; year++) {
            deliveries.ingest(
                    "frequentation-" + year + ".csv",
                    "id_activite,date,type,code_insee,id_participant,annee_naissance",
                    "a" + year + "," + year + "-03-01,atelier,69123,u" + year + ",1950");
            String[] amounts = {year + ",,etat,subvention,,8500", year + ",,collectivite,subvention,,1500"};
            for (int funder = 0; funder < (year < 2017 ? 2 : 1); funder++) {
                deliveries.ingest(
                        Deliveries.file(folder, "moyens-" + funder + year + ".csv", funding, amounts[funder]),
                        DeliveryHints.NONE.from("f" + funder));
            }
        }
        Computations.Computed computed = compute();

        Comparison ratio = comparison(computed, "ratio_plus_value", "FR");
        assertThat(ratio.percent()).isGreaterThan(BigDecimal.TEN);
        assertThat(ratio.isJudged()).isFalse();
        assertThat(comparison(computed, "valeur_sociale", "FR").isJudged()).isTrue();
    }

    @Test
    void noSheetTellsAChangeWithoutThatAtConstantScope() {
        report("p", 2016, 100);
        report("p", 2017, 110);
        ReportInput input = inputs.of(
                publications.draft(2017, compute(), JobsFolder.packaged()),
                new Review.Request(
                        2017, Perimeter.REGIONS_2016, Locale.FRENCH, Set.of(ReportInput.Extra.REGION_SHEETS), folder));

        List<Sheet> withChanges = ReportLayout.of(input).sheets().stream()
                .filter(sheet -> sheet.table() != null && sheet.table().has(TableLayout.CHANGE))
                .toList();
        assertThat(withChanges)
                .extracting(Sheet::name)
                .contains("Synthèse", "Fiche Bretagne", "Formation et label", "Champ constant");
        assertThat(withChanges).allMatch(sheet -> sheet.table().has(TableLayout.CONSTANT_CHANGE));
    }
}
