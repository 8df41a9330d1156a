package fr.mediation.bilan.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerritoriesTest {
    private static final Territories TERRITORIES = Territories.load();

    @Test
    void hasTheRegionsOfEachMap() {
        assertThat(TERRITORIES.regions(Perimeter.REGIONS_2015, 2015)).hasSize(22 + 5);
        assertThat(TERRITORIES.regions(Perimeter.REGIONS_2016, 2016)).hasSize(13 + 5);
        assertThat(TERRITORIES.regions(Perimeter.ACADEMIES, 2019)).hasSize(31);
        assertThat(TERRITORIES.regions(Perimeter.ACADEMIES, 2020)).hasSize(30);
    }

    @Test
    void everyDepartmentOfARegionHasARegionInEachMapAndTheirCodesAreKnown() {
        List<Department> departments = TERRITORIES.departments().stream()
                .filter(department -> department.region2016() != null)
                .toList();

        assertThat(departments).hasSize(101).allSatisfy(department -> {
            for (Perimeter perimeter : Perimeter.values()) {
                assertThat(department.region(perimeter, 2016))
                        .get()
                        .satisfies(code -> assertThat(TERRITORIES.region(perimeter, code, 2016))
                                .isPresent());
            }
        });
    }

    @Test
    void everyRegionOf2015LiesWhollyInOneOf2016() {
        Map<String, Set<String>> successors = TERRITORIES.departments().stream()
                .filter(department -> department.region2015() != null)
                .collect(Collectors.groupingBy(
                        Department::region2015,
                        TreeMap::new,
                        Collectors.mapping(Department::region2016, Collectors.toCollection(TreeSet::new))));

        assertThat(successors)
                .hasSize(27)
                .allSatisfy((old, now) -> assertThat(now).hasSize(1));
        assertThat(successors.get("83")).containsExactly("84");
        assertThat(successors.get("42")).containsExactly("44");
        assertThat(successors.get("74")).containsExactly("75");
    }

    @ParameterizedTest
    @CsvSource({
        "46, 73, 76, 16",
        "50, 25, 28, 05",
        "76, 23, 28, 21",
        "2A, 94, 94, 27",
        "974, 04, 04, 28",
        "69, 82, 84, 10"
    })
    void aDepartmentBelongsToItsRegions(String code, String in2015, String in2016, String academy) {
        Department department = TERRITORIES.department(code).orElseThrow();

        assertThat(department.region(Perimeter.REGIONS_2015, 2016)).hasValue(in2015);
        assertThat(department.region(Perimeter.REGIONS_2016, 2016)).hasValue(in2016);
        assertThat(department.region(Perimeter.ACADEMIES, 2016)).hasValue(academy);
    }

    @Test
    void aRegionConsistsOfItsDepartmentsOnThePerimeter() {
        assertThat(TERRITORIES.departments(Perimeter.REGIONS_2015, "72", 2016))
                .containsExactly("24", "33", "40", "47", "64");
        assertThat(TERRITORIES.departments(Perimeter.REGIONS_2016, "75", 2016))
                .containsExactly("16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87");
        assertThat(TERRITORIES.departments(Perimeter.REGIONS_2016, "72", 2016)).isEmpty();
        assertThat(TERRITORIES.regionsByDepartment(Perimeter.REGIONS_2016, 2016))
                .containsEntry("33", "75")
                .doesNotContainKey("988");
    }

    @Test
    void caenAndRouenAreOneAcademieSince2020() {
        assertThat(List.of("14", "76"))
                .allSatisfy(code -> assertThat(
                                TERRITORIES.department(code).orElseThrow().region(Perimeter.ACADEMIES, 2020))
                        .hasValue("70"));
    }

    @Test
    void anOverseasCollectivityBelongsToNoRegion() {
        assertThat(TERRITORIES.department("988").orElseThrow().region(Perimeter.REGIONS_2016, 2016))
                .isEmpty();
    }

    @Test
    void thePopulationIsTheLatestKnownAtOrBeforeTheYear() {
        assertThat(TERRITORIES.population("59", 2018))
                .get()
                .extracting(Population::referenceYear)
                .isEqualTo(2016);
        assertThat(TERRITORIES.population("59", 2019))
                .get()
                .extracting(Population::referenceYear)
                .isEqualTo(2019);
        assertThat(TERRITORIES.population("976", 2016))
                .get()
                .extracting(Population::inhabitants)
                .isEqualTo(212_645);
    }

    @Test
    void theEarliestPopulationStandsInForAnEarlierYear() {
        assertThat(TERRITORIES.population("59", 2015))
                .get()
                .extracting(Population::referenceYear)
                .isEqualTo(2016);
    }

    @Test
    void theAcademieOfGuadeloupeHasTheInhabitantsOfSaintBarthelemyAndSaintMartin() {
        assertThat(TERRITORIES.population(Perimeter.ACADEMIES, "32", 2023))
                .isEqualTo(TERRITORIES.population(Perimeter.REGIONS_2016, "01", 2023) + 10_660 + 31_160);
    }

    @Test
    void populationsAddUpToThePublishedTotal() {
        // INSEE, populations légales 2016, France without Mayotte: 66 361 658; Mayotte, census of 2012: 212 645.
        assertThat(TERRITORIES.population(2016)).isEqualTo(66_361_658L + 212_645L);
        assertThat(TERRITORIES.regions(Perimeter.REGIONS_2015, 2016).stream()
                        .mapToLong(region -> TERRITORIES.population(Perimeter.REGIONS_2015, region.code(), 2016))
                        .sum())
                .isEqualTo(TERRITORIES.population(2016));
    }

    @Test
    void theTownsOfEachDepartmentLieInFrance() {
        assertThat(ReferenceTable.read("department_extents.csv", row -> row)).allSatisfy(row -> {
            assertThat(TERRITORIES.department(row.get("department"))).isPresent();
            assertThat(TERRITORIES.inFrance(new BigDecimal(row.get("south")), new BigDecimal(row.get("west"))))
                    .isTrue();
            assertThat(TERRITORIES.inFrance(new BigDecimal(row.get("north")), new BigDecimal(row.get("east"))))
                    .isTrue();
        });
        assertThat(ReferenceTable.read("department_extents.csv", row -> row.get("department")))
                .doesNotHaveDuplicates()
                .containsAll(TERRITORIES.departments().stream()
                        .filter(department -> department.region2016() != null)
                        .map(Department::code)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "75, 48.85, 2.35, true",
        "33, 44.84, -0.58, true",
        "29, 48.458, -5.096, true",
        "973, 3.167, -52.334, true",
        "33, 48.85, 2.35, false",
        "2A, 42.7, 9.45, false"
    })
    void aPointIsNearADepartmentOrFarFromIt(String department, BigDecimal north, BigDecimal east, boolean near) {
        assertThat(TERRITORIES.isNear(department, north, east)).isEqualTo(near);
    }
}
