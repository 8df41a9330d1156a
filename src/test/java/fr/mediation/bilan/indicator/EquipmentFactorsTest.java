package fr.mediation.bilan.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.text.Label;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EquipmentFactorsTest {
    @Test
    void aTextServesBothLanguagesOrIsGivenForEach() {
        String yaml = """
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

        EquipmentFactors factors = EquipmentFactors.read(
                new JobsFolder.Definition("equipment.yaml", yaml.getBytes(StandardCharsets.UTF_8)));

        assertThat(factors.note()).isEqualTo(Label.of("ADEME-Arcep, 2022"));
        assertThat(factors.factors())
                .extracting(EquipmentFactors.Factor::source)
                .containsExactly(new Label("Masse : CBS", "Mass: CBS"));
    }
}
