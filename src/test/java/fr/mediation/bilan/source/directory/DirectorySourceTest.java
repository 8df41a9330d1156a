package fr.mediation.bilan.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectorySourceTest {
    private static final LocalDate FILE_DATE = LocalDate.of(2017, 6, 30);
    private final CheckedLine line = CheckedLine.of(
            new DirectorySource(),
            Map.of("id", "L1", "nom", "Espace", "code_insee", "33063", "date_maj", "2016-05-01"));

    @Test
    void theDateOfAStateIsItsOwnColumn() {
        CheckedLine dated = line.inFileOf(FILE_DATE).with("date_etat", "2017-01-01");

        assertThat(dated.fact().date()).isEqualTo(LocalDate.of(2017, 1, 1));
    }

    @Test
    void withoutOneItIsThatOfTheFilesName() {
        assertThat(line.inFileOf(FILE_DATE).fact().date()).isEqualTo(FILE_DATE);
    }

    @Test
    void withoutThatItIsTheLastUpdate() {
        assertThat(line.fact().date()).isEqualTo(LocalDate.of(2016, 5, 1));
    }

    @Test
    void aStateWithoutAnyDateIsRefused() {
        assertThat(line.with("date_maj", "").faults()).containsExactly("date_etat champ_obligatoire");
    }

    @Test
    void aPlaceWithoutACommuneIsRefused() {
        assertThat(line.with("code_insee", "").faults()).containsExactly("lieu_absent");
        assertThat(line.with("code_insee", "NC").faults()).containsExactly("lieu_absent");
    }

    @ParameterizedTest
    @CsvSource({
        "73282932000074, 0",
        "W751234567, 0",
        "00000000000000, 0",
        "73282932000075, 1",
        "'9,00073E+13', 1",
    })
    void aNumberOfAPlaceWithAWrongKeyIsKeptAndTold(String pivot, int told) {
        CheckedLine numbered = line.with("pivot", pivot);

        assertThat(numbered.value("pivot")).isEqualTo(pivot);
        assertThat(numbered.warnings()).hasSize(told).allMatch(warning -> warning.equals("pivot pivot_incorrect"));
    }

    @Test
    void aLabelGrantedBeforeItWasAppliedForIsRefused() {
        assertThat(line.with("date_candidature", "2016-02-01")
                        .with("date_labellisation", "2016-01-01")
                        .faults())
                .containsExactly("date_labellisation dates_inversees");
    }

    @Test
    void aLabelThatEndsBeforeItBeginsIsRefused() {
        assertThat(line.with("date_labellisation", "2016-02-01")
                        .with("date_fin_label", "2016-01-01")
                        .faults())
                .containsExactly("date_fin_label dates_inversees");
    }

    @Test
    void anEntryIsAsCompleteAsItsFilledColumns() {
        CheckedLine more = line.with("commune", "Bordeaux")
                .with("latitude", "44,84")
                .with("longitude", "-0,58")
                .with("telephone", "0556000000")
                .with("site_web", "https://exemple.fr");

        assertThat(line.value("filled")).isEqualTo(3);
        assertThat(more.value("filled")).isEqualTo(6);
    }

    @Test
    void theKeyNamesOneStateOfOnePlace() {
        assertThat(line.fact().identified()).isTrue();
        assertThat(line.fact().naturalKey())
                .isEqualTo(line.with("nom", "Autre").fact().naturalKey())
                .isNotEqualTo(line.with("date_maj", "2016-05-02").fact().naturalKey());
    }
}
