package fr.mediation.bilan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jean@exemple.fr",
                "Jean.Dupont@mairie-lyon.exemple.fr",
                "jean+cv@exemple.co.uk",
                "jean.dupont@mairie",
                "éloïse@exemple.fr",
                "jean_d'arc@exemple.fr",
                "JEAN@EXEMPLE.FR",
                "mailto:jean@exemple.fr",
                "<jean@exemple.fr>",
                "écrire à jean@exemple.fr.",
                "jean @ exemple.fr",
                "jean(at)exemple.fr",
                "jean [at] exemple.fr",
                "jean (arobase) exemple.fr",
                "jean&#64;exemple.fr",
                "jean＠exemple.fr",
                "jean(a)exemple.fr",
                "jean&#x40;exemple.fr",
                "jean@exemple,fr",
                "jean@exemple .fr",
                "jean@exemple. fr",
                "https://exemple.fr/?mail=jean@exemple.fr",
                "https://exemple.fr/?mail=jean%40exemple.fr",
            })
    void anAddressIsRecognised(String text) {
        assertThat(PersonalData.isIn(text)).isTrue();
        assertThat(PersonalData.masked(text)).contains(PersonalData.MASK).doesNotContainIgnoringCase("jean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "06 12 34 56 78",
                "06.12.34.56.78",
                "06-12-34-56-78",
                "06/12/34/56/78",
                "06\u00A012\u00A034\u00A056\u00A078",
                "06\u202F12\u202F34\u202F56\u202F78",
                "06  12  34  56  78",
                "06 - 12 - 34 - 56 - 78",
                "(06) 12 34 56 78",
                "0612 345 678",
                "0612 34 56 78",
                "06 12345678",
                "06 123 456 78",
                "+33612345678",
                "+33 6 12 34 56 78",
                "+33 (0)6 12 34 56 78",
                "(+33) 6 12 34 56 78",
                "+33.6.12.34.56.78",
                "+33-6-12-34-56-78",
                "0033612345678",
                "0033 6 12 34 56 78",
                "00 33 6 12 34 56 78",
                "33612345678",
                "33 6 12 34 56 78",
                "+262 692 12 34 56",
                "+687 12 34 56",
                "+32 475 12 34 56",
                "+1 (415) 555-2671",
                "0032 475 12 34 56",
                "Tél.0612345678",
                "tel:0612345678",
                "tél0612345678",
                "06   12   34   56   78",
                "0612.34.56.78",
                "0612-345-678",
                "0475/12.34.56",
                "06 1234 5678",
                "06 12 345 678",
                "06.123.456.78",
                "061 234 56 78",
                "061-234-5678",
                "00.33.6.12.34.56.78",
                "(0033)612345678",
                "(33) 6 12 34 56 78",
                "33-6-12-34-56-78",
                "33 612345678",
                "00262692123456",
                "0612345678,0198765432",
                "06 12 34 56 78 / 01 98 76 54 32",
                "0612345678/0198765432",
                "06 12 34 56 78 01 98 76 54 32",
            })
    void aTelephoneNumberIsRecognised(String text) {
        assertThat(PersonalData.isIn(text)).isTrue();
        assertThat(PersonalData.masked("Atelier du soir, " + text + ", gratuit").replaceAll("\\D", ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "285027511412393",
                "2 85 02 75 114 123 93",
                "2850275114123 93",
                "2 85 02 75 114 123",
                "2.85.02.75.114.123.93",
                "2\u00A085\u00A002\u00A075\u00A0114\u00A0123\u00A093",
                "2 85 02 75 114 123 99",
                "185022A00412308",
                "285 027 511 412 393",
                "NIR285027511412393",
                "1 85 02 2A 004 123 08",
            })
    void aSocialSecurityNumberIsRecognised(String text) {
        assertThat(PersonalData.isIn(text)).isTrue();
        assertThat(PersonalData.masked("assuré " + text)).isEqualTo("assuré " + PersonalData.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Registers of organisations and places.
                "12345678200010",
                "123 456 782 00010",
                "00560012300014",
                "123456782",
                "SIRET : 35600000000048",
                "W751234567",
                "W9R1001234",
                "0751234A",
                "BOLZANO 8FW4V75V+8Q",
                "8FW4V75V+8Q",
                // Codes.
                "75114",
                "75114 2A004 97411",
                "06000 06400",
                "01004 38000 69001",
                // Dates and times.
                "2016-03-01",
                "01/02/2016",
                "01-02-2016 10:30",
                "2016-03-01T10:00:00+01:00",
                "20160301103000",
                "01/02/2016 - 05/02/2016",
                "2016-2017 et 2017-2018",
                // Identifiers.
                "AT-2016-0612345678",
                "P-2016-1099",
                "A0612345678",
                "AT_0612345678",
                "2016.0612345678",
                "3f2a77b0-1c06-1234-5678-061234567890",
                "9782070360024",
                "3017620422003",
                "1456790400000",
                "2850275114123",
                "285027511412399",
                "123456789012345",
                "FR7630006000011234567890189",
                // Places of the earth.
                "48.856613, 2.352222",
                "+48.8566140, +2.3522219",
                "0.0612345678",
                "06.12345678",
                "POINT(2.3522219 48.856614)",
                // Sums and lists of numbers.
                "1 234 567 890,00",
                "1 234 567 890 €",
                "10 20 30 40 50",
                "01 02 03 04 05 06",
                "modules 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
                "0123456",
                "0000000000",
                // Pages.
                "https://cartographie.exemple.fr/lieux/0612345678-maison",
                "https://www.exemple.fr/maps/place/X/@48.8566140,2.3522219,17z",
                "www.exemple.fr/0612345678",
                // The sign alone.
                "@exemple",
                "Atelier @home",
                "Café @ vous de jouer",
                "Fab@Lab, community",
                "Espace@EPN",
                "09-10-2016/09-11-2016",
                "3 ordinateurs @ 250 €",
                "(attention)",
                "[atelier]",
                "100%40",
            })
    void whatIsNoneIsLeft(String text) {
        assertThat(PersonalData.isIn(text)).isFalse();
        assertThat(PersonalData.masked(text)).isSameAs(text);
        assertThat(PersonalData.maskedName(text.replace('_', '-'))).isEqualTo(text.replace('_', '-'));
    }

    @ParameterizedTest
    @CsvSource({
        "'atelier cv (inscription : jean@exemple.fr)', 'atelier cv (inscription : [masqué])'",
        "'appeler Jean Dupont au 06 12 34 56 78 avant midi', 'appeler Jean Dupont au [masqué] avant midi'",
        "'appeler Jean Dupont (06 12 34 56 78) avant midi', 'appeler [masqué] avant midi'",
        "'Jean Dupont <jean@exemple.fr>', '[masqué]'",
        "'06 12 34 56 78 Mme Anne Durand', '[masqué]'",
        "'accueil (06 12 34 56 78) le matin', 'accueil ([masqué]) le matin'",
        "'jean@exemple.fr ; paul@exemple.fr', '[masqué] ; [masqué]'",
    })
    void theRestOfATextIsKeptButNamesBesideAreNot(String text, String masked) {
        assertThat(PersonalData.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "frequentation_0612345678_2016.csv, frequentation_[masqué]_2016.csv",
        "frequentation_jean.dupont@exemple.fr.csv, frequentation_[masqué].csv",
        "dons 2016 06.12.34.56.78.xlsx, dons 2016 [masqué].xlsx",
        "frequentation-2016-03-01.csv, frequentation-2016-03-01.csv",
        "jean@exemple.fr, [masqué]",
        "un.csv, un.csv",
    })
    void aNameOfAFileIsMasked(String name, String masked) {
        assertThat(PersonalData.maskedName(name)).isEqualTo(masked);
    }

    @Test
    void whatWasMaskedIsKnownAgain() {
        assertThat(PersonalData.isMasked(PersonalData.masked("écrire à jean@exemple.fr")))
                .isTrue();
        assertThat(PersonalData.isMasked("[autre]")).isFalse();
        assertThat(PersonalData.isIn(PersonalData.MASK)).isFalse();
    }

    /** The text of a cell may be as long as a file. */
    @Test
    void aLongTextTakesTimeThatGrowsWithItsLength() {
        String digits = "0612".repeat(200_000);
        String pairs = "06 12 34 56 ".repeat(20_000);
        String signs = "a@".repeat(300_000);

        assertThat(PersonalData.masked(digits)).isSameAs(digits);
        assertThat(PersonalData.isIn(pairs)).isFalse();
        assertThat(PersonalData.isIn(signs)).isFalse();
        assertThat(PersonalData.masked(String.join(
                        " ", IntStream.range(0, 50_000).mapToObj(i -> "a@b.fr").toList())))
                .doesNotContain("@");
    }
}
