package fr.mediation.bilan.disclosure.published;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.disclosure.published.PublishedLine.Key;
import fr.mediation.bilan.disclosure.published.PublishedLine.Quantity;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectionTest {
    private static final String PARTICIPATIONS = "participations";
    private static final List<String> GENDERS = List.of("F", "M", "autre");

    private final PublishedNetwork network = new PublishedNetwork();

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("tables", 8));
    }

    private void persons(String department, String gender, long number) {
        Map<Quantity, Long> counted = Map.of(Quantity.VALUE, number, Quantity.CONTRIBUTORS, 5L);
        network.add(department, PARTICIPATIONS, "", "", counted);
        network.add(department, PARTICIPATIONS, "genre", gender, counted);
    }

    private static Protection protect(List<PublishedLine> lines) {
        return Protection.of(
                lines,
                PublishedNetwork.SECRECY,
                Set.of(),
                PublishedNetwork.TERRITORIES,
                PublishedNetwork.LIMITS,
                Set.of());
    }

    private static Set<String> names(Set<Key> keys, Perimeter perimeter) {
        return keys.stream()
                .filter(key -> key.perimeter() == perimeter)
                .map(key -> key.territory() + " " + key.indicator() + " " + key.category())
                .collect(Collectors.toSet());
    }

    private static void isSafe(List<PublishedLine> lines, Protection protection) {
        assertThat(protection.unprotected()).isEmpty();
        PublishedAudit audit = PublishedAudit.of(
                PublishedNetwork.hiding(protection.hidden(), lines),
                List.of(Path.of("report")),
                PublishedNetwork.SECRECY,
                PublishedNetwork.LIMITS,
                protection.overlaps());
        assertThat(audit.exposed()).isEmpty();
        assertThat(audit.contradicted()).isEmpty();
    }

    /** Wherever both are seen then there are as many workshops as persons, and who sees no more takes one for the other. */
    @Test
    void whatLooksLikeTheHiddenNumberIsHiddenWithIt() {
        Map<String, Long> persons = Map.of("75", 20L, "59", 30L, "44", 40L, "13", 50L, "33", 4L);
        persons.forEach((department, number) -> {
            network.add(department, PARTICIPATIONS, "", "", Map.of(Quantity.VALUE, number));
            network.add(
                    department,
                    "ateliers",
                    "",
                    "",
                    Map.of(Quantity.VALUE, number == 4 ? 5 : number == 20 ? 19 : number));
        });
        List<PublishedLine> lines = network.lines(Perimeter.REGIONS_2016::equals);

        Protection protection = protect(lines);

        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016)).contains("75 participations ", "75 ateliers ");
        isSafe(lines, protection);
    }

    @Test
    void whatOverlapsIsSaidBesideTheLines() {
        network.add("75", PARTICIPATIONS, "", "", Map.of(Quantity.VALUE, 100L));
        network.add("75", PARTICIPATIONS, "fonction", "enseignant", Map.of(Quantity.VALUE, 90L));
        network.add("75", PARTICIPATIONS, "fonction", "parent", Map.of(Quantity.VALUE, 40L));

        assertThat(protect(network.lines(Perimeter.REGIONS_2016::equals)).overlaps())
                .containsExactly(new Overlap(PARTICIPATIONS, Quantity.VALUE, "fonction", Overlap.Kind.COVER));
    }

    @Test
    void fewPersonsAreHiddenWithWhatWouldTellThem() {
        persons("75", "F", 60);
        persons("75", "M", 4);
        persons("59", "F", 50);
        persons("59", "M", 40);
        persons("33", "F", 500);
        persons("33", "M", 500);
        List<PublishedLine> lines = network.lines(Perimeter.REGIONS_2016::equals);

        Protection protection = protect(lines);

        assertThat(names(protection.primary(), Perimeter.REGIONS_2016)).containsExactly("11 participations M");
        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016))
                .containsExactlyInAnyOrder(
                        "11 participations M", "11 participations F", "32 participations M", "32 participations F");
        isSafe(lines, protection);
    }

    @Test
    void nobodyIsPublished() {
        persons("75", "F", 60);
        persons("75", "M", 0);
        persons("59", "F", 50);
        persons("59", "M", 40);

        assertThat(protect(network.lines()).hidden()).isEmpty();
    }

    @Test
    void aShareOfNearlyAllTellsOfFewOthers() {
        share("75", 97, 100);
        share("59", 40, 100);
        share("33", 300, 1000);

        Protection protection = protect(network.lines());

        assertThat(names(protection.primary(), Perimeter.REGIONS_2016)).containsExactly("11 part_femmes ");
        assertThat(protection.hidden()).hasSizeGreaterThan(protection.primary().size());
        isSafe(network.lines(), protection);
    }

    private void share(String department, long women, long known) {
        network.add(
                department,
                "part_femmes",
                "",
                "",
                Map.of(Quantity.NUMERATOR, women, Quantity.DENOMINATOR, known, Quantity.CONTRIBUTORS, 5L));
    }

    @Test
    void longHoursOfFewPersonsAreHidden() {
        persons("75", "F", 3);
        persons("59", "F", 40);
        persons("33", "F", 50);
        List.of("75", "59", "33")
                .forEach(department -> network.add(
                        department, "heures", "", "", Map.of(Quantity.VALUE, 30L, Quantity.CONTRIBUTORS, 5L)));

        Protection protection = protect(network.lines());

        assertThat(names(protection.primary(), Perimeter.REGIONS_2016)).contains("11 heures ");
        isSafe(network.lines(), protection);
    }

    @Test
    void whatOneStructureGaveIsHiddenHoweverMuchItIs() {
        gift("75", 900, 1);
        gift("59", 1000, 7);
        gift("33", 5000, 9);

        Protection protection = protect(network.lines());

        assertThat(names(protection.primary(), Perimeter.REGIONS_2016)).containsExactly("11 dons ");
        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016))
                .hasSize(2)
                .noneMatch(name -> name.startsWith(Figure.COUNTRY));
        isSafe(network.lines(), protection);
    }

    private void gift(String department, long number, long givers) {
        network.add(department, "dons", "", "", Map.of(Quantity.VALUE, number, Quantity.CONTRIBUTORS, givers));
    }

    @Test
    void whatAFunderWhoIsNotPublicGaveIsHiddenBesideAPublicOne() {
        funding("75", "etat", 4000);
        funding("75", "europe", 900);
        funding("75", "prive", 700);
        funding("59", "etat", 4000);
        funding("59", "europe", 1000);
        funding("33", "etat", 4000);

        Protection protection = protect(network.lines());

        assertThat(names(protection.primary(), Perimeter.REGIONS_2016))
                .containsExactlyInAnyOrder("11 moyens prive", "FR moyens prive");
        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016))
                .contains("11 moyens europe", "FR moyens europe")
                .doesNotContain("11 moyens ", "FR moyens ");
        isSafe(network.lines(), protection);
    }

    private void funding(String department, String funder, long euros) {
        Map<Quantity, Long> given = Map.of(Quantity.VALUE, euros, Quantity.CONTRIBUTORS, 1L);
        network.add(department, "moyens", "", "", given);
        network.add(department, "moyens", "financeur", funder, given);
    }

    @Test
    void aNumberOfThingsIsHiddenForWhatStandsBesideItAndNeedsNoProtection() {
        List.of("75", "59", "33").forEach(department -> {
            persons(department, "F", department.equals("75") ? 4 : 90);
            network.add(
                    department,
                    "affluence",
                    "",
                    "",
                    Map.of(Quantity.NUMERATOR, department.equals("75") ? 4L : 90L, Quantity.DENOMINATOR, 2L));
            network.add(department, "ateliers", "", "", Map.of(Quantity.VALUE, 2L));
        });

        Protection protection = protect(network.lines());

        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016))
                .contains("11 affluence ")
                .doesNotContain("11 ateliers ");
        isSafe(network.lines(), protection);
    }

    @Test
    void asManyActivitiesAsFewPersonsAreOneEach() {
        persons("75", "F", 4);
        persons("59", "F", 90);
        persons("33", "F", 90);
        network.add("75", "ateliers", "", "", Map.of(Quantity.VALUE, 4L));
        network.add("59", "ateliers", "", "", Map.of(Quantity.VALUE, 60L));
        network.add("33", "ateliers", "", "", Map.of(Quantity.VALUE, 60L));

        assertThat(names(protect(network.lines()).primary(), Perimeter.REGIONS_2016))
                .contains("11 ateliers ");
    }

    @Test
    void theKeyFiguresOfTheCountryStayVisible() {
        persons("75", "F", 4);
        persons("59", "F", 90);

        assertThat(names(
                        Protection.of(
                                        network.lines(Perimeter.REGIONS_2016::equals),
                                        PublishedNetwork.SECRECY,
                                        Set.of(PARTICIPATIONS),
                                        PublishedNetwork.TERRITORIES,
                                        PublishedNetwork.LIMITS,
                                        Set.of())
                                .hidden(),
                        Perimeter.REGIONS_2016))
                .contains("11 participations ", "32 participations ")
                .doesNotContain("FR participations ");
    }

    @Test
    void whatWasHiddenBeforeStaysHidden() {
        persons("75", "F", 400);
        persons("59", "F", 90);
        persons("33", "F", 90);
        List<PublishedLine> lines = network.lines(Perimeter.REGIONS_2016::equals);
        Key before = lines.stream()
                .map(PublishedLine::key)
                .filter(key -> key.territory().equals("11") && key.category().equals("F"))
                .findFirst()
                .orElseThrow();

        Protection protection = Protection.of(
                lines,
                PublishedNetwork.SECRECY,
                Set.of(),
                PublishedNetwork.TERRITORIES,
                PublishedNetwork.LIMITS,
                Set.of(before));

        assertThat(protection.primary()).isEmpty();
        assertThat(protection.hidden()).contains(before);
        isSafe(lines, protection);
    }

    @Test
    void whatIsMadeOfHiddenFiguresIsHidden() {
        persons("75", "F", 4);
        persons("75", "M", 60);
        persons("59", "F", 50);
        persons("59", "M", 40);
        persons("33", "F", 500);
        persons("33", "M", 500);
        List.of("75", "59", "33")
                .forEach(department -> network.add(department, "valeur", "", "", Map.of(Quantity.VALUE, 9000L)));

        Protection protection = protect(network.lines());

        assertThat(names(protection.hidden(), Perimeter.REGIONS_2016))
                .contains("11 participations F", "11 valeur ")
                .doesNotContain("FR valeur ");
        isSafe(network.lines(), protection);
    }

    @Test
    void aQuotientDoesNotTellWhatItDividesBy() {
        persons("75", "F", 4);
        persons("59", "F", 50);
        persons("33", "F", 500);
        List.of("75", "59", "33")
                .forEach(department -> network.add(
                        department,
                        "heures_par_personne",
                        "",
                        "",
                        Map.of(Quantity.NUMERATOR, 700L, Quantity.DENOMINATOR, department.equals("75") ? 4L : 50L)));

        assertThat(names(protect(network.lines()).hidden(), Perimeter.REGIONS_2016))
                .contains("11 participations ", "11 heures_par_personne ");
    }

    @Test
    void aShareMustNotLeaveFewOut() {
        persons("75", "F", 103);
        persons("59", "F", 100);
        persons("33", "F", 1100);
        share("75", 40, 100);
        share("59", 40, 100);
        share("33", 300, 1000);

        assertThat(names(protect(network.lines()).primary(), Perimeter.REGIONS_2016))
                .containsExactly("11 part_femmes ");
    }

    @Test
    void aRegionThatTwoOldOnesMakeUpDoesNotTellWhatOneOfThemHides() {
        persons("67", "F", 400);
        persons("57", "F", 7);
        persons("59", "F", 300);
        persons("33", "F", 300);
        List<PublishedLine> lines = network.lines();

        Protection protection = protect(lines);

        assertThat(names(protection.primary(), Perimeter.REGIONS_2015)).contains("41 participations F");
        isSafe(lines, protection);
    }

    @Test
    void nothingIsHiddenOfWhatHasNoSecret() {
        persons("75", "F", 3);
        persons("59", "F", 30);
        persons("33", "F", 30);

        assertThat(Protection.of(
                                network.lines(),
                                Map.of(),
                                Set.of(),
                                PublishedNetwork.TERRITORIES,
                                PublishedNetwork.LIMITS,
                                Set.of())
                        .hidden())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFilesOfNoNetworkTellWhatTheyHide(long seed) {
        Random random = new Random(seed);
        int large = 5 + random.nextInt(200);
        int share = 1 + random.nextInt(6);
        for (Department department : PublishedNetwork.TERRITORIES.departments()) {
            if (department.region2016() != null && random.nextInt(6) < share) {
                for (String gender : GENDERS) {
                    long number = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(large);
                    if (number > 0) {
                        persons(department.code(), gender, number);
                    }
                }
                gift(department.code(), 1 + random.nextInt(large), 1 + random.nextInt(4));
            }
        }
        List<PublishedLine> lines = network.lines();

        isSafe(lines, protect(lines));
    }
}
