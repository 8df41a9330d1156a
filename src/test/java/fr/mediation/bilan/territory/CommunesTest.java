package fr.mediation.bilan.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "97123, 97701, Saint-Barthélemy",
        "97127, 97801, Saint-Martin",
        "98501, 97601, Acoua",
        "98517, 97617, Tsingoni",
        "78182, 91228, Évry-Courcouronnes",
        "75070, 93070, Saint-Ouen-sur-Seine",
        "20004, 2A004, Ajaccio",
        "2A325, 2A249, Propriano",
    })
    void aCodeCurrentOrFormerGivesTheCommuneOfToday(String code, String current, String name) {
        assertThat(COMMUNES.find(code)).get().satisfies(commune -> {
            assertThat(commune.code()).isEqualTo(current);
            assertThat(commune.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "75001", "78200", "20200"})
    void aCodeThatNoCommuneHadOrAPostalCodeOfAnotherDepartmentGivesNone(String code) {
        assertThat(COMMUNES.find(code)).isEmpty();
    }

    @Test
    void everyFormerCommuneHasANameAndLeadsToOneOfToday() {
        assertThat(ReferenceTable.read("former_communes.csv.gz", row -> row))
                .hasSizeGreaterThan(7_000)
                .allSatisfy(row -> {
                    assertThat(row.get("name")).isNotEmpty();
                    assertThat(COMMUNES.isMerged(row.get("current"))).isFalse();
                });
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
        "91000, EVRY, 91228",
        "91080, COURCOURONNES, 91228",
        "93400, SAINT-OUEN, 93070",
        "95220, HERBLAY, 95306",
        "95610, ERAGNY, 95218",
        "78250, MEULAN, 78401",
        "71500, LOUHANS, 71263",
        "71500, Châteaurenaud, 71263",
        "72400, FERTE BERNARD (LA), 72132",
        "03700, BELLERIVE S/ALLIER, 03023",
        "94120, FONTENAY S/BOIS, 94033",
        "93600, AULNAY S/S BOIS, 93005",
        "69110, STE FOY LES LYON, 69202",
        "13460, STES MARIES DE LA MER, 13096",
        "51290, SAINT-REMY-EN-BOUZEMONT-SAINT-GE, 51513",
        "59000, 59000 LILLE, 59350",
        "07210, ST SYMPHORIEN SS CHOMERAC, 07298",
        "53150, LIVET EN CHARNIE, 53134",
        "29620, PLOUEGAT-GUERRAND, 29182",
        "70130, RECOLOGNE LES RAY, 70440",
        "75009, Paris Cedex 09, 75056",
    })
    void aPostalCodeAndANameAsPeopleWriteThemPointToOneCommune(String postalCode, String name, String code) {
        assertThat(COMMUNES.locate(postalCode, name))
                .isInstanceOfSatisfying(
                        Location.Found.class,
                        found -> assertThat(found.commune().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "97490, SAINTE CLOTILDE, 97411",
        "97432, RAVINE DES CABRIS, 97416",
        "06160, JUAN LES PINS, 06004",
        "75018, Montmartre, 75056",
    })
    void anyNameWillDoForAPostalCodeOfOneCommuneUnlessItIsAnotherOnes(String postalCode, String name, String code) {
        assertThat(COMMUNES.locate(postalCode, name))
                .isInstanceOfSatisfying(
                        Location.Found.class,
                        found -> assertThat(found.commune().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "42002, SAINT ETIENNE CEDEX 1, 42218",
        "20184, AJACCIO CEDEX 1, 2A004",
        "97801, SAINT DENIS CEDEX 9, 97411",
        "97743, ST DENIS CEDEX, 97411",
        "97159, POINTE A PITRE CEDEX, 97120",
        "97099, SAINT BARTHELEMY CEDEX, 97701",
        "97056, SAINT MARTIN CEDEX, 97801",
        "97261, FORT DE FRANCE CEDEX, 97209",
        "97307, CAYENNE CEDEX, 97302",
        "98845, NOUMEA CEDEX, 98818",
        "91025, EVRY CEDEX, 91228",
        "92105, BOULOGNE CEDEX, 92012",
    })
    void aCedexCodeIsLocatedByItsNameInTheDepartmentsOfItsBeginning(String postalCode, String name, String code) {
        assertThat(COMMUNES.named(postalCode, name)).map(Commune::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"42002, LYON CEDEX", "92085, PARIS LA DEFENSE CEDEX", "77435, MARNE LA VALLEE CEDEX", "97435, ST CEDEX"
    })
    void aCedexNameThatIsNoOneCommunesIsLocatedNowhere(String postalCode, String name) {
        assertThat(COMMUNES.named(postalCode, name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01800, ''",
        "01800, Lille",
        "35000, Lille",
        "51100, EPERNAY",
        "66000, OPOUL PERILLOS",
        "75001, Lyon",
        "97490, SAINTE MARIE",
    })
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
