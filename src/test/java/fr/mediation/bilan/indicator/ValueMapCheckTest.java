package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Quantity;
import fr.mediation.bilan.value.ValueMapReader;
import fr.mediation.bilan.value.ValueParameters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value map goes with the catalogue of the network. */
class ValueMapCheckTest {
    private static final JobsFolder JOBS = JobsFolder.packaged();
    private static final Catalogue CATALOGUE = CatalogueReader.read(JOBS, SourceCatalogue.facts());
    private static final ValueParameters PARAMETERS = ValueParameters.read(JOBS);

    private static void check(String yaml) {
        JobsFolder.Definition definition = new JobsFolder.Definition("map.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        ValueMapCheck.check(ValueMapReader.read(definition, PARAMETERS), CATALOGUE, definition);
    }

    private static String outcome(String quantity, String unit) {
        return "outcomes:\n  - id: a\n    quantity: " + quantity + "\n    proxy: {central: 1, unit: " + unit
                + ", year: 2016, source: X}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            beneficiaires       | EUR par personne et par an
            beneficiaires       | EUR per person
            beneficiaires       | {fr: EUR par personne, en: EUR per person}
            heures_stagiaires   | EUR par heure de stagiaire
            co2_evite           | EUR par kg d’équivalent CO2
            equipements_donnes  | EUR par équipement
            moyens_engages      | EUR par euro
            {indicator: participations, dimension: channel, category: lieu} | EUR par participation
            """)
    void aProxyForOneUnitOfTheIndicatorFits(String quantity, String unit) {
        assertThatCode(() -> check(outcome(quantity, unit))).doesNotThrowAnyException();
    }

    private static Optional<String> twice(String duration) {
        JobsFolder.Definition definition = new JobsFolder.Definition(
                "map.yaml",
                ("discount_rate: 0.04\n" + outcome("beneficiaires", "EUR par personne") + "    duration: " + duration
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        return ValueMapCheck.creditedTwice(ValueMapReader.read(definition, PARAMETERS), CATALOGUE, definition)
                .map(sentence -> Messages.in(Messages.ENGLISH).get(sentence));
    }

    @Test
    void personsOfAnOutcomeOfSeveralYearsMustNotBeCreditedTwice() {
        assertThat(twice("1")).isEmpty();
        assertThat(twice("3"))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("map.yaml, line 3: outcome “a” lasts 3 years")
                        .contains("with 2 indicators"));
        assertThat(twice("2\n    credited_before: [beneficiaires_deja_vus_1_an]"))
                .isEmpty();
    }

    @Test
    void hoursAmongTheMeansAreValuedAndNothingElseIs() {
        String outcome = outcome("beneficiaires", "EUR par personne");

        assertThatCode(() -> check("inputs: [{id: h, amount: heures_benevoles, times: smic}]\n" + outcome))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("inputs: [{id: h, amount: moyens_engages, times: smic}]\n" + outcome))
                .hasMessageContaining("is not in hours");
        assertThatThrownBy(() -> check("inputs: [{id: h, amount: heures_benevoles}]\n" + outcome))
                .hasMessageContaining("is not in euros");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            beneficiaires        | EUR par heure    | unit-misfit       | 4
            heures_stagiaires    | EUR par stagiaire| unit-misfit       | 4
            equipements_donnes   | EUR par kg       | unit-misfit       | 4
            beneficiaires        | {fr: EUR par personne, en: EUR per hour} | unit-misfit | 4
            beneficiaires        | USD par personne | unit-misfit       | 4
            beneficiaires        | EUR              | unit-misfit       | 4
            beneficiares         | EUR par personne | unknown-indicator | 3
            part_femmes          | EUR par personne | not-a-quantity    | 3
            cout_par_heure       | EUR par heure    | derived-quantity  | 3
            valeur_sociale       | EUR par euro     | derived-quantity  | 3
            {indicator: heures_stagiaires, dimension: gender, category: F} | EUR par heure | unknown-dimension | 3
            """)
    void whatDoesNotFitIsRefusedWithItsLine(String quantity, String unit, String sentence, String line) {
        assertThatThrownBy(() -> check(outcome(quantity, unit)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo("indicator.value-map." + sentence);
                    assertThat(problem.sentence().values()).startsWith("map.yaml", line);
                    assertThat(Messages.in(Messages.FRENCH).get(problem.sentence()))
                            .contains("ligne " + line);
                });
    }

    @Test
    void anInputIsInEuros() {
        assertThatThrownBy(() -> check("inputs: [{id: m, amount: heures_stagiaires}]\n"
                        + outcome("beneficiaires", "EUR par personne")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("map.yaml, line 1: indicator “heures_stagiaires” is not in euros.");
    }

    @Test
    void theShippedMapGoesWithTheCatalogue() {
        JobsFolder.Definition map = JOBS.get("value/map.yaml");

        assertThatCode(() -> ValueMapCheck.check(ValueMapReader.read(map, PARAMETERS), CATALOGUE, map))
                .doesNotThrowAnyException();
    }

    private static Figure figure(String indicator, Period period, Category category, String value) {
        return new Figure(
                period,
                Perimeter.REGIONS_2016,
                Figure.Level.REGION,
                "53",
                indicator,
                category,
                new BigDecimal(value),
                new BigDecimal(value),
                null,
                null,
                1,
                Status.NORMAL);
    }

    @Test
    void aQuantityIsTheFigureOfTheWholeYear() {
        ValueMeasures measures = new ValueMeasures(List.of(
                figure("heures_stagiaires", Period.year(2016), Category.TOTAL, "12"),
                figure("heures_stagiaires", Period.month(2016, 3), Category.TOTAL, "5"),
                figure(
                        "heures_stagiaires",
                        Period.year(2016),
                        new Category(Dimension.TRAINING_FUNCTION, "benevole"),
                        "7")));

        assertThat(measures.figure(new Quantity.Measured("heures_stagiaires"))).hasValue(new BigDecimal("12"));
        assertThat(measures.figure(new Quantity.Measured("heures_stagiaires", "training_function", "benevole")))
                .hasValue(new BigDecimal("7"));
        assertThat(measures.figure(new Quantity.Measured("beneficiaires"))).isEmpty();
    }

    @Test
    void aCategoryThatNothingFellIntoIsZeroWhereThereIsATotal() {
        ValueMeasures measures =
                new ValueMeasures(List.of(figure("heures_stagiaires", Period.year(2016), Category.TOTAL, "12")));

        assertThat(measures.figure(new Quantity.Measured("heures_stagiaires", "training_function", "enseignant")))
                .hasValue(BigDecimal.ZERO);
        assertThat(measures.figure(new Quantity.Measured("beneficiaires", "status", "sans_emploi")))
                .isEmpty();
    }
}
