package fr.mediation.bilan.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunesTest {
    private static final Territories TERRITORIES = Territories.load();
    private static final Communes COMMUNES = TERRITORIES.communes();

    @ParameterizedTest
    @CsvSource({
        "75114, 75056, Paris",
        "69383, 69123, Lyon",
        "13201, 13055, Marseille",
        "50129, 50129, Cherbourg-en-Cotentin",
        "01340, 01015, Arboys en Bugey",
        "2A004, 2A004, Ajaccio",
        "2B033, 2B033, Bastia",
        "2a004, 2A004, Ajaccio",
        "97411, 97411, Saint-Denis",
    })
    void aCodeCurrentOrFormerGivesTheCommuneOfToday(String code, String current, String name) {
        assertThat(COMMUNES.find(code)).get().satisfies(commune -> {
            assertThat(commune.code()).isEqualTo(current);
            assertThat(commune.name()).isEqualTo(name);
        });
    }

    @Test
    void aCodeThatNoCommuneHadGivesNone() {
        assertThat(COMMUNES.find("99999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01800, ST JEAN DE NIOST, 01361",
        "75014, PARIS 14, 75056",
        "75014, Paris 14e Arrondissement, 75056",
        "75014, Paris 14e arr., 75056",
        "13002, MARSEILLE 2 EME ARRONDISSEMENT, 13055",
        "56110, LE ST, 56201",
        "69003, Lyon 3e, 69123",
        "13001, MARSEILLE 01, 13055",
        "59000, LILLE CEDEX, 59350",
        "38000, grenoble, 38185",
        "76600, HAVRE, 76351",
        "50100, Cherbourg-Octeville, 50129",
        "35000, '', 35238",
    })
    void aPostalCodeAndANameAsPeopleWriteThemPointToOneCommune(String postalCode, String name, String code) {
        assertThat(COMMUNES.locate(postalCode, name))
                .isInstanceOfSatisfying(
                        Location.Found.class,
                        found -> assertThat(found.commune().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"01800, ''", "01800, Lille", "35000, Lille"})
    void aPostalCodeIsNeverGuessedFromAWrongOrMissingName(String postalCode, String name) {
        assertThat(COMMUNES.locate(postalCode, name)).isInstanceOf(Location.Ambiguous.class);
    }

    @Test
    void aPostalCodeThatNoCommuneHasIsUnknown() {
        assertThat(COMMUNES.locate("99123", "")).isInstanceOf(Location.UnknownPostalCode.class);
    }

    @Test
    void hasTheCommunesOfTheVintage() {
        assertThat(ReferenceTable.read("communes.csv.gz", row -> row.get("code")))
                .hasSize(34_969)
                .doesNotHaveDuplicates();
    }

    @Test
    void postalCodesThatSeveralCommunesShareAreThoseOfTheVintage() {
        List<List<Commune>> shared = IntStream.range(0, 100_000)
                .mapToObj(number -> COMMUNES.withPostalCode(String.format(Locale.ROOT, "%05d", number)))
                .filter(communes -> communes.size() > 1)
                .toList();

        // The 46 postal codes of Paris, Lyon and Marseille have one commune each: with the arrondissements, 4 251.
        assertThat(shared).hasSize(4_205);
        assertThat(shared.stream().filter(communes -> spans(communes, Commune::department)))
                .hasSize(16);
        assertThat(shared.stream()
                        .filter(communes -> spans(
                                communes,
                                commune -> TERRITORIES
                                        .department(commune.department())
                                        .orElseThrow()
                                        .region(Perimeter.REGIONS_2016, 2026))))
                .hasSize(5);
    }

    private static boolean spans(List<Commune> communes, Function<Commune, ?> territory) {
        return communes.stream().map(territory).distinct().count() > 1;
    }
}
