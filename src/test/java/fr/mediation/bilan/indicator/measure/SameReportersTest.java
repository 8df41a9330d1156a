package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.cube.FactCube;
import fr.mediation.bilan.indicator.cube.ReportingUnit;
import fr.mediation.bilan.indicator.cube.RowKeys;
import fr.mediation.bilan.indicator.reporter.ListedPlaces;
import fr.mediation.bilan.indicator.reporter.ListedPlaces.ListedPlace;
import fr.mediation.bilan.indicator.reporter.ReporterHistory;
import fr.mediation.bilan.indicator.reporter.Trace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameReportersTest {
    private static final ListedPlaces UNLISTED = new ListedPlaces(Map.of(), Map.of(), Map.of());

    /** Directories' places, each as producer/place. */
    private static List<ReportingUnit> listed(String... places) {
        return Stream.of(places)
                .map(place -> new ReportingUnit(
                        place.substring(0, place.indexOf('/')),
                        place,
                        "69",
                        new FactCube(List.of(), Map.of(), new RowKeys(true, false, true, true)).noTotals(),
                        Trace.NONE))
                .toList();
    }

    private static Map<String, String> followed(
            List<ReportingUnit> before, List<ReportingUnit> now, ListedPlaces listed) {
        return SameReporters.ofDirectories(before, now, listed).followed();
    }

    /** Ten participants a day of a place, written producer/place, or of a producer that names none. */
    private static ReporterHistory reported(String reporter, String first, String last, String commune) {
        return reported(reporter, first, last, commune, null);
    }

    private static ReporterHistory reported(
            String reporter, String first, String last, String commune, @Nullable String name) {
        int slash = reporter.indexOf('/');
        LocalDate from = LocalDate.parse(first);
        LocalDate to = LocalDate.parse(last);
        return new ReporterHistory(
                slash < 0 ? reporter + "\n" + commune.substring(0, 2) : reporter,
                slash < 0 ? reporter : reporter.substring(0, slash),
                slash < 0 ? null : reporter.substring(slash + 1),
                name,
                Set.of(commune.substring(0, 2)),
                Set.of(commune),
                from.getYear() == 2016,
                to.getYear() == 2017,
                from,
                to,
                BigDecimal.valueOf(10 * (to.toEpochDay() - from.toEpochDay() + 1)));
    }

    private static SameReporters same(ReporterHistory... all) {
        return SameReporters.ofPlaces(List.of(all));
    }

    @Test
    void aPlaceGoesOnUnderAnotherNameWhereTheEarlierEndsBeforeItBegins() {
        ReporterHistory first = reported("a/L1", "2016-01-05", "2017-01-31", "69123");

        assertThat(same(first, reported("b/L1", "2017-02-01", "2017-12-20", "69123"))
                        .followed())
                .containsExactly(Map.entry("b/L1", "a/L1"));
        SameReporters atOnce = same(first, reported("b/L1", "2017-01-31", "2017-12-20", "69123"));
        assertThat(atOnce.followed()).isEmpty();
        assertThat(atOnce.possible()).isEmpty();
        assertThat(same(
                                reported("a/L1", "2016-01-05", "2016-06-30", "69123"),
                                reported("b/L1", "2016-07-01", "2017-12-20", "69123"))
                        .followed())
                .containsExactly(Map.entry("b/L1", "a/L1"));
    }

    @Test
    void aPlaceMayChangeItsNameTwice() {
        SameReporters twice = same(
                reported("c/L1", "2016-01-05", "2017-04-30", "69123"),
                reported("a/L1", "2017-05-01", "2017-08-31", "69123"),
                reported("b/L1", "2017-09-01", "2017-12-20", "69123"));

        assertThat(twice.followed()).containsExactly(Map.entry("a/L1", "c/L1"), Map.entry("b/L1", "a/L1"));
        assertThat(List.of(twice.key("a/L1"), twice.key("b/L1"), twice.key("c/L1")))
                .containsOnly("a/L1");
        assertThat(same(
                                reported("c/L1", "2016-01-05", "2016-12-20", "69123"),
                                reported("a/L1", "2017-01-05", "2017-12-20", "69123"),
                                reported("b/L1", "2017-01-05", "2017-12-20", "69123"))
                        .followed())
                .isEmpty();
    }

    @Test
    void aNumberThatOthersHaveTooDecidesNothingByItself() {
        SameReporters alone = same(
                reported("a/1", "2016-01-05", "2017-03-31", "69123"),
                reported("b/1", "2017-04-01", "2017-12-20", "69123"),
                reported("c/1", "2016-01-05", "2017-12-20", "69123"));

        assertThat(alone.followed()).isEmpty();
        assertThat(alone.possible()).containsExactly(Map.entry("b/1", Set.of("a/1")));
        assertThat(alone.isDoubtful("a/1")).isTrue();
        assertThat(alone.isDoubtful("c/1")).isFalse();
        SameReporters elsewhere = same(
                reported("a/1", "2016-01-05", "2017-03-31", "69123"),
                reported("b/1", "2017-04-01", "2017-12-20", "69266"));
        assertThat(elsewhere.possible()).as("in another commune").isEmpty();
    }

    @Test
    void severalNumbersOfTheSameCommunesDecideTogether() {
        ReporterHistory[] before = {
            reported("a/1", "2016-01-05", "2017-03-25", "69123"),
            reported("a/2", "2016-01-05", "2017-03-31", "69266"),
            reported("a/3", "2016-01-05", "2017-03-20", "69123"),
            reported("c/1", "2016-01-05", "2017-12-20", "69123")
        };

        assertThat(same(Stream.concat(
                                        Stream.of(before),
                                        Stream.of(
                                                reported("b/1", "2017-04-01", "2017-12-20", "69123"),
                                                reported("b/2", "2017-04-05", "2017-12-20", "69266"),
                                                reported("b/3", "2017-04-05", "2017-12-20", "13055")))
                                .toArray(ReporterHistory[]::new))
                        .followed())
                .as("wherever the third has moved")
                .containsExactly(Map.entry("b/1", "a/1"), Map.entry("b/2", "a/2"), Map.entry("b/3", "a/3"));
        SameReporters two = same(Stream.concat(
                        Stream.of(before),
                        Stream.of("b", "d")
                                .flatMap(name -> Stream.of(
                                        reported(name + "/1", "2017-04-01", "2017-12-20", "69123"),
                                        reported(name + "/2", "2017-04-05", "2017-12-20", "69266"))))
                .toArray(ReporterHistory[]::new));
        assertThat(two.followed()).as("two that may be it").isEmpty();
        assertThat(two.possible()).containsOnlyKeys("b/1", "b/2", "d/1", "d/2");
    }

    @Test
    void theNamesOfTheDirectoriesDecideWhichOfSeveralGoesOn() {
        SameReporters same = same(
                reported("a/1", "2016-01-05", "2017-03-31", "69123", "mediatheque"),
                reported("c/1", "2016-01-05", "2016-12-20", "69123", "espace parilly"),
                reported("b/1", "2017-04-01", "2017-12-20", "69123", "mediatheque"),
                reported("d/1", "2017-01-05", "2017-12-20", "69123", "maison de quartier"));

        assertThat(same.followed()).containsExactly(Map.entry("b/1", "a/1"));
        assertThat(same.possible()).isEmpty();
    }

    @Test
    void whoNamesNoPlaceMayGoOnUnderAnotherName() {
        SameReporters same = same(
                reported("a", "2016-01-05", "2017-03-31", "69123"), reported("b", "2017-04-01", "2017-12-20", "69123"));

        assertThat(same.followed()).isEmpty();
        assertThat(same.possible()).containsExactly(Map.entry("b", Set.of("a")));
        assertThat(same.isDoubtful("a\n69")).isTrue();
    }

    @Test
    void placesOfTwoNamesInTheDirectoriesAreTwo() {
        ListedPlaces named = new ListedPlaces(
                Map.of("a/1", new ListedPlace("Médiathèque de Bron", "69", null, "")),
                Map.of("b/1", new ListedPlace("Espace Parilly", "69", null, "")),
                Map.of());
        ListedPlaces spelled = new ListedPlaces(
                Map.of("a/1", new ListedPlace("Médiathèque de Bron", "69", null, "")),
                Map.of("b/1", new ListedPlace("MEDIATHEQUE DE BRON", "69", null, "")),
                Map.of());

        assertThat(followed(listed("a/1"), listed("b/1"), named)).isEmpty();
        assertThat(followed(listed("a/1"), listed("b/1"), spelled)).containsExactly(Map.entry("b", "a"));
        ListedPlaces renamed = new ListedPlaces(
                Map.of("a/62b1f0c4", new ListedPlace("EPN", "69", null, "")),
                Map.of("b/62b1f0c4", new ListedPlace("Espace public numérique", "69", null, "")),
                Map.of());
        assertThat(followed(listed("a/62b1f0c4"), listed("b/62b1f0c4"), renamed))
                .as("no mere number")
                .containsExactly(Map.entry("b", "a"));
        assertThat(same(
                                reported("a/1", "2016-01-05", "2016-12-20", "69029", "mediatheque de bron"),
                                reported("b/1", "2017-01-05", "2017-12-20", "69029", "espace parilly"))
                        .possible())
                .isEmpty();
    }

    @Test
    void twoDirectoriesThatAreRenamedAreToldApartByTheNamesOfTheirPlaces() {
        ListedPlaces named = new ListedPlaces(
                Map.of(
                        "a/1", new ListedPlace("Médiathèque de Bron", "69", null, ""),
                        "c/1", new ListedPlace("Espace Parilly", "69", null, "")),
                Map.of(
                        "b/1", new ListedPlace("Médiathèque de Bron", "69", null, ""),
                        "d/1", new ListedPlace("Espace Parilly", "69", null, "")),
                Map.of());

        assertThat(followed(listed("a/1", "c/1"), listed("b/1", "d/1"), named))
                .containsOnly(Map.entry("b", "a"), Map.entry("d", "c"));
        assertThat(followed(listed("a/1", "c/1"), listed("b/1", "d/1"), UNLISTED))
                .isEmpty();
    }

    @Test
    void aNewDirectoryThatTookOnePlaceOfManyIsANewProducer() {
        assertThat(followed(listed("a/1", "a/2"), listed("a/1", "b/2", "b/3", "b/4"), UNLISTED))
                .isEmpty();
    }

    @Test
    void aDirectoryOfWhichOthersKeepAFewPlacesIsMissing() {
        assertThat(followed(listed("a/1", "a/2", "a/3", "b/9"), listed("b/9", "b/1"), UNLISTED))
                .isEmpty();
    }

    @Test
    void aPlaceThatPassesBetweenTwoDirectoriesOfBothYearsIsOfOneReporter() {
        assertThat(followed(listed("a/1", "a/2", "a/3", "b/9"), listed("a/1", "a/2", "b/9", "b/3"), UNLISTED))
                .containsExactly(Map.entry("b", "a"));
    }
}
