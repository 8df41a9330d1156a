package fr.mediation.bilan.indicator.cube;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.bound.Bounds;
import fr.mediation.bilan.database.BilanTest;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.indicator.Aggregate;
import fr.mediation.bilan.indicator.Aggregate.Kind;
import fr.mediation.bilan.store.query.FactQuery;
import fr.mediation.bilan.store.query.FactReader;
import fr.mediation.bilan.store.query.FactSelection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A cube of a few facts, written down as a query. */
@BilanTest
class FactCubeTest {
    private static final Aggregate LINES = new Aggregate(Kind.COUNT, "1");
    private static final Aggregate HOURS = new Aggregate(Kind.SUM, "hours");
    /** A key, as persons have: texts are all counted in the first of several passes. */
    private static final Aggregate PERSONS = new Aggregate(Kind.DISTINCT, "cast(md5(person) as uuid)");

    private static final Aggregate WOMEN = PERSONS.where("women > 0");
    private static final Aggregate LONG = PERSONS.where("hours > 1");

    private static final String COLUMNS =
            "(department, place, reporter, date, activity_type, themes, person, women, hours)";

    @Autowired
    private FactReader reader;

    private final FactCube cube = cube();

    private static FactCube cube() {
        Map<Dimension, List<Aggregate>> dimensions = new LinkedHashMap<>();
        dimensions.put(Dimension.THEME, List.of(LINES, PERSONS));
        dimensions.put(Dimension.TYPE, List.of(LINES));
        return new FactCube(List.of(LINES, HOURS, PERSONS, WOMEN), dimensions, new RowKeys(true, true, true, false));
    }

    /** Adds facts: department, place, reporter, day, type, themes, person, women, hours. */
    private long scan(FactCube into, String... facts) {
        return into.scan(reader, query(into, facts));
    }

    private static FactQuery query(FactCube into, String... facts) {
        String relation =
                "(values (null::text, null::text, null::text, null::date, null::text, null::text, null::text, 0, 0.0), ("
                        + String.join("), (", facts) + ") offset 1) as fact " + COLUMNS;
        return new FactQuery(new FactSelection(relation, "true"), into.expressions());
    }

    private String results(Totals totals) {
        return results(cube, totals);
    }

    private static String results(FactCube cube, Totals totals) {
        return cube.result(totals, LINES) + " lines, "
                + Optional.ofNullable(cube.result(totals, HOURS))
                        .map(hours -> hours.stripTrailingZeros().toPlainString())
                        .orElse("unknown")
                + " hours, "
                + cube.result(totals, PERSONS) + " persons, " + cube.result(totals, WOMEN) + " women";
    }

    private static final String[] FACTS = {
        "'33', 'L1', 'r/L1', '2016-01-10', 'atelier', 'mail|web', 'p1', 1, 1.5",
        "'33', 'L1', 'r/L1', '2016-03-10', 'atelier', null, 'p1', 0, 1.5",
        "'33', 'L2', 'r/L2', '2016-03-11', 'individuel', 'mail', 'p2', 0, 0.0000001",
        "'75', 'L3', 'r/L3', '2016-03-12', 'atelier', ' web ||web', 'p1', 1, 2",
        "null, null, 'r', '2016-04-12', null, 'mail', null, 0, null"
    };

