package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:40:00Z",
                "2016-12-31T23:40Z",
                "2016-12-31T23:40:00.000Z",
                "2016-12-31 23:40:00+00",
                "2016-12-31 23:40:00+00:00",
                "2016-12-31T23:40:00+0000",
                "2016-12-31 23:40:00 UTC",
                "2016-12-31 23:40 GMT",
                "31/12/2016 23:40:00Z",
                "2016-12-31T23:40:00-00:00",
                "2016-12-31T23:40:00Z[UTC]",
                "2016-12-31 11:40:00 PM UTC",
                "31/12/2016 23h40 UTC",
                "2016-12-31 23:40:00 Etc/UTC",
                "2016-12-31 23:40:00 (UTC)",
                "2016-12-31 23:40:00 UT",
                "2016-12-31T23:40:00Zulu",
                "31 décembre 2016 23:40 UTC"
            })
    void anInstantLiesInTheDayOfItsPlace(String text) {
        assertThat(Instants.day(text, () -> PARIS)).hasValue(LocalDate.of(2017, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T20:00:00-04:00",
                "2016-12-31T23:40:00",
                "2016-12-31T23:40:00+01:00",
                "2016-12-31 23:40",
                ""
            })
    void anotherOffsetAndNoneKeepTheirDay(String text) {
        assertThat(Instants.day(text, () -> PARIS)).isEmpty();
    }

    @Test
    void midnightOnATwelveHourClockIsTheBeginningOfItsDay() {
        assertThat(Instants.day("2016-12-31 12:10 AM UTC", () -> PARIS)).hasValue(LocalDate.of(2016, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({"97105, 2016-12-30", "97411, 2016-12-31", "59350, 2016-12-31", "98818, 2016-12-31"})
    void overseasHasItsOwnTime(String commune, LocalDate day) {
        assertThat(Instants.day("2016-12-31T01:30:00Z", () -> TimeZones.ofCode(commune)))
                .hasValue(day);
    }

    @Test
    void withoutAnyCodeItIsTheTimeOfParis() {
        assertThat(TimeZones.ofCode(null)).isEqualTo(PARIS);
    }
}
