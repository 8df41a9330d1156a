package fr.mediation.bilan.value;

import static fr.mediation.bilan.value.ValueMaps.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The valuation agrees to the cent with fractions of whole numbers, computed another way, in closed form per year. */
class ExactArithmeticTest {
    private static final int MAPS = 300;

    /** A fraction, never reduced: only its value counts. */
    private record Fraction(BigInteger over, BigInteger under) {
        static Fraction of(long over, long under) {
            return new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under));
        }

        Fraction divided(Fraction other) {
            return new Fraction(over.multiply(other.under), under.multiply(other.over));
        }

        Fraction power(int exponent) {
            return new Fraction(over.pow(exponent), under.pow(exponent));
        }

        String rounded(int decimals) {
            return new BigDecimal(over)
                    .divide(new BigDecimal(under), decimals, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /** Whole numbers: the quantity, cents of the proxy, and per thousand for the rates. */
    private record Drawn(
            long quantity,
            long cents,
            int deadweight,
            int displacement,
            int attribution,
            int dropOff,
            int duration,
            int starts) {
        static Drawn from(Random random) {
            return new Drawn(
                    random.nextInt(100_000),
                    random.nextInt(200_000) - 40_000L,
                    random.nextInt(1001),
                    random.nextInt(1001),
                    random.nextInt(1001),
                    random.nextInt(1001),
                    1 + random.nextInt(6),
                    1 + random.nextInt(2));
        }

        String yaml(int rank) {
            return String.format(
                    Locale.ROOT,
                    "  - {id: o%d, quantity: %d, proxy: %s, deadweight: %s, displacement: %s, attribution: %s,"
                            + " drop_off: %s, duration: %d, starts: %d}%n",
                    rank,
                    quantity,
                    BigDecimal.valueOf(cents, 2),
                    BigDecimal.valueOf(deadweight, 3),
                    BigDecimal.valueOf(displacement, 3),
                    BigDecimal.valueOf(attribution, 3),
                    BigDecimal.valueOf(dropOff, 3),
                    duration,
                    starts);
        }

        /** Impact × (kept / (1 + r))^k summed over its years, discounted once more where it starts in the second. */
        Fraction presentValue(int rate) {
            Fraction impact = Fraction.of(quantity * cents, 100)
                    .times(Fraction.of(1000 - deadweight, 1000))
                    .times(Fraction.of(1000 - displacement, 1000))
                    .times(Fraction.of(1000 - attribution, 1000));
            Fraction sum = Fraction.of(0, 1);
            for (int later = 0; later < duration; later++) {
                sum = sum.plus(impact.times(Fraction.of(1000 - dropOff, 1000).power(later))
                        .times(Fraction.of(1000, 1000 + rate).power(later + starts - 1)));
            }
            return sum;
        }
    }

    @Test
    void agreesWithFractionsToTheCentOnRandomMaps() {
        Random random = new Random(20130203);
        for (int map = 0; map < MAPS; map++) {
            int rate = random.nextInt(101);
            long inputs = 1 + random.nextInt(1_000_000);
            List<Drawn> outcomes = new ArrayList<>();
            StringBuilder yaml = new StringBuilder("discount_rate: " + BigDecimal.valueOf(rate, 3)
                    + "\ninputs: [{id: means, amount: " + inputs + "}]\noutcomes:\n");
            for (int rank = 0; rank <= random.nextInt(8); rank++) {
                outcomes.add(Drawn.from(random));
                yaml.append(outcomes.get(rank).yaml(rank));
            }
            Fraction total =
                    outcomes.stream().map(one -> one.presentValue(rate)).reduce(Fraction.of(0, 1), Fraction::plus);

            assertThat(ValuationJson.of(evaluate(yaml.toString())))
                    .as(yaml.toString())
                    .containsEntry("total_present_value", total.rounded(2))
                    .containsEntry(
                            "net_present_value",
                            total.plus(Fraction.of(-inputs, 1)).rounded(2))
                    .containsEntry(
                            "ratio", total.divided(Fraction.of(inputs, 1)).rounded(4));
        }
    }
}
