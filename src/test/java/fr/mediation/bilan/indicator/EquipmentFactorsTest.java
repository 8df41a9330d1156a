package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquipmentFactorsTest {
    private static final String YAML = """
            title: {fr: Équipements, en: Equipment}
            note: ADEME-Arcep, 2022
            factors:
              - equipment: fixe
                from: 2010
                kilograms: 8.77
                kg_co2e: 202.6
                source: {fr: "Masse : CBS", en: "Mass: CBS"}
                assumption: false
            """;

    private static EquipmentFactors read(String yaml) {
        return EquipmentFactors.read(
                new JobsFolder.Definition("equipment.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTextServesBothLanguagesOrIsGivenForEach() {
        EquipmentFactors factors = read(YAML);

        assertThat(factors.note()).isEqualTo(Label.of("ADEME-Arcep, 2022"));
        assertThat(factors.factors())
                .extracting(EquipmentFactors.Factor::source)
                .containsExactly(new Label("Masse : CBS", "Mass: CBS"));
    }

    @Test
    void aNumberOfMoreDigitsThanAnyNeedsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read(YAML.replace("8.77", "1.0e+999999")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("equipment.yaml", "line 6");
    }

    @ParameterizedTest
    @CsvSource({"kilograms: 8.77, kilograms: -5, 6", "kg_co2e: 202.6, page: p, 4", "from: 2010, from: 20100, 5"})
    void whatMeansNothingIsRefusedWithItsLine(String right, String wrong, int line) {
        assertThatThrownBy(() -> read(YAML.replace(right, wrong)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("equipment.yaml", "line " + line);
    }
}
