package fr.mediation.bilan.source.donation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DonationSourceTest {
    private final CheckedLine line = CheckedLine.of(
            new DonationSource(),
            Map.of(
                    "Date du don", "12/03/2016",
                    "Lieu donateur", "EPN-1",
                    "Bénéficiaire", "Le Relais",
                    "Type d'équipement", "Portable",
                    "Quantité", "4"));

    @Test
    void aLotIsSoManyDevicesOfOneKind() {
        assertThat(line.value("quantity")).isEqualTo(4);
        assertThat(line.value("equipment")).isEqualTo("portable");
    }

    @Test
    void aKindOfEquipmentIsWrittenInMoreThanOneWay() {
        assertThat(line.with("Type d'équipement", "Unité centrale").value("equipment"))
                .isEqualTo("fixe");
    }

    @Test
    void aLotOfNothingIsRefused() {
        assertThat(line.with("Quantité", "0").faults()).containsExactly("Quantité valeur_hors_bornes");
    }

    @Test
    void aYearThatAWorkbookHoldsAsADayIsThatYear() {
        assertThat(line.with("Année de fabrication", "2010-01-01").value("made_in"))
                .isEqualTo(2010);
    }

    @Test
    void equipmentMadeAfterItWasGivenIsRefused() {
        assertThat(line.with("Année de fabrication", "2017").faults())
                .containsExactly("Année de fabrication valeur_hors_bornes");
    }

    @Test
    void theBeneficiaryIsAPseudonym() {
        assertThat(line.value("beneficiary")).isInstanceOf(UUID.class);
    }

    @Test
    void lotsThatDifferInTheirNumberAloneAddUp() {
        assertThat(line.fact().identified()).isFalse();
        assertThat(line.fact().naturalKey())
                .isEqualTo(line.with("Quantité", "2").fact().naturalKey())
                .isNotEqualTo(line.with("Destination", "réemploi").fact().naturalKey());
    }
}
