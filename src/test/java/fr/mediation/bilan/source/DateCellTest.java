package fr.mediation.bilan.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.attendance.AttendanceSource;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of dates beside their day. */
class DateCellTest {
    private static Line line(String text) {
        return CheckedLine.of(new AttendanceSource(), Map.of("date", text)).line();
    }

    @ParameterizedTest
    @CsvSource({
        "12/03/2016 au 14/03/2016, plusieurs_dates",
        "12/03/2016 (annulé), date_annulee",
        "2016-03-12 ANNULÉE, date_annulee",
        "12/03/2016 reporté en mai, date_annulee",
        "03/04/2016 02:30 PM UTC, mois_avant_jour",
        "03/04/2016 02:30 PM CET, mois_avant_jour",
        "2016-03-11 23:50:39, heures_tardives"
    })
    void whatMayBeMisreadIsToldOfTheFile(String text, String warning) {
        Line line = line(text);

        assertThat(line.pastDate("date")).isNotNull();
        assertThat(line.warnings().sentences())
                .extracting(sentence -> sentence.key())
                .containsExactly("source.warning." + warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"illimité", "En cours", "à ce jour", "indéterminée"})
    void aWordForNoEndIsNone(String word) {
        Line line = line(word);

        assertThat(line.endDate("date")).isNull();
        assertThat(line.faults()).isEmpty();
        assertThat(line.corrections()).extracting(Correction::kind).containsExactly(CorrectionKind.NO_END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12/03/2016 14:30", "Samedi 12 mars 2016", "2016-03-12 2:30 PM"})
    void anOrdinaryDateTellsNothing(String text) {
        Line line = line(text);

        assertThat(line.pastDate("date")).isEqualTo(LocalDate.of(2016, 3, 12));
        assertThat(line.warnings().sentences()).isEmpty();
    }

    @Test
    void aProfilesFormatHidesNeitherUniversalTimeNorLateHours() {
        String instants = "{date: {from: date, formats: [\"yyyy-MM-dd HH:mmX\"]}}";
        String hours = "{date: {from: date, formats: [\"dd/MM/yyyy HH:mm\"]}}";
        CheckedLine checked = CheckedLine.of(new AttendanceSource(), Map.of("date", "2016-12-31 23:40Z"));
        Line late = checked.with("date", "31/12/2016 23:00").mapping(hours).line();

        assertThat(checked.mapping(instants).line().pastDate("date")).isEqualTo(LocalDate.of(2017, 1, 1));
        assertThat(late.pastDate("date")).isEqualTo(LocalDate.of(2016, 12, 31));
        assertThat(late.warnings().sentences())
                .extracting(sentence -> sentence.key())
                .containsExactly("source.warning.heures_tardives");
    }
}
