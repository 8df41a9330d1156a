package fr.mediation.bilan.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.database.TestHome;
import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.indicator.judge.Comparison.Break;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.content.AddedValue;
import fr.mediation.bilan.report.content.RegionalMeans;
import fr.mediation.bilan.report.content.Wording;
import fr.mediation.bilan.report.model.Cell;
import fr.mediation.bilan.report.model.Sheet;
import fr.mediation.bilan.report.model.Table;
import fr.mediation.bilan.report.sheet.ReportLayout;
import fr.mediation.bilan.source.delivery.DeliveryHints;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.Valuation.OutcomeValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a few lines are worth with the shipped map, from the files to what is shown. */
@BilanTest
class ValueOfAnInboxTest {
    private static final String ATTENDANCE =
            "id_activite,date,type,canal,code_insee,id_participant,statut,participants";
    private static final String FUNDING = "annee,territoire,financeur,nature,montant_euros,heures";
    private static final String SAYS = "euro engagé produit";

    /** The sheets that say nothing but what the country's value is and depends on. */
    private static final List<String> OF_VALUE = List.of(
            "Plus-value – publics",
            "Plus-value – articles",
            "Carte de la valeur",
            "Sensibilité",
            "Seuils",
            "Début et taux",
            "Valeur et moyens");

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Computations computations;

    @Autowired
    private Publications publications;

    @Autowired
    private ReportInputs inputs;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void nothing() {
        TestHome.empty(jdbc);
    }

    private ReportInput of(int year) {
        Computations.Computed computed = computations.compute(JobsFolder.packaged(), YearBasis.CIVIL);
        return inputs.of(
                publications.draft(year, computed, JobsFolder.packaged()),
                new Review.Request(year, Perimeter.REGIONS_2016, Locale.FRENCH, Set.of(), folder));
    }

    private Valuation country(int year) {
        return of(year).valuations().get("FR");
    }

    private static BigDecimal present(Valuation valuation, String outcome) {
        return valuation.outcomes().stream()
                .filter(value -> value.outcome().id().equals(outcome))
                .map(OutcomeValue::presentValue)
                .findFirst()
                .orElseThrow();
    }

    private static void assertWorth(BigDecimal value, String expected) {
        assertThat(value).isCloseTo(new BigDecimal(expected), within(new BigDecimal("0.000001")));
    }

    @Test
    void whoComesBackIsCreditedOnlyWithWhatWasLost() {
        deliveries.ingest("2016.csv", ATTENDANCE, "A1,2016-03-01,individuel,distance,33063,p1,,1");
        deliveries.ingest("2017.csv", ATTENDANCE, "B1,2017-03-01,individuel,distance,69123,p1,,1");

        // 14, 39, 5 and 32 euros, by hand, less what is left of 2016 in each year: in full it would be 25.182890.
        assertWorth(country(2016).totalPresentValue(), "24.924170");
        assertWorth(country(2017).totalPresentValue(), "16.570226");
    }

    @Test
    void theFirstYearWhosePeopleAreKnownIsNotComparedWithTheNext() {
        for (int year : List.of(2016, 2017, 2018)) {
            deliveries.ingest(
                    year + ".csv", ATTENDANCE, "A" + year + "," + year + "-03-01,individuel,distance,69123,p1,,1");
            deliveries.ingest("moyens-" + year + ".csv", FUNDING, year + ",,etat,subvention,100,");
        }

        Comparisons comparisons = of(2018).judgement().comparisons();
        for (String indicator : List.of("ratio_plus_value", "beneficiaires_deja_vus_1_an")) {
            assertThat(comparisons.broken(indicator, "FR", 2017)).contains(Break.FIRST_YEAR);
            assertThat(comparisons.broken(indicator, "FR", 2018)).isEmpty();
        }
        assertThat(comparisons.broken("beneficiaires", "FR", 2017)).isEmpty();
    }

    @Test
    void whoLooksNewUnderAnotherNameOfItsProducerBreaksTheSeriesOfTheValue() {
        for (int year : List.of(2015, 2016, 2017)) {
            for (String producer : List.of("a", year < 2017 ? "b" : "c")) {
                deliveries.ingest(
                        Deliveries.file(
                                folder,
                                producer + year + ".csv",
                                "id_activite,date,type,id_lieu,code_insee,id_participant",
                                "A," + year + "-03-01,individuel," + (producer.equals("a") ? "L1" : "M1")
                                        + ",69123,p1"),
                        DeliveryHints.NONE.from(producer));
            }
            deliveries.ingest("moyens-" + year + ".csv", FUNDING, year + ",,etat,subvention,100,");
        }

        ReportInput input = of(2017);
        Comparisons comparisons = input.judgement().comparisons();

        for (String indicator : List.of("valeur_sociale", "ratio_plus_value", "beneficiaires_deja_vus_1_an")) {
            assertThat(comparisons.broken(indicator, "FR", 2017)).contains(Break.RENAMED);
            assertThat(comparisons.broken(indicator, "84", 2017)).contains(Break.RENAMED);
        }
        assertThat(comparisons.broken("beneficiaires", "FR", 2017)).isEmpty();
        assertThat(comparisons.broken("lieux_declarants", "FR", 2017)).isEmpty();
        assertThat(new AddedValue(input, new Wording(Locale.FRENCH)).notes())
                .anySatisfy(note -> assertThat(note).contains("1 des 2 personnes", "b/M1 → c/M1", "--producer"));
    }

