package fr.mediation.bilan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bench.Shape.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttendanceGeneratorTest {
    private static final int LINES = 20_000;
    private static final Shape SMALL = new Shape(40, 400, 1, 2_000, 100, 30, Order.BY_DAY);

    @TempDir
    Path folder;

    @Test
    void equalPlansGiveEqualBytes() throws IOException {
        Path one = write(Plan.history(LINES, 3, SMALL));
        Path other = write(Plan.history(LINES, 3, SMALL));

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void writesTheLinesOfTheYearsPlacesAndCommunesThatThePlanSays() throws IOException {
        List<Line> lines = lines(Plan.history(LINES, 3, SMALL));

        assertThat(lines).hasSize(LINES);
        assertThat(distinct(lines, line -> line.date().substring(0, 4)))
                .containsExactlyInAnyOrder("2014", "2015", "2016");
        assertThat(distinct(lines, Line::place)).hasSize(40);
        assertThat(distinct(located(lines), Line::commune)).hasSizeBetween(360, 400);
        assertThat(distinct(located(lines), Line::department)).hasSizeGreaterThan(90);
        assertThat(distinct(lines.stream().filter(Line::hasPerson).toList(), Line::person))
                .hasSizeBetween(1_900, 2_000);
    }

    @Test
    void nameTheirPlaceAloneAsManyActivitiesAsThePlanSays() throws IOException {
        List<Line> lines = lines(Plan.history(LINES, 1, SMALL));
        Map<Boolean, List<Line>> parts = lines.stream().collect(Collectors.partitioningBy(Line::hasCommune));

        assertThat(100.0
                        * distinct(parts.get(false), Line::activity).size()
                        / distinct(lines, Line::activity).size())
                .isBetween(27.0, 33.0);
        assertThat(distinct(parts.get(false), Line::activity))
                .doesNotContainAnyElementsOf(distinct(parts.get(true), Line::activity));
        assertThat(lines(Plan.history(LINES, 1, Shape.scattered(LINES)))).allMatch(Line::hasCommune);
    }

    @Test
    void aPlaceLiesWhereTheDirectorySays() throws IOException {
        Path directory = folder.resolve("annuaire.csv");
        DirectoryGenerator.write(directory, SMALL, 2);
        List<String[]> states = Files.readAllLines(directory).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
        Map<String, String> communes = new HashMap<>();
        states.forEach(state -> communes.put(state[0], state[5]));

        assertThat(states).hasSize(80);
        assertThat(communes).hasSize(40);
        assertThat(lines(Plan.history(LINES, 1, SMALL)).stream()
                        .filter(Line::hasCommune)
                        .filter(Line::atThePlace))
                .isNotEmpty()
                .allMatch(line -> communes.get(line.place()).equals(line.commune()));
    }

    @Test
    void personsComeBackToTheirPlaceAndItsNeighbours() throws IOException {
        Map<String, Set<Integer>> returning = placesByPerson(lines(Plan.history(LINES, 1, SMALL)));
        Map<String, Set<Integer>> anywhere = placesByPerson(lines(Plan.history(LINES, 1, SMALL.withReturning(0))));

        // Those who live at the border of two places also come with a group of the one before.
        assertThat(returning.values()).allMatch(places -> places.size() <= 4);
        assertThat(anywhere.values()).anyMatch(places -> places.size() > 4);
    }

    @Test
    void goesDayAfterDay() throws IOException {
        List<Line> lines = lines(Plan.history(LINES, 2, SMALL));

        assertThat(lines).extracting(Line::date).isSorted();
        assertThat(lines).extracting(Line::number).isNotEqualTo(sorted(lines));
    }

    @Test
    void goesPlaceAfterPlaceAndInEachDayAfterDay() throws IOException {
        List<Line> lines = lines(Plan.history(LINES, 2, SMALL.withOrder(Order.BY_PLACE)));

        assertThat(lines).extracting(Line::place).isSorted();
        assertThat(distinct(lines, Line::place)).hasSize(40);
        assertThat(lines.stream().filter(line -> line.place().equals("L-10007")).map(Line::date))
                .isSorted()
                .startsWith("2015-01-01");
    }

    @Test
    void goesInNoOrder() throws IOException {
        List<Line> lines = lines(Plan.history(LINES, 2, SMALL.withOrder(Order.SHUFFLED)));

        assertThat(distinct(lines.subList(0, 2_000), Line::place)).hasSize(40);
        assertThat(distinct(lines.subList(0, 2_000), line -> line.date().substring(0, 7)))
                .hasSize(24);
    }

    @Test
    void eachProducerHasItsOwnPlacesAndActivities() throws IOException {
        Plan plan = Plan.history(LINES, 1, SMALL.withProducers(8));

        Tally written = AttendanceGenerator.writeProducers(folder, plan);

        assertThat(written).isEqualTo(new Tally(LINES, 0, 0));
        Set<String> places = new HashSet<>();
        Set<String> activities = new HashSet<>();
        int ofEach = 0;
        for (int producer = 0; producer < 8; producer++) {
            List<Line> lines = read(folder.resolve("producteur-00" + producer).resolve("frequentation.csv"));
            assertThat(distinct(lines, Line::place)).hasSize(5);
            places.addAll(distinct(lines, Line::place));
            ofEach += distinct(lines, Line::activity).size();
            activities.addAll(distinct(lines, Line::activity));
        }
        assertThat(places).hasSize(40);
        assertThat(activities).hasSize(ofEach);
    }

    @Test
    void aNightBringsNewActivitiesOfTheSamePersonsAndPlacesInTheLastDays() throws IOException {
        Plan history = Plan.history(LINES, 3, SMALL);
        List<Line> before = lines(history);

        List<Line> night = lines(history.night(500, 1));

        assertThat(night).hasSize(500);
        assertThat(night).extracting(Line::date).allMatch(date -> date.compareTo("2016-12-25") >= 0);
        assertThat(distinct(night, Line::activity)).doesNotContainAnyElementsOf(distinct(before, Line::activity));
        assertThat(distinct(before, Line::place)).containsAll(distinct(night, Line::place));
        assertThat(distinct(before, Line::person)).containsAll(distinct(night, Line::person));
    }

    @Test
    void countsTheFaultsAndRepeatedLinesItMakes() throws IOException {
        Path file = folder.resolve("faults.csv");

        Tally tally = AttendanceGenerator.write(file, new Plan(LINES, 1, 0, true));

        assertThat(tally.lines()).isEqualTo(LINES);
        assertThat(tally.invalid()).isBetween(150L, 250L);
        assertThat(tally.duplicates()).isBetween(60L, 140L);
        List<String> named = Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> line.contains(",usager-"))
                .toList();
        assertThat(named.size() - Set.copyOf(named).size()).isGreaterThanOrEqualTo((int) tally.duplicates());
    }

    private Path write(Plan plan) throws IOException {
        Path file = Files.createTempFile(folder, "frequentation", ".csv");
        AttendanceGenerator.write(file, plan);
        return file;
    }

    private List<Line> lines(Plan plan) throws IOException {
        return read(write(plan));
    }

    private static List<Line> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3], cells[7], cells[11]))
                .toList();
    }

    private static List<Line> located(Collection<Line> lines) {
        return lines.stream().filter(Line::hasCommune).toList();
    }

    private static Set<String> distinct(Collection<Line> lines, Function<Line, String> what) {
        return lines.stream().map(what).collect(Collectors.toSet());
    }

    private static List<Integer> sorted(Collection<Line> lines) {
        return lines.stream().map(Line::number).sorted().toList();
    }

    private static Map<String, Set<Integer>> placesByPerson(Collection<Line> lines) {
        return lines.stream()
                .filter(Line::hasPerson)
                .collect(Collectors.groupingBy(Line::person, Collectors.mapping(Line::number, Collectors.toSet())));
    }

    private record Line(String activity, String date, String place, String commune, String channel, String person) {
        int number() {
            return Integer.parseInt(place.substring(2));
        }

        boolean hasCommune() {
            return !commune.isEmpty();
        }

        boolean hasPerson() {
            return !person.isEmpty();
        }

        boolean atThePlace() {
            return channel.equals("lieu");
        }

        String department() {
            return commune.substring(0, commune.startsWith("97") ? 3 : 2);
        }
    }
}
