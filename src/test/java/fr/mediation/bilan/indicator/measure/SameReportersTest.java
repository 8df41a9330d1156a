package fr.mediation.bilan.indicator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.indicator.measure.FactCube.ReportingUnit;
import fr.mediation.bilan.indicator.measure.ListedPlaces.ListedPlace;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class SameReportersTest {
    private static final ListedPlaces UNLISTED = new ListedPlaces(Map.of(), Map.of(), Set.of());

    /** Lines of places, each as producer/place. */
    private static List<ReportingUnit> lines(String... places) {
        return Stream.of(places)
                .map(place -> new ReportingUnit(place, place, "69", new Totals(new Sums(0, 0), new RoaringBitmap[0])))
                .toList();
    }

    /** Directories' places, each as producer/place. */
    private static List<ReportingUnit> listed(String... places) {
        return Stream.of(places)
                .map(place -> new ReportingUnit(
                        place.substring(0, place.indexOf('/')),
                        place,
                        "69",
                        new Totals(new Sums(0, 0), new RoaringBitmap[0])))
                .toList();
    }

    private static DeliveredPeriod delivered(String producer, String first, String last) {
        return new DeliveredPeriod(producer, LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Map<String, String> followed(
            List<ReportingUnit> before, List<ReportingUnit> now, ListedPlaces listed, DeliveredPeriod... delivered) {
        boolean placesReport = before.get(0).reporter().contains("/");
        return new SameReporters(
                        before,
                        now,
                        placesReport,
                        listed,
                        List.of(delivered),
                        LocalDate.parse("2016-01-01"),
                        LocalDate.parse("2017-12-31"))
                .followed();
    }

    @Test
    void aPlaceGoesOnUnderAnotherNameWhereTheEarlierEndsBeforeItBegins() {
        List<ReportingUnit> both = lines("a/1", "b/1");
        DeliveredPeriod first = delivered("a", "2016-01-05", "2017-01-31");

        assertThat(followed(lines("a/1"), both, UNLISTED, first, delivered("b", "2017-02-01", "2017-12-20")))
                .containsExactly(Map.entry("b/1", "a/1"));
        assertThat(followed(lines("a/1"), both, UNLISTED, first, delivered("b", "2017-01-31", "2017-12-20")))
                .isEmpty();
        assertThat(followed(
                        both,
                        lines("b/1"),
                        UNLISTED,
                        delivered("a", "2016-01-05", "2016-06-30"),
                        delivered("b", "2016-07-01", "2017-12-20")))
                .containsExactly(Map.entry("b/1", "a/1"));
    }

    @Test
    void aPlaceMayChangeItsNameTwice() {
        assertThat(followed(
                        lines("c/1"),
                        lines("c/1", "a/1", "b/1"),
                        UNLISTED,
                        delivered("c", "2016-01-05", "2017-04-30"),
                        delivered("a", "2017-05-01", "2017-08-31"),
                        delivered("b", "2017-09-01", "2017-12-20")))
                .containsExactly(Map.entry("a/1", "c/1"), Map.entry("b/1", "a/1"));
        assertThat(followed(lines("c/1"), lines("a/1", "b/1"), UNLISTED)).isEmpty();
    }

    @Test
    void placesOfTwoNamesInTheDirectoriesAreTwo() {
        ListedPlaces named = new ListedPlaces(
                Map.of("a/1", new ListedPlace("Médiathèque de Bron", "69", null)),
                Map.of("b/1", new ListedPlace("Espace Parilly", "69", null)),
                Set.of());
        ListedPlaces spelled = new ListedPlaces(
                Map.of("a/1", new ListedPlace("Médiathèque de Bron", "69", null)),
                Map.of("b/1", new ListedPlace("MEDIATHEQUE DE BRON", "69", null)),
                Set.of());

        assertThat(followed(lines("a/1"), lines("b/1"), named)).isEmpty();
        assertThat(followed(listed("a/1"), listed("b/1"), named)).isEmpty();
        assertThat(followed(listed("a/1"), listed("b/1"), spelled)).containsExactly(Map.entry("b", "a"));
        ListedPlaces renamed = new ListedPlaces(
                Map.of("a/62b1f0c4", new ListedPlace("EPN", "69", null)),
                Map.of("b/62b1f0c4", new ListedPlace("Espace public numérique", "69", null)),
                Set.of());
        assertThat(followed(listed("a/62b1f0c4"), listed("b/62b1f0c4"), renamed))
                .as("no mere number")
                .containsExactly(Map.entry("b", "a"));
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
