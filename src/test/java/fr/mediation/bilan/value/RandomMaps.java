package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random value maps, whose quantities are the indicators {@code q0}, {@code q1}… and whose inputs are {@code m}. */
final class RandomMaps {
    private RandomMaps() {}

    static ValueMap draw(RandomGenerator random, DiscountRate rate) {
        List<Outcome> outcomes = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int rank = 0; rank < count; rank++) {
            Map<AssumptionKind, Assumption> assumptions = new EnumMap<>(AssumptionKind.class);
            for (AssumptionKind kind : AssumptionKind.values()) {
                boolean proxy = kind == AssumptionKind.PROXY;
                int low = proxy ? random.nextInt(20_000) - 5_000 : random.nextInt(500);
                int central = low + random.nextInt(proxy ? 5_000 : 300);
                int high = central + random.nextInt(proxy ? 5_000 : 200);
                int decimals = proxy ? 2 : 3;
                assumptions.put(
                        kind,
                        new Assumption(
                                BigDecimal.valueOf(low, decimals),
                                BigDecimal.valueOf(central, decimals),
                                BigDecimal.valueOf(high, decimals),
                                Label.of(""),
                                0,
                                Source.NONE));
            }
            int duration = 1 + random.nextInt(6);
            List<Quantity> before = random.nextBoolean() ? credited(rank, duration) : List.of();
            outcomes.add(new Outcome(
                    "o" + rank,
                    3 + random.nextInt(4),
                    Label.of("s" + rank % 3),
                    Label.of("o" + rank),
                    new Quantity.Measured("q" + rank),
                    before,
                    assumptions,
                    null,
                    duration,
                    1 + random.nextInt(2),
                    List.of(),
                    Label.of("")));
        }
        return new ValueMap(
                Label.of("x"),
                "EUR",
                null,
                rate,
                List.of(new ValueMap.Input("m", Label.of("m"), new Quantity.Measured("m"), null, Source.NONE)),
                outcomes,
                List.of(),
                List.of(),
                List.of());
    }

    /** A figure for each year that an outcome lasts after its first. */
    private static List<Quantity> credited(int rank, int duration) {
        return IntStream.range(1, duration)
                .<Quantity>mapToObj(ago -> new Quantity.Measured("q" + rank + "-" + ago))
                .toList();
    }

    static DiscountRate rate(RandomGenerator random) {
        return DiscountRate.constant(BigDecimal.valueOf(random.nextInt(100), 3));
    }

    /** Figures of a territory: whole quantities and some inputs. */
    static Map<String, BigDecimal> figures(RandomGenerator random) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (int rank = 0; rank < 8; rank++) {
            int all = random.nextInt(100_000);
            figures.put("q" + rank, BigDecimal.valueOf(all));
            for (int ago = 1; ago < 6; ago++) {
                figures.put("q" + rank + "-" + ago, BigDecimal.valueOf(random.nextInt(1 + all / 5)));
            }
        }
        figures.put("m", BigDecimal.valueOf(1 + random.nextInt(1_000_000)));
        return figures;
    }

    static FigureLookup measures(Map<String, BigDecimal> figures) {
        return quantity -> Optional.ofNullable(figures.get(quantity.code()));
    }
}
