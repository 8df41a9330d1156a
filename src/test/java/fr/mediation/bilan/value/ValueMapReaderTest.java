package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.number;
import static fr.mediation.bilan.value.ValueMaps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.Outcome.Assumption;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
                        "",
                        new Label("a", "a"),
                        new Quantity.Fixed(number("60")),
                        Assumption.of(number("8500.50")),
                        Assumption.of(BigDecimal.ZERO),
                        Assumption.of(BigDecimal.ZERO),
                        Assumption.of(BigDecimal.ZERO),
                        Assumption.of(BigDecimal.ZERO),
                        1,
                        1,
                        List.of()));
    }

    @Test
    void anAssumptionKeepsItsBoundsUnitYearAndSource() {
        Outcome outcome = outcome(
                "quantity: beneficiaires, proxy: {low: 30, central: 42, high: 60, unit: EUR, year: 2018, source: FS}");

        assertThat(outcome.quantity()).isEqualTo(new Quantity.Measured("beneficiaires"));
        assertThat(outcome.proxy())
                .isEqualTo(new Assumption(number("30"), number("42"), number("60"), "EUR", 2018, "FS"));
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
            quantity: 1, proxy: 1, deadweight: 1.1                      | value.rate-out-of-range      | outcomes[a].deadweight
            quantity: 1, proxy: 1, drop_off: -0.1                       | value.rate-out-of-range      | outcomes[a].drop_off
            quantity: 1, proxy: 1, attribution: {central: 0.5, high: 2} | value.rate-out-of-range      | outcomes[a].attribution
            quantity: 1, proxy: {low: 5, central: 4}                    | value.bounds-out-of-order    | outcomes[a].proxy
            quantity: 1, proxy: {low: 5, high: 6}                       | value.missing-field          | outcomes[a].proxy.central
            quantity: 1, proxy: {central: 6, yaer: 2018}                | value.unknown-field          | outcomes[a].proxy.yaer
            quantity: 1, proxy: {central: 6, year: 18}                  | value.not-an-integer         | outcomes[a].proxy.year
            quantity: 1, proxy: "12,5"                                  | value.not-a-number           | outcomes[a].proxy
            quantity: 1, proxy: [1]                                     | value.not-a-number           | outcomes[a].proxy
            quantity: 1, proxy: .inf                                    | value.not-a-number           | outcomes[a].proxy
            quantity: 1, proxy: 1e999999999                             | value.number-out-of-range    | outcomes[a].proxy
            quantity: 1, proxy: 1, starts: 3                            | value.not-an-integer         | outcomes[a].starts
            quantity: 1, proxy: 1, duration: 0                          | value.not-an-integer         | outcomes[a].duration
            quantity: 1, proxy: 1, duration: 1.5                        | value.not-an-integer         | outcomes[a].duration
            quantity: 1, proxy: 1, duration: 2015                       | value.not-an-integer         | outcomes[a].duration
            quantity: 1, proxy: 1, deadwieght: 0.1                      | value.unknown-field          | outcomes[a].deadwieght
            quantity: 1                                                 | value.missing-field          | outcomes[a].proxy
            proxy: 1                                                    | value.missing-field          | outcomes[a].quantity
            quantity: 8 500, proxy: 1                                   | value.not-a-quantity         | outcomes[a].quantity
            quantity: 1, proxy: 1, active: 2                            | value.not-a-boolean          | outcomes[a].active
            quantity: 1, proxy: 1, excludes: [z]                        | value.excludes-unknown       | outcomes[a].excludes
            quantity: 1, proxy: 1, excludes: [a]                        | value.excludes-unknown       | outcomes[a].excludes
            quantity: 1, proxy: 1, excludes: b                          | value.not-a-list             | outcomes[a].excludes
            quantity: 1, proxy: 1, label: {fr: x}                       | value.missing-field          | outcomes[a].label.en
            """)
    void aFaultOfAnOutcomeIsNamedWithItsLineAndPlace(String fields, String key, String place) {
        assertThatThrownBy(() -> outcome(fields)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.arguments()).startsWith("map.yaml", "3", place);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            discount_rate: 4\\noutcomes: [{id: a, quantity: 1, proxy: 1}]             | value.rate-out-of-range | discount_rate
            discount_rate: {soon: 0}\\noutcomes: [{id: a, quantity: 1, proxy: 1}]     | value.not-a-year        | discount_rate
            outcomes: [{id: a, quantity: 1, proxy: 1, starts: 2}]                     | value.missing-field     | discount_rate
            outcomes: [{id: a, quantity: 1, proxy: 1},{id: a, quantity: 1, proxy: 1}] | value.id-twice          | outcomes[a]
            outcomes: [{id: a, quantity: 1, proxy: 1, active: false}]                 | value.no-outcome        | outcomes
            outcomes: [{id: é, quantity: 1, proxy: 1}]                                | value.not-an-id         | outcomes[é].id
            outcomes: [{quantity: 1, proxy: 1}]                                       | value.missing-field     | outcomes[1].id
            outcomes: [a]                                                             | value.not-a-map         | outcomes[1]
            titel: x                                                                  | value.unknown-field     | titel
            title: x                                                                  | value.missing-field     | outcomes
            - a                                                                       | value.not-a-map         | —
            inputs: [{id: m, amount: -1}]\\noutcomes: [{id: a, quantity: 1, proxy: 1}] | value.negative-input    | inputs[m].amount
            currency: €\\noutcomes: [{id: a, quantity: 1, proxy: 1}]                  | value.not-a-currency    | currency
            """)
    void aFaultOfTheMapIsNamedWithItsPlace(String yaml, String key, String place) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.arguments()).contains(place);
                });
    }

    @Test
    void aFieldGivenTwiceIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("title: a\ntitle: b\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("map.yaml, line 2: the field “title” is given twice.");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("title: a\noutcomes: [{id: a\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("this is not valid YAML");
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
                .hasMessageStartingWith("map.yaml is empty.");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        byte[] latin = "title: Médiation".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new ValueMapReader().read("map.yaml", new ByteArrayInputStream(latin)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not encoded in UTF-8");
    }

    @Test
    void aFileThatDoesNotExistIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> new ValueMapReader().read(folder.resolve("absent.yaml")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("absent.yaml cannot be read");
    }
}
