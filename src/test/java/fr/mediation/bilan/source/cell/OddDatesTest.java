package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
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
                "2099-12-31"
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
}