    /** Whoever changes the bytes changes {@link CubeBytes#FORMAT} too, or kept ones are read wrongly for ever. */
    @Test
    void whatIsKeptHasTheFormItIsNamedAfter() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = written(cube, null, 1, FACTS);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));

        assertThat(CubeBytes.FORMAT.strip() + " " + hash)
                .isEqualTo("format 6 e6fa371684cde06fcbee5fdafbedf9f9e7c2e22730b3898a0069894beda96221");
    }

    @Test
    void aDepartmentsFactsAreSummedAndItsPersonsCountedOnce() {
        assertThat(scan(cube, FACTS)).isEqualTo(5);

        assertThat(cube.departments()).containsOnlyKeys("", "33", "75");
        assertThat(results(cube.departments().get("33"))).isEqualTo("3 lines, 3.0000001 hours, 2 persons, 1 women");
    }

    @Test
    void aPersonInSeveralDepartmentsCountsOnceInTheirUnion() {
        scan(cube, FACTS);

        assertThat(results(Totals.united(List.copyOf(cube.departments().values()))))
                .isEqualTo("5 lines, 5.0000001 hours, 2 persons, 1 women");
    }

    @Test
    void aPlaceHasTheFactsThatNameIt() {
        scan(cube, FACTS);

        assertThat(cube.places()).containsOnlyKeys("L1", "L2", "L3");
        assertThat(results(cube.places().get("L1"))).isEqualTo("2 lines, 3 hours, 1 persons, 1 women");
    }

    @Test
    void aMonthHasItsOwnFacts() {
        scan(cube, FACTS);

        assertThat(cube.months(2, 2)).isEmpty();
        assertThat(results(cube.months(3, 3).get("33"))).isEqualTo("2 lines, 1.5000001 hours, 2 persons, 0 women");
    }

    @Test
    void aFactOfSeveralCategoriesCountsInEachAndOneWithoutAnyIsUnknown() {
        scan(cube, FACTS);

        Map<String, Map<String, Totals>> themes = cube.categories(Dimension.THEME);
        assertThat(themes).containsOnlyKeys("mail", "web", Dimension.UNKNOWN);
        assertThat(cube.result(themes.get("mail").get("33"), PERSONS)).isEqualByComparingTo("2");
        assertThat(cube.result(themes.get("web").get("75"), LINES)).isEqualByComparingTo("1");
        assertThat(cube.result(themes.get(Dimension.UNKNOWN).get("33"), LINES)).isEqualByComparingTo("1");
    }

    /** What a cube writes that goes on from what another one wrote, if any, with some facts. */
    private byte[] written(FactCube of, byte @Nullable [] kept, int parts, String... facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataInputStream in = kept == null ? null : new DataInputStream(new ByteArrayInputStream(kept));
        of.sum(reader, facts.length == 0 ? null : query(of, facts), parts, in, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void aCubeGoesOnFromOneThatWasWritten() throws IOException {
        byte[] first = written(cube(), null, 1, FACTS[0], FACTS[2]);

        written(cube, first, 1, FACTS[1], FACTS[3], FACTS[4]);

        assertThat(results(cube.departments().get("33"))).isEqualTo("3 lines, 3.0000001 hours, 2 persons, 1 women");
        assertThat(results(Totals.united(List.copyOf(cube.departments().values()))))
                .isEqualTo("5 lines, 5.0000001 hours, 2 persons, 1 women");
        assertThat(cube.result(cube.categories(Dimension.THEME).get("mail").get("33"), PERSONS))
                .isEqualByComparingTo("2");
    }

    @Test
    void aTextIsKeptHoweverLongItIs() throws IOException {
        String longest = "€".repeat(Bounds.CELL_CHARACTERS);
        byte[] first = written(
                cube(), null, 1, "'33', '" + longest + "', 'r/L1', '2016-01-10', null, '" + longest + "', 'p1', 1, 1");

        written(cube, first, 1);

        assertThat(cube.places()).containsOnlyKeys(longest);
        assertThat(cube.categories(Dimension.THEME)).containsOnlyKeys(longest);
    }

    /** All that a cube gives, for all departments together too. */
    private static List<String> all(FactCube cube) {
        List<String> all = new ArrayList<>();
        BiConsumer<String, Map<String, Totals>> add = (name, totals) -> {
            totals.forEach((group, own) -> all.add(name + " " + group + ": " + results(cube, own)));
            all.add(name + ": " + results(cube, Totals.united(List.copyOf(totals.values()))));
        };
        add.accept("department", cube.departments());
        add.accept("place", cube.places());
        add.accept("months", cube.months(1, 3));
        cube.categories(Dimension.THEME).forEach((theme, totals) -> add.accept("theme " + theme, totals));
        cube.reportingUnits()
                .forEach(unit ->
                        all.add("unit " + unit.reporter() + unit.department() + ": " + results(cube, unit.totals())));
        return all;
    }

    /** A fact at random: persons in several departments and places, some of them women now and then. */
    private static String fact(SplittableRandom random) {
        int place = random.nextInt(6);
        String person = random.nextInt(5) == 0 ? "null" : "'p" + random.nextInt(120) + "'";
        return "'%d', 'L%d', 'r/L%d', '2016-0%d-10', null, '%s', %s, %d, 1"
                .formatted(
                        random.nextInt(3),
                        place,
                        place,
                        1 + random.nextInt(4),
                        List.of("mail", "web", "mail|web").get(random.nextInt(3)),
                        person,
                        random.nextInt(3) == 0 ? 1 : 0);
    }

    @Test
    void whatWasWrittenInPartsGoesOnInParts() throws IOException {
        SplittableRandom random = new SplittableRandom(30);
        String[] facts = IntStream.range(0, 300).mapToObj(i -> fact(random)).toArray(String[]::new);
        String[] before = Arrays.copyOf(facts, 100);
        String[] after = Arrays.copyOfRange(facts, 100, facts.length);
        scan(cube, facts);
        FactCube goneOn = cube();

        byte[] kept = written(goneOn, written(cube(), null, 3, before), 3, after);

        assertThat(all(goneOn)).isEqualTo(all(cube));
        FactCube read = cube();
        written(read, kept, 3);
        assertThat(all(read)).isEqualTo(all(cube));
    }

    /** The conditions that rows meet have numbers, and those of one part may be given before the next one is read. */
    @ParameterizedTest
    @ValueSource(strings = {"p1", "p2", "p3", "p4", "p5", "p6"})
    void conditionsThatAreMetInOnePartAloneKeepTheirMeaning(String woman) throws IOException {
        Supplier<FactCube> cubes =
                () -> new FactCube(List.of(PERSONS, WOMEN, LONG), Map.of(), new RowKeys(true, false, true, false));
        String[] before = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> "'33', 'L1', 'r/L1', '2016-01-10', null, null, 'p" + i + "', "
                        + (woman.equals("p" + i) ? 1 : 0) + ", 1")
                .toArray(String[]::new);
        String[] after = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "'33', 'L1', 'r/L1', '2016-01-10', null, null, 'p" + i + "', 0, 2")
                .toArray(String[]::new);
        FactCube goneOn = cubes.get();

        written(goneOn, written(cubes.get(), null, 3, before), 3, after);

        Totals totals = goneOn.departments().get("33");
        assertThat(List.of(PERSONS, WOMEN, LONG))
                .extracting(aggregate -> goneOn.result(totals, aggregate).intValue())
                .containsExactly(9, 1, 9);
    }

    @Test
    void valuesThatAreCountedAPartAtATimeComeToTheSameAsAllAtOnceAndAsOneByOne() throws IOException {
        SplittableRandom random = new SplittableRandom(19);
        String[] facts = IntStream.range(0, 200).mapToObj(i -> fact(random)).toArray(String[]::new);
        scan(cube, facts);
        FactCube inParts = cube();
        assertThat(inParts.sum(reader, query(inParts, facts), 3, null, null)).isEqualTo(facts.length);

        assertThat(all(inParts)).isEqualTo(all(cube));
        Map<String, Set<String>> persons = new TreeMap<>();
        Set<String> ofFirstMonths = new TreeSet<>();
        for (String fact : facts) {
            String[] cells = fact.split(", ");
            if (!cells[6].equals("null")) {
                if (cells[3].compareTo("'2016-04") < 0) {
                    ofFirstMonths.add(cells[6]);
                }
                for (String theme : cells[5].replace("'", "").split("\\|")) {
                    persons.computeIfAbsent(theme, t -> new TreeSet<>()).add(cells[6]);
                }
            }
        }
        assertThat(cube.result(Totals.united(List.copyOf(cube.months(1, 3).values())), PERSONS))
                .isEqualByComparingTo(Integer.toString(ofFirstMonths.size()));
        persons.forEach((theme, own) -> assertThat(cube.result(
                        Totals.united(List.copyOf(
                                cube.categories(Dimension.THEME).get(theme).values())),
                        PERSONS))
                .isEqualByComparingTo(Integer.toString(own.size())));
    }

    @Test
    void moreAggregatesOfOneExpressionThanAMaskHasBitsAreAllCounted() {
        List<Aggregate> many = IntStream.range(0, 70)
                .mapToObj(i -> new Aggregate(Kind.DISTINCT, "person").where("women >= " + i))
                .toList();
        FactCube wide = new FactCube(many, Map.of(), new RowKeys(false, false, false, false));
        scan(
                wide,
                "'33', 'L1', 'r/L1', '2016-01-10', null, null, 'p1', 66, 0",
                "'33', 'L1', 'r/L1', '2016-01-10', null, null, 'p2', 0, 0");

        Totals totals = wide.departments().get("33");
        assertThat(wide.result(totals, many.get(0))).isEqualByComparingTo("2");
        assertThat(wide.result(totals, many.get(66))).isEqualByComparingTo("1");
        assertThat(wide.result(totals, many.get(67))).isEqualByComparingTo("0");
    }
}
