package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PARAMETERS;
import static fr.mediation.bilan.value.ValueMaps.number;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueMapReaderTest {
    private static Outcome outcome(String fields) {
        return read(map(fields)).outcomes().get(0);
    }

    private static String map(String fields) {
        return "discount_rate: 0.04\noutcomes:\n  - {id: a, " + fields + "}\n";
    }

    @Test
    void aPlainOutcomeTakesTheDefaults() {
        Outcome outcome = outcome("quantity: 60, proxy: 8500.50");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        "a",
                        0,
                        Label.of(""),
                        Label.of("a"),
                        new Quantity.Fixed(number("60")),
                        List.of(),
                        Map.of(AssumptionKind.PROXY, Assumption.of(number("8500.50"))),
                        null,
                        1,
                        1,
                        List.of(),
                        Label.of("")));
        assertThat(outcome.assumption(AssumptionKind.DEADWEIGHT)).isEqualTo(Assumption.of(BigDecimal.ZERO));
    }

    @Test
    void anAssumptionKeepsItsBoundsUnitYearAndSource() {
        Outcome outcome = outcome(
                "quantity: beneficiaires, proxy: {low: 30, central: 42, high: 60, unit: EUR, year: 2018, source: FS}");

        assertThat(outcome.quantity()).isEqualTo(new Quantity.Measured("beneficiaires"));
        assertThat(outcome.proxy())
                .isEqualTo(new Assumption(
                        number("30"),
                        number("42"),
                        number("60"),
                        Label.of("EUR"),
                        2018,
                        new Source("FS", Label.of("FS"), Label.of(""), "", false)));
    }

    private static Label sourceOf(String deadweight, String sources) {
        return read(sources + map("quantity: 1, proxy: 1, deadweight: " + deadweight))
                .outcomes()
                .get(0)
                .assumption(AssumptionKind.DEADWEIGHT)
                .source()
                .text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cebr, 2015                           | Cebr, 2015                | Cebr, 2015
            Insee                                | Insee                     | Insee
            {fr: "Enquête de 2024", en: "2024 survey"} | Enquête de 2024     | 2024 survey
            committee                            | Au comité                 | To the committee
            cebr_2015                            | Cebr, 2015 (sur le site)  | Cebr, 2015 (sur le site)
            """)
    void aSourceIsATextOrALabelOrTheIdOfAnEntry(String source, String french, String english) {
        String sources = "sources:\n  committee: {fr: Au comité, en: To the committee}\n"
                + "  cebr_2015: Cebr, 2015 (sur le site)\n";
        String text = source.startsWith("{") || source.indexOf(' ') < 0 ? source : '"' + source + '"';

        assertThat(sourceOf("{central: 0.5, source: " + text + "}", sources)).isEqualTo(new Label(french, english));
    }

    @Test
    void aSourceThatLooksLikeAnIdAndIsNoneIsRefusedWithItsPlace() {
        assertThatThrownBy(
                        () -> sourceOf("{central: 0.5, source: commitee}", "sources: {committee: To the committee}\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("map.yaml, line 4, outcomes[a].deadweight.source: “commitee” is no entry of");
    }

    @Test
    void aSourceOfOneWordInLowerCaseIsRefusedInAMapWithoutSources() {
        assertThatThrownBy(() -> sourceOf("{central: 0.5, source: insee}", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("value.unknown-source"));
    }

    @Test
    void creditsOfBeforeAreOneForEachYearAfterTheFirst() {
        assertThat(outcome(
                                "quantity: 9, proxy: {central: 1, year: 2016, source: S}, duration: 3, credited_before: [4, x]")
                        .creditedBefore())
                .containsExactly(new Quantity.Fixed(number("4")), new Quantity.Measured("x"));
        assertThatThrownBy(() -> outcome("quantity: 9, proxy: 1, duration: 3, credited_before: [4]"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.key()).isEqualTo("value.credits-misfit"));
    }

    @Test
    void aNumberSaysOnWhichPageItWasReadAndHowItWasMade() {
        String sources =
                "sources:\n  study: {fr: Étude, en: Study, page: p. 3}\n  us: {fr: Nous, en: Us, assumed: true}\n";
        ValueMap map = read(
                sources
                        + map(
                                "quantity: 1, proxy: {central: 1, source: study, note: half}, deadweight: {central: 0.1, source: us}, "
                                        + "attribution: {central: 0.1, source: study, page: p. 9}, drop_off: {central: 0.1, source: A book}"));
        Outcome outcome = map.outcomes().get(0);

        assertThat(outcome.proxy().source().page()).isEqualTo("p. 3");
        assertThat(outcome.proxy().source().text().en()).isEqualTo("Study: half");
        assertThat(outcome.assumption(AssumptionKind.DEADWEIGHT).source().assumed())
                .isTrue();
        assertThat(outcome.assumption(AssumptionKind.ATTRIBUTION).source().page())
                .isEqualTo("p. 9");
        assertThat(outcome.assumption(AssumptionKind.DROP_OFF).source().isUnverified())
                .isTrue();
        assertThat(outcome.proxy().source().isUnverified()).isFalse();
    }

    @Test
    void aUnitIsATextOrOneForEachLanguage() {
        assertThat(outcome("quantity: 1, proxy: {central: 1, unit: {fr: EUR par lieu, en: EUR per place}}")
                        .proxy()
                        .unit())
                .isEqualTo(new Label("EUR par lieu", "EUR per place"));
    }

    @Test
    void aDecimalIsReadAsItIsWritten() {
        // The nearest double is 0.10000000000000100475…
        assertThat(outcome("quantity: 1, proxy: 0.100000000000001").proxy().central())
                .isEqualTo(number("0.100000000000001"));
    }

    @Test
    void anOutcomeTurnedOffIsKeptAsAnAlternative() {
        ValueMap map = read("""
                outcomes:
                  - {id: a, quantity: 1, proxy: 1}
                  - {id: b, quantity: 1, proxy: 1, active: false, excludes: [a]}
                """);

        assertThat(map.outcomes()).extracting(Outcome::id).containsExactly("a");
        assertThat(map.alternatives()).extracting(Outcome::id).containsExactly("b");
    }

    @Test
    void twoActiveOutcomesThatExcludeEachOtherAreRefused() {
        assertThatThrownBy(() -> read("""
                        outcomes:
                          - {id: a, quantity: 1, proxy: 1}
                          - {id: b, quantity: 1, proxy: 1, excludes: [a]}
                        """))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "map.yaml, line 3, outcomes[b].excludes: “b” and “a” value the same effect and may not be added"
                                + " up. Write “active: false” in one of them.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            quantity: 1, proxy: 1, deadweight: 1.1                      | definition.schema.maximum            | /outcomes/0/deadweight
            quantity: 1, proxy: 1, drop_off: -0.1                       | definition.schema.minimum            | /outcomes/0/drop_off
            quantity: 1, proxy: 1, attribution: {central: 0.5, high: 2} | definition.schema.maximum            | /outcomes/0/attribution/high
            quantity: 1, proxy: {low: 5, central: 4}                    | value.bounds-out-of-order      | outcomes[a].proxy
            quantity: 1, proxy: {low: 5, high: 6}                       | definition.schema.required           | central
            quantity: 1, proxy: {central: 6, yaer: 2018}                | definition.schema.unknown            | yaer
            quantity: 1, proxy: {central: 6, year: 18}                  | definition.schema.minimum            | /outcomes/0/proxy/year
            quantity: 1, proxy: "12,5"                                  | definition.schema.type.number-object | 12,5
            quantity: 1, proxy: [1]                                     | definition.schema.type.number-object | […]
            quantity: 1, proxy: 1e999999999                             | definition.number                    | /outcomes/0/proxy
            quantity: 1, proxy: 1e-999999999                            | definition.number                    | /outcomes/0/proxy
            quantity: 1, proxy: 1, starts: 3                            | definition.schema.maximum            | /outcomes/0/starts
            quantity: 1, proxy: 1, duration: 0                          | definition.schema.minimum            | /outcomes/0/duration
            quantity: 1, proxy: 1, duration: 1.5                        | definition.schema.type.integer       | /outcomes/0/duration
            quantity: 1, proxy: 1, duration: 2015                       | definition.schema.maximum            | /outcomes/0/duration
            quantity: 1, proxy: 1, deadwieght: 0.1                      | definition.schema.unknown            | deadwieght
            quantity: 1                                                 | definition.schema.required           | proxy
            proxy: 1                                                    | definition.schema.required           | quantity
            quantity: 8 500, proxy: 1                                   | definition.schema.pattern            | 8 500
            quantity: 1, proxy: 1, active: 2                            | definition.schema.type.boolean       | /outcomes/0/active
            quantity: 1, proxy: 1, excludes: [z]                        | value.excludes-unknown         | outcomes[a].excludes
            quantity: 1, proxy: 1, excludes: [a]                        | value.excludes-unknown         | outcomes[a].excludes
            quantity: 1, proxy: 1, excludes: b                          | definition.schema.type.array         | /outcomes/0/excludes
            quantity: 1, proxy: 1, label: {fr: x}                       | definition.schema.required           | en
            quantity: 1, proxy: {central: 1, times: smic}               | value.unknown-series           | outcomes[a].proxy.times
            quantity: beneficiaires, proxy: 1                           | value.unsourced                | outcomes[a].proxy
            quantity: beneficiaires, proxy: {central: 1, source: X}     | value.unsourced                | outcomes[a].proxy
            quantity: beneficiaires, proxy: {central: 1, year: 2016}    | value.unsourced                | outcomes[a].proxy
            """)
    void aFaultOfAnOutcomeIsNamedWithItsLineAndPlace(String fields, String key, String place) {
        assertThatThrownBy(() -> outcome(fields)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.sentence().values()).startsWith("map.yaml", "3").contains(place);
            assertThat(Messages.in(Messages.FRENCH).get(problem.sentence())).contains("map.yaml", "ligne 3", place);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            discount_rate: 4\\noutcomes: [{id: a, quantity: 1, proxy: 1}]             | definition.schema.maximum     | /discount_rate
            discount_rate: {soon: 0}\\noutcomes: [{id: a, quantity: 1, proxy: 1}]     | definition.schema.other       | /discount_rate
            discount_rate: banque\\noutcomes: [{id: a, quantity: 1, proxy: 1}]        | value.unknown-series    | discount_rate
            outcomes: [{id: a, quantity: 1, proxy: 1, starts: 2}]                     | value.no-discount-rate  | discount_rate
            outcomes: [{id: a, quantity: 1, proxy: 1},{id: a, quantity: 1, proxy: 1}] | value.id-twice          | outcomes[a]
            outcomes: [{id: a, quantity: 1, proxy: 1, active: false}]                 | value.no-outcome        | outcomes
            sources: {Cebr: x}\\noutcomes: [{id: a, quantity: 1, proxy: 1}]         | definition.schema.other       | /sources
            outcomes: [{id: é, quantity: 1, proxy: 1}]                                | definition.schema.pattern     | é
            outcomes: [{quantity: 1, proxy: 1}]                                       | definition.schema.required    | id
            outcomes: [a]                                                             | definition.schema.type.object | /outcomes/0
            titel: x\\noutcomes: [{id: a, quantity: 1, proxy: 1}]                      | definition.schema.unknown     | titel
            title: x                                                                  | definition.schema.required    | outcomes
            - a                                                                       | definition.schema.type.object | /
            inputs: [{id: m, amount: -1}]\\noutcomes: [{id: a, quantity: 1, proxy: 1}] | definition.schema.minimum    | /inputs/0/amount
            currency: €\\noutcomes: [{id: a, quantity: 1, proxy: 1}]                  | definition.schema.pattern     | €
            """)
    void aFaultOfTheMapIsNamedWithItsPlace(String yaml, String key, String place) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.sentence().values()).contains(place);
                });
    }

    @Test
    void exclusionsThatGoRoundInACircleAreRefused() {
        assertThatThrownBy(() -> read("""
                        outcomes:
                          - {id: d, quantity: 1, proxy: 1}
                          - {id: a, quantity: 1, proxy: 1, active: false, excludes: [b]}
                          - {id: b, quantity: 1, proxy: 1, active: false, excludes: [c, d]}
                          - {id: c, quantity: 1, proxy: 1, active: false, excludes: [a]}
                        """))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(
                        "map.yaml, line 3, outcomes[a].excludes: the exclusions go round in a circle (a → b → c → a).");
    }

    @Test
    void moreOutcomesThanAnyMapNeedsAreRefused() {
        String one = "  - {id: o%d, quantity: 1, proxy: 1}\n";
        StringBuilder many = new StringBuilder("outcomes:\n");
        for (int i = 0; i <= 100; i++) {
            many.append(one.formatted(i));
        }

        assertThatThrownBy(() -> read(many.toString()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/outcomes has more than 100 items");
    }

    @Test
    void outcomesOfWhichEachExcludesAllLaterOnesAreTaken() {
        StringBuilder many = new StringBuilder("outcomes:\n");
        for (int i = 0; i < 64; i++) {
            String later =
                    IntStream.range(i + 1, 64).mapToObj(other -> "o" + other).collect(Collectors.joining(", "));
            many.append(
                    "  - {id: o%d, quantity: 1, proxy: 1, active: %s, excludes: [%s]}\n".formatted(i, i == 63, later));
        }

        assertThat(read(many.toString()).alternatives()).hasSize(63);
    }

    @Test
    void aMeasuredQuantityThatIsCountedTwiceIsRefusedUnlessTheMapSaysWhy() {
        String map = """
                outcomes:
                  - {id: a, quantity: heures, proxy: {central: 1, year: 2016, source: X}}
                  - {id: b, quantity: %s, proxy: {central: 1, year: 2016, source: X}%s}
                """;

        for (String twice : List.of("heures", "{indicator: heures, dimension: public, category: usager}")) {
            assertThatThrownBy(() -> read(map.formatted(twice, "")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("map.yaml, line 3, outcomes[b].quantity: outcome “a” counts this quantity");
        }
        assertThat(read(map.formatted("heures", ", same_quantity: another effect"))
                        .outcomes())
                .hasSize(2);
        assertThat(read(map.formatted("ateliers", "")).outcomes()).hasSize(2);
    }

    @Test
    void twoCategoriesOfOneDimensionAreTwoQuantities() {
        assertThat(read("""
                        outcomes:
                          - {id: a, quantity: {indicator: h, dimension: d, category: x}, proxy: {central: 1, year: 2016, source: X}}
                          - {id: b, quantity: {indicator: h, dimension: d, category: y}, proxy: {central: 1, year: 2016, source: X}}
                        """).measured()).extracting(Quantity.Measured::code).containsExactly("h[d=x]", "h[d=y]");
    }

    @Test
    void aFieldGivenTwiceIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("title: a\ntitle: b\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("File “map.yaml” is no readable YAML, line 2")
                .hasMessageContaining("a field is given once");
    }

    @Test
    void bytesAreNoText() {
        assertThatThrownBy(() -> read(map("quantity: !!binary MTAw, proxy: 1")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("map.yaml", "line 3", "/outcomes/0/quantity");
    }

    @Test
    void aNumberWithoutDecimalsIsRefused() {
        assertThatThrownBy(() -> outcome("quantity: 1, proxy: .inf"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is no readable YAML, line 3");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("title: a\noutcomes: [{id: a\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is no readable YAML, line 2");
    }

    @Test
    void aSecondDocumentIsRefusedRatherThanIgnored() {
        assertThatThrownBy(() -> read("title: a\n---\ntitle: b\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a file holds one document");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("# nothing yet\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("“map.yaml” is empty.");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        byte[] latin = "title: Médiation".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ValueMapReader.read(new JobsFolder.Definition("map.yaml", latin), NO_PARAMETERS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not encoded in UTF-8");
    }

    @Test
    void aFileThatDoesNotExistIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> ValueMapReader.read(folder.resolve("absent.yaml"), NO_PARAMETERS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("absent.yaml cannot be read");
    }

    @Test
    void aFileThatIsNoRegularOneIsNotOpened(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("tube.yaml");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertThatThrownBy(() -> ValueMapReader.read(pipe, NO_PARAMETERS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("tube.yaml cannot be read");
    }
}
