package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0,00",
                "00/00/0000",
                "0000-00-00",
                "0000-00-00 00:00:00",
                "00/01/1900",
                "30/12/1899",
                "1899-12-30",
                "01/01/1900",
                "1970-01-01",
                "0001-01-01",
                "00:00",
                "00:00:00",
                "1970-01-01T00:00:00Z"
            })
    void aZeroOrTheDayThatAProgramCountsFromIsNoDate(String text) {
        assertThat(OddDates.isZero(text, CellParser.date(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989-12-31", "31/02/2016", "01/01/2000", "12:30", "2016"})
    void otherDatesAreNoZero(String text) {
        assertThat(OddDates.isZero(text, CellParser.date(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31",
                "9999-01-01",
                "2999-12-31",
                "2999-06-30",
                "3000-01-01",
                "2199-12-31",
                "2100-01-01",
                "2099-12-31",
                "2262-04-11"
            })
    void aFarDateIsNoEnd(LocalDate date) {
        assertThat(OddDates.isNoEnd(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-12-31", "2049-12-31", "2099-05-04", "2106-05-04", "3016-05-04"})
    void aNearDateAndASlipOfTheHandAreNot(LocalDate date) {
        assertThat(OddDates.isNoEnd(date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05/13/2016",
                "5/13/2016",
                "05-13-2016",
                "05.13.2016",
                "05/13/2016 14:30",
                "2016-13-05",
                "05/13/16"
            })
    void aMonthBeforeItsDayIsSeen(String text) {
        assertThat(OddDates.isMonthFirst(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2016", "hier", "13/05/2016", "2016-02-30", "32/13/2016", ""})
    void otherWrongDatesAreNotTakenForOne(String text) {
        assertThat(OddDates.isMonthFirst(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "déc-17",
                "Dec-17",
                "dec.-17",
                "17-déc",
                "17-Dec",
                "2017-12-01",
                "01/12/2017",
                "2016-12-17",
                "déc-2017"
            })
    void aBandThatBecameADateIsTold(String text) {
        assertThat(OddDates.isMonthAndDay(text, MonthDay.of(12, 17))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nov-17", "déc-18", "17-nov", "2017-12-02", "12-17", "decembre"})
    void anotherDateIsNotThatBand(String text) {
        assertThat(OddDates.isMonthAndDay(text, MonthDay.of(12, 17))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-03-11 22:00",
                "2016-03-11 23:00:00",
                "2016-03-11T23:00:00.000",
                "2016-03-11 23:59:59.999",
                "2016-03-11 23:59:39",
                "2016-03-11 23:50:39",
                "2016-07-11 22:50:39",
                "11/03/2016 23h00",
                "11/03/2016 23 h"
            })
    void anHourThatMidnightBecomesIsLate(String text) {
        assertThat(OddDates.isLate(text, () -> TimeZones.ofCode("59350"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-03-11 20:00", "2016-03-11 14:00", "2016-03-11 00:00:00", "2016-03-11 23:30:00"})
    void anOrdinaryHourIsNotLate(String text) {
        assertThat(OddDates.isLate(text, () -> TimeZones.ofCode("59350"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"97411, 20:00:00", "97608, 21:00:00", "98818, 13:00:00"})
    void midnightOverseasHasItsOwnHourInUniversalTime(String commune, String hour) {
        assertThat(OddDates.isLate("2016-03-11 " + hour, () -> TimeZones.ofCode(commune)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/03/2016 au 14/03/2016",
                "12/03/2016 et 19/03",
                "2016-03-12 ou 2016-03-19",
                "2016-03-12 (reporté au 2016-04-02)",
                "12/03/2016 - 13/03/2016",
                "12/03/2016 et 19",
                "1/3/2016 & 8/3/2016",
                "12/03/2016 + 19/03",
                "2016-03-12 et suivants"
            })
    void anotherDateBehindTheFirstIsSeen(String text) {
        assertThat(OddDates.namesAnother(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/03/2016 14:30",
                "12/03/2016 de 14h à 16h",
                "12/03/2016 9 h et 12 heures",
                "12/03/2016 (1/2 journée)",
                "2016-03-12T14:30:00.000+01:00",
                "2016-03-12 14:30:00 -05",
                "12/03/2016 14:30 - 16:00",
                "samedi 12/03/2016"
            })
    void anHourIsNoOtherDate(String text) {
        assertThat(OddDates.namesAnother(text)).isFalse();
    }
}
