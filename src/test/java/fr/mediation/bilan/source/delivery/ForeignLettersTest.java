package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.format.FileBytes;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accents that were read in another encoding of one byte each, and saved. */
class ForeignLettersTest {
    @TempDir
    private Path folder;

    private List<String> told(String theme) {
        Path file = Deliveries.file(
                folder,
                "frequentation.csv",
                "id_activite,date,type,code_insee,thematiques",
                "A1,2016-03-01,atelier,59350," + theme);
        try (DeliveryReader reader =
                DeliveryReader.open(file, FileBytes.Expected.ANY, Deliveries.intake(), DeliveryHints.NONE)) {
            while (reader.next() != null) {
                continue;
            }
            return reader.warnings().stream().map(warning -> warning.key()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cr‚ation", "crÚation", "crŽation", "crÈation", "S‚curit‚"})
    void aLetterThatNoWordHasIsTold(String theme) {
        assertThat(told(theme)).containsExactly("source.warning.accents_etrangers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"création", "CRÉATION", "À Évian", "l’Île", "çÉ", "Médiathèque d’ÉVRY"})
    void accentsOfFrenchAreNot(String theme) {
        assertThat(told(theme)).isEmpty();
    }
}
