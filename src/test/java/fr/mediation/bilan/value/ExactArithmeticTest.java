package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The valuation agrees to the cent with fractions of whole numbers, computed another way, in closed form per year and year
 * by year over all outcomes: prices of another year, a rate that changes, starts, drop-off, payback.
 */
class ExactArithmeticTest {
    private static final int MAPS = 100;
    private static final int FIRST_YEAR = 2016;

    /** A fraction, never reduced: only its value counts. */
    private record Fraction(BigInteger over, BigInteger under) {
        static Fraction of(long over, long under) {
            return new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.over.negate(), other.under));
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under));
        }

        Fraction divided(Fraction other) {
            return new Fraction(over.multiply(other.under), under.multiply(other.over));
        }

        boolean atLeast(Fraction other) {
            return minus(other).over.signum() * minus(other).under.signum() >= 0;
        }

        String rounded(int decimals) {
            return new BigDecimal(over)
                    .divide(new BigDecimal(under), decimals, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    private static final Fraction NOTHING = Fraction.of(0, 1);

    /** Whole numbers: the quantity, cents of the proxy, and per thousand for the rates. */
    private record Drawn(
            long quantity,
            long cents,
            int priceYear,
            int deadweight,
            int displacement,
            int attribution,
            int dropOff,
            int duration,
            int starts,
            List<Integer> before) {
        static Drawn from(RandomGenerator random) {
            int lasting = 1 + random.nextInt(6);
            return new Drawn(
                    random.nextInt(100_000),
                    random.nextInt(200_000) - 40_000L,
                    FIRST_YEAR - 3 + random.nextInt(7),
                    random.nextInt(1001),
                    random.nextInt(1001),
                    random.nextInt(1001),
                    random.nextInt(1001),
                    lasting,
                    1 + random.nextInt(2),
                    random.nextBoolean()
                            ? List.of()
                            : random.ints(lasting - 1, 0, 20_000).boxed().toList());
        }

        String yaml(int rank) {
            return String.format(
                    Locale.ROOT,
                    "  - {id: o%d, quantity: %d, proxy: {central: %s, year: %d}, deadweight: %s, displacement: %s,"
                            + " attribution: %s, drop_off: %s, duration: %d, starts: %d, credited_before: %s}%n",
                    rank,
                    quantity,
                    BigDecimal.valueOf(cents, 2),
                    priceYear,
                    BigDecimal.valueOf(deadweight, 3),
                    BigDecimal.valueOf(displacement, 3),
                    BigDecimal.valueOf(attribution, 3),
                    BigDecimal.valueOf(dropOff, 3),
                    duration,
                    starts,
                    before);
        }

        Fraction gross(Map<Integer, Integer> levels) {
            return Fraction.of(quantity * cents, 100).times(Fraction.of(levels.get(FIRST_YEAR), levels.get(priceYear)));
        }

        /** The value of the first year. */
        Fraction impact(Map<Integer, Integer> levels) {
            return in(starts, levels);
        }

        /** What one is worth in full. */
        private Fraction unit(Map<Integer, Integer> levels) {
            return Fraction.of(cents, 100)
                    .times(Fraction.of(levels.get(FIRST_YEAR), levels.get(priceYear)))
                    .times(Fraction.of(1000 - deadweight, 1000))
                    .times(Fraction.of(1000 - displacement, 1000))
                    .times(Fraction.of(1000 - attribution, 1000));
        }

        /** Its value in a year of the horizon, counted from 1. */
        Fraction in(int year, Map<Integer, Integer> levels) {
            int later = year - starts;
            if (later < 0 || later >= duration) {
                return NOTHING;
            }
            Fraction left = level(quantity, later);
            for (int ago = 1; ago <= before.size(); ago++) {
                if (later + ago < duration) {
                    left = left.minus(level(before.get(ago - 1), later + ago));
                }
            }
            return unit(levels).times(left);
        }

        private Fraction level(long count, int years) {
            return Fraction.of(count, 1)
                    .times(new Fraction(
                            BigInteger.valueOf(1000 - dropOff).pow(years),
                            BigInteger.valueOf(1000).pow(years)));
        }
    }

    private static Fraction discounted(Fraction value, int year, int early, int late) {
        Fraction discounted = value;
        for (int later = 2; later <= year; later++) {
            // The second rate is in force from the third calendar year on.
            discounted = discounted.times(Fraction.of(1000, 1000 + (later >= 3 ? late : early)));
        }
        return discounted;
    }

    /** From the end: the inputs must be reached then, and are so since the last year that began without them. */
    private static String payback(List<Fraction> presentValues, Fraction inputs) {
        List<Fraction> left = new ArrayList<>(List.of(inputs));
        presentValues.forEach(value -> left.add(left.get(left.size() - 1).minus(value)));
        Fraction nothing = Fraction.of(0, 1);
        int year = presentValues.size();
        if (!nothing.atLeast(left.get(year))) {
            return null;
        }
        while (nothing.atLeast(left.get(year))) {
            year--;
        }
        return Fraction.of(year, 1)
                .plus(left.get(year).divided(presentValues.get(year)))
                .times(Fraction.of(12, 1))
                .rounded(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithFractionsToTheCentOnAHundredRandomMaps(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int map = 0; map < MAPS; map++) {
            agrees(random);
        }
    }

    private static void agrees(RandomGenerator random) {
        int early = random.nextInt(101);
        int late = random.nextInt(101);
        Map<Integer, Integer> levels = new TreeMap<>();
        for (int year = FIRST_YEAR - 3; year <= FIRST_YEAR + 3; year++) {
            levels.put(year, 9_000 + random.nextInt(3_000));
        }
        long inputs = 1 + random.nextInt(10_000_000);
        List<Drawn> outcomes = new ArrayList<>();
        StringBuilder yaml = new StringBuilder("year: " + FIRST_YEAR + "\ndiscount_rate: {2000: "
                + BigDecimal.valueOf(early, 3) + ", " + (FIRST_YEAR + 2) + ": " + BigDecimal.valueOf(late, 3)
                + "}\ninputs: [{id: means, amount: " + inputs + "}]\noutcomes:\n");
        int count = 1 + random.nextInt(8);
        for (int rank = 0; rank < count; rank++) {
            outcomes.add(Drawn.from(random));
            yaml.append(outcomes.get(rank).yaml(rank));
        }
        List<Fraction> presentValues = IntStream.rangeClosed(1, 7)
                .mapToObj(year -> discounted(
                        outcomes.stream().map(one -> one.in(year, levels)).reduce(NOTHING, Fraction::plus),
                        year,
                        early,
                        late))
                .toList();
        Fraction total = presentValues.stream().reduce(NOTHING, Fraction::plus);
        Fraction means = Fraction.of(inputs, 1);
        TreeMap<Integer, BigDecimal> decimals = new TreeMap<>();
        levels.forEach((year, level) -> decimals.put(year, number(level + "e-2")));

        Valuation valuation =
                new Valuator(new PriceIndex("prices", decimals)).evaluate(ValueMaps.read(yaml.toString()));

        assertThat(shown(valuation))
                .as(yaml.toString())
                .containsExactly(
                        outcomes.stream()
                                .map(one -> one.gross(levels))
                                .reduce(NOTHING, Fraction::plus)
                                .rounded(2),
                        outcomes.stream()
                                .map(one -> one.impact(levels))
                                .reduce(NOTHING, Fraction::plus)
                                .rounded(2),
                        total.rounded(2),
                        total.minus(means).rounded(2),
                        total.divided(means).rounded(4),
                        payback(presentValues, means));
    }

    /** Gross value, impact, total, net value, ratio and payback as they are shown. */
    private static List<String> shown(Valuation valuation) {
        return Stream.of(
                        Rounding.cents(valuation.gross()),
                        Rounding.cents(valuation.impact()),
                        Rounding.cents(valuation.totalPresentValue()),
                        Rounding.cents(valuation.netPresentValue()),
                        Rounding.ratio(valuation.ratio()),
                        Optional.ofNullable(valuation.paybackMonths())
                                .map(Rounding::cents)
                                .orElse(null))
                .map(number -> number == null ? null : number.toPlainString())
                .toList();
    }
}
