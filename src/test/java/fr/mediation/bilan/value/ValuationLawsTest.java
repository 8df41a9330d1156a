package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.NO_PRICES;
import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.value.Valuation.OutcomeValue;
import fr.mediation.bilan.value.Valuation.Subtotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What must hold of every valuation, on random maps. */
class ValuationLawsTest {
    private static final int MAPS = 200;
    private static final int YEAR = 2016;

    private static void onRandomMaps(BiConsumer<ValueMap, Map<String, BigDecimal>> law) {
        RandomGenerator random = new SplittableRandom(20_150_203);
        for (int i = 0; i < MAPS; i++) {
            law.accept(RandomMaps.draw(random, RandomMaps.rate(random)), RandomMaps.figures(random));
        }
    }

    private static Valuation value(ValueMap map, Map<String, BigDecimal> figures) {
        return new Valuator(NO_PRICES).evaluate(map, YEAR, RandomMaps.measures(figures));
    }

    @Test
    void valueIsLinearInTheQuantities() {
        onRandomMaps((map, figures) -> {
            Map<String, BigDecimal> thrice = new HashMap<>();
            figures.forEach((id, figure) -> thrice.put(id, figure.multiply(number("3"))));

            assertThat(value(map, thrice).totalPresentValue())
                    .isEqualByComparingTo(
                            value(map, figures).totalPresentValue().multiply(number("3")));
        });
    }

    @Test
    void whatWouldHaveHappenedAnywayIsWorthNothing() {
        onRandomMaps((map, figures) -> {
            ValueMap anyway = map.with(outcome -> outcome.with(AssumptionKind.DEADWEIGHT, BigDecimal.ONE));

            assertThat(value(anyway, figures).totalPresentValue()).isEqualByComparingTo("0");
        });
    }

    @Test
    void anEffectOfOneYearNeverDropsOff() {
        onRandomMaps((map, figures) -> {
            ValueMap brief = map.with(ValuationLawsTest::ofOneYear);
            ValueMap steady = brief.with(outcome -> outcome.with(AssumptionKind.DROP_OFF, BigDecimal.ZERO));

            assertThat(value(brief, figures).totalPresentValue())
                    .isEqualByComparingTo(value(steady, figures).totalPresentValue());
        });
    }

    private static Outcome ofOneYear(Outcome outcome) {
        return new Outcome(
                outcome.id(),
                outcome.article(),
                outcome.stakeholder(),
                outcome.label(),
                outcome.quantity(),
                List.of(),
                outcome.assumptions(),
                null,
                1,
                outcome.starts(),
                List.of(),
                outcome.distinction());
    }

    /**
     * A person who comes in some years is credited, over all valuations, with one full effect in each of them and with what
     * is left of it after the last: no year counts twice.
     */
    @Test
    void whoComesAgainAndAgainIsCreditedWithOneFullEffectAYear() {
        RandomGenerator random = new SplittableRandom(3);
        for (int map = 0; map < MAPS; map++) {
            int duration = 1 + random.nextInt(5);
            BigDecimal left = BigDecimal.valueOf(random.nextInt(1001), 3);
            boolean[] comes = new boolean[12];
            BigDecimal[] credited = new BigDecimal[comes.length + duration];
            Arrays.fill(credited, BigDecimal.ZERO);
            for (int year = 0; year < comes.length; year++) {
                comes[year] = random.nextInt(3) > 0;
                if (comes[year]) {
                    for (Valuation.YearValue one :
                            visit(comes, year, duration, left).years()) {
                        credited[year + one.year() - 1] = credited[year + one.year() - 1].add(one.value());
                    }
                }
            }

            int ago = duration;
            for (int year = 0; year < credited.length; year++) {
                ago = year < comes.length && comes[year] ? 0 : ago + 1;
                BigDecimal level = ago < duration ? left.pow(ago) : BigDecimal.ZERO;
                assertThat(credited[year]).as(Arrays.toString(comes)).isEqualByComparingTo(level);
            }
        }
    }

    private static Valuation visit(boolean[] comes, int year, int duration, BigDecimal left) {
        int[] before = new int[duration - 1];
        for (int ago = 1; ago < duration && ago <= year; ago++) {
            if (comes[year - ago]) {
                before[ago - 1] = 1;
                break;
            }
        }
        return ValueMaps.evaluate("discount_rate: 0\noutcomes: [{id: a, quantity: 1, proxy: 1, duration: " + duration
                + ", drop_off: " + BigDecimal.ONE.subtract(left) + ", credited_before: " + Arrays.toString(before)
                + "}]\n");
    }

    @Test
    void withoutDiscountingTheYearsAddUp() {
        onRandomMaps((map, figures) -> {
            Valuation valuation = value(map.with(DiscountRate.constant(BigDecimal.ZERO)), figures);

            assertThat(valuation.totalPresentValue())
                    .isEqualByComparingTo(valuation.years().stream()
                            .map(Valuation.YearValue::value)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    }

    @Test
    void theOrderOfOutcomesNeverMatters() {
        onRandomMaps((map, figures) -> {
            List<Outcome> shuffled = new ArrayList<>(map.outcomes());
            Collections.shuffle(shuffled, new Random(7));
            ValueMap other = new ValueMap(
                    map.title(),
                    "EUR",
                    null,
                    map.discountRate(),
                    map.inputs(),
                    shuffled,
                    List.of(),
                    List.of(),
                    List.of());

            assertThat(value(other, figures).totalPresentValue())
                    .isEqualByComparingTo(value(map, figures).totalPresentValue());
            assertThat(value(other, figures).ratio())
                    .isEqualByComparingTo(value(map, figures).ratio());
        });
    }

    @Test
    void regionsAddUpToTheCountryWhereTheirFiguresDo() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < MAPS; i++) {
            ValueMap map = RandomMaps.draw(random, RandomMaps.rate(random));
            Map<String, BigDecimal> north = RandomMaps.figures(random);
            Map<String, BigDecimal> south = RandomMaps.figures(random);
            Map<String, BigDecimal> country = new HashMap<>(north);
            south.forEach((id, figure) -> country.merge(id, figure, BigDecimal::add));

            assertThat(value(north, south, map, Valuation::totalPresentValue))
                    .isEqualByComparingTo(value(map, country).totalPresentValue());
            assertThat(value(north, south, map, Valuation::netPresentValue))
                    .isEqualByComparingTo(value(map, country).netPresentValue());
        }
    }

    private static BigDecimal value(
            Map<String, BigDecimal> north,
            Map<String, BigDecimal> south,
            ValueMap map,
            Function<Valuation, BigDecimal> amount) {
        return amount.apply(value(map, north)).add(amount.apply(value(map, south)));
    }

    @Test
    void stakeholdersAndArticlesAddUpToTheTotal() {
        onRandomMaps((map, figures) -> {
            Valuation valuation = value(map, figures);

            assertThat(sum(valuation.byStakeholder().values())).isEqualByComparingTo(valuation.totalPresentValue());
            assertThat(sum(valuation.byArticle().values())).isEqualByComparingTo(valuation.totalPresentValue());
            assertThat(valuation.outcomes().stream()
                            .map(OutcomeValue::presentValue)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(valuation.totalPresentValue());
        });
    }

    private static BigDecimal sum(Iterable<Subtotal> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Subtotal part : parts) {
            sum = sum.add(part.presentValue());
        }
        return sum;
    }
}
