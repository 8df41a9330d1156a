package fr.mediation.bilan.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.source.CheckedLine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {
    private static CheckedLine line(String latitude, String longitude) {
        return CheckedLine.of(
                new DirectorySource(),
                Map.of(
                        "id", "L1",
                        "nom", "Espace",
                        "code_insee", "33063",
                        "date_maj", "2016-05-01",
                        "latitude", latitude,
                        "longitude", longitude));
    }

    @ParameterizedTest
    @CsvSource({"'44,84', '-0,58'", "'-20,88', '55,45'", "44.84, -0.58"})
    void coordinatesInFranceAndOverseasAreKept(String latitude, String longitude) {
        CheckedLine line = line(latitude, longitude);

        assertThat(line.value("latitude")).hasToString(latitude.replace(',', '.') + "0000");
        assertThat(line.corrections()).isEmpty();
    }

    @Test
    void latitudeAndLongitudeInEachOthersColumnAreExchanged() {
        CheckedLine line = line("-0,58", "44,84");

        assertThat(line.value("latitude")).hasToString("44.840000");
        assertThat(line.corrections())
                .containsExactly(
                        "latitude coordonnees_echangees -0.58>44.84", "longitude coordonnees_echangees 44.84>-0.58");
    }

    @Test
    void coordinatesAbroadAreLeftOutAndReported() {
        CheckedLine line = line("0", "0");

        assertThat(line.value("latitude")).isNull();
        assertThat(line.corrections())
                .containsExactly("latitude coordonnees_ecartees 0>", "longitude coordonnees_ecartees 0>");
    }

    @ParameterizedTest
    @CsvSource({
        "6861000, 651000",
        "48866, 2344",
        "'6 861 000,25', '651 000,75'",
        "48866137, 2344212",
        "lambert, 93",
        "44�84, -0�58",
        "'48,8566', 2344212",
    })
    void whatIsNoDegreesCostsThePointAndNotThePlace(String latitude, String longitude) {
        CheckedLine line = line(latitude, longitude);

        assertThat(line.value("latitude")).isNull();
        assertThat(line.corrections())
                .containsExactly(
                        "latitude coordonnees_ecartees " + latitude + ">",
                        "longitude coordonnees_ecartees " + longitude + ">");
    }

    @ParameterizedTest
    @CsvSource({
        "44.84°, −0.58°",
        "44°50'24\"N, 0°34'48\"O",
        "44° 50′ 24″ N, 0° 34′ 48″ W",
        "'N 44,84', 'W 0,58'",
        "44°50.4'N, 0°34.8'W",
    })
    void degreesAreReadAsPeopleWriteThem(String latitude, String longitude) {
        CheckedLine line = line(latitude, longitude);

        assertThat(line.value("latitude")).hasToString("44.840000");
        assertThat(line.value("longitude")).hasToString("-0.580000");
    }

    @ParameterizedTest
    @CsvSource({
        "'44.84, -0.58', ''",
        "44.84;-0.58, ''",
        "'44,84 ; -0,58', ''",
        "'', 'POINT(-0.58 44.84)'",
        "'[44.84, -0.58]', '[44.84, -0.58]'",
    })
    void aPointInOneCellIsSeparated(String latitude, String longitude) {
        CheckedLine line = line(latitude, longitude);

        assertThat(line.value("latitude")).hasToString("44.840000");
        assertThat(line.value("longitude")).hasToString("-0.580000");
        assertThat(line.corrections().get(0)).contains("coordonnees_separees");
    }

    @ParameterizedTest
    @CsvSource({"'44,84', '-0,58', 0", "'44,2', '-1,2', 0", "'48,8566', '2,3522', 1", "'-20,88', '55,45', 1"})
    void aPointFarFromTheDepartmentOfItsPlaceIsTold(String latitude, String longitude, int told) {
        CheckedLine line = line(latitude, longitude);

        assertThat(line.value("latitude")).isNotNull();
        assertThat(line.warnings()).hasSize(told).allMatch(warning -> warning.equals("latitude point_eloigne"));
    }

    @Test
    void coordinatesOfNoPointOfTheEarthAreRefused() {
        assertThat(line("120", "200").faults())
                .containsExactly("latitude coordonnees_invalides", "longitude coordonnees_invalides");
    }

    @Test
    void oneCoordinateAloneIsNone() {
        assertThat(line("44,84", "").value("latitude")).isNull();
        assertThat(line("44,84", "").corrections()).containsExactly("latitude coordonnees_ecartees 44,84>");
    }
}
