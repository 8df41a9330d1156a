package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.definition.JobsFolder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the repository ships loads and keeps its promises. */
class ShippedValueTest {
    private final ValueParameters parameters = ValueParameters.read(JobsFolder.packaged());
    private final PriceIndex prices = parameters.prices();
    private final ValueMap map = ValueMapReader.read(JobsFolder.packaged().get("value/map.yaml"), parameters);

    @Test
    void everyAssumptionHasASource() {
        Stream<Outcome> outcomes = Stream.concat(map.outcomes().stream(), map.alternatives().stream());

        assertThat(outcomes.flatMap(outcome -> outcome.assumptions().values().stream()
                        .filter(assumption -> assumption.central().signum() != 0)))
                .isNotEmpty()
                .extracting(Assumption::source)
                .doesNotContain(Source.NONE);
    }

    @Test
    void theMapHasTenToFifteenOutcomesOverTheArticlesOfTheConvention() {
        assertThat(map.outcomes()).hasSizeBetween(10, 15);
        assertThat(map.outcomes()).extracting(Outcome::article).contains(3, 4, 5, 6);
        assertThat(map.outcomes())
                .extracting(outcome -> outcome.stakeholder().en())
                .doesNotContain("");
    }

    @Test
    void theMapCanBeValuedForEachYearOfThePrices() {
        Valuator valuator = new Valuator(prices);

        for (int year : new int[] {2013, 2015, 2025}) {
            Valuation valuation = valuator.evaluate(map, year, indicator -> Optional.of(BigDecimal.TEN));
            assertThat(valuation.complete()).isTrue();
            assertThat(valuation.ratio()).isNotNull();
        }
    }

    @Test
    void pricesOf2025AreNineTenthsOfAPercentAboveThoseOf2024() {
        assertThat(prices.convert(number("1000"), 2024, 2025)).isEqualByComparingTo("1009");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2010, 32, 2008
            2016, 44.8, 2008
            2017, 47.3, 2008
            2018, 54, 2018
            2020, 87, 2018
            2025, 168, 2018
            2026, 264, 2023
            2030, 300, 2023
            """)
    void aTonneOfCarbonIsWorthWhatTheEditionOfItsYearSays(int year, String euros, int pricesOf) {
        Series carbon = parameters.series().get("carbon_value");

        assertThat(carbon.in(year)).isEqualByComparingTo(euros);
        assertThat(carbon.edition(year).orElseThrow().priceYear()).isEqualTo(pricesOf);
    }

    @Test
    void accessToEmploymentIsWorthAThirdOfTheGainOfEachUnemployedPerson() {
        // 310 million euros for a third of 6.6 million active people, of whom 10.1 % are unemployed.
        BigDecimal gain =
                number("310000000").divide(number("6600000").multiply(number("0.101")), 0, RoundingMode.HALF_UP);
        Assumption proxy = map.outcomes().stream()
                .filter(outcome -> outcome.id().equals("acces_emploi"))
                .findFirst()
                .orElseThrow()
                .proxy();

        assertThat(proxy.central()).isEqualByComparingTo(gain).isEqualByComparingTo("465");
        assertThat(proxy.high()).isEqualByComparingTo(gain.multiply(number("3")));
    }

    @Test
    void whatLastsCountsPersonsOnce() {
        assertThat(map.outcomes())
                .filteredOn(outcome -> outcome.duration() > 1
                        && outcome.quantity() instanceof Quantity.Measured counted
                        && counted.indicator().equals("beneficiaires"))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.creditedBefore()).hasSize(outcome.duration() - 1));
    }

    @Test
    void trainingIsPricedInTheEurosOfTheYearItsPriceWasMeasuredIn() {
        // 13.1 billion euros for 1,152 million hours, both of 2011; 13.6 billion for 1,155 million, of 2012.
        Assumption proxy = map.outcomes().stream()
                .filter(outcome -> outcome.id().equals("frais_formation"))
                .findFirst()
                .orElseThrow()
                .proxy();

        assertThat(proxy.year()).isEqualTo(2011);
        assertThat(proxy.central())
                .isEqualByComparingTo(number("13100").divide(number("1152"), 2, RoundingMode.HALF_UP));
        assertThat(proxy.high())
                .isEqualByComparingTo(
                        prices.convert(number("13600").divide(number("1155"), 2, RoundingMode.HALF_UP), 2012, 2011)
                                .setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void theMapSaysWhatNobodyHasAnsweredAndWhoCan() {
        assertThat(map.questions())
                .isNotEmpty()
                .allSatisfy(question -> assertThat(Stream.of(question.about(), question.question(), question.who()))
                        .noneMatch(text -> text.fr().equals(text.en())));
    }

    @Test
    void eachPriceIndexSaysWhereItWasRead() {
        assertThat(prices.pages().keySet()).isEqualTo(prices.levels().keySet());
    }

    @Test
    void theMapCountsANegativeOutcome() {
        assertThat(map.outcomes()).anyMatch(outcome -> outcome.proxy().central().signum() < 0);
    }

    @Test
    void chainedPricesComeNearTheIndexOfTheWholeCountryIn2023() {
        // Mean of the twelve monthly indices of 2023, base 2015, published by Insee: 117.47.
        assertThat(prices.levels().get(2023)).isBetween(number("117.3"), number("117.6"));
    }

    @Test
    void everySentenceExistsInBothLanguages() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

        assertThat(ResourceBundle.getBundle("messages/value", Locale.FRANCE, exact)
                        .keySet())
                .isEqualTo(ResourceBundle.getBundle("messages/value", Locale.UK, exact)
                        .keySet());
    }
}