    @Test
    void aSecondPersonInTheLaterYearIsCreditedInFull() {
        deliveries.ingest("2016.csv", ATTENDANCE, "A1,2016-03-01,individuel,distance,33063,p1,,1");
        deliveries.ingest(
                "2017.csv",
                ATTENDANCE,
                "B1,2017-03-01,individuel,distance,33063,p1,,1",
                "B2,2017-03-01,individuel,distance,33063,p2,,1");

        assertWorth(country(2017).totalPresentValue(), "41.753116");
    }

    @Test
    void accessToEmploymentIsWorthAThirdOfWhatEachUnemployedPersonGains() {
        deliveries.ingest("2016.csv", ATTENDANCE, "A1,2016-03-01,individuel,distance,33063,p1,sans_emploi,1");

        // 465 euros of 2018, less 80 %, 40 % and 50 %, from the next year on.
        assertWorth(present(country(2016), "acces_emploi"), "38.621186");
    }

    @Test
    void onlyThoseWhoseBenefitIsCountedTravel() {
        deliveries.ingest(
                "2016.csv",
                ATTENDANCE,
                "A1,2016-03-01,individuel,lieu,33063,p1,,1",
                "A2,2016-03-02,individuel,lieu,33063,p1,,1",
                "A3,2016-03-03,atelier,lieu,33063,,,8");

        assertWorth(present(country(2016), "deplacements"), "-7.736");
        assertThat(new AddedValue(of(2016), new Wording(Locale.FRENCH)).scope().get(0))
                .contains("20,0");
    }

    @Test
    void whoeverIsNotSaidToBeElsewhereTravels() {
        deliveries.ingest(
                "2016.csv",
                ATTENDANCE,
                "A1,2016-03-01,individuel,,33063,p1,,1",
                "A2,2016-03-02,individuel,,33063,p1,,1",
                "A3,2016-03-03,individuel,distance,33063,p1,,1",
                "A4,2016-03-04,individuel,domicile,33063,p1,,1");

        assertWorth(present(country(2016), "deplacements"), "-7.736");
    }

    @Test
    void aNetworkWithoutIdentifiersHasNoRatio() {
        deliveries.ingest("2016.csv", ATTENDANCE, "A1,2016-03-01,atelier,lieu,33063,,,40");
        deliveries.ingest("moyens.csv", FUNDING, "2016,,etat,subvention,1000,");

        ReportInput input = of(2016);
        assertThat(input.valuations().get("FR").ratio()).isNull();
        assertThat(input.valuations().get("FR").netPresentValue()).isNull();
        assertThat(ReportLayout.of(input).toString()).doesNotContain(SAYS);
        for (String sheet : OF_VALUE) {
            assertThat(sheet(input, sheet).notes())
                    .as(sheet)
                    .anyMatch(note -> note.contains("rien de ce que la carte compte"));
            assertThat(amounts(sheet(input, sheet).table())).as(sheet).isEmpty();
        }
        // Its means are known; of its value nothing is, and nothing is 0.
        Table territories = sheet(input, "Plus-value").table();
        assertThat(amounts(territories, "France", 1)).containsExactly("1000.00");
        assertThat(territories.rows().get(0).cells()).endsWith(marks(10));
        assertThat(row(territories, "Ensemble des régions, sur leurs moyens propres")
                        .subList(2, 7))
                .containsOnly(Cell.MISSING);
        assertThat(sheet(input, "Plus-value").notes()).anyMatch(note -> note.contains("0,0"));
    }

    @Test
    void whatCountsPersonsIsMissingWhereNobodyHasAnIdentifierAndTheRestIsValued() {
        deliveries.ingest("2016.csv", ATTENDANCE, "A1,2016-03-01,atelier,lieu,33063,,,40");
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination",
                "2016-03-01;L1;Association A;portable;3;réemploi");

