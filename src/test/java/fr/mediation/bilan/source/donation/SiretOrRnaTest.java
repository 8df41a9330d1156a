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
    @ValueSource(
            strings = {
                "73282932000074",
                "99912345800013",
                "732829320",
                "W751234567",
                "W9R1234567",
                "W2A1000123",
                "W671000123",
                "A2004STR000123",
                "Volume 45 Folio n° 12",
                "Volume XLV Folio 12",
                "Tribunal de Metz, vol. 97, fol. 178",
                "123456",
                "1234567",
                "1234567.001",
                "0123456-001",
                "A12345",
                "A12345-001",
            })
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

    @ParameterizedTest
    @ValueSource(strings = {"35600000000001", "35600000000048"})
    void anOfficeOfLaPosteHasACheckOfItsOwnAndItsHeadOfficeTheOrdinaryOne(String siret) {
        assertThat(line(siret).value("siret_or_rna")).isEqualTo(siret);
    }

    @ParameterizedTest
    @CsvSource({
        "SIRET : 732 829 320 00074, 73282932000074",
        "N° SIRET 73282932000074, 73282932000074",
        "732.829.320.00074, 73282932000074",
        "732-829-320, 732829320",
        "RNA W751234567, W751234567",
        "RIDET 1234567, 1234567",
        "N° TAHITI : A12345, A12345",
    })
    void aNumberIsTakenOutOfWordsAndPunctuation(String written, String number) {
        CheckedLine line = line(written);

        assertThat(line.value("siret_or_rna")).isEqualTo(number);
        assertThat(line.corrections()).containsExactly("SIRET ou RNA identifiant_retabli " + written + ">" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NC", "Non renseigné", "-"})
    void aWordForNothingIsNone(String written) {
        assertThat(line(written).value("siret_or_rna")).isNull();
        assertThat(line(written).corrections()).containsExactly("SIRET ou RNA texte_null " + written + ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "73282932000075",
                "7328293200007",
                "732829321",
                "22040000000000",
                "11122233344455",
                "00000000000000",
                "35600000000002",
                "W000000000",
                "W991000000",
                "W12345",
                "000000",
                "0612345678",
                "Le Relais",
            })
    void aNumberThatIsNeitherIsRefused(String number) {
        assertThat(line(number).faults()).containsExactly("SIRET ou RNA identifiant_invalide");
    }

    @Test
    void aNumberThatASpreadsheetRoundedIsCalledSo() {
        assertThat(line("7,32829E+13").faults()).containsExactly("SIRET ou RNA identifiant_altere");
    }

    @Test
    void aNumberOfAFloatingPointColumnIsRead() {
        CheckedLine line = line("73282932000074.0");

        assertThat(line.value("siret_or_rna")).isEqualTo("73282932000074");
        assertThat(line.corrections()).containsExactly("SIRET ou RNA point_zero 73282932000074.0>73282932000074");
    }

    @Test
    void aWordForNoneIsNoNumber() {
        assertThat(line("Néant").value("siret_or_rna")).isNull();
    }
}
