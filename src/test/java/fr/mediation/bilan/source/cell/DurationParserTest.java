package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationParserTest {
    @ParameterizedTest
    @CsvSource({
        "01:30, 90",
        "1:30, 90",
        "01:30:00, 90",
        "26:30, 1590",
        "0:45, 45",
        "1h30, 90",
        "1 h 30, 90",
        "1H30, 90",
        "1h30min, 90",
        "1 h 30 min, 90",
        "1\u00A0h\u00A030, 90",
        "1h, 60",
        "2 heures, 120",
        "1 heure 30, 90",
        "1 heure et 30 minutes, 90",
        "'1,5 h', 90",
        "90 min, 90",
        "90min, 90",
        "90 mn, 90",
        "90 minutes, 90",
        "90', 90",
        "1 607 h, 96420",
        "PT1H30M, 90",
        "00:00:30, 0.5",
        "0 days 01:30:00, 90",
        "1 days 02:00:00, 1560",
        "P0DT1H30M0S, 90",
        "1899-12-30 01:30:00, 90",
        "1900-01-00 01:30, 90"
    })
    void aDurationIsReadAsWhatItShows(String text, BigDecimal minutes) {
        assertThat(DurationParser.minutes(text))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(minutes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"90", "1:75", "1h75", "1 h 60 min", "2 j", "1,5 h 30", "h30", "matin", "1h30h", "PT", "12:30:99"
            })
    void whatIsNoDurationIsNone(String text) {
        assertThat(DurationParser.minutes(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9h-10h30", "9h00 à 10h30", "14h30-16h", "09:00-10:30", "9-12 h"})
    void aTimeSlotIsNoBandOfDurations(String text) {
        assertThat(DurationParser.banded(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1h-2h, 90",
        "480-600 min, 540",
        "6h-8h, 420",
        "1-2 h, 90",
        "30 min - 1 h, 45",
        "30-60 min, 45",
        "1 h à 2 h, 90"
    })
    void aBandOfDurationsCountsAsItsMidpoint(String text, BigDecimal minutes) {
        assertThat(DurationParser.banded(text)).hasValueSatisfying(band -> {
            assertThat(band.band()).isTrue();
            assertThat(band.value()).isEqualByComparingTo(minutes);
        });
    }
}