        Valuation valuation = country(2016);
        assertThat(valuation.missing())
                .extracting(Valuation.Missing::id)
                .contains("acces_droits", "isolement", "deplacements", "temps_demarches", "acces_emploi");
        assertThat(valuation.outcomes())
                .extracting(value -> value.outcome().id())
                .containsExactly("carbone_evite");
    }

    @Test
    void aYearOfFundingOnlyHasNoRatio() {
        deliveries.ingest("moyens.csv", FUNDING, "2016,,etat,subvention,1000,");

        ReportInput input = of(2016);
        assertThat(input.valuations().get("FR").ratio()).isNull();
        assertThat(ReportLayout.of(input).toString()).doesNotContain(SAYS).contains("rien de ce que la carte compte");
    }

    @Test
    void volunteersHoursAreInTheMeans() {
        deliveries.ingest("moyens.csv", FUNDING, "2016,,etat,subvention,1000,", "2016,,benevolat,benevolat,,10");

        // Ten hours at 9.67 euros.
        assertThat(country(2016).inputs()).isEqualByComparingTo("1096.70");
    }

    @Test
    void repairIsChargedForComputersThatAreUsedAgain() {
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination;Foyers équipés",
                "2016-03-01;L1;Association A;portable;3;réemploi;2",
                "2016-03-01;L1;Association A;fixe;129;pièces;0",
                "2016-03-01;L1;Association A;écran;5;réemploi;1");

        assertThat(quantity("remise_en_etat")).hasValue(new BigDecimal("3"));
    }

    @Test
    void repairIsNotChargedForComputersWhoseBenefitIsNotKnown() {
        deliveries.ingest(
                "dons.csv",
                "Date du don;Lieu donateur;Bénéficiaire;Type d'équipement;Quantité;Destination;Foyers équipés",
                "2016-03-01;L1;Association A;portable;3;réemploi;2",
                "2016-03-02;L2;Association B;portable;300;réemploi;");

        assertThat(quantity("equipement_des_foyers")).hasValue(new BigDecimal("2"));
        assertThat(quantity("remise_en_etat")).hasValue(new BigDecimal("3"));
    }

    private Optional<BigDecimal> quantity(String outcome) {
        return country(2016).outcomes().stream()
                .filter(value -> value.outcome().id().equals(outcome))
                .map(value -> value.quantity().stripTrailingZeros().setScale(0))
                .findFirst();
    }

    @Test
    void theRowsBetweenTheRegionsAndTheCountrySayWhatMakesTheDifference() {
        deliveries.ingest(
                "2016.csv",
                ATTENDANCE,
                "A1,2016-03-01,individuel,distance,33063,p1,,1",
                "A2,2016-03-01,individuel,distance,69123,p1,,1");
        deliveries.ingest(
                "moyens.csv",
                FUNDING,
                "2016,,etat,subvention,1000,",
                "2016,R75,collectivite,subvention,100,",
                "2016,R84,collectivite,subvention,60,");

        ReportInput input = of(2016);
        Table table = new AddedValue(input, new Wording(Locale.FRENCH)).tableOfAll();
        // The means, then the present value: the same person counts in two regions.
        assertThat(amounts(table, "Ensemble des régions, sur leurs moyens propres", 1, 4))
                .containsExactly("160.00", "49.85");
        assertThat(amounts(table, "Moyens nationaux, non répartis", 1)).containsExactly("1000.00");
        assertThat(amounts(table, "Compté dans plusieurs régions (−), ou dans aucune (+)", 4))
                .containsExactly("-24.92");
        assertThat(amounts(table, "France", 1, 4)).containsExactly("1160.00", "24.92");
        // A region's cost is held against 80 euros, not against the 1,160 euros for one person of the country.
        RegionalMeans means = new RegionalMeans(input);
        assertThat(means.ofRegions(input.indicatorsById().get("cout_par_beneficiaire")))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("80"));
        assertThat(means.cell(input.indicatorsById().get("moyens_engages"), RegionalMeans.NATIONAL))
                .isInstanceOfSatisfying(
                        Cell.Quantity.class,
                        amount -> assertThat(amount.value()).isEqualByComparingTo("1000"));
    }

    private static Sheet sheet(ReportInput input, String name) {
        return ReportLayout.of(input).sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Cell> amounts(@Nullable Table table) {
        return table == null
                ? List.of()
                : table.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(Cell.Quantity.class::isInstance)
                        .toList();
    }

    private static Cell[] marks(int number) {
        return Stream.generate(() -> Cell.MISSING).limit(number).toArray(Cell[]::new);
    }

    private static List<Cell> row(Table table, String row) {
        return table.rows().stream()
                .map(Table.Row::cells)
                .filter(candidate -> candidate.get(0) instanceof Cell.Text text
                        && text.text().replace('\u00a0', ' ').equals(row))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> amounts(Table table, String row, int... columns) {
        List<Cell> cells = row(table, row);
        return Arrays.stream(columns)
                .mapToObj(column -> ((Cell.Quantity) cells.get(column))
                        .value()
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString())
                .toList();
    }
}
