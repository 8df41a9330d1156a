package fr.mediation.bilan.source.donation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiretOrRnaTest {
    private static CheckedLine line(String number) {
        return CheckedLine.of(
                new DonationSource(),
                Map.of(
                        "Date du don", "12/03/2016",
                        "Lieu donateur", "EPN-1",
                        "Bénéficiaire", "Le Relais",
                        "Type d'équipement", "Portable",
                        "Quantité", "4",
                        "SIRET ou RNA", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000074", "W751234567", "W9R1234567"})
    void theNumberOfACompanyOrAnAssociationIsTaken(String number) {
        assertThat(line(number).value("siret_or_rna")).isEqualTo(number);
    }

    @Test
    void aSiretWithSpacesIsRead() {
        CheckedLine line = line("732\u202F829\u202F320\u202F00074");

        assertThat(line.value("siret_or_rna")).isEqualTo("73282932000074");
        assertThat(line.corrections()).singleElement().asString().startsWith("SIRET ou RNA espaces_retires");
    }

    @Test
    void aSiretThatLostItsLeadingZeroIsRestoredByItsCheckDigit() {
        CheckedLine line = line("5520135400010");

        assertThat(line.value("siret_or_rna")).isEqualTo("05520135400010");
        assertThat(line.corrections()).containsExactly("SIRET ou RNA zero_retabli 5520135400010>05520135400010");
    }

    @Test
    void anOfficeOfLaPosteHasACheckOfItsOwn() {
        assertThat(line("35600000000001").value("siret_or_rna")).isEqualTo("35600000000001");
    }

    @ParameterizedTest
    @CsvSource({"73282932000075", "7328293200007", "W12345", "Le Relais"})
    void aNumberThatIsNeitherIsRefused(String number) {
        assertThat(line(number).faults()).containsExactly("SIRET ou RNA identifiant_invalide");
    }
}
