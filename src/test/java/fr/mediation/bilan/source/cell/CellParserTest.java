package fr.mediation.bilan.source.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-03-12",
                "2016-03-12T14:30:00",
                "2016-03-12 14:30",
                "12/03/2016",
                "12/3/2016",
                "12/03/2016, 14:30:00",
                "2016-03-12, 14h30",
                "12-03-2016",
                "12.03.2016",
                "12 mars 2016",
                "12 MARS 2016",
                "2016/03/12",
                "2016.3.12",
                "20160312",
                "12-mars-16",
                "12 mar. 2016",
                "samedi 12 mars 2016",
                "sam. 12 mars 2016",
                "Samedi 12/03/2016",
                "le 12/03/2016",
                "le samedi 12 mars 2016",
                "12 mars 2016 14:30",
                "12 mars 2016 à 14h30",
                "March 12, 2016",
                "mars 12, 2016",
                "2016-3-12",
            })
    void readsADateAsPeopleWriteIt(String text) {
        assertThat(CellParser.date(text)).hasValue(LocalDate.of(2016, 3, 12));
    }

    @ParameterizedTest
    @CsvSource({"1er août 2016, 2016-08-01", "3 décembre 2015, 2015-12-03", "3 fevrier 2015, 2015-02-03"})
    void readsADateWithItsMonthInFrench(String text, LocalDate date) {
        assertThat(CellParser.date(text)).hasValue(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2016",
                "2016-02-30",
                "hier",
                "2016",
                "12/03/16",
                "mars 2016",
                "2016-03-12x",
                "dimanche 12 mars 2016",
                "dimanche 12/03/2016",
                "12 mars 14:30",
                "3/12/2016, 2:30:00 PM",
                "12/03/2016, 19/03/2016",
                "12/03/2016,14",
                "12 mars 2016 au 14 mars 2016",
                "20161312",
                "12032016"
            })
    void doesNotGuessADate(String text) {
        assertThat(CellParser.date(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "'12,5', 12.5",
        "12.5, 12.5",
        "'1\u00A0234,50', 1234.50",
        "1\u202F234, 1234",
        "'1 234,5 €', 1234.5",
        "-3, -3",
        "'1.250.000,00', 1250000.00",
        "1.250.000, 1250000",
        "'1,250,000.00', 1250000.00",
        "'1.250,50', 1250.50",
        "1 250 000.5, 1250000.5",
        "24’000, 24000",
        "24 000 €, 24000",
        "€24000, 24000",
        "24000 EUR, 24000",
        "24 000 euros, 24000",
        "24€50, 24.50",
        "\u22123, -3",
        "24.000, 24.000"
    })
    void readsANumberAsPeopleWriteIt(String text, BigDecimal number) {
        assertThat(CellParser.number(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "douze",
                "1,2,3",
                "1e5",
                "",
                "12h",
                "١٢x",
                "12 50",
                "1 2",
                "1.25.000",
                "1.250 000",
                "€",
                "-",
                "1,",
                "12345 678"
            })
    void doesNotGuessANumber(String text) {
        assertThat(CellParser.number(text)).isEmpty();
    }

    @Test
    void removesSpacesOfAnyKindFromACode() {
        assertThat(CellParser.withoutSpaces("434\u202F933 123\u00A000029")).isEqualTo("43493312300029");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.000", "24,000", "1.234", "-1.234", "24,000 €", "100.000"})
    void aMarkBeforeThreeDigitsMayBeOneOfThousands(String text) {
        assertThat(CellParser.isAmbiguous(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"24", "24.00", "0.125", "1.250.000", "1 234.567", "1.250,000", "1234.567", "24.0000", "x.123", ""
            })
    void otherMarksHaveOneMeaning(String text) {
        assertThat(CellParser.isAmbiguous(text)).isFalse();
    }
}
