package fr.mediation.bilan.source.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDateTest {
    @ParameterizedTest
    @CsvSource({
        "annuaire-2016-06-30.csv, 2016-06-30",
        "annuaire_20160630.csv, 2016-06-30",
        "annuaire-2016.csv, 2016-12-31",
    })
    void readsTheDateInAFilesName(String name, LocalDate date) {
        assertThat(FileDate.in(name, LocalDate.of(2020, 1, 1))).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"annuaire.csv", "annuaire-2019.csv", "annuaire-2016-13-45.csv", "lot-123456789.csv"})
    void takesNoDateFromANameThatHasNoneOrOneInTheFuture(String name) {
        assertThat(FileDate.in(name, LocalDate.of(2019, 6, 1))).isNull();
    }
}
