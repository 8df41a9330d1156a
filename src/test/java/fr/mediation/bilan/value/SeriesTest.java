package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.definition;
import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.mediation.bilan.text.ProblemException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final String WAGE = """
            title: {fr: Salaire, en: Wage}
            unit: EUR par heure
            editions:
              - from: 2010
                source: Journal officiel
                values: {2010-01-01: 8.86, 2011-01-01: 9, 2011-12-01: 9.24}
            """;

    private static final String CARBON = """
            title: {fr: Carbone, en: Carbon}
            unit: EUR par tonne
            editions:
              - {from: 2010, price_year: 2008, source: un, values: {2010: 32, 2020: 56}}
              - {from: 2018, source: deux, values: {2018: 54}}
            """;

    private static Series read(String name, String yaml) {
        return SeriesReader.read(definition(name + ".yaml", yaml));
    }

    @Test
    void aYearTakesTheMeanOfItsMonths() {
        // Eleven months at 9 and one at 9.24.
        assertThat(read("wage", WAGE).in(2011)).isEqualByComparingTo("9.02");
        assertThat(read("wage", WAGE).in(2012)).isEqualByComparingTo("9.24");
    }

    @Test
    void aYearTakesTheLastEditionThatBeganByThen() {
        Series carbon = read("carbon", CARBON);

        assertThat(carbon.in(2016)).isEqualByComparingTo("32");
        assertThat(carbon.in(2018)).isEqualByComparingTo("54");
        assertThat(carbon.in(2025)).isEqualByComparingTo("54");
    }

    @Test
    void aYearBeforeTheSeriesIsRefused() {
        assertThatThrownBy(() -> read("wage", WAGE).in(2009))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Series “wage” has no value for 2009: it starts in 2010.");
    }

    @Test
    void aProxyMayBeAMultipleOfASeriesInPricesOfTheYearValued() {
        PriceIndex prices = new PriceIndex("prices", new TreeMap<>(Map.of(2008, number("80"), 2016, number("100"))));
        ValueParameters parameters = new ValueParameters(prices, Map.of("carbon", read("carbon", CARBON)));
        ValueMap map = ValueMaps.read("""
                outcomes:
                  - {id: a, quantity: kg, proxy: {central: 0.001, times: carbon, unit: EUR par kg, year: 2008, source: S}}
                """, parameters);

        // 3,000 kilograms × 0.001 × 32 € of 2008, a quarter dearer in 2016.
        assertThat(new Valuator(prices)
                        .evaluate(map, 2016, quantity -> Optional.of(number("3000")))
                        .gross())
                .isEqualByComparingTo("120");
    }

    @Test
    void aMapByItselfNeedsAYearForAMultiple() {
        ValueParameters parameters = new ValueParameters(NO_PRICES, Map.of("wage", read("wage", WAGE)));
        String map = "outcomes: [{id: a, quantity: 2, proxy: {central: 1, times: wage}}]";

        assertThatThrownBy(() -> new Valuator(NO_PRICES).evaluate(ValueMaps.read(map, parameters)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The proxy of outcome “a” is a multiple of series “wage”");
        assertThat(new Valuator(NO_PRICES)
                        .evaluate(ValueMaps.read("year: 2010\n" + map, parameters))
                        .gross())
                .isEqualByComparingTo("17.72");
    }

    @Test
    void aDiscountRateMayBeASeries() {
        Series rates = read("rates", """
                title: {fr: Taux, en: Rate}
                unit: par an
                editions:
                  - {from: 2005, source: un, values: {2005: 0.25}}
                  - {from: 2017, source: deux, values: {2017: 0.6}}
                """);
        ValueMap map = ValueMaps.read(
                "year: 2015\ndiscount_rate: rates\noutcomes: [{id: a, quantity: 1, proxy: 100, duration: 3}]",
                new ValueParameters(NO_PRICES, Map.of("rates", rates)));

        assertThat(new Valuator(NO_PRICES).evaluate(map).years())
                .extracting(Valuation.YearValue::presentValue)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(number("100"), number("80"), number("50"));
    }

    @Test
    void aSeriesWithoutSourceIsRefused() {
        assertThatThrownBy(() -> read("wage", WAGE.replace("    source: Journal officiel\n", "")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“source” is missing");
    }
}
